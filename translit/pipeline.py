"""The one screen: what happens to a document, in order."""

from __future__ import annotations

from translit import analyst, artefacts, edits, mentions
from translit.identify import identify
from translit.knowledge import Knowledge
from translit.model import Document, Edit, Result, Settings, Tier
from translit.quality import score
from translit.resolve import resolve


def run(document: Document, knowledge: Knowledge, settings: Settings) -> Result:
    """Find, choose, settle, edit, weigh.

    >>> from translit.knowledge import load
    >>> run(Document("Zajárova spoke."), load("es"), Settings()).text
    'Zakharova spoke.'
    """
    named = mentions.find(document, knowledge, settings.date)
    found = knowledge.amended(named + artefacts.find(document, knowledge, settings, named))
    asked = [settings.held_back(f) for f in found if settings.wants(f)]
    if settings.originals:
        asked = analyst.but_originals(asked, document.text)
    findings = resolve(identify(asked, document.text))
    changes = [Edit(f.span, f.fixes[0].text) for f in findings if f.kept and f.tier is Tier.APPLY and f.fixes] if settings.apply else []
    if settings.originals:
        changes = analyst.with_originals(findings, changes)
    text, quality = edits.apply(document.text, changes), score(document.text, findings, settings.weights)
    return Result(document, settings, tuple(findings), tuple(changes), text, quality)
