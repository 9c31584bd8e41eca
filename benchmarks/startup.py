"""How long one article takes as a whole process, beside empty Python in the same run.

    python benchmarks/startup.py [RUNS]

Prints the median wall time of each command and its ratio to empty Python; the machine's speed cancels out of the
ratio. The knowledge is compiled before anything is timed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ARTICLE = Path(__file__).resolve().parent.parent / "seeds" / "kazakhstan-2022.txt"
RUN = "import translit.cli; translit.cli.main()"
COMMANDS = {
    "empty Python": [sys.executable, "-c", "pass"],
    "translit --help": [sys.executable, "-c", RUN, "--help"],
    "translit normalise, one article": [sys.executable, "-c", RUN, "normalise", "--quiet", str(ARTICLE)],
    "translit name, one name": [sys.executable, "-c", RUN, "name", "--source", "es", "Zajárova"],
}


def main() -> None:
    """Time the commands in turn, so that a slow moment of the machine touches all of them."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(runs + 1):
        for name, command in COMMANDS.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number:
                times[name].append(time.perf_counter() - started)
    empty = statistics.median(times["empty Python"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:34} {median * 1000:7.1f} ms  {median / empty:5.1f} x empty Python")


if __name__ == "__main__":
    main()
