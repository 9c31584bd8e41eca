"""Tables of senses: which words are found, what is said of them, and what is proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ruling import placed_rule
from translit.artefacts import literal, senses
from translit.artefacts.rules import compile_rules
from translit.errors import GlossaryError
from translit.glossary.rulefile import PlacedRule
from translit.glossary.schema import Sense
from translit.glossary.yamlfile import YamlFile, parse
from translit.knowledge import Knowledge
from translit.model import Document, Finding

TABLE: dict[str, dict[str, str | Sense]] = {
    "cristal": {"crystal(s)": "pane(s)|window(s)"},
    "último": {"{his|her|their} last {book|film|novel}": "{his|her|their} latest {book|film|novel}"},
    "ayuda": {"aids": Sense("grants|aid", not_near=["HIV", "hearing"])},
    "juicio": {"the process": Sense("the trial", near=["judge(s)", "the court"])},
    "regalo envenenado": {"poisoned gift": "poisoned chalice", "gift": "present"},
    "dejar de lado": {"leave at one's side": "set aside"},
    "oficio": {"trade": "office", "an official document": "letter"},
}


def placed(table: dict[str, dict[str, str | Sense]]) -> PlacedRule:
    text = "rules:\n  - id: s\n    senses:\n" + "".join(
        f"      {source}:\n" + "".join(f"        '{key.replace(chr(39), chr(39) * 2)}': x\n" for key in entries) for source, entries in table.items()
    )
    yaml: YamlFile = parse("t.yaml", text.encode())
    message = "“{found}” may stand for “{source}”: “{means}”"
    return replace(placed_rule({}, id="s", kind="senses", message=message, senses=table), file=yaml)


RULE = compile_rules([placed(TABLE)])[0]


def found(text: str) -> list[Finding]:
    return list(senses.find(Document(text), RULE, Knowledge("es", "news", {})))


CASES = [
    ("The crystals broke, and a crystal.", [("crystals", ["panes", "windows"]), ("crystal", ["pane", "window"])]),
    ("Her last\nfilm; HIS LAST BOOK", [("Her last\nfilm", ["Her latest film"]), ("HIS LAST BOOK", ["HIS LATEST BOOK"])]),
    # A capital within a sentence makes a name, one at its beginning does not.
    ("Crystals! At the Crystal Palace.", [("Crystals", ["Panes", "Windows"])]),
    # Parts of words and of compounds.
    ("crystalline, crystal-clear, rock-crystal, a crystal’s edge", [("crystal", ["pane", "window"])]),
    # The longest wins; what stands behind it is looked at again.
    ("A poisoned gift, a gift.", [("poisoned gift", ["poisoned chalice"]), ("gift", ["present"])]),
    ("The aids came. The hearing aids came. Aids. HIV aids.", [("aids", ["grants", "aid"]), ("Aids", ["Grants", "Aid"])]),
    ("The process began.\n\nA judge opened the process. The court: the process.", [("the process", ["the trial"]), ("the process", ["the trial"])]),
    ("leave at one’s side", [("leave at one’s side", ["set aside"])]),
    # The article goes with what follows it.
    ("It is a trade.", [("a trade", ["an office"])]),
    ("", []),
    ("crystal", [("crystal", ["pane", "window"])]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_senses(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    shown = [(f.text, [fix.text for fix in f.fixes]) for f in found(text)]
    assert shown == wanted


def test_the_message_names_source_and_proposals() -> None:
    assert found("A crystal.")[0].message == "“crystal” may stand for “cristal”: “pane”, “window”"


@given(st.text(alphabet="crystal s.-'\n", max_size=60))
def test_spans_hold_their_text(text: str) -> None:
    for finding in found(text):
        assert text[finding.span.start : finding.span.end] == finding.text
        assert finding.text.casefold() in {"crystal", "crystals"}


WRONG = [
    ({"x": {"the {word}": "y"}}, "no phrase of plain words"),
    ({"x": {"the {ghost}": "y"}}, "no class of words is called 'ghost'"),
    ({"x": {"[the ]house": "y"}}, "no phrase of one to 6 plain words"),
    ({"x": {"one two three four five six seven": "y"}}, "no phrase of one to 6 plain words"),
    ({"x": {"a": "y"}, "z": {"{a|b}": "y"}}, "'a' stands in this table twice"),
    ({"x": {"gun": "rifle(s)"}}, "repeats 's'"),
    ({"x": {" ".join(["{a|b|c|d}"] * 4): "y"}}, "more than 128 ways"),
]


@pytest.mark.parametrize(("table", "what"), WRONG)
def test_wrong_tables_are_refused_with_their_place(table: dict[str, dict[str, str | Sense]], what: str) -> None:
    problems: list[GlossaryError] = []
    compile_rules([placed(table)], problems.append)
    assert what in str(problems[0])
    assert str(problems[0]).startswith(f"t.yaml:{5 if len(table) == 1 else 7}:")


def test_ways_to_write_a_phrase() -> None:
    assert [phrase for phrase, _ in literal.ways("{gun|arm}(s) of fire")] == ["gun of fire", "guns of fire", "arm of fire", "arms of fire"]
