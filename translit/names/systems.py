"""A system says how a source language writes the names of a native language, as weighted rules.

A rule's key is a native grapheme, or `grapheme / left _ right` where it holds only between `left` and `right`
(the notation of phonology). A context is a sequence of letters, `[sets]` of letters, `|` for the edge of the word,
and capital Latin letters that name a class of the system. For one grapheme the first rule in the file that fits
decides; graphemes of different lengths compete. A rule's value is one spelling, or spellings by the norm that
prescribes them, with the norm's weight. An empty spelling is silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from translit.errors import GlossaryError

LIGHTEST = 0.04
"""Spellings whose rules multiply to less than this are not derived: nobody writes them."""
MOST = 120
"""At most this many spellings of one word are kept, the heaviest ones."""
VOWELS = frozenset("аеёиоуыэюяєіїәөүұӣӯაეიოუաեէըիոօaeiouəıöüäý")
"""Letters of the native languages that are never doubled for the sake of spelling."""
EDGE = "|"
"""In a context: the beginning or the end of the word."""


class Rule(NamedTuple):
    """`grapheme` is written as any of `spellings` (with their weights) where both contexts fit.

    A context has the letters that may stand at each place, from left to right; EDGE is the word's edge.
    """

    grapheme: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    spellings: tuple[tuple[str, float], ...]

    def fits(self, word: str, start: int) -> bool:
        """Whether the rule applies to its grapheme at `start`."""
        return _fits(self.left, word, start - len(self.left), -1) and _fits(self.right, word, start + len(self.grapheme), len(word))


def _fits(context: tuple[str, ...], word: str, start: int, edge: int) -> bool:
    for at, letters in enumerate(context, start):
        if (at != edge) if letters == EDGE else not (0 <= at < len(word) and word[at] in letters):
            return False
    return True


class System:
    """The rules by which one source language writes one native language."""

    def __init__(self, rules: Sequence[Rule], doubled: float = 0.0) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.grapheme, []).append(rule)
        self._doubled = doubled
        # How long the graphemes are that begin with a letter: most rules are for one letter, a few for a whole word.
        sizes: dict[str, set[int]] = {}
        for grapheme in self._rules:
            sizes.setdefault(grapheme[:1], {2} if doubled else set()).add(len(grapheme))
        self._sizes = {letter: tuple(sorted(lengths)) for letter, lengths in sizes.items()}

    def rows(self) -> tuple[Any, ...]:
        """The system as plain tuples, from which `from_rows` makes it again."""
        return tuple(tuple(rule) for rules in self._rules.values() for rule in rules), self._doubled

    @classmethod
    def from_rows(cls, rows: tuple[Any, ...]) -> System:
        """The system that `rows` described."""
        return cls([Rule(*row) for row in rows[0]], rows[1])

    def derive(self, word: str) -> dict[str, float]:
        """The spellings of one native word (no blanks or hyphens), lower-case and without stress marks, with weights.

        A word with a letter that no rule knows has no spellings; numerals (II, 16) are written as they are.
        """
        word = _lower(word)
        if self._numeral(word):
            return {word: 1.0} if word else {}
        reached: list[dict[str, float]] = [{"": 1.0}] + [{} for _ in word]
        for at in range(len(word)):
            heaviest = sorted(reached[at].items(), key=lambda item: (-item[1], item[0]))[:MOST]
            for size in self._sizes_at(word, at):
                target = reached[at + size]
                for spelling, weight in self._written(word, at, size):
                    for done, so_far in heaviest:
                        total = so_far * weight
                        if total >= LIGHTEST and total > target.get(done + spelling, 0.0):
                            target[done + spelling] = total
        return dict(sorted(reached[-1].items(), key=lambda item: (-item[1], item[0]))[:MOST])

    def knows(self, word: str) -> bool:
        """Whether the rules write every letter of a native word; found much sooner than its spellings.

        >>> system = System([Rule("а", (), (), (("a", 1.0),))])
        >>> system.knows("аа"), system.knows("аб"), system.knows("II")
        (True, False, True)
        """
        word = _lower(word)
        if self._numeral(word):
            return bool(word)
        reached = [True] + [False] * len(word)
        for at in range(len(word)):
            for size in self._sizes_at(word, at) if reached[at] else ():
                reached[at + size] = reached[at + size] or bool(self._written(word, at, size))
        return reached[-1]

    def _numeral(self, word: str) -> bool:
        """Whether a word is written as it is."""
        return word.isascii() and not any(c in self._rules for c in word)

    def plain(self, word: str) -> str:
        """The one spelling of a native word when the longest grapheme with a fitting rule is always taken.

        Where a rule allows several, the heaviest, then the first; a letter that no rule knows is left out.
        """
        return "".join(spelling for _, spelling in self.steps(word))

    def steps(self, word: str) -> list[tuple[str, str]]:
        """How `plain` comes about: each grapheme with its spelling."""
        word = _lower(word)
        out, at = [], 0
        while at < len(word):
            size = 1
            for length in reversed(self._sizes_at(word, at)):
                if written := self._written(word, at, length):
                    out.append((word[at : at + length], max(written, key=lambda option: option[1])[0]))
                    size = length
                    break
            at += size
        return out

    def align(self, word: str, spelling: str) -> list[tuple[str, str]]:
        """Each grapheme of a native word (lower-case) with the letters it is written by in `spelling`; empty if it is not."""
        reached: list[dict[int, tuple[float, tuple[tuple[str, str], ...]]]] = [{} for _ in range(len(word) + 1)]
        reached[0][0] = (1.0, ())
        for at in range(len(word)):
            for size in self._sizes_at(word, at):
                for option, weight in self._written(word, at, size):
                    for done, (so_far, pairs) in reached[at].items():
                        end = done + len(option)
                        if spelling.startswith(option, done) and so_far * weight > reached[at + size].get(end, (0.0, ()))[0]:
                            reached[at + size][end] = (so_far * weight, (*pairs, (word[at : at + size], option)))
        return list(reached[-1].get(len(spelling), (0.0, ()))[1])

    def weight(self, word: str, spelling: str) -> float:
        """The weight with which a native word (lower-case) is written so; 0 when the rules cannot write it so."""
        reached: list[dict[int, float]] = [{0: 1.0}] + [{} for _ in word]
        for at, here in enumerate(reached[:-1]):
            for size in self._sizes_at(word, at) if here else ():
                if options := self._written(word, at, size):
                    target = reached[at + size]
                    for done, so_far in here.items():
                        for option, weight in options:
                            if spelling.startswith(option, done):
                                end, total = done + len(option), so_far * weight
                                if total > target.get(end, 0.0):
                                    target[end] = total
        return reached[-1].get(len(spelling), 0.0)

    def backwards(self) -> Iterator[tuple[str, str, float]]:
        """Every (spelling, grapheme, weight) of the rules, doubled consonants included, contexts left aside."""
        best: dict[tuple[str, str], float] = {}
        for grapheme, rules in self._rules.items():
            for rule in rules:
                for spelling, weight in rule.spellings:
                    best[spelling, grapheme] = max(weight, best.get((spelling, grapheme), 0.0))
                    if self._doubled and len(grapheme) == 1 and spelling and grapheme not in VOWELS:
                        twice = (spelling, grapheme * 2)
                        best[twice] = max(weight * self._doubled, best.get(twice, 0.0))
        yield from ((spelling, grapheme, weight) for (spelling, grapheme), weight in best.items())

    def barred(self) -> dict[tuple[str, str], str]:
        """For a spelling and its grapheme the letters right after which no rule writes the grapheme so, whatever follows.

        >>> system = System([Rule("е", ("ч",), (), (("e", 1.0),)), Rule("е", (), (), (("ie", 0.5), ("e", 1.0)))])
        >>> system.barred()
        {('ie', 'е'): 'ч'}
        """
        found: dict[tuple[str, str], str] = {}
        for grapheme, rules in self._rules.items():
            spellings = {spelling for rule in rules for spelling, _ in rule.spellings}
            for before in sorted({letter for rule in rules if rule.left for letter in rule.left[-1]} - {EDGE}):
                possible: set[str] = set()
                for rule in rules:
                    if not rule.left or before in rule.left[-1]:
                        possible.update(spelling for spelling, _ in rule.spellings)
                        if len(rule.left) < 2 and not rule.right:
                            break
                for spelling in spellings - possible:
                    found[spelling, grapheme] = found.get((spelling, grapheme), "") + before
        return found

    def _sizes_at(self, word: str, at: int) -> tuple[int, ...]:
        """The lengths of the graphemes that may begin there, the shortest first."""
        sizes, room = self._sizes.get(word[at], ()), len(word) - at
        return sizes if not sizes or sizes[-1] <= room else tuple(size for size in sizes if size <= room)

    def _written(self, word: str, at: int, size: int) -> tuple[tuple[str, float], ...]:
        rules = self._rules.get(word[at : at + size])
        if rules is None:
            return self._halved(word, at) if size == 2 and self._doubled else ()
        if len(rules) == 1 and not rules[0].left and not rules[0].right:
            return rules[0].spellings
        for rule in rules:
            if rule.fits(word, at):
                return rule.spellings
        return self._halved(word, at) if size == 2 and self._doubled else ()

    def _halved(self, word: str, at: int) -> tuple[tuple[str, float], ...]:
        """A doubled consonant written once."""
        if word[at] != word[at + 1] or word[at] in VOWELS:
            return ()
        return tuple((s, w * self._doubled) for s, w in self._written(word, at, 1))


def _lower(word: str) -> str:
    # The dot that case folding leaves on a Turkish capital I is no letter.
    return word.casefold().replace("\u0307", "")


def parse_rule(
    key: str, value: str | Mapping[str, str | Sequence[str]], weights: Mapping[str, float], classes: Mapping[str, str], where: str
) -> Rule:
    """One rule from its key and value; `weights` are the norms'. Raises GlossaryError at `where`.

    >>> rule = parse_rule("г / _ [еи]", {"press": "gu", "english": "g"}, {"press": 1.0, "english": 0.5}, {}, "x.yaml:1")
    >>> rule.grapheme, rule.spellings, rule.right, rule.fits("где", 0)
    ('г', (('gu', 1.0), ('g', 0.5)), ('еи',), False)
    """
    grapheme, _, context = (part.strip() for part in key.partition("/"))
    left, middle, right = (part.strip() for part in context.partition("_"))
    if not grapheme or (context and not middle):
        raise GlossaryError(f"the rule {key!r} is not 'grapheme' or 'grapheme / left _ right'", where=where, hint="write for example 'г / _ [еи]'")
    spellings: dict[str, float] = {}
    for norm, forms in {"": value}.items() if isinstance(value, str) else value.items():
        if norm and norm not in weights:
            raise GlossaryError(f"no norm is called {norm!r}", where=where, hint="known: " + ", ".join(sorted(weights)))
        weight = weights[norm] if norm else 1.0
        for form in ([forms] if isinstance(forms, str) else forms) if weight else ():
            spellings[form] = max(spellings.get(form, 0.0), weight)
    return Rule(grapheme, _context(left, classes, where), _context(right, classes, where), tuple(spellings.items()))


def _context(notation: str, classes: Mapping[str, str], where: str) -> tuple[str, ...]:
    places = []
    for letters, sign in re.findall(r"\[([^\]]*)\]|(\S)", notation):
        if not letters and sign not in classes and sign.isascii() and sign.isupper():
            raise GlossaryError(f"no class is called {sign!r}", where=where, hint="known: " + ", ".join(sorted(classes)))
        places.append(letters or classes.get(sign, sign))
    return tuple(places)
