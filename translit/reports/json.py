"""One JSON object, as docs/output.md describes it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from translit.model import Finding, Result, Span, Tier
from translit.text import Lines

SCHEMA = 1


def render(result: Result) -> str:
    """The object, indented, with a line feed at the end."""
    return json.dumps(as_dict(result), ensure_ascii=False, indent=1) + "\n"


def as_dict(result: Result) -> dict[str, Any]:
    """The result as plain data, in the shape and order of the output schema."""
    lines = Lines(result.document.text)
    return {
        "schema": SCHEMA,
        "path": result.document.path,
        "source": result.settings.source,
        "style": result.settings.style,
        "text": result.text,
        "findings": [_finding(f, result, lines) for f in result.findings],
        "summary": summary(result),
    }


def summary(result: Result) -> dict[str, Any]:
    """How many findings were applied, are suggested and are flagged, and the quality figure; superseded ones do not count."""
    tiers = Counter(f.tier for f in result.remaining)
    applied = sum(map(result.applied, result.findings))
    return {"applied": applied, "suggested": tiers[Tier.SUGGEST] + tiers[Tier.APPLY], "flagged": tiers[Tier.FLAG], "quality": _quality(result)}


def _quality(result: Result) -> dict[str, Any]:
    found = result.quality
    categories = {category: round(weight, 2) for category, weight in found.categories.items()}
    return {"words": found.words, "per_1000_words": round(found.per_thousand, 2), "categories": categories}


def outline(finding: Finding) -> dict[str, Any]:
    """What every report of a finding holds: its words, its kind and rule, and how grave and how sure it is."""
    return {
        "text": finding.text,
        "kind": finding.kind,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "tier": str(finding.tier),
    }


def _finding(finding: Finding, result: Result, lines: Lines) -> dict[str, Any]:
    line, column = lines.position(finding.span.start)
    found: dict[str, Any] = {
        "id": finding.id,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        **outline(finding),
        "applied": result.applied(finding),
        "suggestions": list(finding.suggestions),
        "message": finding.message,
        "evidence": {"native": finding.native, "how": finding.how},
        "places": [_place(span, result, lines) for span in finding.places],
        "superseded_by": finding.superseded_by,
    }
    if result.decisions:
        decision = result.decisions.get(finding.id)
        found["decision"] = {"verdict": decision.verdict, "text": decision.new, "who": decision.who, "note": decision.note} if decision else None
    return found


def _place(span: Span, result: Result, lines: Lines) -> dict[str, Any]:
    line, column = lines.position(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": result.document.text[span.start : span.end]}
