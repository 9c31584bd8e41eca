"""What a run did, for a person at a terminal: changed, suggested, flagged, each with its line and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from translit.model import Finding, Quality, Result
from translit.text import Lines, visible

_TIERS = (("changed", "green"), ("suggested", "yellow"), ("flagged", "cyan"))


def show(result: Result, console: Console | None = None) -> None:
    """Print the summary of one result on standard error (or the console given)."""
    console = console or Console(stderr=True, highlight=False)
    lines = Lines(result.document.text)
    remaining = result.remaining
    groups = (
        [f for f in result.findings if result.applied(f)],
        [f for f in remaining if f.fixes],
        [f for f in remaining if not f.fixes],
    )
    for (title, colour), findings in zip(_TIERS, groups, strict=True):
        if findings:
            console.print(Text(f"\n{title} ({len(findings)})", style=f"bold {colour}"))
            console.print(_table(findings, lines))
    counts = ", ".join(f"{len(g)} {title}" for (title, _), g in zip(_TIERS, groups, strict=True))
    console.print(Text(f"\n{visible(result.document.path)}: {counts}"))
    console.print(Text(quality(result.quality)))


def quality(found: Quality) -> str:
    """The quality figure as one line, with its parts by the first word of their category.

    >>> quality(Quality(500, 12.0, {"accuracy/addition": 10.0, "accuracy/mistranslation": 2.0}))
    'quality: 12.0 penalty points in 1,000 words (accuracy 12.0); 0 is best'
    """
    parts: dict[str, float] = {}
    for category, weight in found.categories.items():
        dimension = category.partition("/")[0]
        parts[dimension] = parts.get(dimension, 0.0) + weight
    listed = ", ".join(f"{name} {weight:.1f}" for name, weight in sorted(parts.items(), key=lambda part: -part[1]))
    return f"quality: {found.per_thousand:.1f} penalty points in 1,000 words" + (f" ({listed})" if listed else "") + "; 0 is best"


def _table(findings: Sequence[Finding], lines: Lines) -> Table:
    """A row for each finding; the same change on several lines is one row."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    rows: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
    for finding in findings:
        rows.setdefault((finding.text, finding.suggestions[:3], finding.message), []).append(str(lines.position(finding.span.start)[0]))
    for (text, suggestions, message), where in rows.items():
        what = _inline(text)
        if suggestions:
            what += " → " + " | ".join(_inline(s) or "(delete)" for s in suggestions)
        table.add_row(Text(", ".join(dict.fromkeys(where)), style="dim"), Text(what), Text(visible(message), style="dim"))
    return table


def _inline(text: str) -> str:
    return " ".join(visible(text).split()) if text.strip() else visible(text).replace("\n", "⏎")
