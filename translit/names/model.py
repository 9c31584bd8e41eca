"""The name model of a language: how likely a letter is after the ones before it in the words of names.

The model files are tries made by glossaries/generate/name_model.py; they are mapped into memory and cost nothing to open.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import marisa_trie

ORDER = 5
"""A letter is judged by up to four letters before it."""
SCALE = 16.0
"""Stored costs are whole numbers: negative natural logarithms times this."""
EDGE = "|"
"""Stands before the first and after the last letter."""
UNSEEN = 8.0
"""The cost (negative natural logarithm) of a letter the model never saw."""
_BACK = "_"
"""Stands for a letter in the keys whose value is the cost of falling back to a context of one letter less."""


class NameModel:
    """One language's model."""

    def __init__(self, path: Path) -> None:
        """Map the model file. Raises OSError when there is none."""
        self._costs = marisa_trie.BytesTrie().mmap(str(path))
        self.memory: dict[str, float] = {}
        """Costs asked for before, by the letters before and the letter itself."""

    def letter(self, before: str, letter: str) -> float:
        """The cost (negative natural logarithm) of a letter after the beginning of a word, which starts with `|`.

        `|` as the letter ends the word.
        """
        key = before[1 - ORDER :] + letter
        cost = self.memory.get(key)
        if cost is None:
            cost = self.memory[key] = self._letter(key[:-1], letter)
        return cost

    def word(self, word: str) -> float:
        """The cost of a whole word, its end included."""
        return self._letters(word, len(word) + 1)

    def ending(self, word: str) -> float:
        """The cost of the last three letters of a word and its end, by which names of a language know each other."""
        return self._letters(word, 4)

    def _letters(self, word: str, last: int) -> float:
        """The cost of so many last letters of a word, its end being one."""
        marked = EDGE + word + EDGE
        return sum(self.letter(marked[:i], marked[i]) for i in range(max(1, len(marked) - last), len(marked)))

    def _letter(self, context: str, letter: str) -> float:
        extra = 0.0
        while True:
            cost: list[bytes] | None = self._costs.get(context + letter)
            if cost:
                return extra + cost[0][0] / SCALE
            if not context:
                return extra + UNSEEN
            shorter: list[bytes] | None = self._costs.get(context + _BACK)
            extra += shorter[0][0] / SCALE if shorter else 0.0
            context = context[1:]


def pack(costs: Mapping[str, int], shorter: Mapping[str, int], path: Path) -> None:
    """Write a model file: the costs of letters after contexts, and of falling back from contexts, both as stored."""
    rows = {**costs, **{context + _BACK: cost for context, cost in shorter.items()}}
    marisa_trie.BytesTrie((key, bytes([cost])) for key, cost in sorted(rows.items())).save(str(path))


@functools.lru_cache(maxsize=64)
def load(path: Path) -> NameModel:
    """The model in a file, kept for the next name. Raises OSError when there is none."""
    return NameModel(path)
