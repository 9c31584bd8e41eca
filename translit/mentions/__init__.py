"""Mentions: the names in a document that are spelled as another language spells them."""

from __future__ import annotations

from translit.knowledge import Knowledge
from translit.mentions import listed
from translit.model import Document, Finding


def find(document: Document, knowledge: Knowledge) -> list[Finding]:
    """Every finder's findings, in the order of the finders; overlaps are settled later."""
    return listed.find(document, knowledge)
