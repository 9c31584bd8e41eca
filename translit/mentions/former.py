"""Former names of renamed places: which of them is right at its time, and which is outdated in current copy."""

from __future__ import annotations

from translit.glossary.entries import FULL, RUSSIAN_FORM, Entry
from translit.mentions.dates import lasted
from translit.mentions.lookup import CATEGORY, Lookup, Match
from translit.mentions.times import Times
from translit.model import Finding, Fix, Tier
from translit.text import fit_blanks, match_case


def of_its_time(match: Match, index: Lookup, times: Times) -> Match:
    """The match with one meaning where the source language has one name for today's place and a former one.

    German says Tiflis for Tbilisi; in a sentence about the time when the city was called so, it stays.
    """
    former = index.former(match)
    if former is None or not times.tells(match.span, lasted(former.since, former.until), _today(former, index)):
        return match
    return match._replace(readings=tuple(r for r in match.readings if r.entry.id == former.id))


def outdated(match: Match, index: Lookup, times: Times) -> Finding | None:
    """A finding for a former name where today's is meant; None where that is not sure, and where the words may mean more."""
    former = match.readings[0].entry
    plain = [r for r in match.readings if r.why is None or (r.why == RUSSIAN_FORM and index.foreign(match.text))]
    if not plain or not former.until or any(r.entry.id != former.id or r.part != FULL for r in match.readings):
        return None
    today = index.concept(former.now or "")
    if today is None:
        return None
    verdict = times.verdict(match.span, lasted(former.since, former.until), _today(former, index))
    if verdict not in ("outdated", "old"):
        return None
    why = "the sentence speaks of today, but the old name may be meant" if verdict == "old" else None
    why = why or ("somebody's own words are quoted" if times.quoted(match.span) else None)
    english = index.full(today)
    return Finding(
        span=match.span,
        text=match.text,
        kind="name",
        rule=former.id,
        message=f"{match.text} is called {english} today: {former.about}" + (f". To be checked: {why}" if why else ""),
        category=CATEGORY,
        severity="major",
        confidence=0.6 if why else 0.95,
        tier=Tier.SUGGEST if why else Tier.APPLY,
        how="listed",
        fixes=(Fix(match_case(match.text, fit_blanks(match.text, english))),),
        native=today.native or None,
    )


def _today(former: Entry, index: Lookup) -> str:
    today = index.concept(former.now or "")
    return index.full(today) if today else ""
