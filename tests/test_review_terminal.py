"""The reviewer in a real pseudo-terminal, and with answers piped in."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="the pseudo-terminal tests need pexpect (pip install '.[test]')")

from tests.conftest import ROOT, Run  # noqa: E402
from translit.review.decisions import load  # noqa: E402

TEXT = (
    "Zajárova spoke in Almatí.\n\nThe men seized weapons of fire near Járkov, and the crowd of people who had come to look at them "
    "went home to Almatí.\nA \x1b[31mred\x1b[0m night in Bakú.\n"
)
PROMPT = "quit > "


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return path


class Screen:
    """A running review on a pseudo-terminal of 80 columns."""

    def __init__(self, folder: Path, *arguments: str, term: str = "dumb") -> None:
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")}
        environment |= {"TERM": term, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LANG": "C.UTF-8"}
        command = ["-c", "import translit.cli; translit.cli.main()", "review", "-s", "es", "--who", "anna", *arguments]
        self.child: Any = pexpect.spawn(
            sys.executable, command, cwd=folder, env=environment, dimensions=(24, 80), encoding="utf-8", timeout=30, echo=False
        )

    def press(self, keys: str) -> str:
        """Answer each prompt with one key; what was printed before the last one."""
        shown = ""
        for key in keys:
            self.child.expect_exact(PROMPT)
            shown = self.child.before
            self.child.send(key)
        return shown

    def end(self) -> tuple[int, str]:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus, self.child.before


@pytest.fixture
def screens(tmp_path: Path) -> Iterator[Any]:
    made: list[Screen] = []

    def start(*arguments: str, term: str = "dumb") -> Screen:
        made.append(Screen(tmp_path, *arguments, term=term))
        return made[-1]

    yield start
    for screen in made:
        screen.child.close(force=True)


def verdicts(article: Path) -> list[tuple[str, str, str | None]]:
    return [(d.verdict, d.text, d.new) for d in load(article.with_name(article.name + ".decisions.yaml")).decisions.values()]


def test_a_review_from_the_first_key_to_the_last(screens: Any, article: Path, tmp_path: Path, run: Run) -> None:
    screen = screens("a.txt", "-o", "out.txt")
    shown = screen.press("y")
    assert "1 of 6" in shown
    assert ">>Zajárova<< spoke in Almatí." in shown
    assert "Захарова" in shown
    shown = screen.press("n")
    assert "2 of 6" in shown
    screen.press("e")
    screen.child.expect_exact("new text: ")
    screen.child.send("\x15rifles\r")
    shown = screen.press("ue")
    screen.child.expect_exact("new text: ")
    screen.child.send(" and knives\r")
    assert "taken back: weapons of fire" in shown
    screen.press("ysy")
    code, rest = screen.end()
    assert (code, "6 findings: 3 accepted, 1 rejected, 1 typed, 1 open" in rest) == (0, True)
    assert verdicts(article) == [
        ("accept", "Zajárova", "Zakharova"),
        ("reject", "Almatí", None),
        ("replace", "weapons of fire", "firearms and knives"),
        ("accept", "Járkov", "Kharkiv"),
        ("accept", "Bakú", "Baku"),
    ]
    assert article.read_text() == TEXT
    written = (tmp_path / "out.txt").read_bytes()
    assert written == run("normalise", "a.txt", "-s", "es", "--decisions", "a.txt.decisions.yaml").stdout
    assert written.decode().startswith("Zakharova spoke in Almatí.\n\nThe men seized firearms and knives near Kharkiv")


def test_eighty_columns_without_colour(screens: Any, article: Path) -> None:
    screen = screens("a.txt")
    shown = "".join(screen.press(key) for key in "?ssssss") + "".join(screen.end()[1:])
    assert "\x1b" not in shown
    assert "\\x1b[31mred" in shown
    assert max(map(len, re.split(r"\r?\n", shown))) <= 80


def test_colour_only_adds(screens: Any, article: Path) -> None:
    pyte = pytest.importorskip("pyte", reason="reading a coloured screen needs pyte (pip install '.[test]')")
    screen = screens("a.txt", term="xterm-256color")
    shown = screen.press("q")
    assert "\x1b[1;7m" in shown
    terminal = pyte.Screen(80, 24)
    pyte.Stream(terminal).feed(shown)
    assert any(">>Zajárova<< spoke in Almatí." in line for line in terminal.display)


def test_resumes_where_it_stopped(screens: Any, article: Path) -> None:
    screen = screens("a.txt")
    screen.press("yyq")
    assert screen.end()[0] == 0
    screen = screens("a.txt")
    assert "2 of 6 are decided" in screen.press("u")
    assert "2 of 6" in screen.press("q")
    assert screen.end()[0] == 0
    assert verdicts(article) == [("accept", "Zajárova", "Zakharova")]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGHUP, -1), (signal.SIGINT, 130)])
def test_stopped_at_a_prompt(screens: Any, article: Path, number: int, code: int) -> None:
    screen = screens("a.txt", "--in-place")
    screen.press("yn")
    screen.child.expect_exact(PROMPT)
    screen.child.kill(number)
    assert screen.end()[0] == code
    assert article.read_text() == TEXT
    assert len(verdicts(article)) == 2


def test_the_terminal_closes(screens: Any, article: Path) -> None:
    screen = screens("a.txt", "--in-place")
    screen.press("yn")
    screen.child.expect_exact(PROMPT)
    screen.child.close(force=True)
    assert article.read_text() == TEXT
    assert len(verdicts(article)) == 2


def test_control_c_and_control_d(screens: Any, article: Path) -> None:
    screen = screens("a.txt", "--in-place")
    screen.press("y\x03")
    assert screen.end()[0] == 130
    assert article.read_text() == TEXT
    screen = screens("a.txt", "--in-place")
    screen.press("n\x04")
    assert screen.end()[0] == 0
    assert article.read_text().startswith("Zakharova spoke in Almatí.")


def test_a_rule_for_the_rest_of_this_file_only(run: Run, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(TEXT)
    done = run("review", "a.txt", "b.txt", "-s", "es", stdin=b"ndq")
    assert b"rejected: 2 of almaty" in done.stdout
    assert [v[:2] for v in verdicts(article)] == [("reject", "Zajárova"), ("reject", "Almatí"), ("reject", "Almatí")]
    done = run("review", "a.txt", "b.txt", "-s", "es", stdin=b"f\nya\nf")
    assert [v[0] for v in verdicts(other)] == ["accept"] * 3
    assert b"2 of almaty" in done.stdout
    assert len(verdicts(article)) == 3


def test_piped_answers_and_their_end(run: Run, article: Path) -> None:
    done = run("review", "a.txt", "-s", "es", "-i", stdin=b"y\nc Almaty is the city\nn\ne guns\ng\n")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    decisions = list(load(article.with_name("a.txt.decisions.yaml")).decisions.values())
    assert [(d.verdict, d.new, d.note, d.learn) for d in decisions] == [
        ("accept", "Zakharova", "", False),
        ("reject", None, "Almaty is the city", False),
        ("replace", "guns", "", False),
        ("accept", "Kharkiv", "", True),
    ]
    assert article.read_text() == TEXT.replace("Zajárova", "Zakharova").replace("weapons of fire", "guns").replace("Járkov", "Kharkiv").replace(
        "to Almatí", "to Almaty"
    ).replace("Bakú", "Baku")
    again = run("review", "a.txt", "-s", "es", stdin=b"")
    assert b"earlier decisions fit nothing in this text" in again.stdout


def test_only_some_tiers_are_asked(run: Run, article: Path) -> None:
    done = run("review", "a.txt", "-s", "es", "--tier", "suggest", "--tier", "flag", stdin=b"y")
    assert b"5 open" in done.stdout
    assert verdicts(article) == [("accept", "weapons of fire", "firearms")]


def test_what_a_review_refuses(run: Run, article: Path, tmp_path: Path) -> None:
    for arguments, told in [
        (["-"], "standard input cannot be reviewed"),
        (["none.txt"], "no such file"),
        (["a.txt", "-i", "-o", "x"], "--in-place"),
        (["a.txt", "--web", "-i"], "--web"),
        (["a.txt", "a.txt", "--decisions", "x.yaml"], "do not go into one file"),
        (["a.txt", "a.txt"], "two articles would share"),
        (["a.txt", "--who", "\x1b[0m"], "--who"),
    ]:
        done = run("review", *arguments)
        assert done.returncode == 2, arguments
        assert told in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1


def test_an_article_that_changed_meanwhile_is_not_overwritten(screens: Any, article: Path) -> None:
    screen = screens("a.txt", "--in-place")
    screen.press("y")
    article.write_text("Another text.")
    screen.press("q")
    code, rest = screen.end()
    assert (code, "has changed since the review began" in rest.replace("\r\n", " ")) == (2, True)
    assert article.read_text() == "Another text."
    assert len(verdicts(article)) == 1


def test_without_the_extra_the_browser_review_says_so(article: Path) -> None:
    import subprocess

    code = "import sys; sys.modules['uvicorn'] = None; import translit.cli; translit.cli.main()"
    done = subprocess.run([sys.executable, "-c", code, "review", "--web", "-q", "-s", "es", str(article)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "translit: the browser review needs uvicorn (pip install 'translit[web]')\n")


def test_the_drawing_is_imported_by_the_command_alone() -> None:
    import subprocess

    code = "import sys, translit.cli, translit.pipeline; print(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & {"translit.review", "starlette", "uvicorn", "jinja2", "readline", "getpass"}
