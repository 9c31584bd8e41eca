"""A glossary for DeepL: two columns with a tab between, the term and its translation, without headings."""

from __future__ import annotations

from collections.abc import Sequence

from translit.glossary.exchange.entry import Entry, Say
from translit.glossary.exchange.pairs import translations

SUFFIXES = (".tsv",)
KEEPS: frozenset[str] = frozenset({"native forms"})
NEEDS_SOURCE = True


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """Each term of the source language once."""
    # DeepL takes no quotation marks around cells, and no tabs or line ends within.
    return "".join(f"{' '.join(pair.spelling.split())}\t{' '.join(pair.english.split())}\n" for pair in translations(entries, say)).encode()
