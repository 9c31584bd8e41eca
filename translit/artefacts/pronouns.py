"""Pronouns: of the other gender than the person last named, “your” and “they” where nobody or nothing is there that they could mean.

Languages that say "his" and "her" with one word, and leave "he" and "she" out, let a translation guess. The rule names
whom it looks for: `pattern` finds people of one gender, `not_near` those of the other, and `not_after` people of either.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from translit.artefacts import subjects
from translit.artefacts.phrase import compiled, focus, pieces, possible, vocabulary
from translit.artefacts.quotes import paragraphs
from translit.artefacts.rules import finding, patterns
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span
from translit.text import Sentences, match_case

# The pronouns that are doubted by each check, and what they would be.
_OTHER: dict[str, dict[str, tuple[str, ...]]] = {
    "he": {"he": ("she",), "his": ("her",), "him": ("her",), "himself": ("herself",)},
    "she": {"she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)},
}
# Pronouns of those whom the rule finds, which tell of them as their names do.
_OWN = {"he": re.compile(r"\b(?:[Ss]he|[Hh]er|herself)\b"), "she": re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|himself)\b")}
# Code points from the name to a pronoun that means it, and from the beginning of a sentence to its subject.
_FAR, _SUBJECT = 700, 40
# Between a name and a word for the same person: ", ", " is ", ", 61, ", ", who was once ".
_APPOSITION = re.compile(
    r"(?:, (?:\d+, |aged \d+, )?)?(?:,? ?who )?(?: ?(?:is|was|became|had been|has been) )?(?:now |then |also |once |still )?|, (?:one|two) of "
)
# Two words with capitals, and those by which they are no person.
_NAME = re.compile(r"(?<=[\w,;:”\"] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}(?![\w’'])")
# A name in full: given name and surname.
_FULL = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
_NO_NAME = re.compile(
    r"\b(?:Union|Court|Party|Sea|Ministry|House|Committee|Council|Army|War|Office|Commission|Museum|City|Street|Church|Republic|Federation|News|Times|Agency"
    r"|Group|Bank|Airport|Station|University|Institute|Parliament|Rights?|Supreme|Federal|National|State|States|United|European?|New|North|South|East|West"
    r"|Central|Soviet|Russian|Ukrainian|Orthodox|Foreign|Security|Defen[cs]e|Interior|Black|Red|White|Nobel|Prize|Peace|Criminal|Penal|Code|Film|Festival"
    r"|Minister|President|Prime|General|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)
# A quotation that has just ended, and who said it, at the end of the sentence.
_SAID_BY = re.compile(r"[”\"»],? [a-z]+s? (?:the |a |an |his |her )?(?:[\w-]+ ){0,3}(?:[\w-]+, )?\Z")
# A name and a verb.
_ACTS = re.compile(
    r"(?<![\w’'-])([A-Z][a-z]+) (?:who |also )?(?:[a-z]+(?:ed|[^s]s|ew)|was|had|met|left|went|kept|told|won|lost|fought|thought)(?=[ .,])"
)
_YOUR = re.compile(r"\b[Yy]our\b")
# Words of a talk between two, in which "your" is right.
_TALK = re.compile(r"\b(?:you|yours|yourself|I|me|my|we|us|our)\b|[?!]", re.IGNORECASE)
# A paragraph of fewer code points may be a button or a title; one of fewer may be a question of an interview.
_PARAGRAPH, _QUESTION = 60, 300


class People(NamedTuple):
    """Where a text has people of the gender that a rule looks for, of the other one, and of either."""

    persons: list[Span]
    rivals: list[Span]
    strangers: list[Span]
    pronouns: list[Span]


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each pronoun that the rule's check doubts."""
    gendered = rule["check"] in _OTHER
    found = _gendered(document.text, rule, knowledge.english_words) if gendered else _CHECKS[rule["check"]](document.text, knowledge)
    for span, fixes in found:
        yield finding(document, rule, span, fixes)


Found = Iterator[tuple[Span, list[Fix]]]


def _gendered(text: str, rule: Mapping[str, Any], words: frozenset[str]) -> Found:
    """Pronouns after a person of the other gender, when nobody else is named whom they could mean."""
    plain, others = _plain(text), _OTHER[rule["check"]]
    persons = _mentions(plain, [(p.regex, p.needed) for p in patterns(rule, vocabulary(plain))], words)
    if not persons:
        return
    rivals, strangers = _mentions(plain, rule["not_near"], words), _spans(plain, [(regex, ()) for regex in rule["not_after"]])
    people = People(persons, rivals, strangers, [Span(*m.span()) for m in _OWN[rule["check"]].finditer(plain)])
    for match in re.finditer(rf"\b(?:{'|'.join(others)})\b", plain, re.IGNORECASE):
        if _doubted(text, match.start(), people, rule["check"] == "she", words):
            yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in others[match[0].lower()]]


