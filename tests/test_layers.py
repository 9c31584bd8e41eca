"""Layers: the user's folder, then the project's, then what the command line names; the later one wins."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run

ENTRY = "- {{id: fedot-kruchin, type: person, english: {}, native: {{ru: Федот Кручин}}, gender: m, about: miller, source: https://example.org}}\n"


@pytest.fixture
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("TRANSLIT_CONFIG", str(folder))
    (folder / "glossary").mkdir()
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout.decode()


def test_later_layers_win(run: Run, tmp_path: Path, user: Path) -> None:
    text = "Fedot Kruchín spoke.".encode()
    write(user / "glossary" / "names.yaml", ENTRY.format("Theodotus Kruchin"))
    assert out(run("normalise", "-", "-s", "es", stdin=text)) == "Theodotus Kruchin spoke."
    write(tmp_path / "translit.yaml", "source: es\n")
    write(tmp_path / "glossary" / "names.yaml", ENTRY.format("Feodot Kruchin"))
    assert out(run("normalise", "-", stdin=text)) == "Feodot Kruchin spoke."
    given = write(tmp_path / "given.yaml", ENTRY.format("Fedot Krutschin"))
    assert out(run("normalise", "-", "-g", given, stdin=text)) == "Fedot Krutschin spoke."


def test_settings_come_from_the_file_s_own_project(run: Run, tmp_path: Path) -> None:
    """Two files of one run may belong to two projects; options beat settings."""
    for name, style in (("one", "reuters"), ("two", "ap")):
        write(tmp_path / name / "translit.yaml", f"# {name}\nsource: es\nstyle: {style}\n")
        write(tmp_path / name / "deep" / "down" / "article.txt", "Zelenski spoke.\n")
    done = run("normalise", "--diff", "one", "two")
    assert "+Zelenskiy spoke." in done.stdout.decode() and "+Zelenskyy spoke." in done.stdout.decode()
    assert out(run("normalise", "one/deep/down/article.txt", "--style", "news")) == "Zelensky spoke.\n"


def test_pyproject_and_the_nearest_settings(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n\n[tool.translit]\nsource = "es"\nignore = ["name"]\n')
    text = write(tmp_path / "a" / "b" / "x.txt", "Zajárova")
    assert out(run("normalise", text)) == "Zajárova"
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "translit-user"\n')
    assert out(run("normalise", text)) == "Zajárova"
    write(tmp_path / "a" / "translit.yaml", "source: es\n")
    assert out(run("normalise", text)) == "Zakharova"


def test_thresholds(run: Run, tmp_path: Path) -> None:
    settings = write(tmp_path / "translit.yaml", "source: es\nthresholds: {apply: 0.999}\n")
    assert out(run("normalise", "-", stdin="Zajárova".encode())) == "Zajárova"
    assert run("check", "-", stdin="Zajárova".encode()).returncode == 1
    settings.write_text("source: es\nthresholds:\n  show: 0.999\n")
    assert run("check", "-", stdin="Zajárova".encode()).returncode == 0


def test_an_own_style_in_one_file(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "translit.yaml", "source: es\nstyle: ours\nglossary: [style.yaml]\n")
    write(tmp_path / "style.yaml", "name: ours\nabout: our desk\nsource: our guide\ninherits: ap\nconcepts: {maria-zakharova: Mariya Zakharova}\n")
    assert out(run("normalise", "-", stdin="María Zajárova, Zelenski".encode())) == "Mariya Zakharova, Zelenskyy"


def test_own_spellings_add_to_the_shipped(run: Run, user: Path) -> None:
    write(user / "glossary" / "sources" / "es" / "spellings.yaml", "maria-zakharova: [Zagarowina]\n")
    write(user / "glossary" / "sources" / "fr" / "spellings.yaml", "maria-zakharova: [Sakarowine]\n")
    assert out(run("normalise", "-", "-s", "es", stdin=b"Zagarowina and Sakarowine")).startswith("Zakharova and Sakarowine")


WRONG = {
    "a misspelt key": ("translit.yaml", "styl: ap\n", "translit.yaml:1:1: unknown key 'styl' (did you mean 'style'?)"),
    "a wrong type": ("translit.yaml", "# x\nselect: name\n", "translit.yaml:2:1: Expected a list"),
    "too high a threshold": ("translit.yaml", "thresholds:\n  apply: 2\n", "translit.yaml:2:3: Expected"),
    "a misspelt threshold": ("translit.yaml", "thresholds:\n  aply: 0.5\n", "translit.yaml:2:3: unknown key 'aply' (did you mean 'apply'?)"),
    "an unknown style": ("translit.yaml", "source: es\nstyle: reuter\n", "translit.yaml:2:1: no house style 'reuter' (did you mean 'reuters'?)"),
    "an unknown source": ("translit.yaml", "source: xx\n", "translit.yaml:1:1: no source language 'xx'"),
    "an unknown rule": ("translit.yaml", "source: es\nignore: [nam]\n", "translit.yaml:2:1: ignore: no rule or kind is called 'nam'"),
    "a missing glossary": ("translit.yaml", "glossary:\n  - none.yaml\n", "translit.yaml:2:5: there is no 'none.yaml' here"),
    "a misspelt key in TOML": ("pyproject.toml", "[tool.translit]\nstyl = 'ap'\n", "pyproject.toml:2:1: unknown key 'styl' (did you mean 'style'?)"),
    "a wrong threshold in TOML": ("pyproject.toml", "[tool.translit.thresholds]\napply = 'x'\n", "pyproject.toml:2:1: Expected"),
    "broken TOML": ("pyproject.toml", "[tool.translit]\nstyle = \n", "pyproject.toml:2:9: not valid TOML"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_settings_say_where(what: str, run: Run, tmp_path: Path) -> None:
    name, text, message = WRONG[what]
    write(tmp_path / name, text)
    done = run("normalise", "-", stdin=b"x")
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_where_shows_the_layers(run: Run, tmp_path: Path, user: Path) -> None:
    write(user / "glossary" / "names.yaml", ENTRY.format("Theodotus Kruchin"))
    write(tmp_path / "translit.yaml", "source: es\nstyle: reuters\n")
    write(tmp_path / "glossary" / "names.yaml", "# ours\n" + ENTRY.format("Feodot Kruchin"))
    lines = out(run("glossary", "where", "Fedot Kruchín")).splitlines()
    assert lines[0].startswith("fedot-kruchin -> Feodot Kruchin  (style reuters, by ")
    assert lines[1].startswith("  user ") and lines[1].endswith("names.yaml:1:4  entry: Theodotus Kruchin")
    assert lines[2].startswith("  project ") and lines[2].endswith("names.yaml:2:4  entry: Feodot Kruchin  <- decides")
    shipped = out(run("glossary", "where", "Zelenski"))
    assert "styles/reuters.yaml:7:3  style reuters: Volodymyr Zelenskiy  <- decides" in shipped
    for name in ("volodymyr-zelensky", "Зеленский"):
        assert out(run("glossary", "where", name)) == shipped
    assert "no layer lists it" in out(run("glossary", "where", "Verjivtseve"))
    assert b"no layer lists 'table'" in run("glossary", "where", "table").stderr
