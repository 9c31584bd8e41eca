"""Mentions that no glossary lists: capitalised words that read as names of the region, restored letter by letter.

The reading itself, the words beside it and the rest of the document say how sure it is: a full name whose other word
is a known spelling, or reads as native too, speaks for it; a neighbour at home in the source language against it.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Mapping, Sequence

from translit.glossary.entries import SHORT
from translit.knowledge import Knowledge, english_knows
from translit.mentions import whole
from translit.mentions.lookup import Lookup, Match, leaning, lookup, names_in_source
from translit.mentions.reading import FAINT, RATHER, SURE, Beside, Reading, of_word
from translit.model import Document, Span
from translit.names.restore import Restored
from translit.text import JOINT, Cover, fold, words

SHORT_SURNAME = 3
"""A surname with an accent after a given name may be so short: Svetlana Kím."""
BESIDE_KNOWN, BESIDE_SURE, BESIDE_NATIVE, BESIDE_HOME = 2.0, 3.5, 1.7, -3.0
"""What a neighbour adds to the log odds: a listed mention, a word that surely or rather reads as native, a name at home here.

Counted on full names of the region and names at home of five languages, these are about 6, 3.5 and -5.5; they are
halved, since words that stand side by side are not always one name. A name that is at home here and native as well
(Maria, Anton) says nothing.
"""
BESIDE_BOTH, GIVEN = 0.7, 2.5
"""What a given name before a word adds that is at home here and very common in the region, and one before a surely native surname."""
SURNAME, NAMED = 2.5, 1.5
"""What it adds that a word in letters of the source, which has no such names, ends as surnames of the region do, and that a
given name stands before it, of whatever language: Olga Mutínova."""
KINDRED = 2.0
"""What a given name and its surname gain that the surname ends as those of one people do."""
LIKELY = 0.6
"""The least share, and the least weight of its rules, with which a word that English knows as a name is read as a native one."""
BOTH = 7
"""A native word that the lists have so often may be native though it is at home here as well."""
RARE = 0.15
"""A word spelled by rules of less weight says nothing of others."""
REGION, ABOUT_REGION = 5, 0.7
"""An article that names so many listed people and places is about the region, which adds so much to the log odds."""


def read(document: Document, knowledge: Knowledge, listed: Sequence[Match]) -> list[Reading]:
    """The readings of every candidate word outside protected spans and the listed mentions.

    A listed word is one too where it is a given name before a surely native surname: Wladimir Golowinski is no town.
    """
    taken, lean = [match.span for match in listed], leaning(listed)
    text, known, protected, index = document.text, Cover(taken), Cover(document.protected), lookup(knowledge)
    given = {match.span for match in listed if index.given_name(match.text)}
    tokens = [span for span in words(text) if not protected.touches(span)]
    western = whole.western(text, tokens, knowledge)
    alone: dict[int, Reading] = {}
    for i, span in enumerate(tokens):
        # A common word of the source stands in titles and names of its own: El País.
        free = span in given or not (known.touches(span) or fold(text[span.start : span.end]) in knowledge.source_words)
        if free and text[slice(*span)] not in western and (reading := of_word(text[span.start : span.end], span, knowledge, lean)):
            alone[i] = reading
    pairs = {i: i - 1 for i in range(1, len(tokens)) if _is_given(text, tokens, i - 1, alone, index)}
    short = {text[slice(*tokens[i])] for i in pairs if tokens[i].end - tokens[i].start == SHORT_SURNAME}
    for i, span in enumerate(tokens):
        word = text[span.start : span.end]
        if word in short and i not in alone and not known.touches(span) and index.foreign(word):
            reading = of_word(word, span, knowledge, lean, shortest=SHORT_SURNAME)
            if reading and reading.evidence.bare:
                alone[i] = reading
    places = {span: i for i, span in enumerate(tokens)}
    theirs = list(whole.somebody_elses(listed, {tokens[i] for i in pairs} | whole.after_names(text, tokens, known, knowledge), index))
    for match in theirs:
        if reading := _other(match, knowledge, lean):
            alone[places[match.span]] = reading
    for i, j in pairs.items():
        _as_family(alone, i, j, text, tokens, knowledge, lean)
    spelled = names_in_source(listed, index)
    region = len({fold(text[span.start : span.end]) for span in taken}) >= REGION
    readings = {i: _in_context(text, tokens, i, known, alone, knowledge, region) for i in alone}
    sure = {r.span for r in readings.values() if r.certainty > SURE and r.no_english and r.forms[0].reading.rules > RARE}
    surnames = _surnames(listed, knowledge, right=False) | {match.span for match in theirs} | sure
    # Before a surname that English writes alike, what is no English spelling is its given name: Swetlana Rudenko.
    plain = _surnames(listed, knowledge, right=True) | {r.span for r in readings.values() if r.unchanged} if region else set()
    for i, j in pairs.items():
        if i in readings and j in readings and readings[j].no_english and readings[j].certainty > SURE and readings[j].evidence.foreign:
            readings[i] = readings[i]._replace(vouched=True)
    named = [_before_surname(text, r, tokens[i + 1 : i + 2], surnames | plain if r.no_english else surnames, knowledge) for i, r in readings.items()]
    named += _known_given(text, tokens, known, surnames, plain, knowledge, lean, spelled)
    found = _as_one([r for r in named if r.given or (r.certainty >= knowledge.confidence.thresholds["suggest"] if r.other else r.span not in given)])
    return [r._replace(spelled=spelled) for r in found]


def _other(match: Match, knowledge: Knowledge, lean: str | None) -> Reading | None:
    """A listed surname read as another's; None where that comes to what the glossary has, or to the word itself."""
    reading = of_word(match.text, match.span, knowledge, lean)
    if reading is None:
        return None
    best, index = reading.forms[0], lookup(knowledge)
    listed = fold(index.english(next(iter(index.ranked(match).values()))))
    return None if whole.alike(listed, best.english) or best.english == fold(match.text) else reading._replace(other=True)


