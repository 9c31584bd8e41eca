"""Runs the examples of entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.knowledge import Knowledge
    from translit.model import Finding


def becomes(text: str, concept: str, knowledge: Knowledge) -> str:
    """What a text becomes when all that is sure, and all that is said of this concept, is carried out."""
    from translit import edits
    from translit.model import Edit, Tier

    wanted = [f for f in _findings(text, knowledge) if f.kept and f.fixes and (f.tier is Tier.APPLY or f.rule == concept)]
    return edits.apply(text, [Edit(f.span, f.fixes[0].text) for f in wanted])


def taken_by(text: str, concept: str, knowledge: Knowledge) -> str:
    """Which other finding has the words of a text in which this concept is not found, as a hint; empty when none has."""
    kept = [f for f in _findings(text, knowledge) if f.kept]
    if any(f.rule == concept for f in kept):
        return ""
    return next((f"{f.text!r} is found as {f.rule!r}, which is longer or surer" for f in kept), "")


def _findings(text: str, knowledge: Knowledge) -> Sequence[Finding]:
    from translit import documents, pipeline
    from translit.model import Settings

    settings = Settings(knowledge.source, knowledge.style, weights=knowledge.weights)
    return pipeline.run(documents.read(text.encode()), knowledge, settings).findings
