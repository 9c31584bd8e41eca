"""Phrases: a pattern with, perhaps, replacements, and what must not stand around it."""

from __future__ import annotations

import bisect
import functools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import re2

from translit.artefacts import notation
from translit.artefacts.repair import fit_article, fit_case, settle
from translit.artefacts.rules import Pattern, finding, patterns
from translit.knowledge import Knowledge
from translit.model import Copy, Document, Finding, Fix, Span

# How far around a match its context is looked at, in code points.
_AROUND = 60
# Bytes the engine may use for one expression before it falls back to its slower, equally correct way.
_ROOM = 1 << 26
_LETTERS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\n\s*\n")
_STOP = re.compile(r"\n\s*\n|[.!?…]['\"”’»)]*\s+(?=[^\W\d_a-zß-ÿ])")


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each match of the rule's patterns that its context allows."""
    text, seen = document.text, set()
    for pattern in patterns(rule, all_words(text)):
        for match in compiled(pattern.regex).finditer(text) if _likely(text, pattern) else ():
            start, end = match.span(focus(match))
            whole = match.start()
            if start == end:
                continue  # a pattern all of whose words are optional
            if whole and text[whole].isalnum() and (text[whole - 1].isalnum() or text[whole - 1] == "_"):
                continue
            if any(text[at - 1].isalnum() and text[at : at + 1].isalnum() for at in {end, match.end()}):
                continue
            if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum():
                continue  # the last word goes on: fire-breathing
            if (start, end) in seen or _around(rule, text, start, end) or _elsewhere(rule, text, match):
                continue
            seen.add((start, end))
            exact = not pattern.regex.startswith("(?i)")
            span, fixes = settle(text, Span(start, end), list(dict.fromkeys(_fix(text, match, replace, exact) for replace in pattern.replaces)))
            yield finding(document, rule, span, fixes)


def _likely(text: str, pattern: Pattern) -> bool:
    """Whether some sentence has the words of a pattern, and the text its stretches."""
    return possible(pattern.needed, (all_words(text),)) and possible(pattern.needed, pieces(text, pattern.crosses)) and holds(text, pattern.stretches)


@functools.lru_cache(maxsize=4096)
def compiled(regex: str) -> Any:
    """The expression, compiled once by the linear-time engine, with room for patterns of several names."""
    options = re2.Options()
    options.max_mem = _ROOM
    options.log_errors = False
    return re2.compile(regex, options)


def possible(needed: tuple[tuple[str, ...], ...], held: Iterable[frozenset[str]]) -> bool:
    """Whether some piece of a text, of which `held` has the words, has those without which a pattern cannot match."""
    return any(all(not words.isdisjoint(group) for group in needed) for words in held)


@functools.lru_cache(maxsize=8)
def all_words(text: str) -> frozenset[str]:
    """The words of the text: most patterns need one that is nowhere in it."""
    return vocabulary(text)


@functools.lru_cache(maxsize=8)
def pieces(text: str, crosses: bool) -> list[frozenset[str]]:
    """The words of each sentence, or of each paragraph for patterns that cross the end of a sentence; in lower case."""
    return [vocabulary(piece) for piece in (_GAP if crosses else _STOP).split(text)]


def holds(text: str, stretches: Iterable[tuple[str, ...]]) -> bool:
    """Whether the text has each stretch of a pattern, in one of the ways to write it."""
    leveled = _leveled(text)
    return all(any(way in leveled for way in stretch) for stretch in stretches)


_leveled = functools.lru_cache(maxsize=8)(notation.level)


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, in lower case."""
    return frozenset(word.casefold() for word in _LETTERS.findall(text))


def focus(match: Any) -> int:
    """The number of the group that holds what a match marks."""
    number: int = match.re.groupindex["focus"]
    return number


def _around(rule: Mapping[str, Any], text: str, start: int, end: int) -> bool:
    """Whether something stands beside the match that makes it something else."""
    before, after = text[max(0, start - _AROUND) : start].rstrip(), text[end : end + _AROUND].lstrip()
    for regex in rule["not_after"]:
        # The last match, if it reaches up to ours and begins a word.
        for last in deque(compiled(regex).finditer(before), maxlen=1):
            if last.end(focus(last)) == len(before) and not before[max(0, last.start() - 1) : last.start()].isalnum():
                return True
    return any((m := compiled(regex).match(after)) is not None and m.end(focus(m)) > 0 for regex in rule["not_before"])


def _elsewhere(rule: Mapping[str, Any], text: str, match: Any) -> bool:
    """Whether the rest of the sentence has what must not be near, or lacks what must be."""
    if not rule["near"] and not rule["not_near"]:
        return False
    start, end = match.span(focus(match))
    first, last = sentence(text, start, end)
    # The match itself counts for nothing; a sign that no pattern has keeps the words beside it apart.
    rest = text[first : max(first, match.start())] + "\0" + text[max(end, match.end()) : last]
    held = (vocabulary(rest),)

    def any_of(patterns: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]) -> bool:
        return any(possible(needed, held) and _has(regex, rest) for regex, needed in patterns)

    return bool(rule["near"] and not any_of(rule["near"])) or any_of(rule["not_near"])


def _has(regex: str, text: str) -> bool:
    """Whether an expression matches somewhere from the beginning of a word."""
    found = compiled(regex).finditer(text)
    return any(not (m.start() and text[m.start() - 1 : m.start() + 1].isalnum()) for m in found if m.group())


@functools.lru_cache(maxsize=8)
def _stops(text: str) -> list[int]:
    return [0, *(m.end() for m in _STOP.finditer(text))]


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or the sentences, of a span begin and end; offsets are code points.

    >>> sentence("One. Two is here. Three", 5, 8)
    (5, 18)
    """
    stops = _stops(text)
    after = bisect.bisect_left(stops, end)
    return stops[bisect.bisect_right(stops, start) - 1], stops[after] if after < len(stops) else len(text)


def _fix(document: str, match: Any, pieces: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...], exact: bool) -> Fix:
    text, copies = "", []
    # Groups of the pattern are numbered in order; the focus is one of them and is not counted.
    marked = focus(match)
    for literal, number, choices in pieces:
        if not number:
            text += literal
            continue
        group = number + (number >= marked)
        found = match.group(group) or ""
        new = _chosen(choices, " ".join(found.split())) if choices else found
        text = fit_article(text, new)
        if choices:
            text += new
        elif found:
            copies.append(Copy(len(text), Span(*match.span(group))))
            text += found
    cased = fit_case(document, Span(*match.span(marked)), text, exact=exact)
    return Fix(cased, tuple(copies) if len(cased) == len(text) else ())


def _chosen(choices: tuple[tuple[str, str], ...], found: str) -> str:
    """What a choice is replaced by: as it is written, or else in any case."""
    alike = (new for old, new in choices if old.casefold() == found.casefold())
    return dict(choices).get(found) or next(alike, found)
