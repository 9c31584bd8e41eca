"""Restores a word that no glossary lists: which native word it spells, what that is in English, and how surely.

Every native language reads the word; the readings compete by what their rules, letters and lists cost. Readings that
come to one English form add up.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from translit.names.confidence import Evidence
from translit.names.convention import SLAVIC, converts, never_so
from translit.names.lexicon import Lexicon
from translit.names.model import NameModel
from translit.names.reading import UNKNOWN, Native, Reader
from translit.names.systems import System
from translit.text import unaccented

FAINT = 0.002
"""A reading this much less likely than the best one is not put into English."""
USUAL = 0.3
"""A known word ends the search when its rules weigh more than this."""
SHARPNESS = 0.6
"""Costs are multiplied by this before they become probabilities: rules and letters are not independent."""


ELSEWHERE = 2.0
"""What speaks so much against a native reading as another language's names do makes the word one of those."""


RUSSIANS = ("ова", "ева", "єва", "кін", "кіна", "ьов", "єв", "ський", "ська", "цин", "цина")
"""How Ukrainian writes the surnames of Russians."""


class Restored(NamedTuple):
    """One English form of a word, its likeliest native word, and how likely the form is among all, 0 to 1."""

    english: str
    native: str
    language: str
    share: float
    reading: Native


FIRST = ("ru", "uk")
"""The languages that are always asked: most names of the region reach the press in one of them."""
GROWN = ("bg", "kk", "mn", "az")
"""The other languages in which words are read that no list knows, when the first ones cannot read them."""
RARE = {"ru": 0.0, "uk": 1.5}
"""What a name of each language costs beside a Russian one when nothing speaks for it."""
LEAN = 4.0
"""What a name gains when most names around it are of its language."""
PROVEN = 7.0
"""What a given name gains when the surname after it is of its language."""
RAREST = 2.5
"""The same for the other languages."""
UNHEARD = 3.5
"""What a Ukrainian name costs besides that no list knows, or that is written with g for г, when nothing else in the text is Ukrainian."""
OWN_FORMS = ("be",)
"""Languages whose bearers keep their own form when it is written: Volha and Mikalai, though others are Olga and Nikolai in English."""


class Language(NamedTuple):
    """One native language as one source language writes it and as one house style prints it."""

    reader: Reader
    english: System
    rare: float


class Own(NamedTuple):
    """What words and names at home look like, and which there are."""

    model: NameModel
    lexicon: Lexicon

    def cost(self, word: str) -> float:
        """How unlike them a (lower-case) word is."""
        return self.model.word(word) + (0.0 if word in self.lexicon else UNKNOWN)


