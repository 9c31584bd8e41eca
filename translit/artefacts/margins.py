"""Lines of the page at the margins of an article: its head before the first paragraph, its tail after the last, the labels of an interview."""

from __future__ import annotations

import re
from collections import Counter
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
_FEW, _SOME = 4, 6
_SEPARATORS = (" | ", " / ", " > ", " · ", " » ", " › ", " • ")
# The labels of questions (pregunta, demande, Frage) and of answers (respuesta, réponse, risposta) and the English ones.
_ROLES = dict.fromkeys(("Q", "P", "D", "Question", "Ask", "Asked", "Pregunta", "Pergunta", "Frage", "Domanda"), "Q")
_ROLES |= dict.fromkeys(("A", "R", "Answer", "Response", "Reply", "Respuesta", "Resposta", "Réponse", "Antwort", "Risposta"), "A")
_ROLES |= {label.upper(): role for label, role in _ROLES.items()}
_LABEL = re.compile(rf"^[ \t]*({'|'.join(_ROLES)})[ \t]?([.:]?[ \t]?[-–—]|[.:])(?=[ \t])", re.MULTILINE)
# As they are set in English: Q. and A:, Question. and Answer: in full.
_GOOD = re.compile(r"[QA][.:]|(?:question|answer|reply|response)[.:]", re.IGNORECASE)
_REST = re.compile(r"[^\r\n]*")
_HASHTAGS = re.compile(r"#\w+(?:[ ,|]+#\w+)+")
_CLOCK = re.compile(r"(?<![\d.,])[0-2]?\d[:.h][0-5]\d(?![\d.,]\d)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# Words of a line with a date and a time that may be names: who wrote it and where.
_NAMES = 4


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check."""
    allowed = frozenset(word.casefold() for word in rule["allow"])
    for span, fixes in _CHECKS[rule["check"]](document.text, allowed):
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


def _tail(text: str, allowed: frozenset[str]) -> Found:
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


def _head(text: str, allowed: frozenset[str]) -> Found:
    """The line above the headline, and short lines below it that are no sentence: the section, the author, the place."""
    lines = _lines(text)
    paragraphs = _paragraphs(text, lines)
    if len(paragraphs) < _ARTICLE:
        return
    titled = False
    for number, (start, end) in enumerate(lines[: paragraphs[0]]):
        line = text[start:end]
        if not number and _kicker(text, lines[: paragraphs[0]]):
            yield whole_line(text, start, end), [Fix("")]
            continue
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


def _kicker(text: str, above: list[Span]) -> bool:
    """Whether the first of the two lines above the paragraphs names the subject of the headline below it.

    It is shorter and has some words, or nothing but a line break parts the two.
    """
    if len(above) != 2 or any(_ENDS.search(text[slice(*line)]) for line in above):
        return False
    (start, end), (below, close) = above
    some = _FEW <= text.count(" ", start, end) + 1 <= _SOME
    return end - start < close - below < _PARAGRAPH and (some or text.count("\n", end, below) == 1)


def _labels(text: str, allowed: frozenset[str]) -> Found:
    """R. for an answer, P.- for a question: both kinds more than once, or one with a dash more than once; Ask. before a question."""
    found = list(_LABEL.finditer(text))
    often = Counter(match[1] for match in found)
    # R., P. and D. are initials where they stand but once, and without R. the D. is the entry after C.
    if all(len(label) == 1 for label in often):
        found = [match for match in found if match[1] not in "RPD" or (often[match[1]] > 1 and often["R"])]
    roles = [_ROLES[match[1]] for match in found]
    dashed = Counter(role for match, role in zip(found, roles, strict=True) if match[2][0] == "." and len(match[2]) > 1)
    interview = min(roles.count("Q"), roles.count("A")) > 1 or max(dashed.values(), default=0) > 1
    for match, role in zip(found, roles, strict=True):
        if (interview or _asks(text, match)) and not _GOOD.fullmatch(match[1] + match[2]):
            yield Span(match.start(1), match.end(2)), [Fix(role + (":" if ":" in match[2] else "."))]


def _asks(text: str, label: re.Match[str]) -> bool:
    """Whether a label that English has not, of more than a letter, stands before a question."""
    rest = _REST.match(text, label.end())
    return len(label[1]) > 1 and label[1].lower() != "question" and rest is not None and rest[0].rstrip().endswith("?")


def _hashtags(text: str, allowed: frozenset[str]) -> Found:
    """#Energy #Mines: a line of nothing else."""
    for start, end in _lines(text):
        if _HASHTAGS.fullmatch(text, start, end):
            yield whole_line(text, start, end), [Fix("")]


def _sections(text: str, allowed: frozenset[str]) -> Found:
    """Economy Energy 4 min read: words of the menu alone, above the article or with a number."""
    for span, words, beside in _short(text):
        if len(words) > 1 and all(word.isdigit() or word in allowed for word in words) and (beside or any(word.isdigit() for word in words)):
            yield whole_line(text, *span), [Fix("")]


def _stamps(text: str, allowed: frozenset[str]) -> Found:
    """Madrid - 12 Nov 2023 - 05:40 CET: words of a date alone, with a time; above the article a few names too."""
    for (start, end), words, beside in _short(text):
        line, others = text[start:end], [word for word in words if not word.isdigit() and word not in allowed]
        # A date without a time may be the article's own.
        if len(words) - len(others) < 2 or not _CLOCK.search(line):
            continue
        named = [word for word in _TOKEN.findall(line) if word[0].isupper() and word.casefold() in others]
        if not others or (beside and len(others) == len(named) <= _NAMES):
            yield whole_line(text, start, end), [Fix("")]


def _short(text: str) -> Iterator[tuple[Span, list[str], bool]]:
    """The lines of an article that may belong to the page: place, words, and whether they stand beside the paragraphs, not between them."""
    lines = _lines(text)
    paragraphs = _paragraphs(text, lines)
    if len(paragraphs) >= _ARTICLE:
        for number, line in enumerate(lines):
            if line.end - line.start < _PARAGRAPH:
                yield line, [word.casefold() for word in _TOKEN.findall(text[line.start : line.end])], not paragraphs[0] <= number <= paragraphs[-1]


_CHECKS: dict[str, Callable[[str, frozenset[str]], Found]] = {
    "head": _head,
    "tail": _tail,
    "labels": _labels,
    "hashtags": _hashtags,
    "sections": _sections,
    "stamps": _stamps,
}
