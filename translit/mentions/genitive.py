"""Genitives of names that the source language makes without an apostrophe: German Jaschins is Yashin's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translit.glossary.entries import FULL, SHORT
from translit.knowledge import Knowledge, english_knows
from translit.mentions import listed, proposed, whole
from translit.mentions.lookup import Lookup, Match, lookup
from translit.mentions.reading import of_word
from translit.model import Document, Finding, Fix, Span, Tier
from translit.text import Cover, fold, match_case, words

ENGLISH = "’s"
# What is owned stands after it, unless these words do.
_OWNED = re.compile(
    r" (?!(?:to|of|in|on|at|by|for|from|with|as|after|before|during|that|which|who|when|where|while|because|and|or|but|he|she|it|they|too|also|not"
    r"|is|was|were|has|had|have|will|would|can|could|may|might|must|should|did|does)\b)[\w\"“„«‘]"
)
# Something owned stands before it: the first film Tarkovskys.
_OWNS = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Nn]o|[Ee]very)(?: [a-z][a-z-]*){1,4} \Z")
LONGEST = 60
"""So many letters it has at most."""
_PLURAL = re.compile(r"(?i)\b(?:the|these|those|all|many|both|two|three|four|five|several|other)\s\Z")


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match], found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding for each genitive of a name: of one that the document has elsewhere, of a listed surname, or of a plain Russian one.

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
        before = tokens[number - 1] if number and text[tokens[number - 1].end : span.start] == " " else None
        whole = Span(before.start, span.end) if before and (before in known or not taken.touches(before)) else None
        name = text[slice(*whole)] if whole else ""
        stem = word.removesuffix(index.genitive)
        if whole and (base := _listed(name.removesuffix(index.genitive), FULL, knowledge, matches)):
            yield _finding(text, whole, base)
            continue
        given = text[slice(*before)] if before else ""
        listed_ = _listed(stem, SHORT, knowledge, matches) or _listed(stem, FULL, knowledge, matches, "place")
        if base := bases.get(stem) or listed_ or _unlisted(stem, given, knowledge):
            yield _finding(text, span, base)


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


def _listed(name: str, part: str, knowledge: Knowledge, known: Sequence[Match], sort: str = "person") -> Finding | None:
    """What is found about a listed name that stands in its genitive only; a surname that others write otherwise is no more than suggested."""
    index = lookup(knowledge)
    for match in index.matches(name, words(name)):
        named = all((r.part, r.entry.type) == (part, sort) for r in match.readings)
        if match.span == Span(0, len(name)) and index.doubt(match) is None and named and (sort == "person" or not index.right(match)):
            best = next(iter(index.ranked(match, {r.entry.id for m in known for r in m.readings}).values()))
            # Of a surname that others write otherwise it may be theirs.
            alone = len({index.english(reading) for reading in match.readings}) > 1
            return listed.claim(match, best, [index.english(best)], index, "its genitive alone" if alone else None)
    return None


def _unlisted(stem: str, before: str, knowledge: Knowledge) -> Finding | None:
    """What is found about a known Russian surname that no glossary lists; a given name `before` it speaks for it."""
    reading = of_word(stem, Span(0, len(stem)), knowledge)
    if reading is None or not reading.forms[0].reading.known or not reading.forms[0].native.endswith(whole.RUSSIAN):
        return None
    named = bool(before) and lookup(knowledge).given_name(before)
    found = proposed.find([reading._replace(certainty=reading.alone, accompanied=named)], knowledge, [])
    return next(iter(found), None)


def _finding(text: str, span: Span, base: Finding) -> Finding:
    """The genitive as English writes it: with an apostrophe before what is owned, with "of" behind it."""
    word, front = text[slice(*span)], text[max(0, span.start - LONGEST) : span.start]
    names = [match_case(word, fix.text) for fix in base.fixes]
    before, behind = _OWNED.match(text, span.end) is not None, _OWNS.search(front) is not None
    with_of = names if front.endswith("of ") else [f"of {name}" for name in names]
    forms = with_of if behind and not before else [name + ENGLISH for name in names]
    says = f"{word} is a genitive, {forms[0]} in English"
    tier = base.tier if before or behind else Tier.SUGGEST
    how = base.how if base.how != "listed" else "derived"
    return replace(base, span=span, text=word, fixes=tuple(map(Fix, forms)), tier=tier, how=how, message=says)
