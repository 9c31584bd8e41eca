"""Genitives of names that the source language makes without an apostrophe: German Jaschins is Yashin's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translit.glossary.entries import FULL, SHORT
from translit.knowledge import Knowledge, english_knows
from translit.mentions import listed
from translit.mentions.lookup import CATEGORY, Lookup, Match, lookup
from translit.model import Document, Finding, Fix, Span, Tier
from translit.text import Cover, fold, match_case, words

ENGLISH = "’s"
# What is owned stands after the name; "the proposal Krasnoselskis to ..." has to be put in another order.
_OWNED = re.compile(r" (?!(?:to|of|in|on|at|by|for|from|with|as|that|which|who|and|or|but|is|was|were|has|had|will|would)\b)[a-z]")
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
    taken, protected = Cover(match.span for match in matches), Cover(document.protected)
    tokens = words(text)
    for number, span in enumerate(tokens):
        word = text[span.start : span.end]
        stem = word.removesuffix(index.genitive)
        if stem == word or not word[0].isupper() or english_knows(fold(word)) or taken.touches(span) or protected.touches(span):
            continue
        if _PLURAL.search(text, max(0, span.start - 10), span.start) or text.startswith(("’", "'", "-"), span.end):
            continue
        before = tokens[number - 1] if number and text[tokens[number - 1].end : span.start] == " " else span
        name = text[before.start : span.end].removesuffix(index.genitive)
        owns = bool(_OWNED.match(text, span.end))
        free = before is not span and (before in known or not taken.touches(before))
        if free and (base := _listed(name, FULL, knowledge, matches)):
            yield _finding(text[before.start : span.end], Span(before.start, span.end), base, owns)
        elif base := bases.get(stem) or _listed(stem, SHORT, knowledge, matches):
            yield _finding(word, span, base, owns)


def _bases(index: Lookup, matches: Sequence[Match], found: Sequence[Finding]) -> Mapping[str, Finding]:
    """What was found about each name of the document, and the last word of each, right ones included."""
    bases: dict[str, Finding] = {}
    for match in matches:
        best = match.readings[0]
        if index.right(match) and best.entry.type == "person":
            stem = match.text.split()[-1]
            bases.setdefault(stem, _right(stem, Span(match.span.end - len(stem), match.span.end), best.entry.id, index.native(best)))
    for one in found:
        if one.fixes:
            fix = one.fixes[0].text
            bases[one.text] = one
            last = replace(one, text=one.text.split()[-1], fixes=(Fix(fix.split()[-1]),))
            if len(one.text.split()) == len(fix.split()):
                bases.setdefault(last.text, last)
    return bases


def _listed(name: str, part: str, knowledge: Knowledge, known: Sequence[Match]) -> Finding | None:
    """What is found about a listed name that stands in its genitive only; a surname alone is no more than suggested."""
    index = lookup(knowledge)
    for match in index.matches(name, words(name)):
        sort = {(r.part, r.entry.type) for r in match.readings}
        if match.span == Span(0, len(name)) and index.doubt(match) is None and sort == {(part, "person")}:
            best = next(iter(index.ranked(match, {r.entry.id for m in known for r in m.readings}).values()))
            right = _right(index.english(best), match.span, best.entry.id, index.native(best))
            alone = replace(right, tier=Tier.SUGGEST, confidence=listed.confidence(best, True, "its genitive alone"))
            return right if part == FULL else alone
    return None


def _right(english: str, span: Span, id_: str, native: str | None) -> Finding:
    return Finding(span, english, "name", id_, "", CATEGORY, "minor", 0.98, Tier.APPLY, "derived", (Fix(english),), native)


def _finding(word: str, span: Span, base: Finding, owns: bool) -> Finding:
    fixes = tuple(Fix(match_case(word, fix.text) + ENGLISH) for fix in base.fixes)
    says = f"{word} is a genitive, {fixes[0].text} in English"
    tier = base.tier if owns else Tier.SUGGEST
    how = base.how if base.how != "listed" else "derived"
    return replace(base, span=span, text=word, fixes=fixes, tier=tier, how=how, message=says)
