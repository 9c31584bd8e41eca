"""A unidirectional glossary for Google Cloud Translation: two columns with a comma between, without headings."""

from __future__ import annotations

from collections.abc import Sequence

from translit.glossary.exchange.comma import written
from translit.glossary.exchange.entry import Entry, Say
from translit.glossary.exchange.pairs import translations

SUFFIXES = (".csv",)
KEEPS: frozenset[str] = frozenset({"native forms"})
NEEDS_SOURCE = True


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """Each term of the source language once."""
    return written([(pair.spelling, pair.english) for pair in translations(entries, say)], ",")
