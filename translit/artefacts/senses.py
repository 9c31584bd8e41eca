"""Senses: words and short phrases that are right for one sense of a word of the source, and mostly wrong for the one it has in news."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from translit.artefacts import literal
from translit.artefacts.notation import level
from translit.artefacts.phrase import sentence
from translit.artefacts.repair import fit_case, opens_sentence, settle
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span
from translit.text import in_compound, words


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each phrase of the rule's table, the longest where several begin; its message names the source word and the proposals."""
    text = document.text
    spans, looked_up, held = _tokens(text)
    table = {
        word: likely
        for word in rule["senses"].keys() & held
        if (likely := [(entry, phrase) for entry, phrase in literal.entries(rule["senses"][word]) if held.issuperset(phrase)])
    }
    found = [
        (span, entry)
        for number, word in enumerate(looked_up)
        if word in table
        for entry, phrase in table[word]
        if looked_up[max(0, number - entry.before) : number - entry.before + len(phrase)] == phrase
        and (span := _span(text, Span(spans[number - entry.before].start, spans[number - entry.before + len(phrase) - 1].end), entry.phrase))
        and _spelled(text, span, entry.phrase)
        and _fits(text, span, entry)
    ]
    done = 0
    for span, entry in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= done:
            yield _finding(document, rule, span, entry)
            done = span.end


@functools.lru_cache(maxsize=2)
def _tokens(text: str) -> tuple[list[Span], list[str], frozenset[str]]:
    """The words of a text, what each is looked up by, and all that there is to look up."""
    spans = words(text)
    looked_up = [text[start:end].casefold() for start, end in spans]
    return spans, looked_up, frozenset(looked_up)


def _span(text: str, span: Span, phrase: str) -> Span | None:
    """The span of words, if they are joined as the phrase has them and are no part of a compound."""
    if level(text[span.start : span.end]) != level(phrase):
        return None
    apart = not in_compound(text, *span) or text.startswith(("'s", "’s"), span.end)
    return span if apart else None


def _spelled(text: str, span: Span, phrase: str) -> bool:
    """Whether the capitals are those of the phrase, of the first word of a sentence, or of a headline."""
    found = " ".join(text[span.start : span.end].split()).replace("’", "'")
    return found == phrase or (found[1:] == phrase[1:] and opens_sentence(text, span.start)) or (found.isupper() and " " in found)


def _fits(text: str, span: Span, entry: literal.Entry) -> bool:
    """Whether the paragraph has what it has to have, and the rest of the sentence nothing of what it must not have."""

    def has(phrases: Iterable[str], start: int, end: int) -> bool:
        rest = f" {_plain(text[start : span.start])} \0 {_plain(text[span.end : end])} "
        return any(f" {_plain(phrase)} " in rest for phrase in phrases)

    if entry.near and not has(entry.near, *_paragraph(text, span)):
        return False
    return not entry.not_near or not has(entry.not_near, *sentence(text, *span))


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)


def _plain(text: str) -> str:
    return " ".join(text[start:end].casefold() for start, end in words(text))


def _finding(document: Document, rule: Mapping[str, Any], span: Span, entry: literal.Entry) -> Finding:
    shown = {"{found}": document.text[span.start : span.end], "{source}": entry.source, "{means}": "”, “".join(entry.means)}
    message = re.sub("|".join(map(re.escape, shown)), lambda match: shown[match[0]], rule["message"])
    fixes = [Fix(fit_case(document.text, span, means, exact=False)) for means in entry.means]
    return finding(document, {**rule, "message": message}, *settle(document.text, span, fixes))
