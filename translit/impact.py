"""What a changed glossary would alter in an article: the run with it against the run without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from translit import edits, pipeline
from translit.knowledge import Knowledge
from translit.model import Document, Edit, Finding, Result, Settings, Span
from translit.text import Lines

What = Literal["changed", "suggested"]


@dataclass(frozen=True)
class Alteration:
    """One place that is treated otherwise: `before` and `after` are the words there without and with the change.

    `what` is `changed` when the normalised text differs, `suggested` when only the suggestion does. `rule` is the concept
    (or rule) that decides with the change, or without it where nothing decides any more.
    """

    rule: str
    what: What
    line: int
    text: str
    before: str
    after: str


@dataclass(frozen=True)
class Impact:
    """The alterations in one article; `outcome` has the text without the change as its document's, and with it as its text."""

    outcome: Result
    alterations: tuple[Alteration, ...]


def compare(document: Document, without: Knowledge, with_: Knowledge, settings: Settings) -> Impact:
    """Run a document with what was known and with what would be known.

    >>> from translit.knowledge import load
    >>> compare(Document("Almatí"), load("es"), load("es"), Settings()).alterations
    ()
    """
    old, new = pipeline.run(document, without, settings), pipeline.run(document, with_, settings)
    outcome = replace(new, document=replace(document, text=old.text))
    return Impact(outcome, tuple(_alterations(old, new)))


def _alterations(old: Result, new: Result) -> Iterator[Alteration]:
    lines, text = Lines(old.document.text), old.document.text
    for span, was, is_ in _places(_decided(old), _decided(new)):
        outcomes = _outcome(old, was, span), _outcome(new, is_, span)
        applied = outcomes[0] != outcomes[1]
        before, after = outcomes if applied else (_suggestion(was), _suggestion(is_))
        if before == after or (not applied and outcomes[0] != text[slice(*span)]):
            continue
        # Where one long name takes the place of its restored words, the name is what decides.
        finding = max(is_ or was, key=lambda f: f.span.end - f.span.start)
        what: What = "changed" if applied else "suggested"
        yield Alteration(finding.rule, what, lines.position(span.start)[0], text[slice(*span)], before, after)


def _places(old: list[Finding], new: list[Finding]) -> Iterator[tuple[Span, list[Finding], list[Finding]]]:
    """The places where either run decides something, with the findings of both: those that overlap are of one place."""
    place: tuple[Span, list[Finding], list[Finding]] | None = None
    for finding, side in sorted(((f, side) for side, found in ((1, old), (2, new)) for f in found), key=lambda item: (item[0].span, item[1])):
        if place is None or finding.span.start >= place[0].end:
            if place is not None:
                yield place
            place = (finding.span, [], [])
        place = (Span(place[0].start, max(place[0].end, finding.span.end)), place[1], place[2])
        (place[1] if side == 1 else place[2]).append(finding)
    if place is not None:
        yield place


def _decided(result: Result) -> list[Finding]:
    """The kept findings that are not mere notes about several places; they do not overlap."""
    return [f for f in result.findings if f.kept and not f.note]


def _outcome(result: Result, findings: list[Finding], span: Span) -> str:
    """The words of a place in the normalised text."""
    made = [Edit(Span(f.span.start - span.start, f.span.end - span.start), f.fixes[0].text) for f in findings if result.applied(f)]
    return edits.apply(result.document.text[slice(*span)], made)


def _suggestion(findings: list[Finding]) -> str:
    return ", ".join(f.fixes[0].text if f.fixes else "flagged" for f in findings)
