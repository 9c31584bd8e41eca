"""Acronyms that a text explains wrongly, or in two ways."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from translit.glossary.entries import ACRONYM, FULL
from translit.mentions.claims import Claims
from translit.mentions.identity import Names
from translit.mentions.lookup import Match
from translit.model import Finding, Span

_SMALL = frozenset(("a", "an", "and", "at", "de", "for", "in", "of", "on", "or", "the", "to"))
_ACRONYM = re.compile(r" \(([A-Z]{2,7})\)")
# Capitalised words, small ones between them, up to where the search ends.
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|for|and|on|in|to|de)(?: the)? )?[A-Z][\w’'-]*)+\Z")
_LONGEST = 120
"""A name has no more code points."""


def find(names: Names, claims: Claims) -> list[Finding]:
    """A finding for each acronym beside another organisation's name, and for each with two expansions."""
    wrong = list(_wrong(names, claims))
    taken = {finding.text for finding in wrong}
    return [*wrong, *(f for f in _two(names, claims) if f.text not in taken)]


def _wrong(names: Names, claims: Claims) -> Iterator[Finding]:
    """ "Collective Security Treaty Organization (CIS)": both are listed, and they are two."""
    for one, other in itertools.pairwise(names.matches):
        if names.text[one.span.end : other.span.start] != " (" or names.text[other.span.end : other.span.end + 1] != ")":
            continue
        for whole, short in ((one, other), (other, one)):
            if _is(whole, FULL) and _is(short, ACRONYM) and not _ids(whole) & _ids(short) and not _abbreviates(short.text, whole.text):
                entry = whole.readings[0].entry
                if entry.acronym:
                    of = ", ".join(dict.fromkeys(names.index.full(r.entry) for r in short.readings))
                    says = f"{claims.where([short.span])} is {of}; the acronym of {whole.text} is {entry.acronym}"
                    yield claims.make("acronym-expansion", short.span, says, [whole.span], fix=entry.acronym)


def _is(match: Match, part: str) -> bool:
    return all(r.part == part and r.entry.type == "organisation" for r in match.readings)


def _ids(match: Match) -> set[str]:
    return {reading.entry.id for reading in match.readings}


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters are the first ones of the name's words.

    >>> _abbreviates("CIS", "Commonwealth of Independent States"), _abbreviates("CIS", "Collective Security Treaty Organization")
    (True, False)
    """
    firsts = [word[0].upper() for word in re.findall(r"\w+", name)]
    larger = [word[0].upper() for word in re.findall(r"\w+", name) if word.lower() not in _SMALL]
    return "".join(larger) == acronym or "".join(firsts) == acronym


def _two(names: Names, claims: Claims) -> Iterator[Finding]:
    """One finding for each acronym that stands in brackets after two different names."""
    expansions: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for found in _ACRONYM.finditer(names.text):
        before = _NAME.search(names.text, max(0, found.start() - _LONGEST), found.start())
        if before:
            expansions[found[1]].append((Span(*before.span()), Span(*found.span(1))))
    for acronym, places in expansions.items():
        first = places[0]
        for name, short in places[1:]:
            kept, new = _content(names.word(first[0])), _content(names.word(name))
            # A name in its own language and in English may well stand beside one acronym.
            foreign = any(word.lower() not in names.english for span in (first[0], name) for word in re.findall(r"\w+", names.word(span)))
            if not foreign and not kept <= new and not new <= kept:
                says = f"{acronym} stands for {claims.where([first[0]])} and for {claims.where([name])}"
                yield claims.make("two-expansions", short, says, [first[0], name])
                break


def _content(name: str) -> set[str]:
    """The beginnings of the words that matter, so that centre and center, Organisation and Organization are one."""
    return {word[:4].lower() for word in name.split() if word.lower() not in _SMALL}
