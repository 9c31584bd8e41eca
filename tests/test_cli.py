"""The program as its users run it: exit codes, one clear sentence, nothing half written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

TEXT = "Zajárova spoke in Almatí.\r\n"
DONE = "Zakharova spoke in Almaty.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_normalise_prints_the_text(run: Run, article: Path) -> None:
    for name in ("normalise", "normalize"):
        done = run(name, article, "--source", "es")
        assert (done.returncode, done.stdout, done.stderr) == (0, DONE.encode(), b"")
    assert run("normalise", "-", stdin=TEXT.encode()).stdout == DONE.encode()


def test_in_place_keeps_mode_and_links(run: Run, article: Path, tmp_path: Path) -> None:
    article.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(article)
    assert run("normalise", "--in-place", link).returncode == 0
    assert article.read_bytes() == DONE.encode()
    assert link.is_symlink()
    assert article.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "link.txt"]


def test_output_to_a_file_and_a_folder(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("normalise", article, "-o", tmp_path / "out.txt").returncode == 0
    assert (tmp_path / "out.txt").read_bytes() == DONE.encode()
    folder = tmp_path / "many"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("Bakú")
    (folder / "b.txt").write_text("Kiev")
    (folder / "skip.bin").write_bytes(b"\0")
    (tmp_path / "made" / "sub").mkdir(parents=True)
    assert run("normalise", folder, "-o", tmp_path / "made").returncode == 0
    assert (tmp_path / "made" / "sub" / "a.txt").read_text() == "Baku"
    lines = run("normalise", folder, article, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["Kyiv", "Baku", DONE]


def test_json_is_the_contract(run: Run, article: Path) -> None:
    found = json.loads(run("normalise", article, "--source", "es", "--format", "json").stdout)
    assert list(found) == ["schema", "path", "source", "style", "text", "findings", "summary"]
    assert (found["schema"], found["source"], found["style"], found["text"]) == (1, "es", "news", DONE)
    finding = found["findings"][0]
    keys = "id start end line column text kind rule category severity confidence tier applied suggestions message evidence places superseded_by"
    assert list(finding) == keys.split()
    assert (finding["start"], finding["end"], finding["line"], finding["column"]) == (0, 8, 1, 1)
    assert (finding["text"], finding["rule"], finding["kind"]) == ("Zajárova", "maria-zakharova", "name")
    assert finding["evidence"] == {"native": "Захарова", "how": "derived"}
    assert list(found["summary"]) == ["applied", "suggested", "flagged", "quality"]
    assert [found["summary"][key] for key in ("applied", "suggested", "flagged")] == [2, 0, 0]


def test_offsets_count_code_points(run: Run) -> None:
    text = "\ufeff🙂 Zajárova\nThe Almati\u0301 road"
    found = json.loads(run("normalise", "-", "--format", "json", stdin=text.encode()).stdout)
    assert [text[f["start"] : f["end"]] for f in found["findings"]] == [f["text"] for f in found["findings"]] == ["Zajárova", "Almati\u0301"]
    assert [(f["line"], f["column"]) for f in found["findings"]] == [(1, 4), (2, 5)]


def test_diff_says_when_something_would_change(run: Run, article: Path) -> None:
    for arguments in (["--diff"], ["--format", "diff"]):
        done = run("normalise", article, *arguments)
        assert done.returncode == 1
        assert "+Zakharova spoke in Almaty." in done.stdout.decode()
    assert run("normalise", "-", "--diff", stdin=b"Nothing here.").returncode == 0
    assert article.read_bytes() == TEXT.encode()


def test_check_exits_with_1_for_findings_and_0_for_none(run: Run, article: Path) -> None:
    done = run("check", article)
    assert done.returncode == 1
    assert f'{article}:1:1: apply [maria-zakharova] "Zajárova" -> "Zakharova": ' in done.stdout.decode()
    clean = run("check", "-", "--source", "es", stdin=b"Maria Zakharova spoke in Almaty.\n")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, b"", b"")
    found = json.loads(run("check", article, "--format", "json").stdout)
    assert found["text"] == TEXT
    assert not any(f["applied"] for f in found["findings"])


def test_select_and_ignore(run: Run) -> None:
    text = b"Zaj\xc3\xa1rova seized weapons of fire for the OTAN."
    assert b"Zakharova" in run("normalise", "-", "--ignore", "term", stdin=text).stdout
    assert run("normalise", "-", "--ignore", "maria-zakharova,nato", stdin=text).stdout == text
    assert run("normalise", "-", "--select", "nato", stdin=text).stdout == text.replace(b"OTAN", b"NATO")
    assert b"weapons-of-fire" in run("check", "-", "--select", "artefact", stdin=text).stdout


def test_name_answers_line_by_line(run: Run) -> None:
    rows = ["Zajárova", "Mejía", "", "ODKB", "zajárova", "x" * 10_000, "🙂", "Захарова", "kazajo", "12", "ZAJÁROVA"]
    done = run("name", "--source", "es", "--format", "jsonl", stdin=("\n".join(rows) + "\n").encode())
    made = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
    assert [m["name"] for m in made] == rows
    wanted = ["Zakharova", "Mejía", "", "CSTO", "Zakharova", "x" * 10_000, "🙂", "Захарова", "Kazakh", "12", "ZAKHAROVA"]
    assert [m["best"] for m in made] == wanted
    assert made[0] == {
        "name": "Zajárova",
        "best": "Zakharova",
        "native": "Захарова",
        "confidence": made[0]["confidence"],
        "how": "derived",
        "candidates": [{"english": "Zakharova", "native": "Захарова", "confidence": made[0]["confidence"]}],
    }
    assert made[1]["confidence"] == 0
    assert json.loads(run("name", "Kasim-Yomart Tokáyev", "-s", "es", "-f", "jsonl").stdout)["best"] == "Kassym-Jomart Tokayev"


REFUSED = {
    "a missing file": (["normalise", "nowhere.txt"], "nowhere.txt: no such file"),
    "an empty folder": (["normalise", "empty"], "no text files"),
    "binary bytes": (["normalise", "binary.txt"], "not text"),
    "Latin-1": (["normalise", "latin1.txt"], "--encoding latin-1"),
    "a format not read yet": (["normalise", "page.html"], "not read yet"),
    "an unknown source": (["normalise", "fine.txt", "--source", "xx"], "no source language 'xx'"),
    "an unknown style": (["normalise", "fine.txt", "--style", "newz"], "did you mean 'news'?"),
    "an unknown rule": (["check", "fine.txt", "--select", "weapon-of-fire"], "did you mean 'weapons-of-fire'?"),
    "an unknown encoding": (["normalise", "fine.txt", "--encoding", "utf-99"], "unknown encoding"),
    "a misspelt key": (["normalise", "fine.txt", "--glossary", "wrong.yaml"], "wrong.yaml:4:3: unknown key 'nativ' (did you mean 'native'?)"),
    "a missing glossary": (["normalise", "fine.txt", "--glossary", "no.yaml"], "no.yaml: cannot be read"),
    "several files into one text": (["normalise", "fine.txt", "fine.txt"], "2 files do not go into one text"),
    "in place with a diff": (["normalise", "fine.txt", "--in-place", "--diff"], "--in-place"),
    "in place from standard input": (["normalise", "-", "--in-place"], "standard input"),
    "two files to one place": (["normalise", "fine.txt", "fine.txt", "-o", "empty"], "two files"),
    "an unwritable place": (["normalise", "fine.txt", "-o", "nowhere/x.txt"], "cannot be written"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_bad_input_gets_one_sentence_and_exit_code_2(what: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\0\0\xff")
    (tmp_path / "latin1.txt").write_bytes("Zajárova".encode("latin-1"))
    (tmp_path / "page.html").write_text("<p>Zajárova</p>")
    (tmp_path / "fine.txt").write_text("Zajárova")
    (tmp_path / "wrong.yaml").write_text("- id: x\n  type: person\n  english: X Y\n  nativ: {ru: Икс}\n  about: x\n  source: x\n")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    arguments, sentence = REFUSED[what]
    done = run(*arguments)
    message = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b""), message
    assert sentence in message
    assert message.startswith("translit: ")
    assert message.count("\n") == 1
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_usage_errors_exit_with_2(run: Run) -> None:
    for arguments in (["normalise"], ["normalise", "--nonsense", "x"], ["normalize", "x", "--format", "xml"], ["nothing"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


def test_latin_1_is_read_and_written_when_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("¿Zajárova?".encode("latin-1"))
    assert run("normalise", path, "--encoding", "latin-1").stdout == "¿Zakharova?".encode("latin-1")


def test_an_own_glossary_comes_on_top(run: Run, tmp_path: Path) -> None:
    glossary = tmp_path / "own.yaml"
    glossary.write_text(
        "- id: fedot-kruchin\n  type: person\n  english: Fedot Kruchin\n  native: {ru: Федот Кручин}\n"
        "  spellings: {es: [Fedoto Kruchino]}\n  about: somebody of ours\n  source: our desk\n"
    )
    done = run("normalise", "-", "-s", "es", "-g", glossary, stdin="Fedot Kruchín, Kruchín, Fedoto Kruchino".encode())
    assert done.stdout.decode() == "Fedot Kruchin, Kruchin, Fedot Kruchin"


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith(b"translit 0.")
    assert b"normalise" in run("--help").stdout
    assert b"--in-place" in run("normalise", "--help").stdout


def test_a_reader_who_leaves_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Zajárova spoke.\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -c 'import translit.cli; translit.cli.main()' normalise --source es {path} | head -c 100"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"Zakharova spoke.\n")


def test_the_summary_is_shown_on_a_terminal_only_and_is_safe(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "a.txt"
    path.write_text("Zajárova\x1b[31m [red]seized[/red] weapons of fire.", encoding="utf-8")
    main, terminal = pty.openpty()
    command = [sys.executable, "-c", "import translit.cli; translit.cli.main()", "normalise", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}, timeout=60)
    os.close(terminal)
    shown = " ".join(os.read(main, 100_000).decode().split())
    os.close(main)
    assert done.stdout.decode().startswith("Zakharova\x1b[31m [red]")
    assert "changed (1)" in shown
    assert "Zajárova → Zakharova" in shown
    assert "suggested (1)" in shown
    assert "1 changed, 1 suggested, 0 flagged" in shown
    assert "\x1b[31m" not in shown


def test_every_command_can_be_called_for_help(run: Run) -> None:
    """Commands are imported when they are called; one that is named wrongly would only then show."""
    listed = [[], ["glossary"], ["style"]]
    for group in listed:
        shown = run(*group, "--help").stdout.decode().partition("Commands:\n")[2]
        for name in re.findall(r"^  ([a-z-]+)", shown, re.MULTILINE):
            done = run(*group, name, "--help")
            assert done.returncode == 0 and done.stdout.startswith(b"Usage: translit"), done.stderr.decode()
