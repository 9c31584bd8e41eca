"""The rules of consistency, and findings that name all the places they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from translit.model import Document, Finding, Fix, Severity, Span, Tier
from translit.text import Lines

SHOWN = 5
"""So many line numbers a message gives for one spelling; the finding has all the places."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_INCONSISTENT = "terminology/inconsistent-use-of-terminology"


class Rule(NamedTuple):
    """One kind of contradiction within a text; `confidence` is how likely such a finding is right, 0 to 1."""

    about: str
    category: str
    severity: Severity
    confidence: float


RULES = {
    "two-spellings": Rule("one person, place or organisation in two spellings", _INCONSISTENT, "minor", 0.9),
    "given-name-changes": Rule("one person with two given names", _INCONSISTENT, "major", 0.6),
    "surname-ending": Rule("a woman's surname with a man's ending, or the reverse", "linguistic-conventions/grammar", "major", 0.8),
    "full-name-late": Rule("a full name that follows the surname alone", "style/organizational-style", "minor", 0.6),
    "gender-of-title": Rule("a title that contradicts the gender of the person", "accuracy/mistranslation", "major", 0.9),
    "gender-of-pronoun": Rule("a pronoun that contradicts the gender of the person", "accuracy/mistranslation", "major", 0.6),
    "neuter-for-a-person": Rule("“it” or “its” where only a person can be meant", "accuracy/mistranslation", "major", 0.6),
    "he-for-a-body": Rule("“he” or “his” where only a country or a body can be meant", "accuracy/mistranslation", "major", 0.6),
    "acronym-expansion": Rule("an acronym that is not that of the name it stands for", "accuracy/mistranslation", "major", 0.8),
    "two-expansions": Rule("one acronym for two names", _INCONSISTENT, "minor", 0.7),
}
"""Every rule of kind `consistency`, by its id."""


class Claims:
    """Makes the findings of one document."""

    def __init__(self, document: Document) -> None:
        self._text, self._lines = document.text, Lines(document.text)

    def make(self, rule: str, span: Span, message: str, places: Iterable[Span] = (), fix: str | None = None, native: str = "") -> Finding:
        """A finding of one of the `RULES`; with a `fix` it is a suggestion, without one a flag."""
        of = RULES[rule]
        return Finding(
            span=span,
            text=self._text[span.start : span.end],
            kind="consistency",
            rule=rule,
            message=message,
            category=of.category,
            severity=of.severity,
            confidence=of.confidence,
            tier=Tier.FLAG if fix is None else Tier.SUGGEST,
            how="rule",
            fixes=() if fix is None else (Fix(fix),),
            native=native or None,
            places=tuple(sorted(set(places) - {span})),
        )

    def where(self, spans: Sequence[Span]) -> str:
        """The words of the first span and the lines of all: `Tokayev (lines 3, 9)`."""
        lines = list(dict.fromkeys(self._lines.position(span.start)[0] for span in spans))
        shown = ", ".join(map(str, lines[:SHOWN])) + (f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else "")
        words = " ".join(self._text[spans[0].start : spans[0].end].split())
        return f"{words} ({'lines' if len(lines) > 1 else 'line'} {shown})"

    def listing(self, variants: Mapping[str, Sequence[Span]]) -> str:
        """Every variant with its lines, in the order of the text."""
        return ", ".join(self.where(spans) for spans in variants.values())


def number(count: int) -> str:
    """A small whole number in words.

    >>> number(2), number(12)
    ('two', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
