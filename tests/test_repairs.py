"""What is left after a repair reads well: blanks, capitals, articles and lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_rules import found, make
from translit import edits
from translit.artefacts.repair import article
from translit.knowledge import Knowledge
from translit.model import Edit, Finding

KNOWS = Knowledge("es", "news", {})


def repaired(text: str, choice: int = 0, **keys: object) -> str:
    made: list[Finding] = found(make(**keys), text, KNOWS)
    return edits.apply(text, [Edit(f.span, f.fixes[choice].text) for f in made if f.fixes])


CASES = [
    # The article follows the first sound.
    ({"pattern": "arm(s) of fire", "replace": "firearm(s)"}, "An arm of fire, arms of fire, an\narm of fire", "A firearm, firearms, a\nfirearm"),
    ({"pattern": "arm of fire", "replace": "firearm"}, "AN ARM OF FIRE; AN arm of fire", "A FIREARM; A firearm"),
    ({"pattern": "weapon of fire", "replace": "arm"}, "a weapon of fire. A weapon of fire; plan A weapon of fire", "an arm. An arm; plan A arm"),
    ({"pattern": "pistol", "replace": "rifle"}, "an pistol and a pistol", "an rifle and a rifle"),
    ({"pattern": "so-called", "replace": ""}, "a so-called agent, a so-called year. A so-called hour", "an agent, a year. An hour"),
    ({"pattern": "{word} <of {animal}>", "replace": "with a {animal}"}, "man of dog", "man with a dog"),
    ({"pattern": "the <own {word}>", "replace": "like a {word}"}, "the own army, the own union, the own house", "the like an army, the like a union, the like a house"),
    ({"pattern": "major state", "replace": ["general staff", "army staff"]}, "a major state", "a general staff"),
    # A deletion leaves one blank, and a capital where there was one.
    ({"pattern": "in this sense[,]", "replace": ""}, "In this sense, he left. It was, in this sense a trap", "He left. It was, a trap"),
    ({"pattern": "in this sense,", "replace": ""}, "“In this sense, the war”, he said; In this sense, Putin", "“The war”, he said; Putin"),
    ({"pattern": "also", "replace": ""}, "He left also. also he; he also left\nalso", "He left. he; he left\n"),
    ({"pattern": "also", "replace": ["too", ""]}, "He also left. Also he", "He too left. Too he"),
    # Case as it is found, or as an exact pattern writes it.
    ({"pattern": "the <Executive>", "replace": "government"}, "in the Executive", "in the government"),
    ({"pattern": "Executive", "replace": "government"}, "Executive. Executive, the Executive", "Government. Government, the government"),
    ({"pattern": "MAJOR STATE", "replace": "general staff"}, "the MAJOR STATE", "the GENERAL STAFF"),
    ({"pattern": "assures that", "replace": "says that"}, "Assures that ASSURES THAT assures\nthat", "Says that SAYS THAT says that"),
    # A line goes with one of the blank lines around it.
    ({"kind": "residue", "pattern": "read more"}, "One.\n\nRead more\n\nTwo.", "One.\n\nTwo."),
    ({"kind": "residue", "pattern": "read more"}, "Read more\r\n\r\nTwo.\r\nRead more\r\nThree.", "Two.\r\nThree."),
    ({"kind": "residue", "pattern": "read more"}, "One.\n\nRead more\nTwo.", "One.\n\nTwo."),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "before", "after"), CASES, ids=[str(i) for i in range(len(CASES))])
def test_repairs_read_well(keys: dict[str, object], before: str, after: str) -> None:
    assert repaired(before, **keys) == after


def test_every_suggestion_fits_its_surroundings() -> None:
    assert repaired("a major state", choice=1, pattern="major state", replace=["general staff", "army staff"]) == "an army staff"
    assert repaired("He also left. Also he", choice=1, pattern="also", replace=["too", ""]) == "He left. He"


WORDS = st.sampled_from(["also", "army", "tank", "union", "hour", "European", "FSB", "8", "Kyiv", "a", "an", "the", "of"])
SIGNS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\n\n", " “", "” ", "\r\n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(WORDS) + draw(SIGNS) for _ in range(draw(st.integers(1, 12))))


@given(texts(), st.sampled_from(["", "army", "tank", "hour", "union"]))
def test_any_repair_leaves_blanks_articles_and_the_rest_in_order(text: str, new: str) -> None:
    """One at a time, as a reviewer would: each repair sees the text as it was."""
    for finding in found(make(pattern="also", replace=new), text, KNOWS):
        fix = finding.fixes[0].text
        after = edits.apply(text, [Edit(finding.span, fix)])
        assert "  " not in after
        assert after.count("\n") == text.count("\n")
        assert after[: finding.span.start] == text[: finding.span.start]
        assert after[finding.span.start + len(fix) :] == text[finding.span.end :]
        followed = re.search(r"(?<![^\W_])(an?) (\w+)", after[max(0, finding.span.start - 3) :])
        if followed and finding.text.startswith(("a ", "an ")):
            assert followed[1] == article(followed[2])


@given(st.lists(st.sampled_from(["One.", "Two", "", "Read more", "  "]), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_a_removed_line_leaves_the_other_lines(lines: list[str], break_: str) -> None:
    text = break_.join(lines)
    after = edits.apply(text, [Edit(f.span, "") for f in found(make(kind="residue", pattern="read more"), text, KNOWS)])
    assert [line for line in after.split(break_) if line.strip()] == [line for line in lines if line.strip() and line != "Read more"]
