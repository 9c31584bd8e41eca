"""A Vale rule of the kind `substitution`."""

from __future__ import annotations

from collections.abc import Sequence

from translit.glossary.exchange.concepts import dump
from translit.glossary.exchange.entry import Entry, Say
from translit.glossary.exchange.pairs import corrections, pattern

SUFFIXES = (".yml", ".yaml")
KEEPS: frozenset[str] = frozenset({"status"})


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The corrections; the keys are regular expressions, and Vale itself puts word boundaries around them."""
    rule = {"extends": "substitution", "message": "Use '%s' instead of '%s'.", "level": "warning", "ignorecase": False}
    swap = {pattern(pair): pair.english for pair in corrections(entries, say)}
    return dump({**rule, "action": {"name": "replace"}, "swap": swap}, flow=False).encode()
