"""The rows of the compiled spelling index: what `index` writes and a run reads."""

from __future__ import annotations

import marshal
from typing import Any, NamedTuple

FULL, SHORT, PLURAL, ACRONYM, FIXED = "full", "short", "plural", "acronym", "fixed"
ENGLISH_WORD = "an English word"
RUSSIAN_FORM = "this is its Russian name in English letters, which other places bear too"


class Spelled(NamedTuple):
    """One way to write a slot's word; `lower` when it may stand in lower case."""

    slot: int
    weight: float
    lower: bool


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

    `english` and `short` are by house style; `accepted` and `accepted_short` are further forms that may stay,
    lower-case, their words joined by blanks.
    """

    id: str
    type: str
    about: str
    native: str
    short_native: str
    english: dict[str, str]
    short: dict[str, str]
    plural: str | None
    acronym: str | None
    native_acronym: str | None
    accepted: tuple[str, ...]
    accepted_short: tuple[str, ...]
    now: str | None


def pack(row: tuple[Any, ...]) -> bytes:
    """A row as bytes: thousands of rows load in no time when the few that a text needs are unpacked one by one."""
    return marshal.dumps(row)


def unpack(data: bytes) -> Any:
    """The row that `pack` was given, its tuples as plain tuples."""
    return marshal.loads(data)
