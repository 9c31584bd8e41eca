"""Untranslated words: those of the source language that stand in the English text in small letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from translit.artefacts.quotes import paragraphs
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge, english_knows
from translit.model import Document, Finding, Span
from translit.text import fold, in_compound, words

# Shorter words (de, la, und, von) stand in names and titles of every kind, so alone they say nothing.
_TELLING = 4


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each run of words of the source language, by its list of words; `allow` takes words out of it."""
    text, vocabulary = document.text, knowledge.source_words - {fold(word) for word in rule["allow"]}
    if not vocabulary:
        return
    spans = words(text)
    for first, last in _runs(text, spans, vocabulary):
        if not _in_a_name(text, spans, first, last) and not _in_a_title(text, spans, first, last, vocabulary):
            yield finding(document, rule, Span(spans[first].start, spans[last].end))


def _runs(text: str, spans: list[Span], vocabulary: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each run: words of the list with, between them, at most one word that English does not know."""
    first = last = -1
    telling = False
    for i, (start, end) in enumerate(spans):
        word = text[start:end]
        if not word.islower() or fold(word) not in vocabulary or in_compound(text, start, end):
            continue
        if first >= 0 and _joined(text, spans, last, i):
            last, telling = i, telling or end - start >= _TELLING
            continue
        if telling:
            yield first, last
        first, last, telling = i, i, end - start >= _TELLING
    if telling:
        yield first, last


def _joined(text: str, spans: list[Span], last: int, i: int) -> bool:
    """Whether word `i` goes on where word `last` stopped."""
    if i - last > 2 or (text[spans[last].end : spans[last + 1].start] + text[spans[i - 1].end : spans[i].start]).strip():
        return False
    between = text[slice(*spans[last + 1])]
    return i - last == 1 or (between.islower() and not english_knows(fold(between)))


def _in_a_name(text: str, spans: list[Span], first: int, last: int) -> bool:
    """Universidad de los Andes: words between capitalised ones that English does not know, or a short word after one."""
    before = first and _foreign_name(text, spans[first - 1]) and not text[spans[first - 1].end : spans[first].start].strip(" ")
    after = last + 1 < len(spans) and _foreign_name(text, spans[last + 1]) and not text[spans[last].end : spans[last + 1].start].strip(" ")
    return bool(before and (after or spans[first].end - spans[first].start < _TELLING))


def _foreign_name(text: str, span: Span) -> bool:
    word = text[slice(*span)]
    return word[0].isupper() and not english_knows(word.casefold())


def _in_a_title(text: str, spans: list[Span], first: int, last: int, vocabulary: frozenset[str]) -> bool:
    """Whether the run stands in quotation marks together with no English word: a quotation or title in its language."""
    start, end = spans[first].start, spans[last].end
    for paragraph in paragraphs(text):
        if paragraph.start <= start < paragraph.end:
            around = [(a.at, b.at) for a, b in paragraph.pairs if a.at < start and end <= b.at]
            inner = max(around, default=None)
            if inner is None:
                return False
            others = [fold(text[a:b]) for a, b in spans if inner[0] < a < inner[1]]
            return not any(len(w) >= _TELLING and w not in vocabulary and english_knows(w) for w in others)
    return False
