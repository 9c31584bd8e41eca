"""Rules for prh, the proofreading tool that textlint uses: one rule for each English form, with a spec that has to hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translit.glossary.exchange.concepts import dump
from translit.glossary.exchange.entry import Entry, Say
from translit.glossary.exchange.pairs import corrections, example, pattern

SUFFIXES = (".yml", ".yaml")
KEEPS: frozenset[str] = frozenset({"status"})
# JavaScript's \b knows no letter beyond ASCII.
_LETTER = "A-Za-z0-9À-ɏ"


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The corrections, as patterns that match whole words only."""
    rules: dict[str, list[str]] = {}
    examples: dict[str, str] = {}
    for pair in corrections(entries, say):
        found = re.sub("/", r"\\/", pattern(pair))
        rules.setdefault(pair.english, []).append(f"/(?<![{_LETTER}]){found}(?![{_LETTER}])/")
        examples.setdefault(pair.english, example(pair))
    written = [
        {"expected": english.replace("$", "$$"), "patterns": patterns, "specs": [{"from": examples[english], "to": english}]}
        for english, patterns in rules.items()
    ]
    return dump({"version": 1, "rules": written}, flow=False).encode()
