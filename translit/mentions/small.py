"""Places in small letters and in the source's spelling: in kiev, all over bichkek, on the shore of the caspio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.glossary.entries import FULL
from translit.knowledge import Knowledge
from translit.mentions import listed
from translit.mentions.lookup import Match, lookup
from translit.model import Document, Finding, Span
from translit.text import Cover, fold, in_compound, words

SHORTEST, CERTAIN = 4, 6
"""Shorter words could be anything; one that is so long needs no preposition before it."""
_BEHIND = re.compile(r"(?i)\b(?:in|from|near|around|to|at|outside|inside|towards|of|over|through|between|and)(?: the)?\s\Z")
FURTHEST = 14
"""So many letters a preposition and an article have at most."""


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match]) -> Iterator[Finding]:
    """A finding for each word in small letters, a short one behind a preposition, that spells a place otherwise than English does, and nothing else.

    `matches` are the listed names. A text without a capital is written in small letters throughout, and is left as it is.
    """
    index, text = lookup(knowledge), document.text
    taken = Cover([*(match.span for match in matches), *document.protected])
    common = knowledge.english_words, knowledge.source_words
    for span in words(text) if not text.islower() else ():
        word = text[slice(*span)]
        if len(word) < SHORTEST or not word.islower() or any(fold(word) in known for known in common) or taken.touches(span):
            continue
        behind = len(word) >= CERTAIN or _BEHIND.search(text, max(0, span.start - FURTHEST), span.start)
        if not behind or in_compound(text, *span):
            continue
        for match in index.matches(word, [Span(0, len(word))], any_case=True):
            best = match.readings[0]
            place = all(r.entry.type == "place" and r.part == FULL for r in match.readings) and best.weight >= listed.USUAL
            if place and not (index.doubt(match) or index.caution(match)) and any(r.why is None for r in match.readings):
                form = next(iter(index.ranked(match)))
                # One that is written as English writes it is for the rules: bordeaux is a wine as well.
                if form.casefold() != fold(word) and not index.right(match):
                    yield listed.claim(Match(span, word, match.readings), best, [form], index, None)
