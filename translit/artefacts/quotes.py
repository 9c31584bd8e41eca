"""Quotation marks: kept guillemets, pairs of two kinds, marks without a partner, blanks inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span

_MARK = re.compile('[«»“”„"‘’‚]')
_PARAGRAPH = re.compile(r"(?:[^\r\n]|\r?\n(?![^\S\n]*\r?\n))+")
_AGAIN = re.compile(r"[.!?…\n][^\S\n]*\Z")
# A mark that would be an apostrophe, were there no quotation left open before it.
_APOSTROPHE = re.compile(r"(?<=[\w ])['’](?=[.,;:)](?:\s|\Z)|[ \t]*\Z)")
_PARTNER = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "‚": "‘"}


class Mark(NamedTuple):
    """A quotation mark at an offset, opening or closing by where it stands."""

    at: int
    sign: str
    opens: bool


class Paragraph(NamedTuple):
    """One paragraph's marks: the pairs, and those left over."""

    pairs: tuple[tuple[Mark, Mark], ...]
    single: tuple[Mark, ...]
    start: int
    end: int


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check."""
    for span, fixes in _CHECKS[rule["check"]](document.text):
        yield finding(document, rule, span, fixes)


@lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Every paragraph's marks, paired from the inside out; apostrophes are no marks.

    >>> [(a.sign, b.sign) for a, b in paragraphs("He said “it’s ‘fine’ ».")[0].pairs]
    [('‘', '’'), ('“', '»')]
    """
    return tuple(_paired(text, m.start(), m.end()) for m in _PARAGRAPH.finditer(text))


def _paired(text: str, start: int, end: int) -> Paragraph:
    open_: list[Mark] = []
    pairs, single, straight = [], [], 0
    for match in _MARK.finditer(text, start, end):
        mark = _mark(text, match.start(), open_[-1].sign if open_ else "", straight > 0)
        if mark is None:
            continue
        if mark.opens and open_ and open_[-1].sign == mark.sign and _AGAIN.search(text[max(0, mark.at - 8) : mark.at]):
            open_[-1] = mark  # its next paragraph opens the same quotation again
        elif mark.opens:
            open_.append(mark)
            straight += mark.sign == '"'
        elif open_:
            pairs.append((open_.pop(), mark))
            straight -= pairs[-1][0].sign == '"'
        else:
            single.append(mark)
    for mark in list(open_):
        closing = _APOSTROPHE.search(text, mark.at + 1, end) if mark.sign in "“«" and not any(a.at > mark.at for a, _ in pairs) else None
        if closing:
            open_.remove(mark)
            pairs.append((mark, Mark(closing.start(), closing[0], False)))
    return Paragraph(tuple(pairs), tuple(sorted([*single, *open_])), start, end)


def _mark(text: str, at: int, last: str, straight: bool) -> Mark | None:
    """What the sign at `at` does, by its form and by the letters and blanks beside it; None for an apostrophe.

    `last` is the innermost mark that is open, and `straight` says whether a straight one is.
    """
    sign = text[at]
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if sign == "’" and not (last in ("‘", "‚") and not after.isalnum()):
        return None
    if sign == "‘" and before.isalnum() and after.isalnum():
        return None
    word_after, gap_before = after.isalnum() or after in "¿¡([…“‘«$€£#@*-", before.isspace() or before in "([—–-/“‘«"
    if sign == '"':
        if before.isdigit() and not straight:
            return None  # inches, or seconds of arc
        # Where its place says nothing, it does what the last one did not.
        return Mark(at, sign, word_after if word_after == gap_before else not straight)
    if sign in "“‘„‚«":
        # „so“ closes with the sign that opens in English; and machine translation closes “so‘ and «so «.
        closes = bool(last) and not word_after and (not gap_before or after in ".,;:!?)" or after.isspace())
        return Mark(at, sign, not closes)
    return Mark(at, sign, not last and gap_before and word_after)


def _house(text: str) -> tuple[str, str]:
    """The double quotes the rest of the text uses."""
    return ('"', '"') if text.count('"') > text.count("“") + text.count("”") else ("“", "”")


def _guillemets(text: str) -> Iterator[tuple[Span, list[Fix]]]:
    opening, closing = _house(text)
    for paragraph in paragraphs(text):
        for a, b in paragraph.pairs:
            if a.sign in "«»" and b.sign in "«»":
                for mark, sign in ((a, opening), (b, closing)):
                    yield _without_blank(text, mark), [Fix(sign)]


def _without_blank(text: str, mark: Mark) -> Span:
    """The mark with the blanks that French and careless Spanish set inside."""
    start, end = mark.at, mark.at + 1
    if mark.opens:
        while text[end : end + 1] in (" ", "\u00a0", "\u202f") and text[end : end + 1]:
            end += 1
    else:
        while start and text[start - 1] in " \u00a0\u202f":
            start -= 1
    return Span(start, end)


def _mixed(text: str) -> Iterator[tuple[Span, list[Fix]]]:
    opening, closing = _house(text)
    for paragraph in paragraphs(text):
        for a, b in paragraph.pairs:
            if b.sign == _PARTNER.get(a.sign) or (a.sign in "«»" and b.sign in "«»") or (a.sign == "„" and b.sign in "“”"):
                continue
            yield _without_blank(text, b), [Fix("’" if a.sign == "‘" else closing)]
            if a.sign not in '‘“"':
                yield _without_blank(text, a), [Fix(opening)]


def _unbalanced(text: str) -> Iterator[tuple[Span, list[Fix]]]:
    everything = paragraphs(text)
    for number, paragraph in enumerate(everything):
        for mark in paragraph.single:
            following = everything[number + 1] if number + 1 < len(everything) else None
            if mark.opens and following is not None and _MARK.match(text[following.start : following.start + 40].lstrip("\r\n \t\ufeff")[:1]):
                continue  # a quotation of several paragraphs: each opens it again, the last one closes it
            if mark.sign in "‘’‚" or not text[max(0, mark.at - 1) : mark.at + 2].strip().strip(mark.sign):
                continue  # too often an apostrophe; and a sign that stands alone is meant as a sign
            yield Span(mark.at, mark.at + 1), []


def _inner_space(text: str) -> Iterator[tuple[Span, list[Fix]]]:
    for paragraph in paragraphs(text):
        for a, b in () if paragraph.single else paragraph.pairs:
            if a.sign in "«»" and b.sign in "«»":
                continue
            for mark in (a, b):
                span = _without_blank(text, mark)
                if span.end - span.start > 1 and (mark is a or b.sign == _PARTNER.get(a.sign)):
                    yield span, [Fix(mark.sign)]


def _inverted(text: str) -> Iterator[tuple[Span, list[Fix]]]:
    for match in re.finditer(r"[¿¡](?=\w)|[¿¡]\s(?=[^\n¿¡?!]*[?!])", text):
        yield Span(*match.span()), [Fix("")]


_CHECKS: dict[str, Callable[[str], Iterator[tuple[Span, list[Fix]]]]] = {
    "guillemets": _guillemets,
    "mixed": _mixed,
    "unbalanced": _unbalanced,
    "inner-space": _inner_space,
    "inverted-marks": _inverted,
}
