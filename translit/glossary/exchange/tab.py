"""Tab-separated values: the table of `comma` with tabs."""

from __future__ import annotations

from collections.abc import Sequence

from translit.glossary.exchange import comma, table
from translit.glossary.exchange.entry import EVERYTHING, Entry, Say

SUFFIXES = (".tsv", ".tab")
KEEPS = EVERYTHING
read = comma.read


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The table of all terms."""
    return comma.written(table.rows(entries), "\t")
