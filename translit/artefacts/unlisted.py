"""Unlisted words: words in small letters that no English dictionary has, made by the machine (inadverted, mistreatments) or left as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from translit.artefacts.rules import finding
from translit.knowledge import Knowledge, english_knows
from translit.model import Document, Finding, Span
from translit.text import fold, in_compound, words

# Abbreviations, units and particles of names are shorter.
_SHORTEST = 5
# English makes new words with these at any time, and joins nouns of so many letters or more.
_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "cyber", "de", "eco", "euro", "geo", "hydro", "hyper", "infra", "inter", "kilo", "macro", "mega",
    "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "pseudo",
    "psycho", "quasi", "radio", "re", "self", "semi", "socio", "sub", "super", "tele", "thermo", "trans", "tri", "ultra", "un", "under", "video",
)  # fmt: skip
_SUFFIXES = (
    "ization", "isation", "izing", "ising", "ized", "ised", "ification", "ology", "ologist", "ologists", "ography", "ism", "ist", "ists",
    "ness", "less", "like", "ly", "er", "ers",
)  # fmt: skip
_PART = 3
# A writer explains a foreign word that is meant (the olonkho, the epic of the Yakuts), or puts it in quotation marks.
_EXPLAINED = re.compile(r"(?:, (?:the|a|an|or|which means|meaning)\b| \()")
_QUOTED = re.compile(r"[“«„\"‘']([^\W\d]+(?: [^\W\d]+){0,3})[”»“\"’']")


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each word in small letters that English neither has nor could make of words it has; `allow` lists more words.

    Foreign words that are explained, or stand in quotation marks with foreign words only, are meant to be there.
    """
    text, allowed = document.text, {fold(word) for word in rule["allow"]}

    def listed(word: str) -> bool:
        return english_knows(word) or word in allowed or word.removesuffix("s") in allowed or _made(word)

    meant = [quoted.span() for quoted in _QUOTED.finditer(text) if not any(listed(fold(word)) for word in quoted[1].split())]
    for start, end in words(text):
        word = text[start:end]
        if end - start < _SHORTEST or not word.isalpha() or not word.islower() or in_compound(text, start, end):
            continue
        if listed(fold(word)) or _EXPLAINED.match(text, end) or any(left < start < right for left, right in meant):
            continue
        yield finding(document, rule, Span(start, end))


def _made(word: str) -> bool:
    """Whether English makes the word of one it has, or of two.

    >>> [_made(word) for word in ("yellowcake", "antimissile", "epidemiologists", "inadverted", "todoterreno")]
    [True, True, True, False, False]
    """
    stems = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    if any(len(stem) > _PART and english_knows(stem) for stem in stems):
        return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if (
            stem != word
            and len(stem) > _PART
            and any(english_knows(stem + ending) for ending in ("", "e", "y", "ic", "al", "an", "ology", "ologist"))
        ):
            return True
    return any(english_knows(word[:at]) and english_knows(word[at:]) for at in range(_PART, len(word) - _PART + 1))
