"""Lines: a heading or a phrase that stands twice, and a sentence torn into lines where a link or a bold word stood."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from translit.artefacts.repair import whole_line
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W\d_]+")
# Words with which no line of a text that is not hard-wrapped ends.
_OPEN = frozenset(
    {"a", "an", "the", "in", "on", "at", "of", "to", "by", "for", "from", "with", "and", "or", "into", "near", "his", "her", "its", "their"}
)
_FULL = tuple('.!?…:;”"»’)')
_STOPS = ",.;:)"
# How no headline ends; it may end with a question or a quotation.
_SENTENCE = (".", "…", ":", ";")
# Code points: what a link or a few bold words fill at most, and from where on a line must be a paragraph.
_LINK, _PARAGRAPH = 40, 120
# The number of a section, "12.3." or "A.2.": a manual has headings that begin with the same words one below the other.
_SECTION = re.compile(r"(?:[A-Z]|\d+)(?:\.\d+)+\.\s")
# Lines from the top of the document among which a heading may be repeated in other words.
_TOP = 5
# Lines among which a headline may stand twice.
_HEADLINES = 3
# Words that a teaser has at least, and the share of the words of both that it has in common with the lead it repeats.
_LEAD, _ALIKE = 10, 0.7
# Words of a phrase that stands twice, and letters of a verb that does; a noun may be the name of a thing: "the function function".
_MOST_WORDS, _LONG = 5, 6
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Between repeated words these make an idiom: round and round, from time to time to ...
_JOINS = frozenset({"and", "or", "is", "as", "per", "by"})
_LINKS = _JOINS | {"after", "to", "upon", "on", "over", "but", "in", "for", "than", "within", "of", "not"}
# Stems of this many letters are compared, so that "critics" and "critic" are one word.
_STEM = 5


class Line(NamedTuple):
    """A line that is not blank: its words and its place without the blanks around it."""

    text: str
    start: int
    end: int
    indented: bool

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words, the short ones of grammar left out."""
        return _stems(self.text)


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check."""
    found = []
    for match in _LINE.finditer(document.text):
        if stripped := match[0].strip():
            start = match.start() + match[0].index(stripped)
            found.append(Line(stripped, start, start + len(stripped), start > match.start()))
    for span, fixes in _CHECKS[rule["check"]](document.text, found):
        yield finding(document, rule, span, fixes)


def _repeated(text: str, lines: list[Line]) -> Iterator[tuple[Span, list[Fix]]]:
    """A heading that stands once more, or that one beside it begins with or says again; a paragraph that stands twice, if in other words."""
    seen: set[str] = set()
    summed_up = _summed_up(lines[:_TOP])
    last: Line | None = None
    for number, line in enumerate(lines):
        key, top, above = _key(line), number < _TOP, last
        last = None
        if number in summed_up:
            yield whole_line(text, line.start, line.end), [Fix("")]
            continue
        # Only plain lines of three words and more: rows of a table and refrains in quotation marks repeat on purpose.
        if key.count(" ") < 2 or line.indented or not line.text[0].isalnum() or line.text.endswith(":") or _SECTION.match(line.text):
            continue
        stands_twice = key in seen and (top or len(line.text) > _PARAGRAPH)
        below = [lines[other] for other in range(number + 1, min(_TOP, len(lines))) if other not in summed_up]
        if stands_twice or _said_below(line, key, below) or (number < _HEADLINES and above and _says_again(above, line)):
            yield whole_line(text, line.start, line.end), [Fix("")]
        else:
            last = line
        seen.add(key)


def _summed_up(lines: list[Line]) -> set[int]:
    """The numbers of a kicker and of the line beside it and its headline that says both once more, with a colon between.

    A kicker alone counts too, where the headline below has it before its colon.
    """
    found: set[int] = set()
    for number, (kicker, headline) in enumerate(itertools.pairwise(lines)):
        if kicker.indented or headline.indented or kicker.text.endswith(_FULL) or headline.text.endswith(_SENTENCE):
            continue
        beside = (*range(number)[-1:], *range(len(lines))[number + 2 : number + 3])
        sums = {other for other in beside if _sums_up(lines[other].text, kicker, headline)}
        if sums:
            found |= {number, *sums}
        elif headline.text.casefold().startswith(f"{kicker.text.casefold()}: "):
            found.add(number)
    return found


def _sums_up(text: str, kicker: Line, headline: Line) -> bool:
    before, colon, after = text.partition(": ")
    return bool(colon) and _shared(kicker, before) >= 0.5 and _shared(headline, after) >= 0.5 and len(headline.stems & _stems(after)) > 1


def _shared(line: Line, text: str) -> float:
    """How many of the words of a line, 0 to 1, a text has too."""
    return len(line.stems & _stems(text)) / max(1, len(line.stems))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text) if len(word) > 2 and word.casefold() not in _OPEN)


def _key(line: Line) -> str:
    return " ".join(re.findall(r"\w+", line.text)).casefold()


def _said_below(line: Line, key: str, below: list[Line]) -> bool:
    if line.text.endswith(_FULL):
        return _retold(line, below)
    return any(_begins(other, key) or _says(other, line) for other in below)


def _says_again(above: Line, line: Line) -> bool:
    """Whether a headline is the one above it in other words, one of the two with its subject before a colon or a dash."""
    common = len(above.stems & line.stems)
    headlines = not above.text.endswith(_SENTENCE) and not line.text.endswith(_SENTENCE) and len(above.text + line.text) < 2 * _PARAGRAPH
    divided = any(sign in text for text in (above.text, line.text) for sign in (": ", " – "))
    return headlines and divided and common > 1 and 2 * common >= min(len(above.stems), len(line.stems))


def _begins(below: Line, key: str) -> bool:
    return key.count(" ") > 2 and _key(below).startswith(key + " ")


def _says(below: Line, line: Line) -> bool:
    """Whether the heading below has all the words of this one, as a headline has those of the line above it."""
    return not below.text.endswith((".", "!", "…")) and len(line.stems) > 1 and line.stems < below.stems


def _retold(line: Line, below: list[Line]) -> bool:
    """Whether a paragraph stands below in nearly the same words, as a teaser and the lead do; shorter ones are alike by chance."""
    paragraphs = (other for other in below if other.text.endswith(_FULL))
    return len(line.stems) >= _LEAD and any(len(line.stems & other.stems) >= _ALIKE * len(line.stems | other.stems) for other in paragraphs)


def _doubled(text: str, lines: list[Line]) -> Iterator[tuple[Span, list[Fix]]]:
    """A phrase and, after nothing but a blank, the same phrase: "will travel will travel"."""
    for line in lines:
        tokens = list(_TOKEN.finditer(line.text))
        words = [token[0] for token in tokens]
        # A sign between two words keeps them apart.
        joined = [line.text[a.end() : b.start()] == " " for a, b in itertools.pairwise(tokens)]
        at = 0
        while at < len(words) - 1:
            size = next((n for n in range(_MOST_WORDS, 0, -1) if _stands_twice(words, joined, at, n)), 0)
            if size:
                yield Span(line.start + tokens[at].start(), line.start + tokens[at + 2 * size - 1].end()), [Fix(_phrase(line.text, tokens, at, size))]
            at += 2 * size or 1


def _stands_twice(words: list[str], joined: list[bool], at: int, size: int) -> bool:
    """Whether the `size` words from `at` are followed by themselves, and are no idiom that lives on repetition."""
    first, second = words[at : at + size], words[at + size : at + 2 * size]
    # A name keeps its capital; the first word may have had one only to begin the sentence.
    if first[1:] != second[1:] or second[:1] not in (first[:1], [first[0].lower()]) or not all(joined[at : at + 2 * size - 1]):
        return False
    beside = words[at + 2 * size : at + 2 * size + 1] + words[max(0, at - 1) : at]
    if any(word.casefold() in (first[0].casefold(), first[-1].casefold()) for word in beside):
        return False  # said three times, it is meant
    if size == 1:
        return len(first[0]) >= _LONG and first[0].islower() and first[0].endswith(("ed", "ing"))
    if len({word.casefold() for word in first}) == 1 or not any(word[0].isalpha() for word in first):
        return False  # ha ha ha ha
    return first[0].casefold() not in _JOINS and first[-1] not in (_LINKS if size == 2 else _JOINS)


def _phrase(line: str, tokens: list[re.Match[str]], at: int, size: int) -> str:
    return line[tokens[at].start() : tokens[at + size - 1].end()]


def _torn(text: str, lines: list[Line]) -> Iterator[tuple[Span, list[Fix]]]:
    """Line breaks on both sides of a few words in the middle of a sentence: those of a link, or words set in bold.

    A text wrapped at some width has no such short line but at the end of a paragraph.
    """
    for above, middle, below in zip(lines, lines[1:], lines[2:], strict=False):
        if _short(middle) and _goes_on(above, middle, below) and _follows(middle, below):
            yield Span(above.end, middle.start), [Fix(" ")]
            yield Span(middle.end, below.start), [Fix("" if below.text[0] in _STOPS else " ")]


def _short(line: Line) -> bool:
    return len(line.text) < _LINK and line.text.count(" ") < 4 and line.text[0].isalpha() and line.text[-1].isalnum() and not line.indented


def _goes_on(above: Line, middle: Line, below: Line) -> bool:
    """Whether the line above stops in mid-sentence: with a word of grammar, as a long line without a stop, or before a name.

    "The party / United Russia / won the vote.": the beginning of a sentence, a name, and an end in small letters.
    """
    opens = above.text[0].isupper() and below.text[0].islower() and " " in above.text
    last = _WORD.findall(above.text)[-1:]
    if above.indented or not last or not above.text[-1].isalpha():
        return False
    return last[0].casefold() in _OPEN or above.text.count(" ") > 4 or (opens and middle.text[0].isupper() and below.text.endswith("."))


def _follows(middle: Line, below: Line) -> bool:
    """Whether the line below is the rest of a sentence: it begins with a stop, a small letter or a bracket, and is no list entry."""
    if below.indented or (below.text.count(" ") < 3 and not (below.text.endswith(".") and " " in below.text) and below.text not in _OPEN):
        return False
    return (below.text[0] in _STOPS and below.text[1:2].isspace()) or below.text[:2].islower() or below.text[0] == "("


_CHECKS: dict[str, Callable[[str, list[Line]], Iterator[tuple[Span, list[Fix]]]]] = {
    "repeated": _repeated,
    "doubled": _doubled,
    "torn": _torn,
}
