"""Lines of the page at the margins of an article: its head before the first paragraph, its tail after the last, the labels of an interview."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from translit.artefacts.repair import whole_line
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span

_LINE = re.compile(r"[^\r\n]+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
# Code points of a paragraph, and of the longest line that is taken for one of the page; paragraphs that an article has.
_PARAGRAPH, _FURNITURE, _ARTICLE = 90, 200, 3
# Words of a kicker or of a line with the author's name.
_FEW = 4
_SEPARATORS = (" | ", " / ", " > ", " · ", " » ", " › ", " • ")
# The label of an answer in other languages (respuesta, réponse, risposta), and what tells a question from it.
_LABEL = re.compile(r"^[ \t]*(R|P|D)([.:])(?=[ \t])", re.MULTILINE)
_QUESTION = re.compile(r"^[ \t]*(?:Q|P|D|Question|QUESTION|Ask|ASK)[.:][ \t]", re.MULTILINE)
_ENGLISH = {"R": "A", "P": "Q", "D": "Q"}


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check."""
    for span, fixes in _CHECKS[rule["check"]](document.text):
        yield finding(document, rule, span, fixes)


Found = Iterator[tuple[Span, list[Fix]]]


def _lines(text: str) -> list[Span]:
    """Where the lines that are not blank begin and end, without the blanks around them."""
    found = []
    for match in _LINE.finditer(text):
        if stripped := match[0].strip():
            start = match.start() + match[0].index(stripped)
            found.append(Span(start, start + len(stripped)))
    return found


def _paragraphs(text: str, lines: list[Span]) -> list[int]:
    """The numbers of the lines that are paragraphs of running text."""
    return [n for n, (start, end) in enumerate(lines) if end - start >= _PARAGRAPH and _ENDS.search(text[start:end])]


def _tail(text: str) -> Found:
    """Short lines without a full stop after the last paragraph: titles of other articles, credits, buttons."""
    lines = _lines(text)
    paragraphs = _paragraphs(text, lines)
    if len(paragraphs) < _ARTICLE:
        return
    last = paragraphs[-1]
    # A last sentence of its own, and what an interview ends with.
    while last + 1 < len(lines) and _ENDS.search(text[slice(*lines[last + 1])]):
        last += 1
    for start, end in lines[last + 1 :]:
        if end - start <= _FURNITURE and not _ENDS.search(text[start:end]):
            yield whole_line(text, start, end), [Fix("")]


def _head(text: str) -> Found:
    """The line above the headline, and short lines below it that are no sentence: the section, the author, the place."""
    lines = _lines(text)
    paragraphs = _paragraphs(text, lines)
    if len(paragraphs) < _ARTICLE:
        return
    titled = False
    for number, (start, end) in enumerate(lines[: paragraphs[0]]):
        line = text[start:end]
        if _ENDS.search(line) and not line.isupper():
            titled = True
            continue
        few = line.count(" ") < _FEW and line[-1] not in '”"»’:'
        if number and not titled:
            titled = True
        elif not number and few and not any(sign in line for sign in _SEPARATORS):
            continue  # a word or two above the headline are a kicker
        elif (few or (any(sign in line for sign in _SEPARATORS) and len(line) < _PARAGRAPH)) and number + 1 < len(lines):
            yield whole_line(text, start, end), [Fix("")]
        else:
            titled = True


def _labels(text: str) -> Found:
    """R. for an answer and P. for a question, where both kinds of lines come more than once."""
    found = list(_LABEL.finditer(text))
    answers = [match for match in found if match[1] == "R"]
    if len(answers) > 1 and len(_QUESTION.findall(text)) > 1:
        for match in found:
            yield Span(match.start(1), match.end(2)), [Fix(_ENGLISH[match[1]] + match[2])]


_CHECKS: dict[str, Callable[[str], Found]] = {"head": _head, "tail": _tail, "labels": _labels}
