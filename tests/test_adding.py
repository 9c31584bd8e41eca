"""translit glossary add: an entry from a native or an English form; nothing else in the file changes."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

import translit
from tests.conftest import ROOT, Run
from translit import documents
from translit.errors import GlossaryError
from translit.glossary import edit
from translit.glossary.yamlfile import parse

COMMENTED = """\
# our names\r
\r
- id: a   # the first
  native: {ru: Икс}
  # why it is so
  english:   "A"


# --- the second
-   id: b
    english: 'B'      # quoted
    avoid:
        - C
# the end"""


@pytest.fixture(autouse=True)
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("TRANSLIT_CONFIG", str(folder))
    return folder


def test_a_native_form_is_enough(run: Run, user: Path) -> None:
    done = run("glossary", "add", "Федот Кручин", "--source", "de")
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert text.startswith("fedot-kruchin: Fedot Kruchin, Федот Кручин (ru), person, m\n")
    for spelling in ("es  Fedot Kruchin", "de  Fedot Krutschin", "fr  Fedot Kroutchine", "tr  Fedot Kruçin"):
        assert spelling in text
    assert text.endswith("names.yaml:3 (the user layer)\nde: Fedot Krutschin -> Fedot Kruchin\n")
    own = user / "glossary" / "names.yaml"
    assert translit.normalise("Kroutchine", knowledge=translit.load("fr", glossaries=[own])).text == "Kruchin"
    assert run("glossary", "check", own).returncode == 0


def test_an_english_form_is_read_backwards(run: Run) -> None:
    done = run("glossary", "add", "Fedot Kruchin", "--dry-run")
    assert "native: {ru: Федот Кручин}" in done.stdout.decode()


def test_given_name_patronymic_and_id(run: Run) -> None:
    assert "native: {ru: Анна Кручина}" in run("glossary", "add", "Кручина", "Anna Kruchina", "-n").stdout.decode()
    assert "native: {ru: Анна Кручина}" in run("glossary", "add", "Анна Петровна Кручина", "-n").stdout.decode()


def test_what_is_listed_is_said_or_replaced(run: Run, user: Path) -> None:
    done = run("glossary", "add", "Захарова", "Maria Zakharova")
    assert (done.returncode, b"listed already, as maria-zakharova" in done.stderr) == (2, True)
    assert run("glossary", "add", "Мария Захарова", "Mariya Zakharova").returncode == 0
    entry = parse("x", (user / "glossary" / "names.yaml").read_bytes()).data[0]
    assert (entry["id"], entry["english"], entry["avoid"]) == ("maria-zakharova", "Mariya Zakharova", ["Maria Zakharova"])
    done = run("normalise", "-", "-s", "es", stdin="Maria Zakharova, María Zajárova".encode())
    assert done.stdout.decode() == "Mariya Zakharova, Mariya Zakharova"


def test_collisions_are_warned_of(run: Run) -> None:
    done = run("glossary", "add", "Юрий Лавров", "Yuri Lavroff", "-n")
    assert "Lavrov is also Sergei Lavrov (sergei-lavrov) in " in done.stderr.decode()
    assert run("glossary", "add", "Юрий Лавров", "Yuri Lavrov", "-n").stderr == b""


