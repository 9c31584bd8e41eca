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
from translit.review.decisions import Log, render

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


def few(source: str, *own: files.File) -> Library:
    """The shipped glossary without most of its entries, which take seconds to read."""
    wanted = ("concepts/places/ukraine.yaml", "concepts/organisations.yaml", "common/artefacts.yaml", "common/people.yaml", "/system.yaml")
    return library.load([*(f for f in files.files(root(), source) if f.name.endswith(wanted)), *own], source)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Library]:
    return {source: few(source) for source in ("es", "de")}


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
    text = "Zajárova saw Lavrov in Almatí; Járkov and Bakú seized weapons of fire, forces of order did not."
    amendments = """
- {rule: maria-zakharova, tier: off}
- {rule: almaty, tier: suggest}
- {rule: kharkiv, stays: [JÁRKOV]}
- {rule: baku, stays: [Bakou]}
- {rule: weapons-of-fire, tier: flag, why: we look ourselves}
- {rule: weapons-of-fire, stays: [weapon of fire]}
"""
    knows = translit.load("es", glossaries=[own(tmp_path, amendments)])
    result = translit.normalise(text, knowledge=knows)
    assert [(f.text, f.tier, bool(f.fixes)) for f in result.findings if f.kept] == [
        ("Almatí", Tier.SUGGEST, True),
        ("Bakú", Tier.APPLY, True),
        ("weapons of fire", Tier.FLAG, False),
        ("forces of order", Tier.SUGGEST, True),
    ]
    assert result.text == text.replace("Bakú", "Baku")


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
        few("es", files.File("own.yaml", tmp_path / "own.yaml", text.encode(), False))
    assert told in str(caught.value)


def test_the_patch_of_nothing() -> None:
    assert patch.diff("x", "a\n", "a\n") == ""


@pytest.mark.parametrize(
    ("article", "type_", "why"),
    [
        ("Trains left Yurkovets. The station in Yurkovets was empty.", "place", "a place by the words around it"),
        ("Captain Yurkovets said so.", "person", "a person by the words around it"),
        ("Fighting near Zhurkovets went on.", "place", "a place by the words around it"),
        ("Yurkovets was quiet. Nearby Yurkovetskoye was not.", "person", "check the type"),
        ("", "person", "check the type"),
    ],
)
def test_the_article_tells_what_a_name_is_of(shipped: dict[str, Library], article: str, type_: str, why: str) -> None:
    (made,) = learn.propose([RESTORED] * 2, shipped, articles={RESTORED.finding: article})
    assert made.entry is not None
    assert (made.entry["type"], made.why.endswith(why)) == (type_, True), made.why


def test_learn_reads_the_article_beside_the_decisions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on the village of Yurkovets.\n")
    (tmp_path / "a.txt.decisions.yaml").write_text(render(replace(RESTORED, learn=True)))
    assert b"+  type: place\n" in run("glossary", "learn", "a.txt.decisions.yaml").stdout
    (tmp_path / "a.txt").unlink()
    assert b"+  type: person\n" in run("glossary", "learn", "a.txt.decisions.yaml").stdout
