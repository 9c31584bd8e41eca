"""Near misses: a corrupted spelling of a listed name (Chevrodonetsk), found by likeness and only ever suggested.

Spellings are compared by a key that drops what conventions differ in, so that likeness counts errors, not conventions.
"""

from __future__ import annotations

import functools
import marshal
from collections.abc import Iterable, Sequence

from translit.glossary.entries import Entry, near_key
from translit.knowledge import Knowledge
from translit.mentions.lookup import CATEGORY, lookup
from translit.mentions.reading import Reading
from translit.model import Finding, Fix, Tier
from translit.text import match_case

SHORTEST = 7
"""Shorter words are alike by chance."""
LIKE = 0.8
"""The least likeness: the share of letters that stay."""
UNLIKELY = 0.02
"""A word that reads as a native name with less confidence is not compared."""

SURE = 0.95
"""A word that is surely native and follows a given name is the surname of somebody whom no list knows."""


def find(readings: Iterable[Reading], knowledge: Knowledge) -> list[Finding]:
    """A finding for each word that no list knows but that is nearly a listed name."""
    candidates = (r for r in readings if r.certainty > UNLIKELY and not r.forms[0].reading.known and not (r.accompanied and r.certainty > SURE))
    return [f for reading in candidates if (f := _finding(reading, knowledge))]


def _finding(reading: Reading, knowledge: Knowledge) -> Finding | None:
    key = near_key(reading.text)
    if len(key) < SHORTEST:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    keys, numbers = _names(knowledge)
    found = process.extract(key, keys, scorer=Levenshtein.normalized_similarity, score_cutoff=LIKE, limit=3)
    if not found or found[0][1] == 1.0:
        return None
    index = lookup(knowledge)
    before = [word.text for word in reading.beside if word.form is not None or index.given_name(word.text)]
    entries = [(index.entry(numbers[place][0]), numbers[place][1], likeness) for _, likeness, place in found]
    forms = dict.fromkeys(index.alone(entry) if short else index.full(entry) for entry, short, _ in entries)
    best: Entry = entries[0][0]
    if entries[0][1] and best.type == "person" and before and not any(index.same(word, best.english.split()[0]) for word in before):
        # Nurdan Orunbayev is not the listed Amanbai Orynbayev.
        return None
    form = next(iter(forms))
    return Finding(
        span=reading.span,
        text=reading.text,
        kind="name",
        rule=best.id,
        message=f"{reading.text} is nearly {form} ({best.about}); is it meant?",
        category=CATEGORY,
        severity="major",
        confidence=round(0.6 * entries[0][2], 3),
        tier=Tier.SUGGEST,
        how="near",
        fixes=tuple(Fix(match_case(reading.text, f)) for f in forms),
        native=best.native or None,
    )


@functools.lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> tuple[Sequence[str], Sequence[tuple[int, bool]]]:
    """The keys of all single-word names, and whose they are: the concept's number, and whether it is its short form."""
    keys, numbers = marshal.loads(knowledge.index["near"])
    return keys, numbers
