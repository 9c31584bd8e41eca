"""Mentions: the names in a document that are spelled as another language spells them, and who they are."""

from __future__ import annotations

from translit.knowledge import Knowledge
from translit.mentions import consistency, listed, near, restored
from translit.model import Document, Finding


def find(document: Document, knowledge: Knowledge) -> list[Finding]:
    """Every finder's findings, in the order of the finders; overlaps are settled later."""
    matches = listed.matches(document, knowledge)
    readings = restored.read(document, knowledge, matches)
    nearly = near.find(readings, knowledge)
    return [
        *listed.find(document, knowledge, matches),
        *restored.find(readings, knowledge, [finding.span for finding in nearly]),
        *nearly,
        *consistency.find(document, knowledge, matches, readings),
    ]
