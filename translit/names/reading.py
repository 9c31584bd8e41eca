"""Reads a spelling backwards: which native words a source language would write so, the likeliest first.

A beam search over the system's rules proposes native words, letter by letter, each weighed by its rules and by how
native names are built (the name model); then the rules are run forwards over each proposal, so that contexts count
on both sides, and the model says whether that very name is known.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import NamedTuple

from translit.names.model import NameModel
from translit.names.systems import System

BEAM = 8
"""So many proposals are kept at each letter."""
GAP = 9.0
"""A proposal this much (natural logarithm) behind the best one at its letter is dropped."""
UNKNOWN = 4.0
"""What a native word that no list knows costs (natural logarithm)."""


class Native(NamedTuple):
    """A native word that a spelling may stand for; `cost` is a negative natural logarithm, the lower the likelier.

    `rules` is the weight of the rules, `known` how often the lists have the word (0 for never).
    """

    word: str
    cost: float
    rules: float
    known: int


class Reader:
    """Reads the spellings of one source language as words of one native language."""

    def __init__(self, system: System, model: NameModel) -> None:
        self._system, self._model = system, model
        self._written: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for spelling, grapheme, weight in system.backwards():
            self._written[spelling].append((grapheme, -math.log(weight)))
        self._silent = self._written.pop("", [])
        self._longest = max(map(len, self._written), default=1)

    def read(self, spelling: str, most: int = 5) -> list[Native]:
        """The likeliest native words for a folded spelling, best first; none when no rule writes some letter."""
        found = []
        for word, cost in self._propose(spelling):
            rules = self._system.weight(word, spelling)
            if rules:
                known = self._model.known(word)
                found.append(Native(word, cost + (0.0 if known else UNKNOWN) - 0.7 * math.log1p(known), rules, known))
        found.sort(key=lambda n: (n.cost, n.word))
        return found[:most]

    def align(self, word: str, spelling: str) -> list[tuple[str, str]]:
        """Each grapheme of a native word with the letters it is written by."""
        return self._system.align(word, spelling)

    def _propose(self, spelling: str) -> list[tuple[str, float]]:
        size = len(spelling)
        columns: list[dict[str, float]] = [{} for _ in range(size + 1)]
        columns[0][""] = 0.0
        letter = self._model.letter
        for at, column in enumerate(columns):
            if not column:
                continue
            if at:
                for word, cost in list(column.items()):
                    for silent, weight in self._silent:
                        total = cost + weight + letter(word, silent)
                        if total < column.get(word + silent, math.inf):
                            column[word + silent] = total
            best = sorted(column.items(), key=lambda item: item[1])[:BEAM]
            if at == size:
                return [(word, cost + letter(word, "|")) for word, cost in best]
            limit = best[0][1] + GAP
            for length in range(1, min(self._longest, size - at) + 1):
                options = self._written.get(spelling[at : at + length])
                if not options:
                    continue
                target = columns[at + length]
                for word, cost in best:
                    if cost > limit:
                        break
                    for grapheme, weight in options:
                        total, grown = cost + weight, word
                        for sign in grapheme:
                            total += letter(grown, sign)
                            grown += sign
                        if total < target.get(grown, math.inf):
                            target[grown] = total
        return []
