"""One name on its own: the caller says that it is a name in the source's spelling, so doubts do not count."""

from __future__ import annotations

from translit.glossary.entries import ACRONYM, PLURAL
from translit.knowledge import Knowledge
from translit.mentions.listed import confidence
from translit.mentions.lookup import Lookup
from translit.model import Candidate, NameResult
from translit.text import match_case, words

_LONGEST = 200
"""No name has more code points; what is longer is given back as it is."""


def find(name: str, knowledge: Knowledge) -> NameResult:
    """The whole name in the glossary, or the name itself with confidence 0."""
    trimmed = name.strip()
    tokens = words(trimmed) if len(trimmed) <= _LONGEST else []
    if not tokens:
        return NameResult(name, name)
    lookup = Lookup(knowledge)
    matches = [m for m in lookup.matches(trimmed, tokens, any_case=True) if m.span == (tokens[0].start, tokens[-1].end)]
    if not matches:
        return NameResult(name, name)
    match = matches[0]
    alone = len(tokens) == 1
    candidates = []
    readings = lookup.ranked(match)
    if (first := next(iter(readings.values()))).part == PLURAL:
        # Spanish adjectives have plurals; English ones do not.
        readings = {first.entry.english[lookup.style]: first, **readings}
    for form, reading in readings.items():
        cased = form if reading.part == ACRONYM or match.text.islower() else match_case(match.text, form)
        candidates.append(Candidate(cased, lookup.native(reading), confidence(reading, alone, reading.why)))
    best = candidates[0]
    return NameResult(name, best.english, best.native, best.confidence, "listed" if first.listed else "derived", tuple(candidates))
