"""Runs the examples of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.knowledge import Knowledge


def becomes(text: str, concept: str, knowledge: Knowledge) -> str:
    """What a text becomes when all that is sure, and all that is said of this concept, is carried out."""
    from translit import documents, edits, pipeline
    from translit.model import Edit, Settings, Tier

    settings = Settings(knowledge.source, knowledge.style, weights=knowledge.weights)
    result = pipeline.run(documents.read(text.encode()), knowledge, settings)
    wanted = [f for f in result.findings if f.kept and f.fixes and (f.tier is Tier.APPLY or f.rule == concept)]
    return edits.apply(text, [Edit(f.span, f.fixes[0].text) for f in wanted])
