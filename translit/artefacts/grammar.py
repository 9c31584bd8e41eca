"""Grammar: sequences of words and their classes, for constructions that have no words of their own."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from typing import Any

from translit.artefacts import classes
from translit.artefacts.phrase import compiled, focus, possible
from translit.artefacts.repair import fit_case, settle
from translit.artefacts.rules import finding, patterns
from translit.knowledge import Knowledge
from translit.model import Copy, Document, Finding, Fix, Span


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each match of the rule's sequences in a sentence that has what must be near, and not what must not."""
    text, seen = document.text, set()
    tokens = classes.tokens(text)
    for pattern in patterns(rule, tokens.words):
        if not possible(pattern.needed, (tokens.words,)):
            continue
        for match in classes.overlapping(compiled(pattern.regex), tokens.encoded, tokens.starts):
            marked = _span(tokens, *match.span(focus(match))) if classes.as_listed(match, pattern.checks) else None
            if marked is None or marked in seen or not _allowed(rule, tokens, match.start()):
                continue
            seen.add(marked)
            span, fixes = settle(text, marked, [_fix(document, tokens, match, replace, marked) for replace in pattern.replaces])
            yield finding(document, rule, span, fixes)


def _span(tokens: classes.Tokens, start: int, end: int) -> Span | None:
    """What a piece of the encoded text is in the text; nothing where it has no words."""
    if start >= end:
        return None
    first, last = bisect.bisect_left(tokens.starts, start), bisect.bisect_left(tokens.starts, end) - 1
    while first < last and not tokens.spans[first].end - tokens.spans[first].start:
        first += 1
    span = Span(tokens.spans[first].start, tokens.spans[last].end)
    return span if span.start < span.end else None


def _allowed(rule: Mapping[str, Any], tokens: classes.Tokens, at: int) -> bool:
    if not rule["near"] and not rule["not_near"]:
        return True
    start, end = classes.sentence(tokens, at)
    sentence = tokens.encoded[start:end]

    def any_of(sequences: tuple[tuple[str, Any], ...]) -> bool:
        return any(compiled(regex).search(sentence) for regex, _ in sequences)

    return not (rule["near"] and not any_of(rule["near"])) and not any_of(rule["not_near"])


def _fix(document: Document, tokens: classes.Tokens, match: Any, pieces: tuple[tuple[Any, ...], ...], marked: Span) -> Fix:
    """The words of a replacement, and those it takes from the match as they stand or in another form."""
    text, copies = "", []
    outer = focus(match)
    for literal, number, form in pieces:
        found = _span(tokens, *match.span(number + (number >= outer) if number else outer)) if number >= 0 else None
        if number < 0:
            text += literal
        elif found and form:
            text += classes.form(document.text[slice(*found)], form)
        elif found:
            copies.append(Copy(len(text), found))
            text += document.text[slice(*found)]
    cased = fit_case(document.text, marked, " ".join(text.split()), exact=True)
    return Fix(cased, tuple(copies) if cased == text else ())
