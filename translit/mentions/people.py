"""English words for people, by which a text shows whom a name, a title or a pronoun means."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from translit.knowledge import Knowledge


class People:
    """The lists of `glossaries/common/people.yaml`, and the questions that are asked of them."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.titles: frozenset[str] = lists["titles"]
        self.kin: frozenset[str] = lists["kin"]
        self.speaking: frozenset[str] = lists["speaking"]
        self.men: dict[str, str] = lists["men"]
        """Titles of men, each with that of women."""
        self.women: dict[str, str] = {**lists["women"], **{woman: man for man, woman in self.men.items()}}
        """Titles of women, each with that of men."""
        self.wifely: frozenset[str] = lists["wifely"]
        self.women_in_news: frozenset[str] = lists["women_in_news"]
        self.female: frozenset[str] = lists["female"] | self.women_in_news | self.women.keys()
        self.doing: frozenset[str] = lists["doing"] | self.speaking
        self.motion: frozenset[str] = lists["motion"]
        self.within: frozenset[str] = lists["within"]
        self.calendar: frozenset[str] = lists["calendar"]
        self.departments: frozenset[str] = lists["departments"]
        self.belongings: frozenset[str] = lists["belongings"]
        self.holdings: frozenset[str] = lists["holdings"]
        self.deeds: frozenset[str] = lists["deeds"]
        self.fates: frozenset[str] = lists["fates"]
        self.minds: frozenset[str] = lists["minds"]
        self.describing: frozenset[str] = lists["describing"]
        self.giving: frozenset[str] = lists["giving"]
        self.realm: frozenset[str] = lists["realm"]
        self._persons: frozenset[str] = self.titles | self.kin | lists["persons"]
        self._agents, self._no_agents = tuple(lists["agents"]), lists["no_agents"]
        self._bodies, self._body_endings = lists["bodies"], tuple(lists["body_endings"])

    def person(self, word: str) -> bool:
        """Whether a word may stand for one person."""
        lower = word.casefold()
        agent = word[:1].islower() and lower.endswith(self._agents) and lower not in self._no_agents and not self.acts(lower)
        return lower in self._persons or agent

    def body(self, word: str) -> bool:
        """Whether a word in small letters is, or looks like, one for something that says or does things and is no person."""
        return self.acts(word) or self.abstract(word)

    def abstract(self, word: str) -> bool:
        """Whether a word in small letters ends as those for institutions and other abstract things do."""
        return word[:1].islower() and word.removesuffix("s").endswith(self._body_endings)

    def own(self, before: str, nouns: Sequence[str]) -> bool:
        """Whether a possessive between these words means the subject of its sentence: "lost its voice", "with his wife"."""
        return among(self.belongings, nouns) or (before in self.giving and among(self.holdings, nouns[:2]))

    def acts(self, word: str) -> bool:
        """Whether a word, singular or plural, is listed as one for a body that says and does things."""
        return word in self._bodies or (word.endswith("s") and word[:-1] in self._bodies)


def among(words: frozenset[str], found: Sequence[str]) -> bool:
    """Whether one of the words found, singular or plural, is on a list."""
    return any(word in words or word.removesuffix("s") in words for word in found)


@functools.lru_cache(maxsize=4)
def people(knowledge: Knowledge) -> People:
    """The words of a run's glossaries.

    >>> from translit.knowledge import load
    >>> people(load()).person("analyst"), people(load()).person("winter"), people(load()).body("ministry")
    (True, False, True)
    """
    return People(knowledge.tables["people"])
