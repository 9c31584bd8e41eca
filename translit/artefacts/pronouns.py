"""Pronouns: of the other gender than the person last named, and “your” where a report speaks of others.

Languages that say "his" and "her" with one word, and leave "he" and "she" out, let a translation guess. The rule names
whom it looks for: `pattern` finds people of one gender, `not_near` those of the other, and `not_after` people of either.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

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
# Code points from the name to a pronoun that means it.
_FAR = 700
# Between a name and a word for the same person: ", ", " is ", ", 61, ", ", who was once ".
_APPOSITION = re.compile(
    r"(?:, (?:\d+, |aged \d+, )?)?(?:,? ?who )?(?: ?(?:is|was|became|had been|has been) )?(?:now |then |also |once |still )?|, (?:one|two) of "
)
_YOUR = re.compile(r"\b[Yy]our\b")
# Words of a talk between two, in which "your" is right.
_TALK = re.compile(r"\b(?:you|yours|yourself|I|me|my|we|us|our)\b|[?!]", re.IGNORECASE)
# A paragraph of fewer code points may be a button or a title.
_PARAGRAPH = 60


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each pronoun that the rule's check doubts."""
    found = _your(document.text) if rule["check"] == "your" else _gendered(document.text, rule)
    for span, fixes in found:
        yield finding(document, rule, span, fixes)


Found = Iterator[tuple[Span, list[Fix]]]


def _gendered(text: str, rule: Mapping[str, Any]) -> Found:
    """Pronouns after a person of the other gender, when nobody else is named whom they could mean."""
    plain, others = _plain(text), _OTHER[rule["check"]]
    persons = _mentions(plain, [(p.regex, p.needed) for p in patterns(rule, vocabulary(plain))])
    if not persons:
        return
    rivals = _mentions(plain, rule["not_near"])
    strangers = _spans(plain, [(regex, ()) for regex in rule["not_after"]])
    starts = [paragraph.start for paragraph in paragraphs(text)]
    for match in re.finditer(rf"\b(?:{'|'.join(others)})\b", plain, re.IGNORECASE):
        last = bisect.bisect_left(persons, (match.start(), match.start())) - 1
        if last < 0 or _quoted_alone(text, match.start(), persons[last].start):
            continue
        person = persons[last]
        paragraph = bisect.bisect_right(starts, person.start) - 1
        apart = bisect.bisect_right(starts, match.start()) - 1 - paragraph
        # In another paragraph the pronoun may go back to whom the whole text is about; and "she" is rarer, so it goes back further.
        first = 0 if apart or rule["check"] == "she" else starts[paragraph]
        if apart > 1 or match.start() - person.end > _FAR or any(first <= rival.start < match.start() for rival in rivals):
            continue
        if any(person.end <= s.start < match.start() and not _APPOSITION.fullmatch(plain, person.end, s.start) for s in strangers):
            continue
        yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in others[match[0].lower()]]


def _mentions(plain: str, patterns: Any) -> list[Span]:
    """Where people are named: in full, as the patterns find them, and by the last word of a full name alone."""
    full = _spans(plain, patterns)
    surnames = {name.split()[-1] for name in (plain[slice(*span)] for span in full) if " " in name and name.split()[-1][0].isupper()}
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
    return any(a.at < pronoun < b.at and not a.at < person for p in paragraphs(text) if p.start <= pronoun < p.end for a, b in p.pairs)


def _your(text: str) -> Found:
    """“Your” outside quotations, in a sentence that speaks to nobody."""
    sentences = Sentences(text)
    for match in _YOUR.finditer(text):
        around = next((p for p in paragraphs(text) if p.start <= match.start() < p.end), None)
        if around is None or around.end - around.start < _PARAGRAPH or any(a.at < match.start() < b.at for a, b in around.pairs):
            continue
        start, end = sentences.span(match.start())
        if not _TALK.search(text[start : match.start()] + text[match.end() : end]) and not _TALK.search(text[end : end + 1]):
            yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in ("their", "his", "her", "its")]
