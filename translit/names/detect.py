"""Tells the source language of an article from the spelling of the names in it.

Each source language spells the region's names by its own letters (Zajárova, Sacharowa, Zakharova, Zacharowa); a small
model of three letters at a time, made from the spellings the systems derive, says how likely each language is to have
written the capitalised words that English does not know.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from translit.names.model import EDGE, SCALE
from translit.table import Table

THIN = 3.0
"""Evidence (natural logarithm of the odds against the next language) below this decides nothing."""


class Detected(NamedTuple):
    """The likeliest source language, the log odds against the next one, and the words that say so most."""

    tag: str
    odds: float
    words: tuple[str, ...]

    @property
    def thin(self) -> bool:
        """Whether the names say too little."""
        return self.odds < THIN


class Detector:
    """The model in a file made by glossaries/generate/detect_model.py."""

    def __init__(self, path: Path) -> None:
        """Read the model. Raises OSError when there is none."""
        data = marshal.loads(path.read_bytes())
        self._tags: tuple[str, ...] = data["tags"]
        self._costs = Table(data["costs"])

    def detect(self, words: Iterable[str]) -> Detected:
        """The language that best explains these words (lower-case, composed, with their accents)."""
        distinct = list(dict.fromkeys(words))
        costs = {word: self._word(word) for word in distinct}
        totals = [sum(costs[word][i] for word in distinct) for i in range(len(self._tags))]
        order = sorted(range(len(self._tags)), key=lambda i: (totals[i], self._tags[i]))
        best, second = order[0], order[1]
        telling = sorted(distinct, key=lambda word: costs[word][best] - min(costs[word][i] for i in order[1:]))
        return Detected(self._tags[best], totals[second] - totals[best], tuple(telling[:3]))

    def _word(self, word: str) -> list[float]:
        marked = EDGE + word + EDGE
        sums = [0.0] * len(self._tags)
        for i in range(len(marked) - 2):
            row: bytes | None = self._costs.get(marked[i : i + 3])
            for j in range(len(sums)):
                sums[j] += row[j] / SCALE if row else 0.0
        # One word decides little by itself, however odd it is.
        low = min(sums)
        return [min(cost - low, 6.0) for cost in sums]
