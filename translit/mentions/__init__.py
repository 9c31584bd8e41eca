"""Mentions: the names in a document that are spelled as another language spells them, and who they are."""

from __future__ import annotations

from translit.knowledge import Knowledge
from translit.mentions import admitted, alone, consistency, genitive, listed, near, proposed, restored, small
from translit.mentions.reading import SURE
from translit.mentions.times import Times
from translit.model import Document, Finding


def find(document: Document, knowledge: Knowledge, date: str | None = None) -> list[Finding]:
    """Every finder's findings, in the order of the finders; overlaps are settled later.

    `date` is the document's (`translit.mentions.dates.period` says how it is written); without it, its own counts.
    """
    matches = listed.matches(document, knowledge)
    readings = restored.read(document, knowledge, matches)
    given = {reading.span for reading in readings if reading.given or reading.other}
    matches = [match for match in matches if match.span not in given]
    nearly = near.find(readings, knowledge)
    in_source = any(reading.no_english and reading.certainty > SURE for reading in readings)
    found = listed.find(document, knowledge, matches, Times(document.text, date))
    found += [*alone.find(document, knowledge, matches), *small.find(document, knowledge, matches)]
    found += proposed.find(readings, knowledge, [finding.span for finding in (*nearly, *found)])
    found += admitted.find(matches, knowledge, found, in_source)
    genitives = list(genitive.find(document, knowledge, matches, found))
    said = {finding.span for finding in genitives}
    return [
        *(finding for finding in (*found, *nearly) if finding.span not in said),
        *genitives,
        *consistency.find(document, knowledge, matches, readings),
    ]
