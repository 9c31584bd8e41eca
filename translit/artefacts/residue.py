"""Residue: whole lines that belong to the page, not to the article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from translit.artefacts.phrase import all_words, compiled, focus, holds, possible, vocabulary
from translit.artefacts.repair import whole_line
from translit.artefacts.rules import finding, patterns
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
# Code points; a longer line is a paragraph, however it begins.
_LONGEST = 300
_TRIM = " \t\u00a0\ufeff*_#>|•·-–—"


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each line that a pattern of the rule matches from end to end; its fix removes the line whole."""
    text, before = document.text, ""
    likely = [p.regex for p in patterns(rule, all_words(text)) if possible(p.needed, _short_lines(text)) and holds(text, p.stretches)]
    for match in _LINE.finditer(text) if likely else ():
        line, goes_on = match[0].strip().strip(_TRIM), bool(before.strip())
        before = match[0]
        if goes_on and line[:1].islower():
            continue  # the last words of a paragraph that was broken into lines
        if 0 < len(line) <= _LONGEST and any(_whole(regex, line) for regex in likely):
            yield finding(document, rule, whole_line(text, match.start(), match.start() + len(match[0].rstrip("\r\n"))), [Fix("")])


@functools.lru_cache(maxsize=4)
def _short_lines(text: str) -> list[frozenset[str]]:
    """The words of each line that may be residue."""
    return [vocabulary(line) for line in text.splitlines() if 0 < len(line.strip()) <= _LONGEST]


def _whole(regex: str, line: str) -> bool:
    match = compiled(regex + r"\z").match(line)
    return match is not None and match.end(focus(match)) == len(line)
