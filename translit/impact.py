"""What a changed glossary would alter in an article: the run with it against the run without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from translit import pipeline
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Result, Settings, Span
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
    before, after = _decided(old), _decided(new)
    lines = Lines(old.document.text)
    for span in sorted(before.keys() | after.keys()):
        was, is_ = before.get(span), after.get(span)
        if was and is_ and _outcome(old, was) == _outcome(new, is_):
            continue
        finding = is_ or was
        assert finding is not None
        applied = bool((was and old.applied(was)) or (is_ and new.applied(is_)))
        forms = [f.fixes[0].text if f and f.fixes else finding.text for f in (was, is_)]
        yield Alteration(finding.rule, "changed" if applied else "suggested", lines.position(span.start)[0], finding.text, *forms)


def _decided(result: Result) -> dict[Span, Finding]:
    """The kept findings with a fix, or that flag something, by their span; notes compare places and are no decision."""
    return {f.span: f for f in result.findings if f.kept and not f.note}


def _outcome(result: Result, finding: Finding) -> tuple[bool, tuple[str, ...]]:
    return result.applied(finding), finding.suggestions
