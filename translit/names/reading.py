"""Reads a spelling backwards: which native words a source language would write so, the likeliest first.

A beam search over the system's rules proposes native words, letter by letter, each weighed by its rules and by how
native names are built (the name model); then the rules are run forwards over each proposal, so that contexts count
on both sides, and the model says whether that very name is known.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from translit.names.model import EDGE, NameModel
from translit.names.systems import System

BEAM = 6
"""So many proposals are kept at each letter."""
GAP = 7.0
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
        for word, cost in self._propose(spelling)[:most]:
            rules = self._system.weight(word, spelling)
            if rules:
                known = self._model.known(word)
                found.append(Native(word, cost + (0.0 if known else UNKNOWN) - 0.7 * math.log1p(known), rules, known))
        found.sort(key=lambda n: (n.cost, n.word))
        return found

    def align(self, word: str, spelling: str) -> list[tuple[str, str]]:
        """Each grapheme of a native word with the letters it is written by."""
        return self._system.align(word, spelling)

    def _propose(self, spelling: str) -> list[tuple[str, float]]:
        """Native words and their costs, best first; each is grown from the edge of the word, letter by letter."""
        size = len(spelling)
        columns: list[dict[str, float]] = [{} for _ in range(size + 1)]
        columns[0][EDGE] = 0.0
        # This is the inner loop of all restoring, so costs are looked up in the model's memory directly.
        costs, letter = self._model.memory, self._model.letter
        for at, column in enumerate(columns):
            if not column:
                continue
            best = heapq.nsmallest(BEAM, column.items(), key=_cost)
            if at and self._silent:
                best = heapq.nsmallest(BEAM, [*best, *self._with_silent(best)], key=_cost)
            if at == size:
                return sorted(((word[1:], cost + letter(word, EDGE)) for word, cost in best), key=_cost)
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
                            step = costs.get(grown[-4:] + sign)
                            total += letter(grown, sign) if step is None else step
                            grown += sign
                        if total < target.get(grown, math.inf):
                            target[grown] = total
        return []

    def _with_silent(self, words: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
        """The words with one of the letters that are not written after them."""
        for word, cost in words:
            for silent, weight in self._silent:
                yield word + silent, cost + weight + self._model.letter(word, silent)


def _cost(item: tuple[str, float]) -> float:
    return item[1]
