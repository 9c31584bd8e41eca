"""Mentions that no glossary lists: capitalised words that read as names of the region, restored letter by letter.

The reading itself, the words beside it and the rest of the document say how sure it is: a full name whose other word
is a known spelling, or reads as native too, speaks for it; a neighbour at home in the source language against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit.knowledge import Knowledge, english_knows
from translit.mentions.lookup import lookup
from translit.model import Document, Finding, Fix, Span, Tier
from translit.names.confidence import Evidence
from translit.names.restore import Restored
from translit.text import JOINT, Cover, fold, match_case, words

CATEGORY = "terminology/wrong-term"
SHORTEST = 4
"""Shorter words could be anything."""
BESIDE_KNOWN, BESIDE_SURE, BESIDE_NATIVE, BESIDE_HOME = 1.5, 2.0, 0.8, -2.0
"""What a neighbour adds to the log odds: a listed mention, a word that surely or rather reads as native, a name at home here."""
SURE, RATHER = 0.9, 0.5
"""From which confidence on, by itself, a neighbour counts as surely native, and as rather native."""
REGION = 5
"""An article that names so many listed people and places is about the region."""
ABOUT_REGION = 0.7
"""What that adds to the log odds."""


class Reading(NamedTuple):
    """A word and its best restored forms; `alone` is how sure they are before the rest of the document is heard.

    `vouched`: the word stands beside one that is surely native and no English spelling, as the other half of one name.
    `accompanied`: it stands beside a listed mention or a word that is surely native.
    """

    span: Span
    text: str
    forms: tuple[Restored, ...]
    evidence: Evidence
    alone: float
    certainty: float = 0.0
    vouched: bool = False
    accompanied: bool = False


def read(document: Document, knowledge: Knowledge, taken: Sequence[Span]) -> list[Reading]:
    """The readings of every candidate word outside protected spans and `taken` ones, the listed mentions."""
    text, known, protected = document.text, Cover(taken), Cover(document.protected)
    tokens = words(text)
    alone: dict[int, Reading] = {}
    for i, span in enumerate(tokens):
        if not protected.touches(span) and not known.touches(span) and (reading := _read(text[span.start : span.end], span, knowledge)):
            alone[i] = reading
    about = ABOUT_REGION if len({fold(text[span.start : span.end]) for span in taken}) >= REGION else 0.0
    return _as_one([_in_context(text, tokens, i, known, alone, knowledge, about) for i in alone])


def find(readings: Iterable[Reading], knowledge: Knowledge, taken: Iterable[Span]) -> list[Finding]:
    """A finding for each reading that is sure enough, outside the spans that are `taken`."""
    known = Cover(taken)
    found = (_finding(reading, knowledge) for reading in readings if not known.touches(reading.span))
    return [finding for finding in found if finding is not None]


def _in_context(text: str, tokens: Sequence[Span], i: int, known: Cover, alone: dict[int, Reading], knowledge: Knowledge, about: float) -> Reading:
    """The reading with what its neighbours and the document say of it."""
    reading = alone[i]
    beside = [_beside(text, tokens, i, j, known, alone, knowledge) for j in (i - 1, i + 1)]
    evidence, accompanied = reading.evidence, max(beside) >= BESIDE_KNOWN
    if accompanied and reading.forms[0].reading.known:
        # A name that two languages have is the native one beside a native name: Jelena Astachowa.
        evidence = evidence._replace(listed=False)
    vouched = any(value == BESIDE_SURE and alone[j].evidence.converted for value, j in zip(beside, (i - 1, i + 1), strict=True))
    return reading._replace(certainty=knowledge.confidence.text(evidence, sum(beside) + about), vouched=vouched, accompanied=accompanied)


def _as_one(readings: Sequence[Reading]) -> list[Reading]:
    """One word means one name throughout a document: what is surest of it anywhere holds everywhere."""
    best: dict[str, tuple[float, bool, bool]] = {}
    for r in readings:
        word = fold(r.text)
        best[word] = max(best.get(word, (0.0, False, False)), (r.certainty, r.vouched, r.accompanied))
    return [r._replace(certainty=c, vouched=v, accompanied=a) for r in readings for c, v, a in (best[fold(r.text)],)]


def _read(written: str, span: Span, knowledge: Knowledge) -> Reading | None:
    """The word's reading, or None when it is no candidate: not a capitalised word, an English word, unreadable."""
    word = unicodedata.normalize("NFC", written)
    if len(word) < SHORTEST or not word.isalpha() or not word[0].isupper() or not (word[1:].islower() or word.isupper()):
        return None
    plain = fold(word)
    if english_knows(plain):
        return None
    index = lookup(knowledge)
    spelling = fold(word, index.marks)
    forms = knowledge.restorer.restore(spelling)
    if not forms:
        return None
    evidence = knowledge.restorer.evidence(forms[0], spelling, plain, index.foreign(word))
    return Reading(span, written, tuple(forms), evidence, knowledge.confidence.text(evidence))


def _beside(text: str, tokens: Sequence[Span], i: int, j: int, known: Cover, readings: dict[int, Reading], knowledge: Knowledge) -> float:
    """What the word next to a word says of it, when only a blank or a hyphen parts them."""
    if not 0 <= j < len(tokens):
        return 0.0
    first, last = tokens[min(i, j)], tokens[max(i, j)]
    word = text[tokens[j].start : tokens[j].end]
    if not word[0].isupper() or not JOINT.fullmatch(text, first.end, last.start):
        return 0.0
    if known.touches(tokens[j]):
        return BESIDE_KNOWN
    other = readings.get(j)
    if other is not None and other.alone > RATHER:
        return BESIDE_SURE if other.alone > SURE else BESIDE_NATIVE
    plain = fold(word)
    return BESIDE_HOME if not english_knows(plain) and knowledge.restorer.at_home(plain) else 0.0


def _finding(reading: Reading, knowledge: Knowledge) -> Finding | None:
    thresholds, certainty = knowledge.confidence.thresholds, reading.certainty
    if certainty < thresholds["suggest"] or reading.forms[0].english == fold(reading.text):
        return None
    best = reading.forms[0]
    # Another English spelling of the name is no error, and what a second run would change again is left to a reviewer.
    index = lookup(knowledge)
    no_english = reading.evidence.converted or reading.vouched
    at_home = index.ends_at_home(reading.text) and not reading.accompanied
    apply = certainty >= thresholds["apply"] and no_english and not at_home and not index.foreign(best.english)
    native = best.native.capitalize()
    forms = [f.english.capitalize() for f in reading.forms if f.share >= 0.05][:4]
    return Finding(
        span=reading.span,
        text=reading.text,
        kind="name",
        rule="restored-name",
        message=f"{reading.text} reads as {native}, {forms[0]} in English; no glossary lists it",
        category=CATEGORY,
        severity="major",
        confidence=round(certainty, 3),
        tier=Tier.APPLY if apply else Tier.SUGGEST,
        how="restored",
        fixes=tuple(dict.fromkeys(Fix(match_case(reading.text, form)) for form in forms)),
        native=native,
    )
