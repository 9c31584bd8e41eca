"""The letters of a name above one another: as written, in its own script, in English."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from translit.knowledge import Knowledge
from translit.mentions.lookup import lookup
from translit.text import fold


class Word(NamedTuple):
    """One word of a name in its three forms; `rows` are the aligned letters (written, native, English).

    `rows` is empty when no system writes the word so, and their English letters are when usage, not letters, decided.
    """

    written: str
    native: str
    english: str
    rows: list[tuple[str, str, str]]


def aligned(written: str, native: str, english: str, knowledge: Knowledge) -> list[Word]:
    """The words of a name with their letters above one another; none when the forms have different numbers of words.

    >>> from translit.knowledge import load
    >>> [" ".join(row) for row in aligned("Jimki", "Химки", "Khimki", load("es"))[0].rows]
    ['j х kh', 'i и i', 'm м m', 'k к k', 'i и i']
    """
    marks = lookup(knowledge).marks
    parts = [re.split(r"[\s-]+", unicodedata.normalize("NFC", form.strip())) for form in (written, native, english)]
    if len({len(part) for part in parts}) > 1:
        return []
    chain = knowledge.restorer.chain
    return [Word(word, own, form, chain(fold(word, marks), own.casefold(), form.casefold())) for word, own, form in zip(*parts, strict=True)]