def _is_given(text: str, tokens: Sequence[Span], i: int, alone: Mapping[int, Reading], index: Lookup) -> bool:
    """Whether the word is a given name, with a capitalised word right after it."""
    span, after = tokens[i], tokens[i + 1]
    if text[span.end : after.start] != " " or not text[after.start].isupper():
        return False
    known = i in alone and alone[i].forms[0].reading.known > 0 and alone[i].alone > FAINT
    word = text[span.start : span.end]
    return known or (word[0].isupper() and (index.gender(word) is not None or (english_knows(fold(word), as_name=True) and index.given_name(word))))


def _as_family(alone: dict[int, Reading], i: int, j: int, text: str, tokens: Sequence[Span], knowledge: Knowledge, lean: str | None) -> None:
    """Read a given name and its surname again, in the language that the surname's ending tells."""
    span = tokens[i]
    spelling = fold(text[span.start : span.end], lookup(knowledge).marks)
    forms = alone[i].forms if i in alone else knowledge.restorer.restore(spelling, lean=lean)
    language = whole.people_of([form.native for form in forms[:2]], lean)
    if language is None and lean is None and i in alone and alone[i].no_english and alone[i].alone > SURE and forms[0].native.endswith(whole.RUSSIAN):
        language = "ru"
    for k in (i, j) if language else ():
        if k in alone and (reading := of_word(alone[k].text, alone[k].span, knowledge, language, proven=True)):
            alone[k] = reading._replace(other=alone[k].other, family=reading.leant and k == j, kindred=True)


def _in_context(text: str, tokens: Sequence[Span], i: int, known: Cover, alone: dict[int, Reading], knowledge: Knowledge, region: bool) -> Reading:
    """The reading with what its neighbours and the document say of it."""
    reading, about = alone[i], ABOUT_REGION if region else 0.0
    beside = [_beside(text, tokens, i, j, known, alone, knowledge) for j in (i - 1, i + 1)]
    evidence, accompanied = reading.evidence, max(beside) >= BESIDE_KNOWN
    if accompanied and reading.forms[0].reading.known:
        # A name that two languages have is the native one beside a native name: Jelena Astachowa.
        evidence = evidence._replace(listed=False)
    vouched = any(value == BESIDE_SURE and alone[j].alone > SURE and alone[j].no_english for value, j in zip(beside, (i - 1, i + 1), strict=True))
    odds = sum(beside) + about + (KINDRED if reading.kindred and not evidence.listed else 0.0)
    if evidence.foreign and not evidence.listed and whole.surname(reading.forms[0].native) and not lookup(knowledge).ends_at_home(reading.text):
        named = i > 0 and _is_given(text, tokens, i - 1, alone, lookup(knowledge))
        odds, accompanied = odds + SURNAME + (NAMED if named else 0.0), accompanied or named
    reading = reading._replace(vouched=vouched, accompanied=accompanied, beside=_capitals(text, tokens, i, alone), region=region)
    return reading._replace(certainty=knowledge.confidence.text(evidence, odds), odds=odds)


