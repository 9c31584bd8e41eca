"""Mentions that no glossary lists: capitalised words that read as names of the region, restored letter by letter.

The reading itself, the words beside it and the rest of the document say how sure it is: a full name whose other word
is a known spelling, or reads as native too, speaks for it; a neighbour at home in the source language against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from translit.glossary.entries import SHORT
from translit.knowledge import Knowledge, english_knows
from translit.mentions import whole
from translit.mentions.lookup import Lookup, Match, languages, lookup
from translit.model import Document, Finding, Fix, Span, Tier
from translit.names.confidence import Evidence
from translit.names.restore import Restored
from translit.text import JOINT, Cover, fold, match_case, words

CATEGORY = "terminology/wrong-term"
SHORTEST = 4
"""Shorter words could be anything."""
BESIDE_KNOWN, BESIDE_SURE, BESIDE_NATIVE, BESIDE_HOME = 2.0, 3.5, 1.7, -3.0
"""What a neighbour adds to the log odds: a listed mention, a word that surely or rather reads as native, a name at home here.

Counted on full names of the region and names at home of five languages, these are about 6, 3.5 and -5.5; they are
halved, since words that stand side by side are not always one name. A name that is at home here and native as well
(Maria, Anton) says nothing.
"""
GIVEN = 2.5
"""What it adds that a given name stands before a surname that is surely native: so the two are one name."""
BOTH = 7
"""A native word that the lists have so often may be native though it is at home here as well."""
SURE, RATHER, FAINT = 0.9, 0.5, 0.1
"""From which confidence on, by itself, a neighbour counts as surely native, as rather native, and a known word as a given name."""
REGION = 5
"""An article that names so many listed people and places is about the region."""
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
LEANING = 3
"""So many people and places of one native language, more than all others, say that other names are of it too."""
ABOUT_REGION = 0.7
"""What that adds to the log odds."""


class Reading(NamedTuple):
    """A word and its best restored forms; `alone` is how sure they are before the rest of the document is heard.

    `certainty` is how sure they are then, `odds` what its neighbours added to that.
    `vouched`: the word stands beside one that is surely native and no English spelling, as the other half of one name;
    `given`: as its given name, which bearers of the glossary have too. `accompanied`: it stands beside a listed mention
    or a word that is surely native. `leant`: it is read in the language that most names of the document are of.
    `beside`: the capitalised words next to it, each with its own reading. `other`: a listed surname that somebody else bears. `family`: a given name
    that is read in the language of its surname. `region`: the document is about the region.
    """

    span: Span
    text: str
    forms: tuple[Restored, ...]
    evidence: Evidence
    alone: float
    certainty: float = 0.0
    odds: float = 0.0
    vouched: bool = False
    given: bool = False
    accompanied: bool = False
    leant: bool = False
    beside: tuple[tuple[str, Restored | None], ...] = ()
    other: bool = False
    family: bool = False
    region: bool = False

    @property
    def no_english(self) -> bool:
        """Whether the word is no English spelling of the name, and so tells that the name is in the source's."""
        return self.evidence.converted and self.forms[0].english != fold(self.text)


