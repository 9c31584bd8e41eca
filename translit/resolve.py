"""Which of several findings on the same words is kept.

| first decides | then | then | then |
|---|---|---|---|
| the longer span | listed, derived, restored, near, rule | the earlier start | the rule's id |

A finding loses only against a *kept* one, and stays visible with `superseded_by`. The contest is for words to change, so
a note (a finding without a fix) takes none from others: a name inside it is corrected all the same. An artefact's note
loses to what other rules find on its words; a consistency note, which compares places, to nothing. The order of the input
never matters. When an artefact's fix repeats words of the document, what would have been applied inside those words is
applied inside the fix: the fix of "(ODKB in its acronym in Russian)" is "(CSTO)". As long as nobody accepts an artefact's
suggestion, its words stay in the text: so a name (not an acronym, which may be what the
suggestion is about) that would be changed within them is kept beside it, and changed.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from translit import edits
from translit.model import Edit, Finding, Fix, Span, Tier

CAPITALS = 4
"""A person or place in so many capitals is a name and no acronym."""
_RANK = {"listed": 0, "derived": 1, "restored": 2, "near": 3, "rule": 4}


def resolve(findings: Iterable[Finding]) -> list[Finding]:
    """All findings in order of their spans; losers name the one they lost to.

    Kept fixes never overlap, but for names that are applied within what is only suggested.
    """
    findings = list(findings)
    kept, lost = _contest([f for f in findings if not f.note])
    # A note changes no words, so a name on them is corrected all the same; what another rule finds there makes it needless.
    artefacts = [f for f in findings if f.note and f.kind == "artefact"]
    notes, needless = _contest(artefacts, [f for f in kept if f.kind == "artefact"])
    notes += [f for f in findings if f.note and f.kind != "artefact"]
    lost += needless
    inside: dict[str, list[Finding]] = {}
    for loser, winner in lost:
        if loser.tier is Tier.APPLY and loser.fixes and winner.span.contains(loser.span):
            inside.setdefault(winner.id, []).append(loser)
    settled = [_nest(f, inside[f.id]) if f.id in inside else f for f in kept]
    settled += notes
    spared = _spared(lost)
    settled += [loser if loser.id in spared else replace(loser, superseded_by=winner.id) for loser, winner in lost]
    return sorted(settled, key=lambda f: (f.span, f.superseded_by is not None, f.rule, f.id))


def _contest(findings: Iterable[Finding], standing: Sequence[Finding] = ()) -> tuple[list[Finding], list[tuple[Finding, Finding]]]:
    """Those that are kept beside the `standing` ones, and the losers with what they lost to."""
    kept = sorted(standing, key=lambda f: f.span)
    starts = [f.span.start for f in kept]
    new: list[Finding] = []
    lost: list[tuple[Finding, Finding]] = []
    for finding in sorted(findings, key=_precedence):
        # Kept findings do not overlap, so those that touch this one stand side by side, the last of them before `i`.
        i = j = bisect.bisect_left(starts, finding.span.end)
        while j and kept[j - 1].span.end > finding.span.start:
            j -= 1
        if j < i:
            lost.append((finding, min(kept[j:i], key=_precedence)))
        else:
            kept.insert(i, finding)
            starts.insert(i, finding.span.start)
            new.append(finding)
    return new, lost


def _spared(lost: Iterable[tuple[Finding, Finding]]) -> set[str]:
    """The ids of applied names that lost only to the suggestion of an artefact around them; of an acronym it may be the gloss."""
    names, _ = _contest([loser for loser, winner in lost if loser.kind in ("name", "term") and encloses(winner, loser)])
    return {name.id for name in names if name.tier is Tier.APPLY and not _acronym(name)}


def _acronym(name: Finding) -> bool:
    """Whether the words are, by their looks, an acronym: ODKB, but not the ALMATÍ of a dateline."""
    return name.text.isupper() and (name.kind == "term" or len(name.text) < CAPITALS)


def encloses(suggestion: Finding, name: Finding) -> bool:
    """Whether the first is an artefact's suggestion and the second lies within it."""
    wider = suggestion.span != name.span and suggestion.span.contains(name.span)
    return wider and suggestion.kind == "artefact" and suggestion.tier is not Tier.APPLY and not suggestion.note


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
