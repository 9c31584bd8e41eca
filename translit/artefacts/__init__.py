"""Artefacts: traces of machine translation, found by rules of a few kinds."""

from __future__ import annotations

from translit.artefacts import glued, phrase, quotes, residue
from translit.knowledge import Knowledge
from translit.model import Document, Finding
from translit.text import Cover

KINDS = {"phrase": phrase.find, "residue": residue.find, "quotes": quotes.find, "glued": glued.find}


def find(document: Document, knowledge: Knowledge) -> list[Finding]:
    """Every rule's findings outside the protected spans, in the order of the rules; overlaps are settled later."""
    protected = Cover(document.protected)
    found = (f for rule in knowledge.rules for f in KINDS[rule["kind"]](document, rule, knowledge))
    return [f for f in found if not protected.touches(f.span)]
