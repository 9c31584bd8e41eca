"""The spelling index at work: which names begin at a word, and what they are in English."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from translit.glossary.entries import ACRONYM, ENGLISH_WORD, FIXED, FULL, PLURAL, SHORT, UNDETERMINED, End, Entry, Spelled, edge
from translit.knowledge import Knowledge
from translit.model import Span
from translit.table import Table
from translit.text import JOINT, fold

CATEGORY = "terminology/inconsistent-with-terminology-resource"
"""What is wrong with a listed name that is written otherwise than the glossary has it."""

IN_SOURCE = 5
"""So many people and places that are no English spellings say that a document has its names in the source's."""

LEANING = 3
"""So many people and places of one native language, more than all others, say that other names are of it too."""


class Reading(NamedTuple):
    """One concept that a span of words may name."""

    entry: Entry
    part: str
    listed: bool
    weight: float
    why: str | None


class Doubt(NamedTuple):
    """Why a word may be no name; `certain` when it is rather not one."""

    why: str
    certain: bool


class Match(NamedTuple):
    """A span and everything it may name."""

    span: Span
    text: str
    readings: tuple[Reading, ...]

    @property
    def listed(self) -> set[str]:
        """The ids of the concepts to which the source language's lists give these very words."""
        return {reading.entry.id for reading in self.readings if reading.listed}