def read(document: Document, knowledge: Knowledge, listed: Sequence[Match]) -> list[Reading]:
    """The readings of every candidate word outside protected spans and the listed mentions.

    A listed word is one too where it is a given name before a surely native surname: Wladimir Golowinski is no town.
    """
    taken, lean = [match.span for match in listed], _lean(listed)
    text, known, protected, index = document.text, Cover(taken), Cover(document.protected), lookup(knowledge)
    given = {match.span for match in listed if index.given_name(match.text)}
    tokens = [span for span in words(text) if not protected.touches(span)]
    alone: dict[int, Reading] = {}
    for i, span in enumerate(tokens):
        if (span in given or not known.touches(span)) and (reading := _read(text[span.start : span.end], span, knowledge, lean)):
            alone[i] = reading
    pairs = {i: i - 1 for i in range(1, len(tokens)) if _is_given(text, tokens, i - 1, alone, index)}
    places = {span: i for i, span in enumerate(tokens)}
    for match in whole.somebody_elses(text, listed, {tokens[i]: tokens[j] for i, j in pairs.items()}, index):
        reading, english = _read(match.text, match.span, knowledge, lean), index.english(next(iter(index.ranked(match).values())))
        # Where the letters alone come to what the glossary has, or to the word itself, there is nothing to choose.
        if reading and reading.forms[0].english not in (fold(english), fold(match.text)):
            alone[places[match.span]] = reading._replace(other=True)
    for i, j in pairs.items():
        _as_family(alone, i, j, text, tokens, knowledge, lean)
    region = len({fold(text[span.start : span.end]) for span in taken}) >= REGION
    readings = {i: _in_context(text, tokens, i, known, alone, knowledge, region) for i in alone}
    surnames = _surnames(listed, knowledge) | {r.span for r in readings.values() if r.certainty > SURE and r.no_english}
    for i, j in pairs.items():
        if i in readings and j in readings and readings[j].no_english and readings[j].certainty > SURE and readings[j].evidence.foreign:
            readings[i] = readings[i]._replace(vouched=True)
    named = [_before_surname(text, readings[i], tokens[i + 1 : i + 2], surnames, knowledge) for i in alone]
    least = knowledge.confidence.thresholds["suggest"]
    return _as_one([r for r in named if r.given or (r.certainty >= least if r.other else r.span not in given)])


def _is_given(text: str, tokens: Sequence[Span], i: int, alone: Mapping[int, Reading], index: Lookup) -> bool:
    """Whether the word is a given name, with a capitalised word right after it."""
    span, after = tokens[i], tokens[i + 1]
    if text[span.end : after.start] != " " or not text[after.start].isupper():
        return False
    known = i in alone and alone[i].forms[0].reading.known > 0 and alone[i].alone > FAINT
    return known or (text[span.start].isupper() and index.gender(text[span.start : span.end]) is not None)


def _as_family(alone: dict[int, Reading], i: int, j: int, text: str, tokens: Sequence[Span], knowledge: Knowledge, lean: str | None) -> None:
    """Read a given name and its surname again, in the language that the surname's ending tells."""
    span = tokens[i]
    spelling = fold(text[span.start : span.end], lookup(knowledge).marks)
    forms = alone[i].forms if i in alone else knowledge.restorer.restore(spelling, lean=lean)
    language = whole.people_of([form.native for form in forms[:2]], lean)
    for k in (i, j) if language else ():
        if k in alone and (reading := _read(alone[k].text, alone[k].span, knowledge, language, proven=True)):
            alone[k] = reading._replace(other=alone[k].other, family=reading.leant and k == j)


def find(readings: Iterable[Reading], knowledge: Knowledge, taken: Iterable[Span]) -> list[Finding]:
    """A finding for each reading that is sure enough, outside the spans that are `taken`."""
    known = Cover(taken)
    found = (_finding(reading, knowledge) for reading in readings if not known.touches(reading.span))
    return [finding for finding in found if finding is not None]


def _in_context(text: str, tokens: Sequence[Span], i: int, known: Cover, alone: dict[int, Reading], knowledge: Knowledge, region: bool) -> Reading:
    """The reading with what its neighbours and the document say of it."""
    reading, about = alone[i], ABOUT_REGION if region else 0.0
    beside = [_beside(text, tokens, i, j, known, alone, knowledge) for j in (i - 1, i + 1)]
    evidence, accompanied = reading.evidence, max(beside) >= BESIDE_KNOWN
    if accompanied and reading.forms[0].reading.known:
        # A name that two languages have is the native one beside a native name: Jelena Astachowa.
        evidence = evidence._replace(listed=False)
    vouched = any(value == BESIDE_SURE and alone[j].alone > SURE and alone[j].no_english for value, j in zip(beside, (i - 1, i + 1), strict=True))
    odds = sum(beside) + about
    return reading._replace(certainty=knowledge.confidence.text(evidence, odds), odds=odds, vouched=vouched, accompanied=accompanied, beside=_capitals(text, tokens, i, alone), region=region)


