"""translit rules and translit glossary check: rules are listed, explained, and refused with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from translit import knowledge
from translit.glossary.files import files

RULE = """rules:
  - id: cat-of
    kind: phrase
    pattern: "{cat|dog} of fire"
    replace: "burning {cat|dog}"
    message: say it so
    cause: gato de fuego
    category: style/calque
    severity: minor
    tier: suggest
    default: true
    match: ["a cat of fire", "Dog of fire."]
    no_match: ["a cat of firewood"]
"""


def test_rules_are_listed(run: Run) -> None:
    everything = run("rules").stdout.decode().splitlines()
    assert len(everything) > 200
    assert next(line for line in everything if line.startswith("weapons-of-fire ")).split()[1:6] == ["es", "phrase", "suggest", "major", "on"]
    rows = json.loads(run("rules", "--source", "nl", "--format", "json").stdout)
    assert {row["source"] for row in rows} == {"any"}
    assert set(rows[0]) == {"source", "borrowed_from", "id", "kind", "tier", "severity", "category", "confidence", "default", "message", "cause"}


def test_a_rule_is_explained_with_its_examples(run: Run) -> None:
    done = run("rules", "weapons-of-fire", "--source", "es")
    assert (done.returncode, done.stderr) == (0, b"")
    for line in ("  cause     armas de fuego", "    They were seizing [weapons of fire -> firearms].", "    The weapon of fire-breathing dragons."):
        assert line in done.stdout.decode().splitlines()
    (row,) = json.loads(run("rules", "weapons-of-fire", "--source", "es", "--format", "json").stdout)
    assert row["match"][0]["found"] == [{"start": 18, "end": 33, "text": "weapons of fire", "suggestions": ["firearms"]}]


def test_an_unknown_rule_gets_a_hint(run: Run) -> None:
    done = run("rules", "weapon-of-fire")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"translit: no rule is called 'weapon-of-fire' (did you mean 'weapons-of-fire'?)\n"
    assert run("rules", "--source", "xx").returncode == 2


def test_all_that_is_shipped_is_as_it_should_be(run: Run) -> None:
    done = run("glossary", "check")
    assert done.returncode == 0, done.stdout.decode()
    assert done.stdout.decode().endswith("files checked: all as they should be.\n")
    assert run("glossary", "check", ROOT / "glossaries" / "sources" / "es" / "artefacts.yaml").stdout == b"1 file checked: all as they should be.\n"


def test_own_rules_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(RULE)
    assert run("glossary", "check", "own.yaml").stdout == b"1 file checked: all as they should be.\n"
    text = b"a cat of fire and weapons of fire\n"
    done = run("check", "-", "--source", "es", "--glossary", "own.yaml", stdin=text)
    assert b'[cat-of] "cat of fire" -> "burning cat": say it so' in done.stdout
    (tmp_path / "own.yaml").write_text(RULE.replace("cat-of", "weapons-of-fire"))
    done = run("check", "-", "--source", "es", "--glossary", "own.yaml", stdin=text)
    assert done.stdout.count(b"weapons-of-fire") == 1, "the user's rule replaces the shipped one"
    (tmp_path / "own.yaml").write_text(RULE.replace("default: true", "default: false"))
    assert b"cat-of" not in run("check", "-", "-s", "es", "-g", "own.yaml", stdin=text).stdout
    assert b"cat-of" in run("check", "-", "-s", "es", "-g", "own.yaml", "--select", "default,cat-of", stdin=text).stdout


REFUSED = {
    "no look-alike": (('["a cat of firewood"]', "[]"), "own.yaml:2:5: rule 'cat-of' has no example under no_match"),
    "an example it does not find": (('"Dog of fire."', '"dog"'), "own.yaml:12:30: rule 'cat-of' does not find 'dog'"),
    "a look-alike it finds": (('"a cat of firewood"', "dog of fire"), "own.yaml:13:16: rule 'cat-of' finds 'dog of fire' in 'dog of fire'"),
    "an unknown key": (("pattern:", "patern:"), "own.yaml:4:5: unknown key 'patern' (did you mean 'pattern'?)"),
    "an unknown class": (("{cat|dog} of", "{animal} of"), "own.yaml:4:5: no class of words is called 'animal'"),
    "an unclosed bracket": (("} of fire", " of fire"), "own.yaml:4:5: the pattern '{cat|dog of fire' has an unclosed {"),
    "a replacement that repeats nothing": (("burning {cat|dog}", "{3}"), "own.yaml:5:5: the replacement '{3}' repeats '3'"),
    "a wrong value": (("minor", "small"), "own.yaml:9:5: Invalid enum value 'small'"),
    "a kind that needs more": (("kind: phrase", "kind: lines"), "own.yaml:2:5: rule 'cat-of' needs a check"),
    "an id twice": (
        ("rules:\n", "rules:\n" + RULE.removeprefix("rules:\n")),
        "own.yaml:14:5: the rule id 'cat-of' is taken (it stands at own.yaml:2:5",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_wrong_rules_are_refused_with_their_place(what: str, run: Run, tmp_path: Path) -> None:
    (old, new), message = REFUSED[what]
    assert old in RULE
    (tmp_path / "own.yaml").write_text(RULE.replace(old, new, 1))
    done = run("glossary", "check", "own.yaml")
    assert done.returncode == 2
    assert any(line.startswith(message) for line in done.stdout.decode().splitlines()), done.stdout.decode()


BORROWS = "borrows: {es: {weapons-of-fire: wapens, coup-of-state: {cause: greep, message: say coup}}}\n"


def test_rules_are_borrowed(run: Run, tmp_path: Path) -> None:
    """Pattern and examples are the lender's, cause and perhaps message the borrower's; nothing else of the lender runs."""
    (tmp_path / "own.yaml").write_text(BORROWS)
    assert run("glossary", "check", "own.yaml").stdout == b"1 file checked: all as they should be.\n"
    text = b"Weapons of fire after a coup of state, with bomb cars.\n"
    done = run("check", "-", "--source", "nl", "--glossary", "own.yaml", stdin=text).stdout.decode()
    assert '[weapons-of-fire] "Weapons of fire" -> "Firearms"' in done
    assert "say coup" in done
    assert "bomb-car" not in done
    explained = run("rules", "weapons-of-fire", "--source", "nl", "--glossary", "own.yaml").stdout.decode()
    assert "cause     wapens" in explained
    assert "every source language, borrowed from es" in explained


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("es:", "ess:"), "own.yaml:1:11: no source language 'ess' has rules to borrow (did you mean 'es'?)"),
        (("es:", "nl:"), "own.yaml:1:11: no source language 'nl' has rules to borrow (known: de, es, fr, it, pl, pt, tr)"),
        (("weapons-of", "weapon-of"), "sources/es/artefacts.yaml has no rule 'weapon-of-fire' of its own (did you mean 'weapons-of-fire'?)"),
        # Italian has this rule from Spanish: who lends has to have it, so that nobody borrows in a circle.
        (("es:", "it:"), "sources/it/artefacts.yaml has no rule 'weapons-of-fire' of its own"),
        (("message", "mesage"), "own.yaml:1:71: unknown key 'mesage' (did you mean 'message'?)"),
    ],
)
def test_wrong_borrowing_is_refused(change: tuple[str, str], message: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(BORROWS.replace(*change))
    done = run("glossary", "check", "own.yaml")
    assert done.returncode == 2
    assert message in done.stdout.decode()


def test_compiled_rules_depend_on_the_lender() -> None:
    """Italian borrows from Spanish, Dutch has no rules: the lender's file is among the files that make the key."""
    lent = {tag: [f.name for f in files(knowledge.root(), tag) if f.lends] for tag in ("it", "nl")}
    assert "sources/es/artefacts.yaml" in lent["it"]
    assert "sources/it/artefacts.yaml" not in lent["it"]
    assert not lent["nl"]


def test_every_problem_of_every_file_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RULE.replace("minor", "small").replace("pattern", "patern"))
    (tmp_path / "b.yaml").write_text("- {id: x, typ: person, english: 7}\n- {id: y, type: persn}\n")
    (tmp_path / "c.yaml").write_text("- id: 'x\n")
    done = run("glossary", "check", tmp_path, "nowhere.yaml")
    assert (done.returncode, done.stderr) == (2, b"translit: 15 problems in 3 files\n"), done.stdout.decode()
    lines = done.stdout.decode().splitlines()
    assert [sum(f"{name}.yaml:" in line for line in lines) for name in "abc"] == [2, 11, 1]
    assert any(line.startswith("nowhere.yaml: cannot be read") for line in lines)
    assert run("glossary", "check", "empty").returncode == 2