class Lookup:
    """The index of one run's knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        index = knowledge.index
        self._spelled, self._trie, self._ends = Table(index["spelled"]), Table(index["trie"]), Table(index["ends"])
        self._acronyms, self._doubtful, self._cautious = index["acronyms"], index["doubtful"], index["cautious"]
        self._entries, self._given, self._tells = Table(index["entries"]), index["given"], index["tells"]
        self._own_endings: tuple[str, ...] = index["own_endings"]
        self._genders: dict[int, str] = index["genders"]
        self._numbers = {id_: number for number, id_ in enumerate(index["ids"])}
        self.marks: str = index["marks"]
        self.genitive: str = index["genitive"]
        self._telling: dict[str, frozenset[str]] = index["telling"]
        self.style = knowledge.style

    def matches(self, text: str, words: Sequence[Span], any_case: bool = False) -> Iterator[Match]:
        """Every name or acronym that some consecutive words spell, whatever its length.

        Names keep their capitals unless they are written lower-case in the glossary; `any_case` lifts that.
        """
        for i, word in enumerate(words):
            form = text[word.start : word.end]
            found = {i: self._acronym(form)}
            states = [(0, 1.0)]
            for j in range(i, len(words)):
                if j > i and not JOINT.fullmatch(text, words[j - 1].end, words[j].start):
                    break
                form = text[words[j].start : words[j].end]
                states = self._step(states, form, any_case)
                if not states:
                    break
                for node, weight in states:
                    found.setdefault(j, []).extend(self._readings(self._ends.get(node), weight))
            for j, readings in found.items():
                if readings:
                    span = Span(word.start, words[j].end)
                    yield Match(span, text[span.start : span.end], tuple(readings))

    def english(self, reading: Reading) -> str:
        """The reading's form in the run's house style."""
        entry = reading.entry
        if reading.part == SHORT:
            return self.alone(entry)
        if reading.part == PLURAL and entry.plural:
            return entry.plural
        if reading.part == ACRONYM and entry.acronym:
            return entry.acronym
        return self.full(entry)

    def entry(self, number: int) -> Entry:
        """The concept of a number in the index."""
        return Entry(*self._entries.get(number))

    def alone(self, entry: Entry) -> str:
        """The part of the concept's English form that may stand alone, in the run's house style."""
        return entry.styled_short.get(self.style, entry.short)

    def full(self, entry: Entry) -> str:
        """The concept's whole English form in the run's house style."""
        return entry.styled.get(self.style, entry.english)

    def native(self, reading: Reading) -> str | None:
        """The reading in its own script."""
        entry = reading.entry
        return {SHORT: entry.short_native, ACRONYM: entry.native_acronym}.get(reading.part, entry.native) or None

    def right(self, match: Match) -> bool:
        """Whether the words are already a form the house style accepts for something they may name."""
        if is_fixed(match):
            return True
        plain = self.plain(match.text)
        # Where the source language's list gives the words to one concept, another one's admitted form does not make
        # them right: Swedish Moskva is Moscow, not the river; and German Tiflis is today's Tbilisi as a rule.
        listed = match.listed
        # Where it is known as an acronym, Uefa is no UEFA, and BERD no town of Berd.
        short = {reading.entry.id for reading in match.readings if reading.part == ACRONYM}
        meant = [r for r in match.readings if r.part == ACRONYM] if short and match.text.isupper() else match.readings
        return any(
            match.text == self.english(reading) if reading.entry.id in short else plain in self._accepted(reading, bool(listed - {reading.entry.id}))
            for reading in meant
            if reading.entry.now not in listed
        )

    def ranked(self, match: Match, in_full: Collection[str] = ()) -> dict[str, Reading]:
        """The best reading for each English form, the likeliest form first; of equals the one that the glossary has first.

        When the text names one of the bearers of a surname in full (`in_full`, concept ids), it is that one.
        """
        listed = match.listed
        # Where the source language's list gives a former name's words to today's place, that is meant.
        today = [r for r in match.readings if r.entry.now not in listed] or match.readings
        readings = [r for r in today if r.entry.id in in_full] or today
        forms: dict[str, Reading] = {}
        written = self.plain(match.text)

        def rank(r: Reading) -> tuple[bool, bool, bool, float, int, str]:
            return not r.listed, r.why is not None, self.plain(self.english(r)) != written, -r.weight, self._numbers[r.entry.id], r.part

        for reading in sorted(readings, key=rank):
            forms.setdefault(self.english(reading), reading)
        return forms

    def former(self, match: Match) -> Entry | None:
        """The former name that the words are, while the source language's list gives them to today's place (German Tiflis)."""
        return next((r.entry for r in match.readings if r.entry.now in match.listed), None)

    def concept(self, id_: str) -> Entry | None:
        """The concept of an id."""
        number = self._numbers.get(id_)
        return None if number is None else self.entry(number)

    def caution(self, match: Match) -> str | None:
        """Why the glossary lists exactly these words as doubtful."""
        found: str | None = self._cautious.get(self.plain(match.text))
        return found

    def telling(self, match: Match) -> frozenset[str]:
        """Words (lower-case) that say, wherever a text has them, that doubtful words are meant as the glossary lists them."""
        return self._telling.get(self.plain(match.text), frozenset())

    def doubt(self, match: Match) -> Doubt | None:
        """Why one word that spells a name may be something else: an English word, a name of the source language."""
        found = self._doubtful.get(self.plain(match.text))
        if found is None and match.text.isupper():
            found = self._doubtful.get(fold(match.text, self.marks))
        return None if found is None else Doubt(found, found == ENGLISH_WORD)

    def foreign(self, text: str) -> bool:
        """Whether the letters are those of the source language: a stress mark, or what English never writes."""
        folded = fold(text, self.marks)
        return folded != fold(text) or any(tell in folded + "|" for tell in self._tells)

    def ends_at_home(self, text: str) -> bool:
        """Whether a word ends as surnames of the source language do (Polish -ski), so that letters alone tell nothing."""
        return fold(text).endswith(self._own_endings)

    def given_name(self, word: str) -> bool:
        """Whether a word spells the first word of some longer name."""
        return any(slot in self._given for slot, _, _ in self._slots(word))

    def gender(self, given: str) -> str | None:
        """`m` or `f` when everybody listed with this given name is; None when nobody is, or both."""
        genders = {self._genders.get(slot) for slot, _, _ in self._slots(given)} - {None}
        return genders.pop() if len(genders) == 1 else None

    def same(self, one: str, other: str) -> bool:
        """Whether two words are, or may be, spellings of one word of a name."""
        slots = {slot for slot, _, _ in self._slots(one)}
        return fold(one) == fold(other) or any(slot in slots for slot, _, _ in self._slots(other))

    def plain(self, text: str) -> str:
        """Words composed, lower-case and joined by blanks, as accepted forms are compared."""
        return " ".join(JOINT.sub(" ", unicodedata.normalize("NFC", text)).casefold().split())

    def _accepted(self, reading: Reading, preferred: bool) -> set[str]:
        entry = reading.entry
        forms = {self.plain(self.english(reading))}
        # A style that has its own form for a concept asks for that one; otherwise other accepted forms may stay.
        if not preferred and self.style not in entry.styled:
            forms.update(entry.accepted_short if reading.part == SHORT else entry.accepted)
        return forms

    def _step(self, states: list[tuple[int, float]], form: str, any_case: bool) -> list[tuple[int, float]]:
        lower = form[:1].islower() and not any_case
        reached: dict[int, float] = {}
        for slot, weight, may_be_lower in self._slots(form):
            for node, so_far in states:
                child = self._trie.get(edge(node, slot))
                if child is not None and (may_be_lower or not lower):
                    reached[child] = max(reached.get(child, 0.0), so_far * weight)
        return list(reached.items())

    def _slots(self, form: str) -> list[Spelled]:
        return [Spelled.unpack(row) for row in self._spelled.get(fold(form, self.marks)) or ()]

    def _readings(self, ends: Iterable[tuple[Any, ...]] | None, weight: float) -> list[Reading]:
        rows = map(End._make, ends or ())
        return [Reading(self.entry(end.concept), end.part, end.listed, weight, end.why) for end in rows]

    def _acronym(self, form: str) -> list[Reading]:
        return self._readings(self._acronyms.get(unicodedata.normalize("NFC", form)), 1.0)


@functools.lru_cache(maxsize=16)
def lookup(knowledge: Knowledge) -> Lookup:
    """The index of this knowledge, kept with what it has unpacked."""
    return Lookup(knowledge)


def languages(matches: Iterable[Match]) -> Counter[str]:
    """How many people and places of each native language these words may name."""
    # A surname that several bear is one name.
    names = ({r.entry.language: r.entry.id for r in match.readings if r.entry.type in ("person", "place")} for match in matches)
    bearers = {id_: language for name in names for language, id_ in name.items()}
    return Counter(language for language in bearers.values() if language != UNDETERMINED)


def leaning(listed: Iterable[Match]) -> str | None:
    """The native language, other than Russian, that most of the people and places named in a document have, if there is one."""
    bearers = languages(listed)
    language, count = bearers.most_common(1)[0] if bearers else ("ru", 0)
    return language if language != "ru" and count >= LEANING and 2 * count > bearers.total() else None


def names_in_source(listed: Iterable[Match], index: Lookup) -> bool:
    """Whether so many people and places of a document are in the source's spelling that its other names must be so too."""
    named = (m for m in listed if {r.entry.type for r in m.readings} <= {"person", "place"})
    return len({match.text for match in named if not index.right(match)}) >= IN_SOURCE


def people_in_full(matches: Iterable[Match]) -> set[str]:
    """The ids of the people whom these words may name with more than a surname."""
    return {r.entry.id for match in matches for r in match.readings if r.part == FULL and r.entry.type == "person"}


def is_fixed(match: Match) -> bool:
    """Whether the words are a fixed phrase, in which no name is touched."""
    return any(reading.part == FIXED for reading in match.readings)
