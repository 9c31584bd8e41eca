"""One name on its own: the caller says that it is a name in the source's spelling, so doubts do not count."""

from __future__ import annotations

import math
import unicodedata

from translit import edits
from translit.glossary.entries import ACRONYM, PLURAL
from translit.knowledge import Knowledge
from translit.mentions.listed import confidence
from translit.mentions.lookup import lookup
from translit.model import Candidate, Edit, NameResult, Span
from translit.text import fold, match_case, words

BOLD = 0.12
"""A restored form less sure than this is not given: the name is rather right as it stands."""
UNREAD = 0.7
"""What a word that is left as it is takes from the confidence in the whole name."""
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
    columns = [_forms(trimmed[t.start : t.end], knowledge) for t in tokens]
    if not any(columns):
        return NameResult(name, name)
    candidates: dict[str, Candidate] = {}
    for place in range(max(map(len, columns))):
        parts = [column[min(place, len(column) - 1)] if column else None for column in columns]
        kept = [trimmed[t.start : t.end] for t in tokens]
        english = _joined(trimmed, tokens, [p.english if p else word for p, word in zip(parts, kept, strict=True)])
        native = _joined(trimmed, tokens, [p.native or word if p else word for p, word in zip(parts, kept, strict=True)])
        sure = math.prod(p.confidence if p else UNREAD for p in parts)
        candidates.setdefault(english, Candidate(english, native, round(sure, 3)))
    best = next(iter(candidates.values()))
    if best.english == trimmed:
        return NameResult(name, name)
    return NameResult(name, best.english, best.native, best.confidence, "restored", tuple(candidates.values()))


def _forms(word: str, knowledge: Knowledge) -> list[Candidate]:
    """The restored forms of one word, the likeliest first; none when it is rather a word or name at home."""
    index, restorer = lookup(knowledge), knowledge.restorer
    spelling, plain = fold(word, index.marks), fold(word)
    composed = unicodedata.normalize("NFC", word)
    if len(composed) < 2 or not composed.isalpha() or composed != unicodedata.normalize("NFKC", word) or restorer.at_home(plain):
        return []
    forms = restorer.restore(spelling)
    if not forms:
        return []
    sure = knowledge.confidence.name(restorer.values(forms[0], spelling, plain, index.foreign(word)))
    if sure < BOLD or (forms[0].english != plain and plain in knowledge.english_words):
        return []
    first = forms[0].share
    return [Candidate(match_case(word, f.english.capitalize()), f.native.capitalize(), sure * f.share / first) for f in forms]


def _joined(text: str, tokens: list[Span], words_: list[str]) -> str:
    edits_ = [Edit(token, word) for token, word in zip(tokens, words_, strict=True)]
    return edits.apply(text, edits_)
