"""The analyst's mode keeps originals in brackets, and style diff lists exactly what two styles print differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

CASES = [
    ("Alexéi Navalni spoke; Navalni left.", "Aleksey Navalnyy [Alexéi Navalni] spoke; Navalnyy left."),
    ("Zajárova's and ZAJÁROVA", "Zakharova [Zajárova]'s and ZAKHAROVA"),
    ("He [Zelenski] met Zelenski", "He [Zelenskyy [Zelenski]] met Zelenskyy"),
    ("Moscow and Mejía", "Moscow and Mejía"),
    ("The ODKB in Almatí", "The CSTO in Almaty [Almatí]"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_originals_stand_in_brackets_once(text: str, wanted: str, run: Run) -> None:
    options = ("normalise", "-", "-s", "es", "--style", "odni", "--originals")
    assert run(*options, stdin=text.encode()).stdout.decode() == wanted
    assert run(*options, stdin=wanted.encode()).stdout.decode() == wanted


def test_it_may_be_a_project_s_setting(run: Run, tmp_path: Path) -> None:
    (tmp_path / "translit.yaml").write_text("source: es\noriginals: true\n")
    assert run("normalise", "-", stdin="Zajárova".encode()).stdout.decode() == "Zakharova [Zajárova]"
    assert run("normalise", "-", "--no-originals", stdin="Zajárova".encode()).stdout.decode() == "Zakharova"


def test_style_diff(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zajárova spoke.\nZelenski met Serguéi Lavrov.\n")
    done = run("style", "diff", "news", "ap", "a.txt", "-s", "es")
    assert (done.returncode, done.stdout.decode()) == (
        1,
        "a.txt:2:1: Zelenski: Zelensky | Zelenskyy\na.txt:2:14: Serguéi Lavrov: Sergei Lavrov | Sergey Lavrov\n",
    )
    (tmp_path / "own.yaml").write_text("name: ours\nabout: a\nsource: b\ninherits: news\nconcepts: {maria-zakharova: Mariya Zakharova}\n")
    done = run("style", "diff", "news", "ours", "-g", "own.yaml")
    assert (done.returncode, done.stdout.decode()) == (1, "maria-zakharova: Maria Zakharova | Mariya Zakharova\n")
    assert run("style", "diff", "news", "news").returncode == 0
    assert b"did you mean 'guardian'" in run("style", "diff", "news", "gardian").stderr
