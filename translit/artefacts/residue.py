"""Residue: whole lines that belong to the page, not to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from translit.artefacts.phrase import compiled, focus
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_TRIM = " \t\u00a0\ufeff*_#>|•·-–—"


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each line that a pattern of the rule matches from end to end; its fix removes the line whole."""
    for match in _LINE.finditer(document.text):
        line = match[0].strip().strip(_TRIM)
        if line and any((m := compiled(regex).match(line)) is not None and m.end(focus(m)) == len(line) for regex, _ in rule["patterns"]):
            yield finding(document, rule, Span(*match.span()), [Fix("")])
