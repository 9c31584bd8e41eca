"""What a changed glossary file would alter: a diff between the run without it and the run with it, and counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import translit
from translit.impact import compare
from translit.model import Document, Settings

from .conftest import Run

CHANGE = """
- id: almaty
  type: place
  english: Alma-Ata the Great
  native: {ru: Алматы, kk: Алматы}
  about: a city under another name
  source: https://example.org
- id: fyodor-bukhalchik
  type: person
  english: Fyodor Bukhalchik
  native: {ru: Фёдор Бухальчик}
  gender: m
  about: head of a mine
  source: https://example.org
"""


@pytest.fixture
def change(tmp_path: Path) -> Path:
    path = tmp_path / "change.yaml"
    path.write_text(CHANGE, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Zajárova spoke in Almatí.\nAlmatí was calm.\n", encoding="utf-8")
    (tmp_path / "corpus" / "b.txt").write_text("The miner Bujalchik left.\n", encoding="utf-8")
    (tmp_path / "corpus" / "c.txt").write_text("Zajárova and Jorge Mejía spoke of Bishkek.\n", encoding="utf-8")
    return path


def test_a_diff_with_counts(change: Path, run: Run) -> None:
    done = run("glossary", "impact", "change.yaml", "corpus", "-s", "es")
    text = done.stdout.decode()
    assert done.returncode == 1, done.stderr
    assert "--- a/corpus/a.txt\n+++ b/corpus/a.txt\n" in text
    # Both sides are normalised: what the change does not touch is no part of the diff.
    assert "-Zakharova spoke in Almaty.\n" in text and "+Zakharova spoke in Alma-Ata the Great.\n" in text
    assert "# concept almaty: 2 changed\n" in text and "# file corpus/a.txt: 2 changed\n" in text
    assert "fyodor-bukhalchik: 1 changed" in text and "c.txt" not in text
    assert b"3 articles read, 2 altered" in done.stderr


def test_nothing_to_alter(change: Path, run: Run) -> None:
    done = run("glossary", "impact", "change.yaml", "corpus/c.txt", "-s", "es")
    assert (done.returncode, done.stdout) == (0, b"") and b"1 article read, 0 altered" in done.stderr


def test_on_top_of_other_files(change: Path, run: Run) -> None:
    done = run("glossary", "impact", "change.yaml", "corpus", "-s", "es", "-g", "change.yaml")
    assert (done.returncode, done.stdout) == (0, b"")


def test_json(change: Path, run: Run) -> None:
    done = run("glossary", "impact", "change.yaml", "corpus", "-s", "es", "-f", "json")
    found = json.loads(done.stdout)
    assert found["documents"] == 3 and found["concepts"]["almaty"] == {"changed": 2}
    assert found["files"]["corpus/a.txt"] == {"changed": 2}
    first = found["altered"][0]
    assert first["path"] == "corpus/a.txt" and first["diff"].startswith("--- a/corpus/a.txt")
    assert first["alterations"][0] == {
        "rule": "almaty", "what": "changed", "line": 1, "text": "Almatí", "before": "Almaty", "after": "Alma-Ata the Great",
    }  # fmt: skip


def test_a_suggestion_that_changes_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "change.yaml"
    path.write_text(CHANGE.replace("gender: m", "caution: perhaps somebody else"), encoding="utf-8")
    without, with_ = translit.load("es"), translit.load("es", glossaries=[path])
    found = compare(Document("We saw Fiódor Bujalchik."), without, with_, Settings())
    assert all(a.what in ("changed", "suggested") for a in found.alterations) and found.alterations
    same = compare(Document("We saw Zajárova and Jorge Mejía."), without, with_, Settings())
    assert same.alterations == () and same.outcome.text == same.outcome.document.text


def test_a_wrong_file_is_told(change: Path, run: Run) -> None:
    change.write_text(CHANGE.replace("english:", "englsh:"), encoding="utf-8")
    done = run("glossary", "impact", "change.yaml", "corpus", "-s", "es")
    assert done.returncode == 2 and b"englsh" in done.stderr
    assert run("glossary", "impact", "change.yaml", "nowhere", "-s", "es").returncode == 2
