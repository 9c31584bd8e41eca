"""Two concepts whose spellings collide: what some source language writes the same way and English does not."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translit.glossary import schema
from translit.glossary.derive import APOSTROPHES, Derivation
from translit.glossary.entries import near_key
from translit.text import WORD, fold

USUAL = 0.3
"""Spellings of a word whose rules weigh less are too rare to warn of."""
ALIKE = 70
"""Names whose English forms are less alike (of 100) are not compared letter by letter."""


class Collision(NamedTuple):
    """Another concept that shares a spelling, the spelling, and the source languages that write it."""

    other: schema.Concept
    spelling: str
    english: str
    sources: tuple[str, ...]


class _Name(NamedTuple):
    """The spellings of each word of a name, or of the part that may stand alone, and what it becomes."""

    columns: list[frozenset[str]]
    becomes: str


class Collider:
    """Finds the concepts that collide with one; made once for many questions."""

    def __init__(self, concepts: Iterable[schema.Concept], derivation: Derivation) -> None:
        """`concepts` are all there are."""
        self._derivation = derivation
        self._concepts = list(concepts)
        self._names: dict[tuple[str, str], list[_Name]] = {}

    @functools.cached_property
    def _keys(self) -> list[str]:
        """Two for each concept: its English form and the last word of that."""
        return [key for concept in self._concepts for key in (near_key(concept.english), near_key(concept.english.split(" ")[-1]))]

    def collisions(self, concept: schema.Concept) -> Iterator[Collision]:
        """Every concept of another id that shares a usual spelling but not the English form that comes of it."""
        for other in self._like(concept):
            if other.id == concept.id or other.now == concept.id or concept.now == other.id:
                continue
            found: dict[tuple[str, str], dict[str, None]] = {}
            for tag in self._derivation.sources:
                for spelling, english in self._shared(concept, other, tag):
                    found.setdefault((spelling, english), {})[tag] = None
            if found:
                (spelling, english), tags = max(found.items(), key=lambda item: len(item[1]))
                yield Collision(other, spelling, english, tuple(tags))

    def _like(self, concept: schema.Concept) -> list[schema.Concept]:
        from rapidfuzz import fuzz, process

        derived = [self._derivation.english(native, language) for language, native in concept.native.items() if self._derivation.reads(language)]
        names = {concept.english, *derived}
        queries = {near_key(part) for name in names if name for part in (name, name.split(" ")[-1])}
        near: set[int] = set()
        for query in queries:
            near.update(place // 2 for _, _, place in process.extract(query, self._keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None))
        return [self._concepts[place] for place in sorted(near)]

    def _shared(self, one: schema.Concept, other: schema.Concept, tag: str) -> Iterator[tuple[str, str]]:
        """A spelling that both have in a source language, with the other's English form, once for each pair of names."""
        for mine in self._spelled(one, tag):
            for theirs in self._spelled(other, tag):
                if len(mine.columns) == len(theirs.columns) and mine.becomes.casefold() != theirs.becomes.casefold():
                    common = [a & b for a, b in zip(mine.columns, theirs.columns, strict=True)]
                    if all(common):
                        yield " ".join(map(min, common)), theirs.becomes

    def _spelled(self, concept: schema.Concept, tag: str) -> list[_Name]:
        key = (tag, concept.id)
        if key not in self._names:
            self._names[key] = list(self._name(concept, tag))
        return self._names[key]

    def _name(self, concept: schema.Concept, tag: str) -> Iterator[_Name]:
        english = [_words(form) for form in (concept.english, *concept.admitted)]
        for language, native in concept.native.items():
            words = WORD.findall(APOSTROPHES.sub("", native))
            columns = [self._usual(tag, language, word) for word in words]
            if not all(columns):
                continue
            columns = [column | {form[i] for form in english if len(form) == len(columns)} for i, column in enumerate(columns)]
            yield _Name(columns, concept.english)
            if concept.type == "person" and concept.short is None and len(columns) > 1:
                yield _Name(columns[-1:], concept.english.split(" ")[-1])
        listed = concept.spellings.get(tag, [])
        for form in [*(listed if isinstance(listed, list) else listed.forms), *concept.avoid]:
            yield _Name([frozenset({word}) for word in _words(form if isinstance(form, str) else form.form)], concept.english)

    def _usual(self, tag: str, language: str, word: str) -> frozenset[str]:
        options: Mapping[str, float] = self._derivation.options(tag, language, word)
        return frozenset(fold(spelling) for spelling, weight in options.items() if weight >= USUAL)


def _words(form: str) -> Sequence[str]:
    return [fold(word) for word in WORD.findall(form)]
