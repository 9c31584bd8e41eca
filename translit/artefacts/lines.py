"""Lines: a heading that stands twice, and a sentence torn into lines where a link or a bold word stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
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
# Lines from the top of the document among which a heading may be repeated in other words.
_TOP = 5
# Stems of this many letters are compared, so that "critics" and "critic" are one word.
_STEM = 5


class Line(NamedTuple):
    """A line that is not blank: its words and its place without the blanks around it."""

    text: str
    start: int
    end: int

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words, the short ones of grammar left out."""
        return frozenset(word[:_STEM].casefold() for word in _WORD.findall(self.text) if len(word) > 2 and word.casefold() not in _OPEN)


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check."""
    found = []
    for match in _LINE.finditer(document.text):
        if stripped := match[0].strip():
            start = match.start() + match[0].index(stripped)
            found.append(Line(stripped, start, start + len(stripped)))
    for span, fixes in _CHECKS[rule["check"]](document.text, found):
        yield finding(document, rule, span, fixes)


def _repeated(text: str, lines: list[Line]) -> Iterator[tuple[Span, list[Fix]]]:
    """A line of three words and more that stands once more, or that the line below begins with or says again."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        key = _key(line)
        # Only plain lines: rows of a table and refrains in quotation marks repeat on purpose.
        if key.count(" ") < 2 or not line.text[0].isalnum():
            continue
        again = below is not None and not line.text.endswith(_FULL) and (_begins(below, key) or (number < _TOP and _says(below, line)))
        if key in seen or again:
            yield whole_line(text, line.start, line.end), [Fix("")]
        seen.add(key)


def _key(line: Line) -> str:
    return " ".join(re.findall(r"\w+", line.text)).casefold()


def _begins(below: Line, key: str) -> bool:
    return key.count(" ") > 2 and _key(below).startswith(key + " ")


def _says(below: Line, line: Line) -> bool:
    """Whether the heading below has all the words of this one, as a headline has those of the line above it."""
    return not below.text.endswith((".", "!", "…")) and len(line.stems) > 1 and line.stems < below.stems


def _torn(text: str, lines: list[Line]) -> Iterator[tuple[Span, list[Fix]]]:
    """A line break in the middle of a sentence, where the line was not full."""
    width = max((len(line.text) for line in lines), default=0)
    for above, below in pairwise(lines):
        first = below.text.split(maxsplit=1)[0]
        if below.text[0] in ",.;:)" and above.text[-1].isalnum() and not first.strip(",.;:)"):
            yield Span(above.end, below.start), [Fix("")]
        elif len(above.text) + len(first) < width / 2 and _goes_on(above, below):
            # Had the text been wrapped at its width, the next word would still have found room.
            yield Span(above.end, below.start), [Fix(" ")]


def _goes_on(above: Line, below: Line) -> bool:
    last = _WORD.findall(above.text)[-1:]
    if not above.text[-1].isalpha() or not last or not below.text[0].isalpha():
        return False
    if last[0].casefold() in _OPEN:
        return True
    sentence = above.text[0].isupper() and below.text.endswith((".", "!", "?", "…", ".”", '."')) and " " in below.text
    return sentence and below.text[0].islower() and below.text[:2].islower()


_CHECKS: dict[str, Callable[[str, list[Line]], Iterator[tuple[Span, list[Fix]]]]] = {"repeated": _repeated, "torn": _torn}
