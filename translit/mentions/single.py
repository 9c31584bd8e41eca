"""One name on its own: the caller says that it is a name in the source's spelling, so doubts do not count."""

from __future__ import annotations

import math

from translit import edits
from translit.glossary.entries import ACRONYM, PLURAL
from translit.knowledge import Knowledge
from translit.mentions.listed import confidence
from translit.mentions.lookup import lookup
from translit.model import Candidate, Edit, NameResult, Span
from translit.text import fold, match_case, words

_LONGEST = 200
"""No name has more code points; what is longer is given back as it is."""


def find(name: str, knowledge: Knowledge) -> NameResult:
    """The whole name in the glossary, or the name itself with confidence 0."""
    trimmed = name.strip()
    tokens = words(trimmed) if len(trimmed) <= _LONGEST else []
    if not tokens:
        return NameResult(name, name)
    index = lookup(knowledge)
    matches = [m for m in index.matches(trimmed, tokens, any_case=True) if m.span == (tokens[0].start, tokens[-1].end)]
    if not matches:
        return _restored(name, trimmed, tokens, knowledge)
    match = matches[0]
    alone = len(tokens) == 1
    candidates = []
    readings = index.ranked(match)
    if (first := next(iter(readings.values()))).part == PLURAL:
        # Spanish adjectives have plurals; English ones do not.
        readings = {index.full(first.entry): first, **readings}
    for form, reading in readings.items():
        cased = form if reading.part == ACRONYM or match.text.islower() else match_case(match.text, form)
        candidates.append(Candidate(cased, index.native(reading), confidence(reading, alone, reading.why)))
    best = candidates[0]
    return NameResult(name, best.english, best.native, best.confidence, "listed" if first.listed else "derived", tuple(candidates))


def _restored(name: str, trimmed: str, tokens: list[Span], knowledge: Knowledge) -> NameResult:
    """Each word that can be read restored, the others as they are; the blanks and hyphens between stay."""
    marks = lookup(knowledge).marks
    words_ = [trimmed[t.start : t.end] for t in tokens]
    read = [knowledge.restorer.restore(fold(word, marks)) if word.isalpha() else [] for word in words_]
    if not any(read):
        return NameResult(name, name)
    columns = [[(match_case(word, found.english.capitalize()), found.native.capitalize(), found.share) for found in forms] or [(word, word, 1.0)] for word, forms in zip(words_, read, strict=True)]
    candidates = []
    for place in range(max(map(len, columns))):
        parts = [column[min(place, len(column) - 1)] for column in columns]
        share = math.prod(part[2] for part in parts)
        candidates.append(Candidate(_joined(trimmed, tokens, [p[0] for p in parts]), _joined(trimmed, tokens, [p[1] for p in parts]), round(share, 3)))
    best = candidates[0]
    return NameResult(name, best.english, best.native, best.confidence, "restored", tuple(candidates))


def _joined(text: str, tokens: list[Span], words_: list[str]) -> str:
    edits_ = [Edit(token, word) for token, word in zip(tokens, words_, strict=True)]
    return edits.apply(text, edits_)
