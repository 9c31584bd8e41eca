"""TBX-Basic in the style DCT, whose data categories are elements; it is read by `tbx`, as every kind of TBX is."""

from __future__ import annotations

from collections.abc import Sequence

from translit.glossary.exchange import tbx_write
from translit.glossary.exchange.entry import EVERYTHING, Entry, Say

SUFFIXES = (".tbx",)
KEEPS = EVERYTHING


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The entries in the style DCT."""
    return tbx_write.document(entries, tbx_write.Dct())