def _doubted(text: str, at: int, people: People, rare: bool, words: frozenset[str]) -> bool:
    """Whether the pronoun at an offset has to mean a person of the other gender; where its own is `rare`, it goes back further."""
    plain = _plain(text)
    starts = [paragraph.start for paragraph in paragraphs(text)]
    paragraph = bisect.bisect_right(starts, at) - 1
    person, told = _last(people.persons, at), _last(people.pronouns, at)
    # "She": where her name stands a little before it, it is as good as the name.
    begins = Sentences(text).span(at).start == at
    if (
        person
        and told
        and begins
        and not rare
        and told.start >= max(starts[paragraph], person.start)
        and person.start >= starts[max(0, paragraph - 1)]
    ):
        person = told
    if person is None or _quoted_alone(text, at, person.start) or at - person.end > _FAR:
        return False
    apart = paragraph - bisect.bisect_right(starts, person.start) + 1
    if apart > 1 or _strange(plain, person, at, people, words):
        return False
    if not rare and _goes_on(text, at, person, people):
        return not _between(people.rivals, person.end, at)
    # In another paragraph the pronoun may go back to whom the whole text is about.
    first = 0 if apart or rare else starts[paragraph]
    return not _between(people.rivals, first, at)


def _last(spans: list[Span], at: int) -> Span | None:
    number = bisect.bisect_left(spans, (at, at)) - 1
    return spans[number] if number >= 0 else None


def _between(spans: list[Span], start: int, end: int) -> bool:
    return any(start <= span.start < end for span in spans)


def _strange(plain: str, person: Span, at: int, people: People, words: frozenset[str]) -> bool:
    """Whether somebody of unknown gender is named between a person and a pronoun."""
    if any(person.end <= s.start < at and not _APPOSITION.fullmatch(plain, person.end, s.start) for s in people.strangers):
        return True
    known = {span.end for span in people.persons}
    if any(m.end() not in known and not _NO_NAME.search(m[0]) for m in _NAME.finditer(plain, person.end, at)):
        return True
    # "Petrosyan met Olga Belova", "Petrosyan left": the subject is somebody else.
    acting = _ACTS.finditer(plain, Sentences(plain).span(person.start).start, at)
    return any(m[1].casefold() not in words and not any(p.start <= m.start(1) < p.end for p in people.persons) for m in acting)


def _goes_on(text: str, at: int, person: Span, people: People) -> bool:
    """Whether the pronoun begins the sentence after one of which the person is the subject, or at the end of which the person has spoken."""
    sentences = Sentences(text)
    start, end = sentences.span(person.start)
    if end != at or "\n\n" in text[start:end]:
        return False
    subject = person.start - start <= _SUBJECT and text[start : start + 1].isupper() and not re.search('[,“"«]', text[start : person.start])
    alone = not _between(people.rivals, start, person.start)
    return (subject and alone and not text.startswith(("’s", "'s"), person.end)) or bool(_SAID_BY.search(text, start, person.start))


def _mentions(plain: str, patterns: Any, words: frozenset[str]) -> list[Span]:
    """Where people are named: in full, as the patterns find them, and by the last word of a full name alone."""
    full = _spans(plain, patterns)
    surnames = {name.split()[-1] for name in (plain[slice(*span)] for span in full) if " " in name and name.split()[-1][0].isupper()}
    ends = {span.end for span in full}
    # A surname that somebody else has as well says nobody's gender.
    surnames -= {m[2] for m in _FULL.finditer(plain) if m.end() not in ends and m[1].casefold() not in words}
    again = [Span(*m.span()) for m in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(surnames)))})\b", plain)] if surnames else []
    return sorted({*full, *again})


def _spans(plain: str, patterns: Any) -> list[Span]:
    found = (m for regex, needed in patterns if possible(needed, pieces(plain, True)) for m in compiled(regex).finditer(plain))
    spans = (Span(*m.span(focus(m))) for m in found)
    return sorted(span for span in spans if span.start == 0 or not plain[span.start - 1].isalnum())


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    """The text without the accents of its letters, and as long as it was: names are written with and without them."""
    return "".join(c if c.isascii() else (unicodedata.normalize("NFD", c)[:1] if c.isalpha() else c) for c in text)


def _quoted_alone(text: str, pronoun: int, person: int) -> bool:
    """Whether the pronoun stands in a quotation and the person is named outside it: who speaks may mean anybody."""
    return any(a.at < pronoun < b.at and not a.at < person < b.at for p in paragraphs(text) if p.start <= pronoun < p.end for a, b in p.pairs)


def _your(text: str, knowledge: Knowledge) -> Found:
    """“Your” outside quotations, in a sentence that speaks to nobody."""
    sentences, asked = Sentences(text), subjects.questions(text)
    for match in _YOUR.finditer(text):
        around = next((p for p in paragraphs(text) if p.start <= match.start() < p.end), None)
        if around is None or around.end - around.start < _PARAGRAPH or any(a.at < match.start() < b.at for a, b in around.pairs):
            continue
        if asked and around.end - around.start < _QUESTION:
            continue
        start, end = sentences.span(match.start())
        if not _TALK.search(text[start : match.start()] + text[match.end() : end]) and "?" not in text[end - 3 : end]:
            yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in ("their", "his", "her", "its")]


_CHECKS: dict[str, Callable[[str, Knowledge], Found]] = {
    "your": _your,
    "asked": subjects.asked,
    "their": subjects.their,
    "double": subjects.double,
}
