"""Artefacts: traces of machine translation, found by rules of a few kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from translit.artefacts import garbled, glued, lines, margins, phrase, pronouns, quotes, residue, unlisted, untranslated
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Settings
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
}


# A text is taken for a translation when so many rules of words find something in it, and so often in 1,000 words.
_WORDS = frozenset({"phrase", "untranslated"})
_RULES, _PER_THOUSAND = 3, 3


def find(document: Document, knowledge: Knowledge, settings: Settings) -> list[Finding]:
    """Every chosen rule's findings outside the protected spans; overlaps are settled later.

    Rules for translations (`default: translated`) run when the others show the text to be one, or when they are asked for.
    """
    protected = Cover(document.protected)

    def run(rules: Iterable[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Finding]]:
        return [(rule, f) for rule in rules for f in KINDS[rule["kind"]](document, rule, knowledge) if not protected.touches(f.span)]

    def chooses(rule: Mapping[str, Any], default: bool) -> bool:
        return settings.chooses(rule["id"], "artefact", default=default)

    found = run(rule for rule in knowledge.rules if chooses(rule, rule["default"] is True))
    if _translated(document.text, found):
        held_back = (rule for rule in knowledge.rules if rule["default"] == "translated" and not chooses(rule, False))
        found += run(rule for rule in held_back if chooses(rule, True))
    return [f for _, f in found]


def _translated(text: str, found: Iterable[tuple[Mapping[str, Any], Finding]]) -> bool:
    """Whether what was found shows that the text is a translation: furniture and quotation marks say nothing of that."""
    traces = [f.rule for rule, f in found if rule["kind"] in _WORDS]
    return len(set(traces)) >= _RULES and 1000 * len(traces) >= _PER_THOUSAND * len(text.split())
