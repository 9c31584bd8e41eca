"""One line for each kept finding of a result in JSON on standard input."""

import json
import sys


def lines(result: dict[str, list[dict[str, object]]]) -> list[str]:
    return [
        f"{f['line']}:{f['column']} {f['tier']} [{f['rule']}] {f['text']!r} -> {f['suggestions']}"
        for f in result["findings"]
        if not f["superseded_by"]
    ]


if __name__ == "__main__":
    print(*lines(json.load(sys.stdin)), sep="\n")
