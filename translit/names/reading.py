"""Reads a spelling backwards: which native words a source language would write so, the likeliest first.

Known words are found by walking the lexicon along the spelling, by the system's rules. Words that no list knows are
grown letter by letter (a beam search), weighed by how native names are built (the name model). In both cases the rules
are then run forwards over the word, so that contexts count on both sides.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import NamedTuple

from translit.names.lexicon import Known, Lexicon
from translit.names.model import EDGE, NameModel
from translit.names.systems import System

BEAM = 6
"""So many proposals are kept at each letter."""
GAP = 7.0
"""A proposal this much (natural logarithm) behind the best one at its letter is dropped."""
MOST = 40
"""So many beginnings of known words are followed at each letter."""
UNKNOWN = 4.0
"""What a native word that no list knows costs (natural logarithm)."""
DOTS, CLEARLY = 1.0, 0.5
"""What the dots of ё cost in a word that the lists have without them, and by rules of what weight it must be spelled so."""
USE = 1.0
"""How much a known word gains for each natural logarithm of its count."""
STRICT = 3.5
"""How many times more an unusual rule costs in a word that no list knows: nothing else says that the rule was used."""


class Native(NamedTuple):
    """A native word that a spelling may stand for; `cost` is a negative natural logarithm, the lower the likelier.

    `rules` is the weight of the rules, `known` how often the lists have the word (0 for never), and `usage` its English
    form where letters do not give it.
    """

    word: str
    cost: float
    rules: float
    known: int
    usage: str | None


class Reader:
    """Reads the spellings of one source language as words of one native language."""

    def __init__(self, system: System, model: NameModel, lexicon: Lexicon) -> None:
        self._system, self._model, self._lexicon = system, model, lexicon
        self._written: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
        """For a spelling its graphemes, each with its cost and the letters after which it is never written so."""
        barred = system.barred()
        for spelling, grapheme, weight in system.backwards():
            self._written[spelling].append((grapheme, -math.log(weight), barred.get((spelling, grapheme), "")))
        self._silent = [(sign, cost) for sign, cost, _ in self._written.pop("", [])]
        self._longest = max(map(len, self._written), default=1)

    def known(self, spelling: str) -> list[Native]:
        """The words of the lexicon that are written so, best first."""
        return self._judged(self._walk(spelling), spelling)

    def read(self, spelling: str, most: int = 5) -> list[Native]:
        """The likeliest native words for a folded spelling, known or not, best first; none when no rule writes some letter."""
        return self._judged([word for word, _ in self._propose(spelling)[:most]], spelling)

    def frequency(self, word: str) -> int:
        """About how often the lists have a native word, 0 for never."""
        known = self._lexicon.get(word)
        return known.times if known else 0

    def ending(self, word: str) -> float:
        """How unlike a name of the language a native word ends."""
        return self._model.ending(word)

    def align(self, word: str, spelling: str) -> list[tuple[str, str]]:
        """Each grapheme of a native word with the letters it is written by."""
        return self._system.align(word, spelling)

    def _judged(self, words: list[str], spelling: str) -> list[Native]:
        found = []
        for word in words:
            rules = self._system.weight(word, spelling)
            if rules and "ё" in word and (dotless := self._system.weight(plain := word.replace("ё", "е"), spelling)) >= rules:
                # Written as е would be: then English writes it so too (Veselovka), and print mostly leaves the dots out.
                word, rules = plain, dotless
            if rules:
                known, letters = self._dotted(word) if "ё" in word and rules > CLEARLY else (self._lexicon.get(word), self._model.word(word))
                cost = letters + (-math.log(rules) - USE * math.log1p(known.times) if known else UNKNOWN - STRICT * math.log(rules))
                found.append(Native(word, cost, rules, known.times if known else 0, known.english if known else None))
        found.sort(key=lambda n: (n.cost, n.word))
        return found

    def _dotted(self, word: str) -> tuple[Known | None, float]:
        """What is known of a word with ё, and what its letters cost: the lists, and the model made from them, mostly leave out the dots."""
        plain, known, letters = word.replace("ё", "е"), self._lexicon.get(word), self._model.word(word)
        dotless = self._lexicon.get(plain)
        if dotless is None:
            return known, letters
        return Known(max(dotless.times, known.times if known else 0), None), min(letters, self._model.word(plain) + DOTS)

    def _walk(self, spelling: str) -> list[str]:
        """The known words that the rules, contexts aside, may write so."""
        size, begins, silent = len(spelling), self._lexicon.begins, self._silent
        columns: list[dict[str, float]] = [{} for _ in range(size + 1)]
        columns[0][""] = 0.0
        for at, column in enumerate(columns):
            if at:
                for word, cost in [*column.items()]:
                    for sign, weight in silent:
                        if begins(word + sign):
                            column.setdefault(word + sign, cost + weight)
            if at == size:
                return [word for word in column if word in self._lexicon]
            for length in range(1, min(self._longest, size - at) + 1):
                options = self._written.get(spelling[at : at + length])
                if options:
                    target = columns[at + length]
                    for word, cost in column.items() if len(column) <= MOST else heapq.nsmallest(MOST, column.items(), key=_cost):
                        for grapheme, weight, _ in options:
                            grown = word + grapheme
                            before = target.get(grown)
                            if before is not None:
                                target[grown] = min(before, cost + weight)
                            elif begins(grown):
                                target[grown] = cost + weight
        return []

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
                voiced = [(word + sign, cost + weight + letter(word, sign)) for word, cost in best for sign, weight in self._silent]
                best = heapq.nsmallest(BEAM, best + voiced, key=_cost)
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
                    for grapheme, weight, barred in options:
                        if word[-1] in barred:
                            continue
                        total, grown = cost + weight, word
                        for sign in grapheme:
                            step = costs.get(grown[-4:] + sign)
                            total += letter(grown, sign) if step is None else step
                            grown += sign
                        if total < target.get(grown, math.inf):
                            target[grown] = total
        return []


def _cost(item: tuple[str, float]) -> float:
    return item[1]
