"""Which of several findings on the same words is kept.

| first decides | then | then | then |
|---|---|---|---|
| the longer span | listed, derived, restored, near, rule | the earlier start | the rule's id |

A finding loses only against a *kept* one, and stays visible with `superseded_by`. A note (a consistency finding
without a fix) only compares places, so it takes part in no contest: the words it stands on may have another finding
that corrects them. The order of the input never matters. When an artefact's fix repeats words of the document, what
would have been applied inside those words is applied inside the fix: the fix of "(ODKB in its acronym in Russian)" is "(CSTO)".
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from translit import edits
from translit.model import Edit, Finding, Fix, Span, Tier

_RANK = {"listed": 0, "derived": 1, "restored": 2, "near": 3, "rule": 4}


def resolve(findings: Iterable[Finding]) -> list[Finding]:
    """All findings in order of their spans; the kept ones but notes never overlap, the others name the one they lost to."""
    findings = list(findings)
    kept: list[Finding] = []
    starts: list[int] = []
    lost: list[tuple[Finding, Finding]] = []
    for finding in sorted((f for f in findings if not f.note), key=_precedence):
        # Kept findings do not overlap, so those that touch this one stand side by side, the last of them before `i`.
        i = j = bisect.bisect_left(starts, finding.span.end)
        while j and kept[j - 1].span.end > finding.span.start:
            j -= 1
        if j < i:
            lost.append((finding, min(kept[j:i], key=_precedence)))
        else:
            kept.insert(i, finding)
            starts.insert(i, finding.span.start)
    inside: dict[str, list[Finding]] = {}
    for loser, winner in lost:
        if loser.tier is Tier.APPLY and loser.fixes and winner.span.contains(loser.span):
            inside.setdefault(winner.id, []).append(loser)
    settled = [_nest(f, inside[f.id]) if f.id in inside else f for f in kept]
    settled += [finding for finding in findings if finding.note]
    settled += [replace(loser, superseded_by=winner.id) for loser, winner in lost]
    return sorted(settled, key=lambda f: (f.span, f.superseded_by is not None, f.rule, f.id))


def _precedence(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    return (span.start - span.end, _RANK[finding.how], span.start, finding.rule, finding.text, finding.id)


def _nest(finding: Finding, inner: Sequence[Finding]) -> Finding:
    """The finding with the fixes of `inner` carried out in the words its own fixes repeat."""
    return replace(finding, fixes=tuple(_nested(fix, inner) for fix in finding.fixes))


def _nested(fix: Fix, inner: Sequence[Finding]) -> Fix:
    changes: list[Edit] = []
    for at, span in fix.copies:
        taken: list[Span] = []
        for finding in sorted(inner, key=_precedence):
            if span.contains(finding.span) and not any(s.overlaps(finding.span) for s in taken):
                taken.append(finding.span)
                start = at + finding.span.start - span.start
                changes.append(Edit(Span(start, start + len(finding.text)), finding.fixes[0].text))
    return Fix(edits.apply(fix.text, changes)) if changes else fix
