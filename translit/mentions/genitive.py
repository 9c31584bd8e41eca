"""Genitives of names that the source language makes without an apostrophe: German Jaschins is Yashin's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translit.glossary.entries import FULL, SHORT
from translit.knowledge import Knowledge, english_knows
from translit.mentions import listed
from translit.mentions.lookup import Lookup, Match, lookup
from translit.model import Document, Finding, Fix, Span, Tier
from translit.text import Cover, fold, match_case, words

ENGLISH = "’s"
# What is owned stands after the name; "the proposal Krasnoselskis to ..." has to be put in another order.
_OWNED = re.compile(r" (?!(?:to|of|in|on|at|by|for|from|with|as|that|which|who|and|or|but|is|was|were|has|had|will|would)\b)[\w\"“„«‘]")
_PLURAL = re.compile(r"(?i)\b(?:the|these|those|all|many|both|two|three|four|five|several|other)\s\Z")


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match], found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding for each genitive of a name: of one that the document has elsewhere, or of a listed surname.

    `matches` are the listed names of the document and `found` what was found about these and about others. What is done with
    a name is done with its genitive where something owned stands after it; anything else is suggested.
    """
    index, text = lookup(knowledge), document.text
    if not index.genitive:
        return
    bases = _bases(index, matches, found)
    known = {match.span for match in matches}
    taken, protected = Cover(known), Cover(document.protected)
    tokens = words(text)
    for number, span in enumerate(tokens):
        word = text[span.start : span.end]
        if not _may_be_one(text, span, index.genitive) or taken.touches(span) or protected.touches(span):
            continue
        owns = bool(_OWNED.match(text, span.end))
        before = tokens[number - 1] if number and text[tokens[number - 1].end : span.start] == " " else None
        whole = Span(before.start, span.end) if before and (before in known or not taken.touches(before)) else None
        name = text[slice(*whole)] if whole else ""
        stem = word.removesuffix(index.genitive)
        if whole and (base := _listed(name.removesuffix(index.genitive), FULL, knowledge, matches)):
            yield _finding(name, whole, base, owns)
        elif base := bases.get(stem) or _listed(stem, SHORT, knowledge, matches):
            yield _finding(word, span, base, owns)


def _may_be_one(text: str, span: Span, ending: str) -> bool:
    """Whether a word has a capital and the ending, is no English one, and no plural or part of a longer word."""
    word = text[span.start : span.end]
    if not word.endswith(ending) or not word[0].isupper() or english_knows(fold(word)):
        return False
    return not _PLURAL.search(text, max(0, span.start - 10), span.start) and not text.startswith(("’", "'", "-"), span.end)


def _bases(index: Lookup, matches: Sequence[Match], found: Sequence[Finding]) -> Mapping[str, Finding]:
    """What was found about each name of the document, and the last word of each, right ones included."""
    bases: dict[str, Finding] = {}
    for match in matches:
        best = match.readings[0]
        if index.right(match) and best.entry.type == "person":
            stem = match.text.split()[-1]
            bases.setdefault(stem, listed.claim(match, best, [stem], index, None))
    for one in found:
        if one.fixes:
            bases[one.text] = one
            written, english = one.text.split(), one.fixes[0].text.split()
            if len(written) == len(english):
                bases.setdefault(written[-1], replace(one, fixes=(Fix(english[-1]),)))
    return bases


def _listed(name: str, part: str, knowledge: Knowledge, known: Sequence[Match]) -> Finding | None:
    """What is found about a listed name that stands in its genitive only; a surname that others write otherwise is no more than suggested."""
    index = lookup(knowledge)
    for match in index.matches(name, words(name)):
        sort = {(r.part, r.entry.type) for r in match.readings}
        if match.span == Span(0, len(name)) and index.doubt(match) is None and sort == {(part, "person")}:
            best = next(iter(index.ranked(match, {r.entry.id for m in known for r in m.readings}).values()))
            # Of a surname that others write otherwise it may be theirs.
            alone = len({index.english(reading) for reading in match.readings}) > 1
            return listed.claim(match, best, [index.english(best)], index, "its genitive alone" if alone else None)
    return None


def _finding(word: str, span: Span, base: Finding, owns: bool) -> Finding:
    fixes = tuple(Fix(match_case(word, fix.text) + ENGLISH) for fix in base.fixes)
    says = f"{word} is a genitive, {fixes[0].text} in English"
    tier = base.tier if owns else Tier.SUGGEST
    how = base.how if base.how != "listed" else "derived"
    return replace(base, span=span, text=word, fixes=fixes, tier=tier, how=how, message=says)