class Restorer:
    """Restores words of one source language in one house style."""

    def __init__(
        self,
        languages: Sequence[str],
        make: Callable[[str], Language],
        own: Sequence[Own],
        elsewhere: Callable[[], Sequence[Own]] = tuple,
        usage: bool = True,
    ) -> None:
        """Languages are made when they are first asked; `own` is the source language's and English's.

        `elsewhere` gives the names at home in other languages, `usage` says whether usage beats letters.
        """
        self._elsewhere = functools.cache(elsewhere)
        self._first = [name for name in FIRST if name in languages]
        self._names = [*self._first, *(name for name in languages if name not in FIRST)]
        self._own, self._usage = own, usage
        self._language = functools.lru_cache(maxsize=None)(make)

    def restore(self, spelling: str, most: int = 5, lean: str | None = None, proven: bool = False) -> list[Restored]:
        """The English forms of a folded spelling, the likeliest first; none when no language can read it.

        `lean` is the native language that the other names around are of, `proven` when the rest of this very name is.
        """
        readings = self._readings(spelling, lean, PROVEN if proven else LEAN)
        found: dict[str, Restored] = {}
        shares: dict[str, float] = {}
        for cost, native, name in readings:
            chance = math.exp(-SHARPNESS * (cost - readings[0][0]))
            if chance < FAINT:
                break
            english = self._english(native, name)
            shares[english] = shares.get(english, 0.0) + chance
            found.setdefault(english, Restored(english, native.word, name, 0.0, native))
        total = sum(shares.values())
        ranked = sorted(shares, key=lambda e: (-shares[e], e))[:most]
        return [found[e]._replace(share=shares[e] / total) for e in ranked]

    def _readings(self, spelling: str, lean: str | None, gain: float) -> list[tuple[float, Native, str]]:
        """The readings by cost: of known words in the first languages, then in the others, then of words no list knows."""
        first = [*self._first, lean] if lean in self._names and lean not in self._first else self._first
        rest = [name for name in self._names if name not in first]
        readings = self._asked(first, lambda reader: reader.known(spelling))
        if lean != "uk" and _usual(readings) and all(name == "uk" and native.word.endswith(RUSSIANS) for _, native, name in readings):
            # The Ukrainian list has names of Russians too: Гребьонкіна is Гребёнкина, Ноговіцин is Ноговицын.
            readings += self._asked([name for name in first if name == "ru"], lambda reader: reader.read(spelling))
        if not _usual(readings):
            readings += self._asked(rest, lambda reader: reader.known(spelling))
        if not _usual(readings):
            grown = [name for name in rest if name in GROWN]
            unknown = self._asked(first, lambda reader: reader.read(spelling)) or self._asked(grown, lambda reader: reader.read(spelling))
            seen = {(native.word, name) for _, native, name in readings}
            readings += [r for r in unknown if (r[1].word, r[2]) not in seen]
        leant = [(cost + _leaning(name, lean, gain, native, spelling), native, name) for cost, native, name in readings]
        return sorted(leant, key=lambda r: (r[0], r[1].word, r[2]))

    def _asked(self, names: Sequence[str], ask: Callable[[Reader], list[Native]]) -> list[tuple[float, Native, str]]:
        speaks = ((name, self._language(name)) for name in names)
        return [(native.cost + language.rare, native, name) for name, language in speaks for native in ask(language.reader)]

    def evidence(self, best: Restored, spelling: str, word: str, foreign: bool) -> Evidence:
        """What speaks for and against the best form of a folded spelling of a (lower-case, composed) word."""
        plain = unaccented(word)
        return Evidence(
            cost=best.reading.cost,
            home=min((own.cost(word) for own in self._own), default=8.0 * len(word)),
            ending=self._language(best.language).reader.ending(best.native),
            home_ending=min((own.model.ending(word) for own in self._own), default=0.0),
            share=best.share,
            known=best.reading.known,
            rules=best.reading.rules,
            listed=self.at_home(word),
            foreign=foreign,
            bare=plain == best.english,
            converted=foreign or converts(word, best.english),
            length=len(spelling),
        )

    def never_so(self, best: Restored, spelling: str) -> bool:
        """Whether the spelling has letters that no English convention has in a Slavic name, though keys of conventions make them equal."""
        reader = self._language(best.language).reader
        return best.language in SLAVIC and best.reading.known > 0 and never_so(reader.align(best.native, spelling), best.native)

    def at_home(self, word: str) -> bool:
        """Whether the lists of the source language or of English have the (lower-case) word."""
        return any(word in own.lexicon for own in self._own)

    def elsewhere(self, word: str, best: Restored | None = None) -> set[int]:
        """The other source languages (their places in the list) that have the (lower-case) word, or whose names it is far more like than `best`.

        A French article names Mejía and Kucharczyk, an Italian one too.
        """
        cost = best.reading.cost + ELSEWHERE if best else 0.0
        return {i for i, own in enumerate(self._elsewhere()) if word in own.lexicon or (best and own.cost(word) < cost)}

    def frequency(self, native: str) -> int:
        """About how often the lists of the native languages have a (lower-case) native word, 0 for never."""
        return max((self._language(name).reader.frequency(native) for name in self._names), default=0)

    def chain(self, spelling: str, native: str, english: str) -> list[tuple[str, str, str]]:
        """How a folded spelling was read, grapheme by grapheme: written, native, English.

        Empty when no language's rules write it so. The English letters are left empty where usage, not letters, decided.
        """
        for speaks in map(self._language, self._names):
            pairs = speaks.reader.align(native, spelling)
            if pairs:
                steps = speaks.english.steps(native)
                if "".join(e for _, e in steps) != english:
                    return [(written, grapheme, "") for grapheme, written in pairs]
                return _joined(pairs, steps)
        return []

    def _english(self, native: Native, name: str) -> str:
        usage = native.usage if self._usage and name not in OWN_FORMS else None
        return usage or self._language(name).english.plain(native.word)


def _leaning(language: str, lean: str | None, gain: float, native: Native, spelling: str) -> float:
    """What a reading in a language costs more or less where the names around it are of another, or of that one."""
    if lean is None:
        russian = native.known == 1 and "г" in native.word and "g" in spelling and not native.word.endswith(("ів", "їв", "ій"))
        return UNHEARD if language == "uk" and (russian or not native.known) else 0.0
    if language in OWN_FORMS and (("г" in native.word and "g" in spelling) or ("ы" in native.word and "y" not in spelling)):
        # Written as Russian writes it, a Belarusian's name is his Russian one: Gleb, Grishkévich.
        return 0.0
    # An Armenian or a Kazakh reaches the press through Russian, not through Ukrainian.
    return -gain if language == lean else gain if language == "uk" else 0.0


def _usual(readings: Sequence[tuple[float, Native, str]]) -> bool:
    """Whether some known word is written so by usual rules: then unknown ones need not be thought of."""
    return any(native.rules > USUAL for _, native, _ in readings)


def _joined(pairs: Sequence[tuple[str, str]], steps: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Two cuts of one native word laid over each other, at the places where both cut."""
    rows: list[tuple[str, str, str]] = []
    left, right = list(pairs), list(steps)
    while left and right:
        (a, written), (b, english) = left.pop(0), right.pop(0)
        while len(a) != len(b):
            if len(a) < len(b):
                more, letters = left.pop(0)
                a, written = a + more, written + letters
            else:
                more, letters = right.pop(0)
                b, english = b + more, english + letters
        rows.append((written, a, english))
    return rows
