"""Carries decisions out: the same function makes the text of a review, of `normalise --decisions` and of a download."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from translit import edits
from translit.model import Decision, Edit, Finding, Result, Tier
from translit.resolve import encloses, resolve


class Stale(NamedTuple):
    """A decision that was not carried out, and why."""

    decision: Decision
    why: str


class Replayed(NamedTuple):
    """The result with the decisions carried out, and those that no longer fit it."""

    result: Result
    stale: tuple[Stale, ...]


def replay(result: Result, decisions: Mapping[str, Decision]) -> Replayed:
    """Accepted and typed texts are applied, rejected findings are not, the undecided ones are left as they were.

    `decisions` are by finding id, `result` is a run without decisions. A rejected finding no longer hides those that
    lost their words to it. A decision on a finding that is not there, or that another one hides, is stale.
    """
    findings = settle(result.findings, decisions)
    beside = {f.id for f in side_by_side(findings, decisions)}
    kept = {f.id for f in findings if f.kept and (f.id in beside or not (f.note and _typed(f, decisions)))}
    # What an accepted suggestion has swallowed is settled with it.
    outdone = {f.id for f in findings if f.superseded_by in decisions}
    stale = [Stale(d, _why(d, findings)) for id_, d in decisions.items() if id_ not in kept | outdone]
    used = {id_: d for id_, d in decisions.items() if id_ in kept}
    decided = replace(result, findings=tuple(findings), decisions=used)
    changes = tuple(edit for f in findings if (edit := _edit(f, decided)) is not None)
    text = edits.apply(result.document.text, changes)
    return Replayed(replace(decided, edits=changes, text=text), tuple(stale))


def settle(findings: Iterable[Finding], decisions: Mapping[str, Decision]) -> list[Finding]:
    """The findings in order; what lost against a rejected finding gets its words, as far as no other one has them.

    A suggestion that was accepted takes its words from the names that were applied within it.
    """
    given = list(findings)
    rejected = {id_ for id_, d in decisions.items() if d.verdict == "reject"}
    if not any(f.superseded_by in rejected for f in given):
        return _outdone(given, decisions)
    turned_down = [replace(f, superseded_by=None) if f.superseded_by in rejected else f for f in given if f.id in rejected]
    others = resolve(replace(f, superseded_by=None) for f in given if f.id not in rejected)
    settled = sorted([*others, *turned_down], key=lambda f: (f.span, f.superseded_by is not None, f.rule, f.id))
    return _outdone(settled, decisions)


def _outdone(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> list[Finding]:
    """The findings, those within an accepted suggestion superseded by it."""
    accepted = [f for f in findings if f.kept and f.id in decisions and decisions[f.id].new is not None]

    def settled(finding: Finding) -> Finding:
        winner = next((a for a in accepted if finding.kept and encloses(a, finding)), None)
        return replace(finding, superseded_by=winner.id) if winner else finding

    return [settled(finding) for finding in findings] if accepted else list(findings)


def side_by_side(findings: Iterable[Finding], decisions: Mapping[str, Decision]) -> list[Finding]:
    """The kept findings, as far as they do not overlap, in order: what can be marked in a text, and changed.

    Notes and rejected findings give way to all others, a suggestion to names applied within it; among rejected ones the
    shortest stays, which came to light last.
    """
    made: list[Finding] = []
    for finding in sorted((f for f in findings if f.kept), key=lambda f: _rank(f, decisions)):
        i = bisect.bisect_left(made, finding.span.end, key=lambda f: f.span.start)
        if i == 0 or made[i - 1].span.end <= finding.span.start:
            made.insert(i, finding)
    return made


def _rank(finding: Finding, decisions: Mapping[str, Decision]) -> tuple[object, ...]:
    decision = decisions.get(finding.id)
    rejected = decision is not None and decision.verdict == "reject"
    length = finding.span.end - finding.span.start if rejected else 0
    open_ = decision is None and finding.tier is not Tier.APPLY
    return rejected, finding.note, finding.note and not _typed(finding, decisions), length, open_, finding.span, finding.id


def _typed(finding: Finding, decisions: Mapping[str, Decision]) -> bool:
    return finding.id in decisions and decisions[finding.id].new is not None


def _edit(finding: Finding, result: Result) -> Edit | None:
    if not result.applied(finding):
        return None
    decision = result.decisions.get(finding.id)
    new = decision.new if decision else finding.fixes[0].text
    assert new is not None, "applied() says so"
    return Edit(finding.span, new)


def _why(decision: Decision, findings: Iterable[Finding]) -> str:
    hidden = next((f for f in findings if f.id == decision.finding), None)
    if hidden is None:
        return "the finding is no longer there"
    if hidden.kept:
        return "another finding is about the same words"
    return f"another finding ({hidden.superseded_by}) has its words"
