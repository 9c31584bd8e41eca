"""One line a finding, as editors and log readers expect it: where, tier, rule, what, why."""

from __future__ import annotations

from translit.model import Result
from translit.text import Lines, visible


def render(result: Result) -> str:
    """One line a kept finding that no reviewer rejected."""
    lines = Lines(result.document.text)
    out = []
    for finding in result.findings:
        decision = result.decisions.get(finding.id)
        if finding.kept and not (decision and decision.verdict == "reject"):
            line, column = lines.position(finding.span.start)
            what = _quoted(finding.text)
            if finding.fixes:
                what += " -> " + " | ".join(_quoted(s) for s in finding.suggestions)
            also = ", ".join("{}:{}".format(*lines.position(place.start)) for place in finding.places)
            why = visible(finding.message) + (f" (also at {also})" if also else "")
            out.append(f"{visible(result.document.path)}:{line}:{column}: {finding.tier} [{finding.rule}] {what}: {why}\n")
    return "".join(out)


def _quoted(text: str) -> str:
    return '"' + visible(text).replace("\n", "⏎") + '"' if text else "(delete)"
