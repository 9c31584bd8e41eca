"""The words of names that are known in a native language: which there are, how usual each is, and English usage.

A lexicon file is a trie, made by glossaries/generate/name_model.py; it is mapped into memory and costs nothing to open.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import marisa_trie


class Known(NamedTuple):
    """About how often the lists have a word (a power of two less one), and its English form where letters do not give it."""

    times: int
    english: str | None


class Lexicon:
    """The known words of one language, lower-case."""

    def __init__(self, path: Path) -> None:
        """Map the file. Raises OSError when there is none."""
        self._trie = marisa_trie.BytesTrie().mmap(str(path))
        # The same few beginnings are asked for again and again.
        self.begins = functools.lru_cache(maxsize=1 << 16)(self._begins)

    def get(self, word: str) -> Known | None:
        """What is known of a word, None when no list has it."""
        found = self._trie.get(word)
        return Known((1 << found[0][0]) - 1, found[0][1:].decode() or None) if found else None

    def __contains__(self, word: str) -> bool:
        return word in self._trie

    def _begins(self, letters: str) -> bool:
        """Whether some word begins with these letters, or is them."""
        return next(self._trie.iterkeys(letters), None) is not None


def pack(words: dict[str, Known], path: Path) -> None:
    """Write a lexicon file."""
    rows = [(word, bytes([min(20, known.times.bit_length())]) + (known.english or "").encode()) for word, known in sorted(words.items())]
    marisa_trie.BytesTrie(rows).save(str(path))


@functools.lru_cache(maxsize=64)
def load(path: Path) -> Lexicon:
    """The lexicon in a file, kept for the next name. Raises OSError when there is none."""
    return Lexicon(path)
