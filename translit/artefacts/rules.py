"""Compiles the rules of the artefacts files into plain data, and makes findings of their matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from translit.artefacts import notation
from translit.errors import GlossaryError, did_you_mean
from translit.model import Document, Finding, Fix, Span, Tier

if TYPE_CHECKING:
    from translit.glossary.schema import Rule

CHECKS = {
    "quotes": ("guillemets", "mixed", "unbalanced", "inner-space", "inverted-marks"),
    "glued": ("words", "sentences", "quotes", "hyphens", "numbers"),
}


def compile_rules(rules: Sequence[Rule], classes: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The rules as plain dicts and tuples. Raises GlossaryError, naming the rule, for a pattern that does not compile."""
    return [_compile(rule, classes) for rule in rules]


def _compile(rule: Rule, classes: Mapping[str, list[str]]) -> dict[str, Any]:
    where = f"rule {rule.id!r}"
    if rule.kind in CHECKS and rule.check not in CHECKS[rule.kind]:
        raise GlossaryError(f"a rule of kind {rule.kind} needs a check", where=where, hint=did_you_mean(rule.check or "", list(CHECKS[rule.kind])))
    patterns = [notation.pattern(p, classes, where) for p in _list(rule.pattern)]
    replaces = [[notation.replacement(r, p.groups, where) for r in _list(rule.replace)] for p in patterns]
    return {
        "id": rule.id,
        "kind": rule.kind,
        "check": rule.check,
        "allow": tuple(rule.allow),
        "patterns": tuple(
            (
                p.regex,
                tuple(tuple(tuple(piece) for piece in r) for r in rs),
                notation.needs(written, classes),
                any(sign in written for sign in ".!?…"),
            )
            for p, rs, written in zip(patterns, replaces, _list(rule.pattern), strict=True)
        ),
        "not_after": tuple(notation.pattern(p, classes, where).regex for p in _list(rule.not_after)),
        "not_before": tuple(notation.pattern(p, classes, where).regex for p in _list(rule.not_before)),
        "near": _context(rule.near, classes, where),
        "not_near": _context(rule.not_near, classes, where),
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


def _context(written: str | list[str], classes: Mapping[str, list[str]], where: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """The expressions of words to be looked for around a match, and the words that each needs."""
    return tuple((notation.pattern(p, classes, where).regex, notation.needs(p, classes)) for p in _list(written))


def _list(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


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
