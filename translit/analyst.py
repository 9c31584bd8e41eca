"""The analyst's way of editing: the standard spelling first, the original in brackets at the first mention (ODNI ICS 630-01)."""

from __future__ import annotations

from collections.abc import Iterable

from translit.model import Edit, Finding, Tier


def with_originals(findings: Iterable[Finding], changes: Iterable[Edit]) -> list[Edit]:
    """The changes, with the original spelling in brackets after the first of each name that is changed.

    A surname after the full name is the same name; what is no name is changed as usual.
    """
    first: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda f: f.span):
        if finding.kept and finding.tier is Tier.APPLY and finding.fixes and finding.kind == "name":
            key = finding.fixes[0].text.casefold() if finding.how == "restored" else finding.rule
            first.setdefault(key, finding)
    originals = {finding.span: finding.text for finding in first.values()}
    return [edit._replace(text=f"{edit.text} [{originals[edit.span]}]") if edit.span in originals else edit for edit in changes]


def but_originals(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The findings without those on an original in brackets after its standard spelling, so that it stays for good."""
    return [finding for finding in findings if not _original(finding, text)]


def _original(finding: Finding, text: str) -> bool:
    start, end = finding.span
    bracketed = text[max(0, start - 2) : start] == " [" and text[end : end + 1] == "]"
    return bracketed and any(text.endswith(form, 0, start - 2) for form in finding.suggestions)
