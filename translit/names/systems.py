"""A system says how a source language writes the names of a native language, as weighted rules.

A rule's key is a native grapheme, or `grapheme / left _ right` where it holds only between `left` and `right`
(the notation of phonology). A context is a sequence of letters, `[sets]` of letters, `|` for the edge of the word,
and capital Latin letters that name a class of the system. For one grapheme the first rule in the file that fits
decides; graphemes of different lengths compete. A rule's value is one spelling, or spellings by the norm that
prescribes them, with the norm's weight. An empty spelling is silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translit.errors import GlossaryError

LIGHTEST = 0.04
"""Spellings whose rules multiply to less than this are not derived: nobody writes them."""
MOST = 120
"""At most this many spellings of one word are kept, the heaviest ones."""


class Rule(NamedTuple):
    """`grapheme` is written as any of `spellings` (with their weights) where both contexts fit."""

    grapheme: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    spellings: tuple[tuple[str, float], ...]


class System:
    """The rules by which one source language writes one native language."""

    def __init__(self, rules: Sequence[Rule], doubled: float = 0.0) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.grapheme, []).append(rule)
        self._longest = max((len(g) for g in self._rules), default=1)
        self._doubled = doubled

    def derive(self, word: str) -> dict[str, float]:
        """The spellings of one native word (no blanks or hyphens), lower-case and without stress marks, with weights.

        A word with a letter that no rule knows has no spellings; numerals (II, 16) are written as they are.
        """
        # The dot that case folding leaves on a Turkish capital I is no letter.
        word = word.casefold().replace("\u0307", "")
        if word.isascii() and not any(c in self._rules for c in word):
            return {word: 1.0} if word else {}
        reached: list[dict[str, float]] = [{"": 1.0}] + [{} for _ in word]
        for at in range(len(word)):
            heaviest = sorted(reached[at].items(), key=lambda item: (-item[1], item[0]))[:MOST]
            for size in range(1, min(self._longest, len(word) - at) + 1):
                for spelling, weight in self._written(word, at, size):
                    target = reached[at + size]
                    for done, so_far in heaviest:
                        total = so_far * weight
                        if total >= LIGHTEST and total > target.get(done + spelling, 0.0):
                            target[done + spelling] = total
        return dict(sorted(reached[-1].items(), key=lambda item: (-item[1], item[0]))[:MOST])

    def _written(self, word: str, at: int, size: int) -> tuple[tuple[str, float], ...]:
        grapheme = word[at : at + size]
        for rule in self._rules.get(grapheme, ()):
            if (rule.left is None or rule.left.search(word, 0, at)) and (rule.right is None or rule.right.match(word, at + size)):
                return rule.spellings
        if size == 2 and self._doubled and grapheme[0] == grapheme[1]:
            return tuple((s, w * self._doubled) for s, w in self._written(word, at, 1))
        return ()


def parse_rule(
    key: str, value: str | Mapping[str, str | Sequence[str]], weights: Mapping[str, float], classes: Mapping[str, str], where: str
) -> Rule:
    """One rule from its key and value; `weights` are the norms'. Raises GlossaryError at `where`.

    >>> rule = parse_rule("г / _ [еи]", {"press": "gu", "english": "g"}, {"press": 1.0, "english": 0.5}, {}, "x.yaml:1")
    >>> rule.grapheme, rule.spellings, bool(rule.right.match("е"))
    ('г', (('gu', 1.0), ('g', 0.5)), True)
    """
    grapheme, _, context = (part.strip() for part in key.partition("/"))
    left, middle, right = (part.strip() for part in context.partition("_"))
    if not grapheme or (context and not middle):
        raise GlossaryError(f"the rule {key!r} is not 'grapheme' or 'grapheme / left _ right'", where=where, hint="write for example 'г / _ [еи]'")
    spellings: dict[str, float] = {}
    for norm, forms in {"": value}.items() if isinstance(value, str) else value.items():
        if norm and norm not in weights:
            raise GlossaryError(f"no norm is called {norm!r}", where=where, hint="known: " + ", ".join(sorted(weights)))
        for form in [forms] if isinstance(forms, str) else forms:
            spellings[form] = max(spellings.get(form, 0.0), weights[norm] if norm else 1.0)
    return Rule(
        grapheme,
        re.compile(_context(left, classes, r"\A", where) + r"\Z") if left else None,
        re.compile(_context(right, classes, r"\Z", where)) if right else None,
        tuple(spellings.items()),
    )


def _context(notation: str, classes: Mapping[str, str], edge: str, where: str) -> str:
    """A context as a regular expression of fixed length, so it cannot be slow; `edge` is what | means on this side."""
    out = []
    for letters, sign in re.findall(r"\[([^\]]*)\]|(\S)", notation):
        if letters or sign in classes:
            out.append(f"[{re.escape(letters or classes[sign])}]")
        elif sign == "|":
            out.append(edge)
        elif sign.isascii() and sign.isupper():
            raise GlossaryError(f"no class is called {sign!r}", where=where, hint="known: " + ", ".join(sorted(classes)))
        else:
            out.append(re.escape(sign))
    return "".join(out)
