"""The records that pass between the stages: frozen, no I/O, words as in docs/vocabulary.md.

Every offset counts Unicode code points of the document's text as it was read, and spans are half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

Kind = Literal["name", "term", "consistency", "artefact"]
Severity = Literal["neutral", "minor", "major", "critical"]
How = Literal["listed", "derived", "restored", "near", "rule"]
Verdict = Literal["accept", "reject", "replace"]


class Span(NamedTuple):
    """Half-open `[start, end)` in code points.

    >>> Span(0, 4).overlaps(Span(3, 7)), Span(0, 4).overlaps(Span(4, 7)), Span(0, 9).contains(Span(3, 7))
    (True, False, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both cover some code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Tier(StrEnum):
    """What may be done with a fix."""

    APPLY = "apply"
    """`normalise` does it."""
    SUGGEST = "suggest"
    """A reviewer decides."""
    FLAG = "flag"
    """There is no replacement; a person has to look."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with the spans no edit may touch."""

    text: str
    path: str = "-"
    protected: tuple[Span, ...] = ()
    encoding: str = "utf-8"


class Copy(NamedTuple):
    """A piece of a fix that was taken over from the document: `at` in the fix, from `span` in the document."""

    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for a finding's span, remembering which pieces of it are the document's own words."""

    text: str
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """An unconfirmed claim about a span.

    `confidence` (0 to 1) is how likely the claim is right and says nothing of `severity`. `native` is the name in
    its own script where one is known. `places` are the other places it speaks of. `superseded_by` is the id of the
    kept finding that this one lost against.
    """

    span: Span
    text: str
    kind: Kind
    rule: str
    message: str
    category: str
    severity: Severity
    confidence: float
    tier: Tier
    how: How
    fixes: tuple[Fix, ...] = ()
    native: str | None = None
    places: tuple[Span, ...] = ()
    id: str = ""
    superseded_by: str | None = None

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What the span may be replaced by, the best first."""
        return tuple(fix.text for fix in self.fixes)

    @property
    def note(self) -> bool:
        """Whether it has no fix, so that it takes no words: another finding on them may correct them all the same."""
        return not self.fixes

    @property
    def kept(self) -> bool:
        """Whether no other finding won over this one."""
        return self.superseded_by is None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of one finding: accept one of its fixes, reject it, or replace its words by others.

    `new` is the text that takes the place of `text`, None when the finding was rejected. The fields from `rule` to
    `native` repeat the finding as the reviewer saw it. `when` is UTC, as `2026-01-31T08:00:00Z`; `learn` says that the
    reviewer wants it in the glossary.
    """

    finding: str
    verdict: Verdict
    new: str | None
    who: str
    when: str
    rule: str
    kind: Kind
    tier: Tier
    source: str
    text: str
    fixes: tuple[str, ...] = ()
    native: str | None = None
    note: str = ""
    learn: bool = False


class Edit(NamedTuple):
    """Replace `span` of a text by `text`."""

    span: Span
    text: str


class Weights(NamedTuple):
    """What a finding of each severity adds to the quality figure; `punctuation` is for minor punctuation."""

    neutral: float = 0.0
    minor: float = 1.0
    major: float = 5.0
    critical: float = 25.0
    punctuation: float = 0.1


@dataclass(frozen=True, slots=True)
class Quality:
    """The weight of a text's kept findings for 1,000 of its words: in all, and by category, the heaviest first."""

    words: int = 0
    per_thousand: float = 0.0
    categories: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked to do; `select` and `ignore` hold rule ids and finding kinds.

    `select` may also hold `default` (all rules but those that are off) and `all`; without any it means `default`.
    `date` is the document's, as a year, a month or a day (2022, 2022-01, 2022-01-06); without it, its own counts.
    """

    source: str = "es"
    style: str = "news"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    apply: bool = True
    weights: Weights = field(default_factory=Weights)
    surely: float = 0.0
    """Fixes less sure than this are suggested, not applied."""
    least: float = 0.0
    """Findings less sure than this are left out."""
    originals: bool = False
    """Whether the first change of each name keeps the original in brackets."""
    date: str | None = None

    def wants(self, finding: Finding) -> bool:
        """Whether the finding's rule or kind is selected and not ignored, and the finding sure enough to be shown."""
        return finding.confidence >= self.least and self.chooses(finding.rule, finding.kind)

    def held_back(self, finding: Finding) -> Finding:
        """The finding, only suggested when it is not as sure as the settings ask for."""
        doubtful = finding.tier is Tier.APPLY and finding.confidence < self.surely
        return replace(finding, tier=Tier.SUGGEST) if doubtful else finding

    def chooses(self, rule: str, kind: str, *, default: bool = True) -> bool:
        """Whether a rule runs: named itself, or on by default and not left out.

        >>> settings = Settings(select=frozenset({"default", "rumour"}))
        >>> settings.chooses("rumour", "artefact", default=False), settings.chooses("other", "artefact", default=False)
        (True, False)
        """
        if {rule, kind} & self.ignore:
            return False
        if {rule, "all"} & self.select:
            return True
        return default and (not self.select or bool({kind, "default"} & self.select))


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found and made: `text` is the document's text with `edits` applied, `quality` that of the text as it came.

    `decisions` are those of a review that the run carried out, by finding.
    """

    document: Document
    settings: Settings
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    text: str
    quality: Quality = field(default_factory=Quality)
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    def applied(self, finding: Finding) -> bool:
        """Whether `text` has the finding's fix, or what a reviewer typed instead."""
        if finding.kept and (decision := self.decisions.get(finding.id)):
            return decision.new is not None
        return self.settings.apply and finding.kept and finding.tier is Tier.APPLY and bool(finding.fixes)

    @property
    def remaining(self) -> tuple[Finding, ...]:
        """The kept findings that were neither applied nor decided: what is left for a person."""
        return tuple(f for f in self.findings if f.kept and not self.applied(f) and f.id not in self.decisions)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name."""

    english: str
    native: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class NameResult:
    """What is known about one name; `best` is the name itself, and `how` None, when it is no known spelling."""

    name: str
    best: str
    native: str | None = None
    confidence: float = 0.0
    how: How | None = None
    candidates: tuple[Candidate, ...] = field(default=())