def _capitals(text: str, tokens: Sequence[Span], i: int, alone: Mapping[int, Reading]) -> tuple[tuple[str, Restored | None], ...]:
    """The capitalised words next to a word, when only a blank or a hyphen parts them, each with its best form."""
    pairs = [(j, tokens[min(i, j)].end, tokens[max(i, j)].start) for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    near = [j for j, end, start in pairs if JOINT.fullmatch(text, end, start) and text[tokens[j].start].isupper()]
    return tuple((text[tokens[j].start : tokens[j].end], alone[j].forms[0] if j in alone else None) for j in near)


def _surnames(listed: Iterable[Match], knowledge: Knowledge) -> set[Span]:
    """Where surnames of listed people stand in the source's spelling."""
    index = lookup(knowledge)
    return {match.span for match in listed if all(r.part == SHORT for r in match.readings) and not index.right(match)}


def _before_surname(text: str, reading: Reading, after: Sequence[Span], surnames: Container[Span], knowledge: Knowledge) -> Reading:
    """The reading, surer where it is the given name of a surname that is surely native: then the two are one name."""
    if not after or after[0] not in surnames or not reading.forms[0].reading.known:
        return reading
    if not JOINT.fullmatch(text, reading.span.end, after[0].start) or not lookup(knowledge).given_name(reading.text):
        return reading
    certainty = knowledge.confidence.text(reading.evidence._replace(listed=False), max(reading.odds, BESIDE_SURE) + GIVEN)
    return reading._replace(certainty=certainty, vouched=True, given=True, accompanied=True)


def _as_one(readings: Sequence[Reading]) -> list[Reading]:
    """One word means one name throughout a document: what is surest of it anywhere holds everywhere."""
    best: dict[str, Reading] = {}
    for r in readings:
        best[fold(r.text)] = max(best.get(fold(r.text), r), r, key=lambda r: (r.family, r.certainty, r.vouched, r.given, r.accompanied))
    return [best[fold(r.text)]._replace(span=r.span, text=r.text, beside=r.beside, other=r.other) for r in readings]


def _lean(listed: Iterable[Match]) -> str | None:
    """The native language, other than Russian, that most of the people and places named in a document have, if there is one."""
    bearers = languages(listed)
    language, count = bearers.most_common(1)[0] if bearers else ("ru", 0)
    return language if language != "ru" and count >= LEANING and 2 * count > bearers.total() else None


def _read(written: str, span: Span, knowledge: Knowledge, lean: str | None = None, proven: bool = False) -> Reading | None:
    """The word's reading, or None when it is no candidate: not a capitalised word, an English word, unreadable."""
    word = unicodedata.normalize("NFC", written)
    if len(word) < SHORTEST or not word.isalpha() or not word[0].isupper() or not (word[1:].islower() or word.isupper()):
        return None
    plain = fold(word)
    if english_knows(plain):
        return None
    index = lookup(knowledge)
    spelling = fold(word, index.marks)
    forms = knowledge.restorer.restore(spelling, lean=lean, proven=proven)
    if not forms:
        return None
    evidence = knowledge.restorer.evidence(forms[0], spelling, plain, index.foreign(word))
    if forms[0].english == plain:
        # Nothing would be changed: all that is claimed is that this is the name.
        evidence = evidence._replace(converted=True)
    leant = lean is not None and forms[0].language == lean
    return Reading(span, written, tuple(forms), evidence, knowledge.confidence.text(evidence), leant=leant)


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
    plain = fold(word)
    if j < i and other is not None and lookup(knowledge).given_name(word) and not knowledge.restorer.at_home(plain):
        return BESIDE_SURE
    if other is not None and other.alone > RATHER:
        return BESIDE_SURE if other.alone > SURE else BESIDE_NATIVE
    both = other is not None and other.forms[0].reading.known >= BOTH
    return BESIDE_HOME if not both and not english_knows(plain) and knowledge.restorer.at_home(plain) else 0.0


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
    elsewhere = knowledge.restorer.elsewhere
    if evidence.foreign and reading.beside and elsewhere(plain, best) & {place for word, form in reading.beside for place in elsewhere(fold(word), form)}:
        # Viktor Orbán is a Hungarian, though Виктор and Орбан are native too.
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
    return reading.accompanied or not (index.ends_at_home(reading.text) or elsewhere(plain, best))


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
