"""Artefacts: traces of machine translation, found by rules of a few kinds."""

from __future__ import annotations

from translit.artefacts import garbled, glued, lines, phrase, quotes, residue, untranslated
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
    "untranslated": untranslated.find,
}


def find(document: Document, knowledge: Knowledge, settings: Settings) -> list[Finding]:
    """Every chosen rule's findings outside the protected spans, in the order of the rules; overlaps are settled later."""
    protected = Cover(document.protected)
    chosen = (rule for rule in knowledge.rules if settings.chooses(rule["id"], "artefact", default=rule["default"]))
    found = (f for rule in chosen for f in KINDS[rule["kind"]](document, rule, knowledge))
    return [f for f in found if not protected.touches(f.span)]
