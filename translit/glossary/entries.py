"""The rows of the compiled spelling index: what `index` writes and a run reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from translit.text import unaccented

FULL, SHORT, PLURAL, ACRONYM, FIXED = "full", "short", "plural", "acronym", "fixed"
ENGLISH_WORD = "an English word"
DEFAULT_STYLE = "news"
UNDETERMINED = "und"
"""The tag of no language in particular (BCP 47)."""
RUSSIAN_FORM = "this is its Russian name in English letters, which other places bear too"
NAMESAKE = "a Bulgarian, Serbian, Macedonian or Mongolian surname, which Russians and Ukrainians may bear too and spell otherwise"


class Spelled(NamedTuple):
    """One way to write a slot's word; `lower` when it may stand in lower case."""

    slot: int
    weight: float
    lower: bool

    def pack(self) -> int:
        """The row as one whole number: slot, lower, and the weight in 255 steps."""
        return self.slot << 9 | self.lower << 8 | max(1, round(self.weight * 255))

    @classmethod
    def unpack(cls, row: int) -> Spelled:
        """The row that `pack` made a number of."""
        return cls(row >> 9, (row & 255) / 255, bool(row & 256))


class End(NamedTuple):
    """A concept (its place in the table) whose name, or `part` of it, ends at a node of the trie.

    `listed` when the spelling was written down rather than derived; `why` is what makes it doubtful, if anything.
    """

    concept: int
    part: str
    listed: bool
    why: str | None


class Entry(NamedTuple):
    """What a run has to know of a concept.

    `english` and `short` are the default house style's, `styled` and `styled_short` those of styles that differ;
    `accepted` and `accepted_short` are further forms that may stay, lower-case, their words joined by blanks. `language`
    is that of the native form, the bearer's own rather than Russian, or that of no language for places of other
    countries. `since` and `until` are when a former name was in use; `now` is the id of what is called otherwise today.
    """

    id: str
    type: str
    about: str
    native: str
    short_native: str
    english: str
    short: str
    styled: dict[str, str]
    styled_short: dict[str, str]
    plural: str | None
    acronym: str | None
    native_acronym: str | None
    accepted: tuple[str, ...]
    accepted_short: tuple[str, ...]
    now: str | None
    gender: str | None
    language: str
    since: str = ""
    until: str = ""


def edge(node: int, slot: int) -> int:
    """The key of the trie's edge from a node by a slot."""
    return (slot << 24) + node


_CONVENTIONS = (
    ("shch", "s"),
    ("tch", "c"),
    ("kh", "h"),
    ("zh", "j"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("q", "k"),
)


def near_key(word: str) -> str:
    """A word without what conventions of transliteration differ in, for comparing by likeness.

    >>> near_key("Severodonetsk"), near_key("Sievierodonietsk")
    ('severodoneck', 'severodoneck')
    """
    plain = unaccented(word.casefold())
    for old, new in _CONVENTIONS:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", re.sub("i(?=[aeou])", "", plain))
