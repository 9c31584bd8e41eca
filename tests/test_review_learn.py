"""What decisions teach, and that the proposals work as entries of a user's glossary."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import translit
from tests.conftest import Run
from translit.errors import GlossaryError
from translit.glossary import files, library
from translit.glossary.library import Library
from translit.knowledge import root
from translit.model import Decision, Tier
from translit.review import learn, patch
from translit.review.decisions import Log

RESTORED = Decision(
    "0" * 12,
    "accept",
    "Zhurkovets",
    "anna",
    "2026-01-31T08:00:00Z",
    "restored-name",
    "name",
    Tier.SUGGEST,
    "es",
    "Yurkovets",
    ("Zhurkovets",),
    "Журковец",
)
NO = {"verdict": "reject", "new": None}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Library]:
    return {source: library.load(files.files(root(), source), source) for source in ("es", "de")}


Propose = Callable[..., list[learn.Proposal]]


@pytest.fixture
def propose(shipped: dict[str, Library]) -> Propose:
    return lambda *decisions, least=2: learn.propose(decisions, shipped, least)


def test_a_new_concept_with_all_its_spellings(propose: Propose) -> None:
    other = replace(RESTORED, text="Yurkóvets", who="ben")
    german = replace(RESTORED, text="Schurkowez", source="de", verdict="replace")
    (made,) = propose(RESTORED, RESTORED, other, other, german, german)
    assert made.kind == "concept"
    assert made.entry is not None
    assert (made.entry["id"], made.entry["native"]) == ("zhurkovets", {"ru": "Журковец"})
    assert made.entry["spellings"] == {"es": ["Yurkovets", "Yurkóvets"], "de": ["Schurkowez"]}
    assert made.why == "accepted 4, replaced 2 of 6 times, by anna, ben; check the type; typed by a reviewer, so check the native form"


@pytest.mark.parametrize(
    "decisions",
    [
        [],
        [RESTORED],
        [RESTORED, replace(RESTORED, **NO)],
        [RESTORED, replace(RESTORED, new="Shurkovets", verdict="replace")],
        [replace(RESTORED, rule="almaty", tier=Tier.APPLY, text="Almatí", new="Almaty", fixes=("Almaty",))] * 9,
        [replace(RESTORED, new="yurkovets")] * 2,
        [replace(RESTORED, rule="guillemets", kind="artefact", text="«", fixes=("“",), new="“")] * 9,
        [replace(RESTORED, rule="guillemets", kind="artefact", text="«", fixes=("“",), **NO)] * 4,
    ],
)
def test_what_teaches_nothing(propose: Propose, decisions: list[Decision]) -> None:
    assert propose(*decisions) == []


def test_one_decision_is_enough_where_the_reviewer_asked(propose: Propose) -> None:
    assert [p.kind for p in propose(replace(RESTORED, learn=True))] == ["concept"]
    assert [p.kind for p in propose(RESTORED, least=1)] == ["concept"]


def test_a_spelling_of_a_concept(propose: Propose) -> None:
    typed = replace(RESTORED, text="Jarquiv", verdict="replace", new="Kharkiv")
    acronym = replace(RESTORED, text="ODBK", verdict="replace", new="CSTO", kind="term")
    assert [p.entry for p in propose(typed, typed, acronym, acronym)] == [
        {"spellings_of": "kharkiv", "spellings": {"es": ["Jarquiv"]}},
        {"spellings_of": "csto", "spellings": {"es": {"acronym": ["ODBK"]}}},
    ]


def test_words_that_stay_and_rules_that_are_lowered(propose: Propose) -> None:
    words = replace(RESTORED, rule="disorders", kind="artefact", text="disorders", fixes=("riots",), **NO)
    (made,) = propose(words, replace(words, text="Disorders"))
    assert (made.kind, made.entry) == ("exception", {"rule": "disorders", "stays": ["disorders"]})
    marks = replace(words, rule="guillemets", text="«")
    right = replace(marks, verdict="accept", new="“")
    assert [p.entry and p.entry["tier"] for p in propose(*[marks] * 4, *[right] * 2)] == ["flag"]
    assert [p.entry and p.entry["tier"] for p in propose(*[marks] * 10)] == ["off"]
    assert propose(*[marks] * 3, *[right] * 4) == []
    (remark,) = propose(*[replace(words, verdict="replace", new="illnesses")] * 2)
    assert (remark.kind, remark.entry) == ("remark", None)


def test_the_patch_is_one_that_patch_reads_and_keeps_what_is_there(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("# Ours.\n- rule: guillemets  # we like them\n  tier: off")
    text = "Zajárova met Yurkovets in Jarquiv. "
    (tmp_path / "a.txt").write_text(text)
    log = Log(tmp_path / "a.txt.decisions.yaml")
    typed = replace(RESTORED, text="Jarquiv", verdict="replace", new="Kharkiv", learn=True)
    stays = replace(RESTORED, rule="maria-zakharova", text="Zajárova", **NO)
    log.add([replace(d, finding=f"{i:012x}") for i, d in enumerate([RESTORED, RESTORED, typed, stays, stays])])
    done = run("glossary", "learn", log.path, "-g", "own.yaml")
    assert (done.returncode, done.stderr.decode()) == (0, "5 decisions in 1 files: 1 spelling, 1 concept, 1 exception\n")
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(own.read_bytes())
    subprocess.run(["patch", "-s", str(copy)], input=done.stdout, check=True)
    assert run("glossary", "learn", log.path, "-g", "own.yaml", "-i").stdout == b""
    assert copy.read_text() == own.read_text()
    assert own.read_text().startswith("# Ours.\n- rule: guillemets  # we like them\n  tier: off\n")
    made = run("normalise", "a.txt", "-s", "es", "-g", "own.yaml", "-q")
    assert (made.stdout.decode(), made.stderr) == ("Zajárova met Zhurkovets in Kharkiv. ", b"")
    again = run("glossary", "learn", log.path, "-g", "own.yaml")
    assert (again.stdout, again.stderr) == (b"", b"5 decisions in 1 files: nothing to propose\n")


def test_a_new_file_and_what_is_refused(run: Run, tmp_path: Path) -> None:
    log = Log(tmp_path / "d.yaml")
    log.add([replace(RESTORED, learn=True)])
    done = run("glossary", "learn", "d.yaml")
    assert done.stdout.startswith(b"--- /dev/null\n+++ own-glossary.yaml\n@@ ")
    assert not (tmp_path / "own-glossary.yaml").exists()
    done = run("glossary", "learn", "d.yaml", "-g", root() / "concepts" / "terms.yaml")
    assert (done.returncode, b"not edited" in done.stderr) == (2, True)
    assert run("glossary", "learn", "none.yaml").returncode == 2


def own(tmp_path: Path, text: str) -> str:
    path = tmp_path / "own.yaml"
    path.write_text(text)
    return str(path)


def test_amendments_of_rules_and_concepts(tmp_path: Path) -> None:
    text = "Zajárova seized weapons of fire in Almatí. Weapons of fire!"
    tiers = {
        "tier: off": ["weapons of fire", "Almatí", "Weapons of fire"],
        "tier: suggest": ["Zajárova", "weapons of fire", "Almatí", "Weapons of fire"],
        "stays: [ZAJÁROVA]": ["weapons of fire", "Almatí", "Weapons of fire"],
    }
    for what, left in tiers.items():
        knows = translit.load("es", glossaries=[own(tmp_path, f"- {{rule: maria-zakharova, {what}}}\n")])
        result = translit.normalise(text, knowledge=knows)
        assert [f.text for f in result.findings] == left
        assert result.text.startswith("Zajárova seized weapons of fire in Almaty")
    knows = translit.load("es", glossaries=[own(tmp_path, "- {rule: weapons-of-fire, tier: flag}\n- {rule: weapons-of-fire, stays: [Zajárova]}\n")])
    assert {f.tier for f in translit.normalise(text, knowledge=knows).findings if f.rule == "weapons-of-fire"} == {Tier.FLAG}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {rule: guilemets, tier: off}", "own.yaml:1:4: no rule or concept is called 'guilemets' (did you mean 'guillemets'?)"),
        ("- {rule: guillemets}", "says nothing of 'guillemets'"),
        ("- {rule: guillemets, tier: apply}", "own.yaml:1:22"),
        ("- {rule: guillemets, teir: off}", "did you mean 'tier'?"),
        ("- {spellings_of: kharkif, spellings: {es: [X]}}", "did you mean 'kharkiv'?"),
        ("- {spellings_of: kharkiv}", "own.yaml:1:3"),
        ("- 3", "own.yaml:1:3"),
        ("rule: x", "own.yaml:1:1"),
    ],
)
def test_wrong_entries_are_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        translit.load("es", glossaries=[own(tmp_path, text)])
    assert told in str(caught.value)


def test_the_patch_of_nothing() -> None:
    assert patch.diff("x", "a\n", "a\n") == ""