WRONG = {
    "nothing": ([], "no name is given"),
    "no reading": (["Zyx Qqq"], "no native form can be read from 'Zyx Qqq'"),
    "two English forms": (["Fedot", "Kruchin"], "put quotes around"),
    "no letters": (["123"], "'123' is no name"),
    "other words": (["Кручин", "Fedot Petrov"], "are not the same words"),
    "a wrong gender": (["Федот Кручин", "--gender", "x"], "Invalid enum value 'x'"),
    "a wrong native form": (["Kruchin", "--native", "Кручин"], "is not LANG=FORM"),
    "no project": (["Федот Кручин", "--layer", "project"], "there is no project around this folder"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_added_is_said(what: str, run: Run, user: Path) -> None:
    arguments, message = WRONG[what]
    done = run("glossary", "add", *arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert not (user / "glossary").exists()


def test_layers_and_files(run: Run, tmp_path: Path, user: Path) -> None:
    (tmp_path / "translit.yaml").write_text("source: es\n")
    assert "glossary/names.yaml:3 (the project layer)" in run("glossary", "add", "Федот Кручин").stdout.decode()
    assert (tmp_path / "glossary" / "names.yaml").is_file()
    assert "(the user layer)" in run("glossary", "add", "Анна Кручина", "--layer", "user").stdout.decode()
    assert (
        "other.yaml:3 (in no layer: --glossary other.yaml uses it)" in run("glossary", "add", "Пётр Кручин", "--file", "other.yaml").stdout.decode()
    )
    rules = tmp_path / "glossary" / "a-rules.yaml"
    rules.write_text("rules: []\n")
    assert run("glossary", "add", "Иван Кручин").returncode == 0
    assert rules.read_text() == "rules: []\n"


def test_everything_else_in_the_file_stays() -> None:
    before = COMMENTED.replace("\r", "")
    after = edit.with_entry("x", before.encode(), {"id": "c", "english": "C"}).decode()
    assert after == before + "\n- id: c\n  english: C\n"
    after = edit.with_entry("x", before.encode(), {"id": "b", "english": "BB", "avoid": ["C"]}).decode()
    assert after.startswith(before[: before.index("-   id: b")]) and after.endswith("\n# the end")
    assert "# quoted" in after
    after = edit.with_entry("x", before.encode(), {"id": "a", "native": {"ru": "Икс"}, "english": "A", "avoid": ["Z"]}).decode()
    assert "# the first" in after and "# why it is so" in after and before[before.index("\n\n# --- the second") :] in after
    mixed = b"- id: a\r\n  about: b\n# c\r\n- id: d\n"
    assert edit.with_entry("x", mixed, {"id": "e"}) == mixed + b"- id: e\r\n"
    assert edit.mended("x", mixed, {(1, "id"): "dd"}) == mixed.replace(b"- id: d\n", b"- id: dd\r\n")
    assert edit.with_entry("x", b"\xef\xbb\xbf# x\r\n- id: a\r\n", {"id": "b"}) == b"\xef\xbb\xbf# x\r\n- id: a\r\n- id: b\r\n"


def test_every_shipped_file_takes_an_entry_and_changes_in_no_other_line() -> None:
    for path in sorted((ROOT / "glossaries" / "concepts").rglob("*.yaml")):
        before = path.read_bytes()
        assert edit.with_entry(str(path), before, {"id": "zz"}) == before + b"- id: zz\n"
        data = parse(str(path), before).data
        place = len(data) // 2
        after = edit.with_entry(str(path), before, {**data[place], "about": "changed here"})
        assert after == edit.mended(str(path), before, {(place, "about"): "changed here"})
        old, new = before.splitlines(), after.splitlines()
        assert len(old) == len(new)
        assert sum(a != b for a, b in zip(old, new, strict=True)) == 1
        assert parse(str(path), after).data == [*data[:place], {**data[place], "about": "changed here"}, *data[place + 1 :]]


def test_a_broken_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    for text in ("- id: 'x\n", "a: b\n", "[{id: a}]\n"):
        path.write_text(text)
        with pytest.raises(GlossaryError, match=r"x\.yaml"):
            edit.put(path, {"id": "b"}, documents.save)
        assert path.read_text() == text


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from translit import documents; from translit.glossary import edit\n"
        "for n in range(20): edit.put(Path('names.yaml'), {'id': f'{sys.argv[1]}-{n}'}, documents.save, '# head\\n')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen([sys.executable, "-c", code, name], cwd=tmp_path, env=environment) for name in ("one", "two")]
    assert [process.wait(60) for process in both] == [0, 0]
    ids = [entry["id"] for entry in parse("x", (tmp_path / "names.yaml").read_bytes()).data]
    assert sorted(ids) == sorted(f"{name}-{n}" for name in ("one", "two") for n in range(20))


def test_it_asks_a_person(tmp_path: Path, user: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "import translit.cli; translit.cli.main()", "glossary", "add", "Федот Кручин"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    os.close(theirs)
    # The answers: type, English form, gender, about, source.
    os.write(ours, b"\nFeodot Kruchin\n\nmiller\nhttps://example.org\n")
    said = b""
    try:
        while chunk := os.read(ours, 1024):
            said += chunk
    except OSError:
        pass
    assert process.wait(60) == 0, said.decode()
    entry = parse("x", (user / "glossary" / "names.yaml").read_bytes()).data[0]
    assert (entry["english"], entry["about"], entry["source"]) == ("Feodot Kruchin", "miller", "https://example.org")


def test_files_as_they_come(run: Run, tmp_path: Path) -> None:
    """An empty file takes an entry; what cannot be written is one sentence."""
    for text in ("", "# ours\n"):
        (tmp_path / "empty.yaml").write_text(text)
        assert b"there is nothing in this file" in run("glossary", "check", "empty.yaml").stdout
        assert run("glossary", "add", "Пётр Кручин", "--file", "empty.yaml").returncode == 0
        assert (tmp_path / "empty.yaml").read_text().startswith(text + "- id: pyotr-kruchin\n")
    done = run("glossary", "add", "Пётр Кручин", "--file", "empty.yaml/names.yaml")
    assert (done.returncode, done.stderr) == (2, b"translit: empty.yaml/.schemas: cannot be used: Not a directory\n")


def test_a_person_following_the_page_has_a_working_entry_in_under_a_minute(run: Run, tmp_path: Path, user: Path) -> None:
    page = (ROOT / "docs" / "adding-a-name.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^\$ translit (.*)$", page, re.MULTILINE)
    by_hand = next(block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))
    text = "FEDOT KRUCHÍN left; Fiedot Kruchin's men stayed.\n"
    began = time.monotonic()
    assert run(*shlex.split(command)).returncode == 0
    assert run("normalise", "-", "-s", "es", stdin=text.encode()).stdout == b"FEDOT KRUCHIN left; Fedot Kruchin's men stayed.\n"
    assert time.monotonic() - began < 60
    (user / "glossary" / "names.yaml").unlink()
    (tmp_path / "own.yaml").write_text(by_hand, encoding="utf-8")
    assert run("glossary", "check", "own.yaml").returncode == 0
    assert b"Fedot Kruchin's men" in run("normalise", "-", "-s", "es", "-g", "own.yaml", stdin=text.encode()).stdout
