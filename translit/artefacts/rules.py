"""Compiles the rules of the artefacts files into plain data, and makes findings of their matches."""

from __future__ import annotations

import functools
import marshal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.artefacts import literal, notation, sequences
from translit.errors import GlossaryError, Report, did_you_mean, refuse
from translit.model import Document, Finding, Fix, Span, Tier

if TYPE_CHECKING:
    from translit.glossary.rulefile import PlacedRule

CHECKS = {
    "quotes": ("guillemets", "mixed", "unbalanced", "inner-space", "inverted-marks"),
    "glued": ("words", "sentences", "starts", "quotes", "hyphens", "numbers", "bylines", "brackets"),
    "lines": ("repeated", "doubled", "torn"),
    "garbled": ("utf-8", "gb2312"),
    "margins": ("head", "tail", "labels", "hashtags", "sections", "stamps"),
    "pronouns": ("he", "she", "your", "asked", "their", "double"),
    "learned": ("pronouns", "verbs", "small", "words"),
}
Words = tuple[tuple[str, ...], ...]
# Words that most texts have: a pattern is looked up by others if it has any.
_COMMON = frozenset(
    {
        "a",
        "after",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "is",
        "it",
    }
    | {"its", "not", "of", "on", "or", "said", "she", "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with"}
)


class Pattern(NamedTuple):
    """A compiled pattern.

    Its expression, its replacements, the words and the stretches it needs, whether it crosses the end of a sentence, and what is looked up.
    """

    regex: str
    replaces: tuple[tuple[tuple[Any, ...], ...], ...]
    needed: Words
    stretches: Words
    crosses: bool
    checks: tuple[tuple[int, bool, bool, frozenset[str]], ...] = ()


def compile_rules(placed: Iterable[PlacedRule], report: Report = refuse, before: Iterable[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """The rules as plain dicts and tuples. What does not compile goes to `report` as a GlossaryError with its place.

    Shipped rules are taken from those that were compiled `before`, if they are among them.
    """
    ready = {rule["id"]: rule for rule in before}
    return [(ready.get(rule.rule.id) if rule.shipped else None) or _compile(rule, report) for rule in placed]


def _compile(placed: PlacedRule, report: Report) -> dict[str, Any]:
    rule = placed.rule
    around = _sequences if rule.kind == "grammar" else _compiled
    if rule.check is not None and rule.check not in CHECKS.get(rule.kind, ()):
        hint = did_you_mean(rule.check, list(CHECKS.get(rule.kind, ())))
        report(GlossaryError(f"rules of kind {rule.kind} have no check {rule.check!r}", where=placed.where("check"), hint=hint))
    return {
        "id": rule.id,
        "kind": rule.kind,
        "check": rule.check,
        "allow": tuple(rule.allow),
        "patterns": tuple(_packed(_grammar(placed, report) if rule.kind == "grammar" else _patterns(placed, report))),
        "senses": literal.table(placed, report),
        **{key: tuple(regex for regex, _ in around(placed, key, report)) for key in ("not_after", "not_before")},
        **{key: tuple(around(placed, key, report)) for key in ("near", "not_near")},
        "default": rule.default,
        "message": rule.message,
        "cause": rule.cause,
        "category": rule.category,
        "severity": rule.severity,
        "tier": rule.tier,
        "confidence": rule.confidence,
        "match": tuple(rule.match),
        "no_match": tuple(rule.no_match),
    }


def _packed(rows: Iterable[Pattern]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Each pattern packed, after the words of which a text has one if it has the pattern; without words it may be anywhere."""
    for row in rows:
        key = min(row.needed, key=lambda group: (not _COMMON.isdisjoint(group), len(group)), default=())
        yield tuple(map(sys.intern, key)), marshal.dumps(tuple(row))


def _patterns(placed: PlacedRule, report: Report) -> Iterator[Pattern]:
    given = list(_listed(placed, "replace"))
    for place, whole in _listed(placed, "pattern"):
        for written, replaces in notation.parts(whole, [replace for _, replace in given]):
            try:
                pattern = notation.pattern(written, placed.classes, place)
            except GlossaryError as error:
                report(error)
                break
            pieces = []
            for (at, _), replace in zip(given, replaces, strict=True):
                try:
                    pieces.append(tuple(tuple(piece) for piece in notation.replacement(replace, pattern.groups, at)))
                except GlossaryError as error:
                    report(error)
            needed = notation.needs(written, placed.classes)
            crosses = any(sign in written for sign in ".!?…")
            yield Pattern(pattern.regex, tuple(pieces), needed, notation.stretches(written, placed.classes), crosses)


def _grammar(placed: PlacedRule, report: Report) -> Iterator[Pattern]:
    for place, written in _listed(placed, "pattern"):
        try:
            sequence = sequences.sequence(written, placed.classes, place)
            replaces = [sequences.replacement(replace, sequence.groups, at) for at, replace in _listed(placed, "replace")]
        except GlossaryError as error:
            report(error)
            continue
        checks = tuple((one.group, one.basic, one.unlike, one.words) for one in sequence.checks)
        yield Pattern(sequence.regex, tuple(replaces), sequence.needed, (), crosses=True, checks=checks)


def _sequences(placed: PlacedRule, key: str, report: Report) -> Iterator[tuple[str, Words]]:
    for place, written in _listed(placed, key):
        if not key.endswith("near"):
            report(GlossaryError(f"rules of kind grammar have no {key}", where=place, hint="say it in the pattern, outside of < and >"))
            continue
        try:
            sequence = sequences.sequence(written, placed.classes, place, whole=True)
        except GlossaryError as error:
            report(error)
            continue
        yield sequence.regex, sequence.needed


def patterns(rule: Mapping[str, Any], held: frozenset[str] | None = None) -> Iterator[Pattern]:
    """The patterns of a compiled rule, or those that a text with the words `held` may match; the others are not even unpacked."""
    for key, packed in rule["patterns"]:
        if held is None or not key or not held.isdisjoint(key):
            yield _unpacked(packed)


@functools.lru_cache(maxsize=1 << 13)
def _unpacked(packed: bytes) -> Pattern:
    return Pattern(*marshal.loads(packed))


def _compiled(placed: PlacedRule, key: str, report: Report) -> Iterator[tuple[str, Words]]:
    """The patterns of a key, each as an expression with the words that it needs."""
    for place, written in _listed(placed, key):
        try:
            yield notation.pattern(written, placed.classes, place).regex, notation.needs(written, placed.classes)
        except GlossaryError as error:
            report(error)


def _listed(placed: PlacedRule, key: str) -> Iterator[tuple[str, str]]:
    """The values of a key that may be one or a list, each with its place."""
    value: str | list[str] | None = getattr(placed.rule, key)
    if isinstance(value, str):
        yield placed.where(key), value
    for number, item in enumerate(value or () if not isinstance(value, str) else ()):
        yield placed.where(key, number), item


def finding(document: Document, rule: Mapping[str, Any], span: Span, fixes: Sequence[Fix] = ()) -> Finding:
    """A rule's finding on a span; without a fix it can only be a flag."""
    return Finding(
        span=span,
        text=document.text[span.start : span.end],
        kind="artefact",
        rule=rule["id"],
        message=rule["message"],
        category=rule["category"],
        severity=rule["severity"],
        confidence=rule["confidence"],
        tier=Tier(rule["tier"]) if fixes else Tier.FLAG,
        how="rule",
        fixes=tuple(fixes),
    )
