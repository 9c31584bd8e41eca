"""Restores a word that no glossary lists: which native word it spells, what that is in English, and how surely.

Every native language reads the word; the readings compete by what their rules, letters and lists cost. Readings that
come to one English form add up.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from translit.names.confidence import features
from translit.names.model import EDGE, NameModel
from translit.names.reading import UNKNOWN, Native, Reader
from translit.names.systems import System

FAINT = 0.002
"""A reading this much less likely than the best one is not put into English."""
USUAL = 0.3
"""A known word ends the search when its rules weigh more than this."""
SHARPNESS = 0.6
"""Costs are multiplied by this before they become probabilities: rules and letters are not independent."""


class Restored(NamedTuple):
    """One English form of a word, its likeliest native word, and how likely the form is among all, 0 to 1."""

    english: str
    native: str
    language: str
    share: float
    reading: Native


RARE = {"ru": 0.0, "uk": 1.5, "bg": 2.5}
"""The languages that are asked, in turn, and what a name of each costs beside a Russian one when nothing speaks for it."""


class Language(NamedTuple):
    """One native language as one source language writes it and as one house style prints it."""

    reader: Reader
    english: System
    model: NameModel
    rare: float


class Restorer:
    """Restores words of one source language in one house style."""

    def __init__(self, languages: Sequence[str], make: Callable[[str], Language], own: Sequence[NameModel], usage: bool = True) -> None:
        """Languages are made when they are first asked; `own` are the models of the source language's names and of English.

        `usage` says whether usage beats letters.
        """
        self._names, self._own, self._usage = languages, own, usage
        self._language = functools.lru_cache(maxsize=None)(make)

    def restore(self, spelling: str, most: int = 5) -> list[Restored]:
        """The English forms of a folded spelling, the likeliest first; none when no language can read it."""
        readings = self._readings(spelling)
        found: dict[str, Restored] = {}
        shares: dict[str, float] = {}
        for cost, native, name in readings:
            chance = math.exp(-SHARPNESS * (cost - readings[0][0]))
            if chance < FAINT:
                break
            english = self._english(native.word, name)
            shares[english] = shares.get(english, 0.0) + chance
            found.setdefault(english, Restored(english, native.word, name, 0.0, native))
        total = sum(shares.values())
        ranked = sorted(shares, key=lambda e: (-shares[e], e))[:most]
        return [found[e]._replace(share=shares[e] / total) for e in ranked]

    def _readings(self, spelling: str) -> list[tuple[float, Native, str]]:
        """Every language's readings by cost; languages are asked in turn until one of them knows the word."""
        readings: list[tuple[float, Native, str]] = []
        for name in self._names:
            speaks = self._language(name)
            readings += [(native.cost + speaks.rare, native, name) for native in speaks.reader.read(spelling)]
            if any(native.known and native.rules > USUAL for _, native, _ in readings):
                break
        return sorted(readings, key=lambda r: (r[0], r[1].word, r[2]))

    def values(self, best: Restored, spelling: str, word: str, foreign: bool) -> list[float]:
        """What speaks for and against the best form of a folded spelling of a (lower-case) word."""
        home = min((self._home(model, word) for model in self._own), default=8.0 * len(word))
        listed = any(model.known(word) for model in self._own)
        return features(best.reading.cost, best.share, best.reading.known, best.reading.rules, home, listed, foreign, len(spelling))

    def at_home(self, word: str) -> bool:
        """Whether the lists of the source language or of English have the (lower-case) word."""
        return any(model.known(word) for model in self._own)

    def frequency(self, native: str) -> int:
        """About how often the lists of the native languages have a (lower-case) native word, 0 for never."""
        return max((speaks.model.known(native) for speaks in map(self._language, self._names)), default=0)

    def _home(self, model: NameModel, word: str) -> float:
        cost = sum(model.letter((EDGE + word)[: i + 1], letter) for i, letter in enumerate(word + EDGE))
        return cost + (0.0 if model.known(word) else UNKNOWN)

    def chain(self, spelling: str, native: str, english: str) -> list[tuple[str, str, str]]:
        """How a folded spelling was read, grapheme by grapheme: written, native, English.

        Empty when no language's rules write it so. The English letters are left empty where usage, not letters, decided.
        """
        for speaks in map(self._language, self._names):
            pairs = speaks.reader.align(native, spelling)
            if pairs:
                steps = speaks.english.steps(native)
                if "".join(e for _, e in steps) != english:
                    return [(written, grapheme, "") for grapheme, written in pairs]
                return _joined(pairs, steps)
        return []

    def _english(self, native: str, name: str) -> str:
        speaks = self._language(name)
        usage: str | None = speaks.model.usage.get(native) if self._usage else None
        return usage or speaks.english.plain(native)


def _joined(pairs: Sequence[tuple[str, str]], steps: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Two cuts of one native word laid over each other, at the places where both cut."""
    rows: list[tuple[str, str, str]] = []
    left, right = list(pairs), list(steps)
    while left and right:
        (a, written), (b, english) = left.pop(0), right.pop(0)
        while len(a) != len(b):
            if len(a) < len(b):
                more, letters = left.pop(0)
                a, written = a + more, written + letters
            else:
                more, letters = right.pop(0)
                b, english = b + more, english + letters
        rows.append((written, a, english))
    return rows
