"""Findings for words restored letter by letter: whether one may be changed, and the forms that are offered.

What is not sure enough to be changed is suggested; what may be right already is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from translit.knowledge import Knowledge
from translit.mentions.lookup import lookup
from translit.mentions.restored import Reading
from translit.model import Finding, Fix, Span, Tier
from translit.text import Cover, fold, match_case

CATEGORY = "terminology/wrong-term"
SHOWN = 0.05
"""A form less likely than this is not thought of."""
RIGHT = 0.2
"""A word that is itself an English form so likely is left as it is."""
FAMILY, CLEAR, USUAL = 0.6, 0.65, 0.45
"""The least shares of a form, and the least weight of its rules, for a given name of known family and for bolder changes."""
HALF, LEAST = 0.5, 0.15
"""A form with a smaller share, or spelled by rules of less weight, changes nothing by itself."""
BOLD = 0.7
"""A word so sure is changed if it is clearly a name of the region."""


def find(readings: Iterable[Reading], knowledge: Knowledge, taken: Iterable[Span]) -> list[Finding]:
    """A finding for each reading that is sure enough, outside the spans that are `taken`."""
    known = Cover(taken)
    found = (_finding(reading, knowledge) for reading in readings if not known.touches(reading.span))
    return [finding for finding in found if finding is not None]


def _right_already(reading: Reading, plain: str) -> bool:
    """Whether the word as it is may well be the English form."""
    best = reading.forms[0]
    likely = (f for f in reading.forms if f.share >= RIGHT and (not reading.leant or f.language == best.language))
    return best.english == plain or any(f.english == plain for f in likely)


def _sure(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether the word may be changed without asking."""
    evidence, index, best = reading.evidence, lookup(knowledge), reading.forms[0]
    plain = fold(reading.text)
    if reading.family and best.share >= FAMILY and not any(f.english == plain and f.language == best.language for f in reading.forms):
        # Its surname tells whose the given name is: Mikola Savchuk is a Ukrainian, and no Belarusian or Bulgarian.
        return True
    least = knowledge.confidence.thresholds["apply"]
    if _clear(reading):
        least = min(least, BOLD)
    # Another English spelling of the name is no error, and what a second run would change again is left to a reviewer.
    if reading.certainty < least or _rivalled(reading) or not (evidence.converted or reading.vouched) or index.foreign(best.english):
        return False
    if reading.given:
        # The surname tells whose spelling the whole name is in: Michail Simonow is as German as Simonow.
        return True
    # A name that is at home here, or ends as such names do, is for a reviewer unless its letters or its neighbour say more.
    if evidence.listed and not evidence.foreign:
        return False
    if not evidence.converted and any(f.english == plain and f.share >= SHOWN for f in reading.forms):
        # One of several English forms, perhaps the right one already.
        return False
    return reading.accompanied or not (index.ends_at_home(reading.text) or knowledge.restorer.elsewhere(plain, best))


def _foreigner(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether the word and one beside it are of one other source language: Viktor Orbán, though Виктор and Орбан are native too."""
    beside = {place for word, form in reading.beside for place in knowledge.restorer.elsewhere(fold(word), form)}
    return bool(beside) and not beside.isdisjoint(knowledge.restorer.elsewhere(fold(reading.text), reading.forms[0]))


def _clear(reading: Reading) -> bool:
    """Whether the word is in letters of the source, unlike its own names, with one likely form, in an article about the region."""
    evidence, best = reading.evidence, reading.forms[0]
    unlike = evidence.foreign and evidence.home > evidence.cost + evidence.length
    # Beside a word that no list knows it may be half of a name from elsewhere: Łapsze Niżne is a Polish village.
    strange = any(form is not None and not form.reading.known for _, form in reading.beside) and not reading.accompanied
    return reading.region and unlike and not strange and best.share >= CLEAR and best.reading.rules >= USUAL


def _rivalled(reading: Reading) -> bool:
    """Whether another form is about as likely as the best one, or likely and spelled by much more usual rules."""
    best, others = reading.forms[0], reading.forms[1:]
    # What may be Russian as well as Ukrainian is Russian unless the article says otherwise.
    least = HALF if best.language == "ru" or reading.leant else FAMILY
    return best.share < least or best.reading.rules < LEAST or any(f.share >= RIGHT and f.reading.rules > 2 * best.reading.rules for f in others)


def _finding(reading: Reading, knowledge: Knowledge) -> Finding | None:
    if reading.certainty < knowledge.confidence.thresholds["suggest"] or _right_already(reading, fold(reading.text)):
        return None
    if reading.evidence.foreign and _foreigner(reading, knowledge):
        return None
    best = reading.forms[0]
    native = best.native.capitalize()
    forms = [f.english.capitalize() for f in reading.forms if f.share >= SHOWN][:4]
    return Finding(
        span=reading.span,
        text=reading.text,
        kind="name",
        rule="restored-name",
        message=f"{reading.text} reads as {native}, {forms[0]} in English; no glossary lists it",
        category=CATEGORY,
        severity="major",
        confidence=round(reading.certainty, 3),
        tier=Tier.APPLY if _sure(reading, knowledge) else Tier.SUGGEST,
        how="restored",
        fixes=tuple(dict.fromkeys(Fix(match_case(reading.text, form)) for form in forms)),
        native=native,
    )
