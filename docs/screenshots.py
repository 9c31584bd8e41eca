"""Makes the pictures of docs/review.md from the running program: `python docs/screenshots.py`, with the extra `test` and Chromium."""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARTICLE = "kazakhstan-2022.txt"
sys.path.insert(0, str(ROOT))

from tests.browsing import chromium  # noqa: E402
from tests.serving import serve  # noqa: E402


def browser(folder: Path) -> None:
    """The desk in light, dark and on a narrow screen, and the report."""
    from tests.test_review_browser import Desk

    with serve(folder, ARTICLE) as server:
        with chromium(1440, 900) as page:
            desk = Desk(page, server)
            desk.press(*"yny1yyn", "j", "j", "j")
            page.save_screenshot(str(IMAGES / "review.png"))
        with chromium(1440, 900, dark=True) as page:
            desk = Desk(page, server)
            desk.press("v", "v", "v", "j", "j", "j", "e")
            page.save_screenshot(str(IMAGES / "review-dark.png"))
        with chromium(420, 850) as page:
            Desk(page, server)
            page.save_screenshot(str(IMAGES / "review-narrow.png"))
        report = folder / "report.html"
        report.write_bytes(server.ask("GET", "/download/0/report")[1])
    with chromium(1100, 1300) as page:
        page.get(report.as_uri())
        page.save_screenshot(str(IMAGES / "report.png"))


def terminal(folder: Path) -> None:
    """The reviewer in a pseudo-terminal of 80 columns."""
    from rich.console import Console
    from rich.text import Text

    from tests.test_review_terminal import PROMPT, Screen

    screen = Screen(folder, ARTICLE, term="xterm-256color")
    shown = "".join(screen.press(key) + PROMPT for key in "yns").split("accepted", 1)[-1].partition("\n")[2]
    screen.child.close(force=True)
    console: Any = Console(width=80, record=True, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown.replace("\r\n", "\n").strip("\n")))
    made = re.sub(r"@font-face \{.*?\}", "", console.export_svg(title=f"translit review {ARTICLE}"), flags=re.DOTALL)
    (IMAGES / "review-terminal.svg").write_text(re.sub(r"\n\s*\n+", "\n", made))


def main() -> None:
    """Make every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "seeds" / ARTICLE, folder)
        browser(Path(folder))
        (Path(folder) / f"{ARTICLE}.decisions.yaml").unlink()
        terminal(Path(folder))


if __name__ == "__main__":
    main()
