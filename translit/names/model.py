"""The name model of a native language: how likely a letter is after the ones before, and which whole words are known.

The model files are made by glossaries/generate/name_model.py; loading one reads packed tables, which are opened piece
by piece as they are asked.
"""

from __future__ import annotations

import bisect
import functools
import marshal
import zlib
from array import array
from pathlib import Path

from translit.table import Table

ORDER = 5
"""A letter is judged by up to four letters before it."""
SCALE = 16.0
"""Stored costs are whole numbers: negative natural logarithms times this."""
EDGE = "|"
"""Stands before the first and after the last letter."""
UNSEEN = 8.0
"""The cost (negative natural logarithm) of a letter the model never saw."""


class NameModel:
    """One native language's model."""

    def __init__(self, path: Path) -> None:
        """Read the model file. Raises OSError when there is none."""
        tables = marshal.loads(path.read_bytes())
        self._letters, self._shorter = Table(tables["letters"]), Table(tables["shorter"])
        self._hashes = array("I", tables["hashes"])
        self._levels: bytes = tables["levels"]
        self.usage = Table(tables["usage"])
        """The English form of native words where usage is not what letters give, by native word."""
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

    def known(self, word: str) -> int:
        """About how often the lists have the word, 0 for never; wrong for one unknown word in ten thousand."""
        digest = zlib.crc32(word.encode())
        at = bisect.bisect_left(self._hashes, digest)
        return (1 << self._levels[at]) - 1 if at < len(self._hashes) and self._hashes[at] == digest else 0

    def _letter(self, context: str, letter: str) -> float:
        extra = 0.0
        while True:
            cost: int | None = self._letters.get(context + letter)
            if cost is not None:
                return extra + cost / SCALE
            if not context:
                return extra + UNSEEN
            extra += (self._shorter.get(context) or 0) / SCALE
            context = context[1:]


@functools.lru_cache(maxsize=32)
def load(path: Path) -> NameModel:
    """The model in a file, kept for the next name. Raises OSError when there is none."""
    return NameModel(path)