def _capitals(text: str, tokens: Sequence[Span], i: int, alone: Mapping[int, Reading]) -> tuple[Beside, ...]:
    """The capitalised words next to a word, when only a blank or a hyphen parts them."""
    pairs = [(j, tokens[min(i, j)].end, tokens[max(i, j)].start) for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    near = [j for j, end, start in pairs if JOINT.fullmatch(text, end, start) and text[tokens[j].start].isupper()]
    return tuple(Beside(text[slice(*tokens[j])], alone[j].forms[0] if j in alone else None, j < i) for j in near)


def _surnames(listed: Iterable[Match], knowledge: Knowledge, right: bool) -> set[Span]:
    """Where surnames of listed people stand, in the source's spelling or in the right one."""
    index = lookup(knowledge)
    return {match.span for match in listed if all(r.part == SHORT for r in match.readings) and index.right(match) == right}


def _before_surname(text: str, reading: Reading, after: Sequence[Span], surnames: Container[Span], knowledge: Knowledge) -> Reading:
    """The reading, surer where it is the given name of a surname that is surely native: then the two are one name."""
    if not after or after[0] not in surnames or not reading.forms[0].reading.known:
        return reading
    if not JOINT.fullmatch(text, reading.span.end, after[0].start) or not lookup(knowledge).given_name(reading.text):
        return reading
    certainty = knowledge.confidence.text(reading.evidence._replace(listed=False), max(reading.odds, BESIDE_SURE) + GIVEN)
    return reading._replace(certainty=certainty, vouched=True, given=True, accompanied=True)


def _known_given(
    text: str,
    tokens: Sequence[Span],
    known: Cover,
    surnames: Container[Span],
    plain: Container[Span],
    knowledge: Knowledge,
    lean: str | None,
    spelled: bool,
) -> list[Reading]:
    """Given names that are English names or words of the source too, before a native surname: Janna Jouravliova, Guía Burjanadze."""
    found = []
    for span, after in itertools.pairwise(tokens):
        word, here = text[span.start : span.end], after in surnames or after in plain
        proper = english_knows(fold(word), as_name=True)
        if here and text[span.end : after.start] == " " and not known.touches(span) and (proper or fold(word) in knowledge.source_words):
            reading = of_word(word, span, knowledge, lean, proper=True)
            sure = (
                reading and _common(reading.forms[0]) and lookup(knowledge).given_name(word) and (after in surnames or reading.no_english or spelled)
            )
            if reading and sure:
                found.append(_before_surname(text, reading._replace(english=proper), [after], {after}, knowledge))
    return found


def _common(form: Restored) -> bool:
    """Whether a form is of a frequent native word, likely, and spelled by usual rules."""
    return form.reading.known >= BOTH and form.share >= LIKELY and form.reading.rules >= LIKELY


def _as_one(readings: Sequence[Reading]) -> list[Reading]:
    """One word means one name throughout a document: what is surest of it anywhere holds everywhere."""
    best: dict[str, Reading] = {}
    for r in readings:
        best[fold(r.text)] = max(best.get(fold(r.text), r), r, key=lambda r: (r.family, r.certainty, r.vouched, r.given, r.accompanied))
    return [best[fold(r.text)]._replace(span=r.span, text=r.text, beside=r.beside, other=r.other) for r in readings]


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
    if both and j < i and lookup(knowledge).given_name(word):
        return BESIDE_BOTH
    return BESIDE_HOME if not both and not english_knows(plain) and knowledge.restorer.at_home(plain) else 0.0
