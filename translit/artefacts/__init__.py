"""Artefacts: traces of machine translation, found by rules of a few kinds."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from translit.artefacts import garbled, glued, grammar, learned, lines, margins, phrase, pronouns, quotes, residue, senses, unlisted, untranslated
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Settings, Span, Tier
from translit.text import Cover

KINDS = {
    "phrase": phrase.find,
    "residue": residue.find,
    "quotes": quotes.find,
    "glued": glued.find,
    "lines": lines.find,
    "garbled": garbled.find,
    "unlisted": unlisted.find,
    "untranslated": untranslated.find,
    "pronouns": pronouns.find,
    "margins": margins.find,
    "grammar": grammar.find,
    "senses": senses.find,
    "learned": learned.find,
}


# What a rule of words that finds something says of the text: one that is always on says more than one for translations.
# So do names in the spelling of the source, but they alone are not enough.
# From so much, counting each rule once, and from so much in 1,000 words a text is taken for a translation: of 798 pieces of
# ordinary English, of the length of an article, none to two reach it (by source), of 72 translated articles all but two do.
_WORDS = frozenset({"phrase", "untranslated", "grammar"})
# The kind that says least why: where others find something, it is silent.
_LEARNED = "learned"
# Kinds that find whole lines.
_LINES = frozenset({"residue", "margins"})
_SURE, _LIKELY, _ENOUGH, _PER_THOUSAND = 2, 1, 8, 15
_MOST_NAMES = 6
# Less sure rules for translations need another finding in their paragraph.
_SURE_ENOUGH = 0.75
# What is learned does too, but in paragraphs of so many words: a short one shows too little of how its writer writes.
_LONG = 30


def find(document: Document, knowledge: Knowledge, settings: Settings, named: Sequence[Finding] = ()) -> list[Finding]:
    """Every chosen rule's findings outside the protected spans, in the order of the rules; overlaps are settled later.

    Those of rules for translations (`default: translated`) count where all together, and the names that were found (`named`),
    show the text to be one, and those of the doubtful among these where another rule finds something in the same paragraph;
    or when they are asked for. What is learned counts in the long paragraphs of a translation and beside other findings of a
    short one, never on them.
    """
    protected = Cover(document.protected)

    def chooses(rule: Mapping[str, Any], default: bool) -> bool:
        return settings.chooses(rule["id"], "artefact", default=default)

    chosen = [rule for rule in knowledge.rules if chooses(rule, rule["default"] is not False)]
    found = [(rule, f) for rule in chosen if rule["kind"] != _LEARNED for f in outside(protected, document, rule, knowledge)]
    names = len({f.text for f in named if f.tier is Tier.APPLY})
    translated = _is_translation(document.text, [rule for rule, _ in found], min(names, _MOST_NAMES))
    paragraph = _paragraphs(document.text)
    rules = defaultdict[int, set[str]](set)
    for _, f in found:
        rules[paragraph(f)].add(f.rule)

    def sure(finding: Finding) -> bool:
        return finding.confidence >= _SURE_ENOUGH or len(rules[paragraph(finding)]) > 1

    shown = [f for rule, f in found if chooses(rule, rule["default"] is True or (translated and sure(f)))]
    taken = Cover(f.span for f in shown)
    open_to_learned = {paragraph(f) for f in shown} | {n for n, line in enumerate(document.text.split("\n")) if len(line.split()) >= _LONG}
    for rule in (rule for rule in chosen if rule["kind"] == _LEARNED and chooses(rule, translated)):
        free = (f for f in outside(protected, document, rule, knowledge) if not taken.touches(f.span))
        shown += [f for f in free if chooses(rule, paragraph(f) in open_to_learned)]
    return shown


def outside(protected: Cover, document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A rule's findings that leave the protected spans alone; a line that holds some is only flagged, for no edit may touch them."""
    for one in KINDS[rule["kind"]](document, rule, knowledge):
        if not protected.touches(one.span):
            yield one
        elif rule["kind"] in _LINES and all(_holds(one.span, span) for span in document.protected if _meet(one.span, span)):
            yield replace(one, tier=Tier.FLAG, fixes=())


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _paragraphs(text: str) -> Callable[[Finding], int]:
    """What tells the number of the paragraph, which ends with its line, in which a finding begins."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda finding: bisect.bisect_left(ends, finding.span.start)


def _is_translation(text: str, found: Iterable[Mapping[str, Any]], names: int) -> bool:
    """Whether the rules that found something, one for each finding, and the names show it: furniture and quotation marks say nothing of that."""
    traces = [(rule["id"], _SURE if rule["default"] is True else _LIKELY) for rule in found if rule["kind"] in _WORDS]
    enough = names + sum(dict(traces).values()) >= _ENOUGH
    return enough and 1000 * (names + sum(weight for _, weight in traces)) >= _PER_THOUSAND * len(text.split())
