"""Restores a word that no glossary lists: which native word it spells, what that is in English, and how surely.

Every native language reads the word; the readings compete by what their rules, letters and lists cost. Readings that
come to one English form add up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translit.names.model import NameModel
from translit.names.reading import Native, Reader
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

    def __init__(self, languages: Mapping[str, Language], own: Sequence[NameModel]) -> None:
        self._languages, self._own = languages, own

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
        for name, speaks in self._languages.items():
            readings += [(native.cost + speaks.rare, native, name) for native in speaks.reader.read(spelling)]
            if any(native.known and native.rules > USUAL for _, native, _ in readings):
                break
        return sorted(readings, key=lambda r: (r[0], r[1].word, r[2]))

    def foreign(self, spelling: str) -> float:
        """How much better the word reads as a native name than as one of the source language or of English.

        The difference of costs per letter (natural logarithm); below 0 the word is rather at home where it stands.
        """
        native = min((n.cost for speaks in self._languages.values() for n in speaks.reader.read(spelling, 1)), default=math.inf)
        home = min((self._home(model, spelling) for model in self._own), default=math.inf)
        return (home - native) / (len(spelling) + 1)

    def at_home(self, spelling: str) -> bool:
        """Whether the lists of the source language or of English have the word itself."""
        return any(model.known(spelling) for model in self._own)

    def _home(self, model: NameModel, spelling: str) -> float:
        cost = sum(model.letter(spelling[:i], letter) for i, letter in enumerate(spelling + "|"))
        return cost + (0.0 if model.known(spelling) else 4.0)

    def _english(self, native: str, name: str) -> str:
        speaks = self._languages[name]
        usage: str | None = speaks.model.usage.get(native)
        return usage or speaks.english.plain(native)
