"""Sequences of words and classes mean what the table in docs/adding-a-rule.md says, and words get their classes from their neighbours."""

from __future__ import annotations

import pytest

from tests.ruling import placed_rule
from translit.artefacts import classes, grammar
from translit.artefacts.check import matches
from translit.artefacts.rules import compile_rules
from translit.errors import GlossaryError
from translit.knowledge import Knowledge
from translit.model import Document

LISTS = {
    "place": ["cellar", "tower"],
    "NP": ["[{DET}] {ADJ|ADV}* {NOUN|NAME}"],
    "woman_named": ["Olga", "Ekaterine", *(f"Name{chr(n)}" for n in range(97, 110))],
}
NOTHING = Knowledge("es", "news", {})


def make(**keys: object) -> dict[str, object]:
    return compile_rules([placed_rule(LISTS, **{"kind": "grammar", **keys})])[0]


def found(text: str, **keys: object) -> list[str]:
    return [f.text for f in matches(make(**keys), Document(text), NOTHING)]


CASES = [
    ("{DET} <{VERB-S}> {DET}", "The works the mine does: nothing.", []),
    ("in the {place} <{VERB-S}> {NP}", "In the cellar works the only surgeon.", ["works"]),
    ("in the {place} <{VERB-S}> {NP}", "In the steel works the old rule.", []),
    ("<{work|sleep:VERB-S}>", "He works, she sleeps and it runs.", ["works", "sleeps"]),
    ("{PRON} <{not work:VERB-S}>", "He works, she sleeps.", ["sleeps"]),
    ("<{not the|of} {of}>", "Part of it, the of.", ["Part of"]),
    ("{START} <{VERB-S}>", "He left. Wants bread. “Sees nothing.” Mr. Wants paid.", ["Wants", "Sees"]),
    ("{HEADING} <{VERB-S}>", "Dies at 84 a dancer\n\nDies at 84 a dancer.", ["Dies"]),
    ("<( , | and ) {NAME}>", "Ivan, Olga and Pavel", [", Olga", "and Pavel"]),
    ("in {YEAR} <{VERB-S}>", "In 1992 explodes; in 2092 explodes; in 500 explodes.", ["explodes"]),
    ("{woman_named} <{VERB-S}>", "Ekateriné sings, Pavel sings.", ["sings"]),
    ("{START} {PREP} [the] {NOUN} ( , | and )", "In time, he left.", ["In time,"]),
    ("{ends}", "The way it ends", ["ends"]),
    ("[the] [way]", "By the way", ["the way", "way"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), CASES)
def test_sequences_match(pattern: str, text: str, expected: list[str]) -> None:
    assert found(text, pattern=pattern) == expected


def test_replacement_takes_groups_and_forms() -> None:
    rule = make(pattern="<{am|is|are} [{ADV}] {ING}> since", replace="{1}, has been {3}, {3:PARTICIPLE}, {0}")
    assert [f.suggestions[0] for f in matches(rule, Document("He is still working since May."), NOTHING)] == [
        "is, has been working, worked, is still working"
    ]


def test_near_looks_at_the_sentence_alone() -> None:
    keys = {"pattern": "<{sleeps}>", "not_near": ["?", "{cat|dog|a|b|c|d|e|f|g|h|i|j|k|l}"]}
    assert found("Who sleeps? He sleeps. The dog sleeps.", **keys) == ["sleeps"]
    assert found("He sleeps and eats. He sleeps.", pattern="<{sleeps}>", near="{eats}") == ["sleeps"]


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        ({"pattern": "{VERBS}"}, "VERBS"),
        ({"pattern": "[the {NOUN}"}, "unclosed"),
        ({"pattern": "the {NOUN})"}, "unopened"),
        ({"pattern": "{a b}"}, "a b"),
        ({"pattern": "{go:VERBS}"}, "classes after"),
        ({"pattern": "{NOUN}", "replace": "{2}"}, "{2}"),
        ({"pattern": "{NOUN}", "not_after": "the"}, "not_after"),
        ({"pattern": "<{NOUN}"}, "one < and one >"),
    ],
)
def test_mistakes_are_refused(keys: dict[str, object], part: str) -> None:
    with pytest.raises(GlossaryError, match=part.replace("{", r"\{").replace("[", r"\[")):
        make(**keys)


def test_a_sequence_that_holds_itself_is_refused() -> None:
    LISTS["LOOP"] = ["the {LOOP}"]
    with pytest.raises(GlossaryError, match="LOOP"):
        make(pattern="{LOOP}")


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        ("In the cellar of a school works the only surgeon.", "works", "s"),
        ("The works were stopped.", "works", "N"),
        ("They plan to work.", "work", "b"),
        ("The meeting in May was long.", "meeting", "n"),
        ("He was meeting her.", "meeting", "g"),
        ("It has risen and was burned.", "burned", "p"),
        ("The army burned the house.", "burned", "d"),
        ("A surgeon from Ternópil", "ternopil", "P"),
        ("A fiber-optic drone", "fiber-optic", "a"),
    ],
)
def test_neighbours_decide(text: str, word: str, letter: str) -> None:
    entries = [entry.split("/") for entry in classes.tokens(text).encoded.split("\n")[1:]]
    assert [tags[0] for plain, _, tags in entries if plain == word] == [letter]


def test_odd_texts_do_no_harm() -> None:
    rule = make(pattern="{NOUN} {VERB-S}")
    for text in ("", "\n", "///", "; ; ;", "Ост/ров; стоит", "“”", "'", "a" * 2000, "\u0301", "_ __", "x\r\n\r\ny"):
        list(grammar.find(Document(text), rule, NOTHING))
