"""Learned: words that stand as those stand which editors marked in translated articles, though no rule names them.

A linear model looks at each word, its basic form, its class, and those around it. What each of these says stands in
`glossaries/common/traces.tsv`, as `glossaries/generate/trace_model.py` learned it. All names are one word to it.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from translit.artefacts import classes
from translit.artefacts.rules import finding
from translit.knowledge import Knowledge, root
from translit.model import Document, Finding, Span

TEMPLATES = (
    "word-3", "word-2", "word-1", "word", "word+1", "word+2", "word+3", "basic-1", "basic", "basic+1",
    "word-2 word-1", "word-1 word", "word word+1", "word+1 word+2",
    "basic-1 basic", "basic basic+1", "basic-1 basic+1", "basic-2 basic", "basic basic+2",
    "basic class+1", "class-1 basic", "basic class+1 class+2", "class-2 class-1 basic", "class-1 basic class+1", "basic-1 class", "class basic+1",
    "class-2 class-1 class", "class-1 class class+1", "class class+1 class+2",
)  # fmt: skip
"""What the model looks at: of the word in question, and of those that stand so many words before or after it."""
SCALE = 100
"""Weights are whole numbers; so many make one of the natural logarithm of the odds."""
BIAS = "bias"
"""The feature that every word has."""
NAME = "Name"
"""What all names are to the model."""
# How much less likely than the rule asks a word may be that stands beside one which is as likely, to be found with it.
_BESIDE = 0.6
_FARTHEST = 3
_PARTS = ("word", "basic", "class")
# The sorts of words by their likeliest class; pronouns may be determiners as well (his).
_SORTS = {"small": "tic", "verbs": "bsdpgx"}
_SIGNS = "uESH"


class Word(NamedTuple):
    """A word as the model sees it."""

    word: str
    basic: str
    classes: str


# Beyond its ends a text is like another sentence.
_NOWHERE = Word("^", "^", "S")


class Trace(NamedTuple):
    """Where words are likely a trace, how likely (0 to 1), and the sort of the likeliest one: a check of the rules."""

    span: Span
    probability: float
    sort: str


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each trace of the sort that the rule checks, if it is as likely as the rule is confident, or more."""
    for trace in traces(document.text, rule["confidence"]):
        if trace.sort == rule["check"]:
            yield replace(finding(document, rule, trace.span), confidence=round(trace.probability, 3))


def traces(text: str, least: float) -> list[Trace]:
    """The traces that are at least so likely, each with the words beside it that are nearly so.

    >>> text = "The kiln lies since March still. The talks go on."
    >>> [text[slice(*trace.span)] for trace in traces(text, 0.75)]
    ['lies since']
    """
    tokens = classes.tokens(text)
    seen, likely = _likely(text)
    found: list[Trace] = []
    at = 0
    while at < len(seen):
        end = at
        while end < len(seen) and likely[end] >= least * _BESIDE:
            end += 1
        if end > at:
            best = max(range(at, end), key=likely.__getitem__)
            if likely[best] >= least:
                found.append(Trace(Span(tokens.spans[at].start, tokens.spans[end - 1].end), likely[best], sort(seen[best])))
        at = end + 1
    return found


@functools.lru_cache(maxsize=4)
def _likely(text: str) -> tuple[list[Word], list[float]]:
    """The words and signs of a text, and how likely each is part of a trace; signs, names, numbers and single letters never are."""
    weights, seen = _weights(), words(classes.tokens(text))

    def likely(at: int) -> float:
        odds = sum(weights.get(feature, 0) for feature in features(seen, at)) / SCALE
        return 1 / (1 + math.exp(-odds))

    said = (is_word(word) and word.word != NAME and (len(word.basic) > 1 or word.word == "a") for word in seen)
    return seen, [likely(at) if spoken else 0.0 for at, spoken in enumerate(said)]


def words(tokens: classes.Tokens) -> list[Word]:
    """What the model sees of the words and signs of a text: of names and numbers only that they are some.

    >>> [(word.word, word.basic) for word in words(classes.tokens("Putin left at 12."))]
    [('^', '^'), ('Name', 'Name'), ('left', 'leave'), ('at', 'at'), ('#2', '#'), ('.', '.')]
    """
    return [_word(*line[:-1].split("/")) for line in tokens.encoded.split("\n")[1:]]


def _word(word: str, basic: str, letters: str) -> Word:
    if letters[0] == "P":
        return Word(NAME, NAME, "P")
    if letters[0] in "0y" and not word.isalpha():
        return Word(f"#{len(word)}" if word.isdigit() else "#", "#", letters)
    return Word(word, basic, letters)


def is_word(word: Word) -> bool:
    """Whether it is a word or a number, no sign."""
    return word.classes[0] not in _SIGNS


def sort(word: Word) -> str:
    """The check of rules for a word of its sort.

    >>> [sort(word) for word in words(classes.tokens("His talks went on badly.")) if is_word(word)]
    ['pronouns', 'words', 'verbs', 'small', 'words']
    """
    if "o" in word.classes:
        return "pronouns"
    return next((name for name, letters in _SORTS.items() if word.classes[0] in letters), "words")


def features(seen: Sequence[Word], at: int) -> Iterable[str]:
    """What the model looks at for the word at a place, as the table has it.

    >>> [one for one in features([Word("on", "on", "i"), Word("talks", "talk", "N")], 1) if "+" not in one][:8]
    ['bias', 'word-3=^', 'word-2=^', 'word-1=on', 'word=talks', 'basic-1=on', 'basic=talk', 'word-2 word-1=^ on']
    """
    window = [seen[place] if 0 <= place < len(seen) else _NOWHERE for place in range(at - _FARTHEST, at + _FARTHEST + 1)]
    parts = [(word.word, word.basic, word.classes[:1]) for word in window]
    yield BIAS
    for template, sources in _SOURCES:
        yield f"{template}={' '.join([parts[place][part] for place, part in sources])}"


def _sources() -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The templates with the places of a window they look at, and at what of each."""
    for template in TEMPLATES:
        pieces = re.findall(r"(word|basic|class)([+-]\d)?", template)
        yield template, tuple((_FARTHEST + int(place or 0), _PARTS.index(part)) for part, place in pieces)


_SOURCES = tuple(_sources())


@functools.lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    """The table: what each feature says."""
    lines = (root() / "common" / "traces.tsv").read_text(encoding="utf-8").split("\n")
    return {feature: int(weight) for feature, _, weight in (line.partition("\t") for line in lines if line and line[0] != "#")}
