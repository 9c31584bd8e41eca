"""Whole names: what the surname says of the given name before it, and the given name of the surname.

A surname that ends as those of one people do says how the given name is read: Gayané Arustamián is Armenian. A given name
that no listed bearer of a surname has makes it somebody else's: the glossary has Leonid Slutsky, and Borís Slutski is another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence

from translit.glossary.entries import FULL, SHORT
from translit.knowledge import Knowledge
from translit.mentions.lookup import Lookup, Match
from translit.model import Span
from translit.text import Cover, fold

_SOFT = re.compile("[iy](?=[aeou])|(?<=[aeou])[iy]")

FAMILIES = {
    "hy": ("янц", "ян", "յան", "յանց"),
    "ka": ("швили", "дзе", "შვილი", "ძე"),
}
"""How surnames of a people end in its own letters and in Russian ones, wherever they are met."""
AMONG = {"uk": ("енко", "инко", "інко", "ук", "юк", "льчак", "ичак", "ишин", "ишина", "ець")}
"""The same of endings that tell a people only in an article about its country: Russians have them as well."""

RUSSIAN = ("ов", "ев", "ёв", "ова", "ева", "ёва", "ский", "ская", "цкий", "цкая")
"""How surnames of Russians end; others of the region bear such names too, with given names that Russian writes."""
SURNAMES = (*RUSSIAN, "енко", "швили", "янц")
"""How surnames of the region end, and names of Western Europe do not."""


def people_of(native: Sequence[str], lean: str | None) -> str | None:
    """The native language whose surnames end as one of these native words does; `lean` is that of the article.

    >>> people_of(["арустамян"], None), people_of(["савчук"], None), people_of(["савчук"], "uk")
    ('hy', None, 'uk')
    """
    endings = FAMILIES | ({lean: AMONG[lean]} if lean in AMONG else {})
    return next((language for language, ends in endings.items() for word in native if word.endswith(ends)), None)


def alike(one: str, other: str) -> bool:
    """Whether two English forms (lower-case) are one name in two conventions, and no Russian and Ukrainian one.

    >>> alike("leontyev", "leontiev"), alike("grishchenko", "gryshchenko")
    (True, False)
    """
    return _SOFT.sub("y", one) == _SOFT.sub("y", other)


def surname(native: str) -> bool:
    """Whether a native word ends as surnames of the region do, and as names of Western Europe do not.

    >>> surname("руденко"), surname("бунин")
    (True, False)
    """
    return native.endswith(SURNAMES)


def somebody_elses(listed: Sequence[Match], after: Container[Span], index: Lookup) -> Iterator[Match]:
    """Listed surnames that the text gives to others: those after a given name that none of their bearers has, and their repetitions.

    A place behind a given name is one as well.

    `after` holds the words that stand after a given name.
    """
    in_full = {r.entry.id for match in listed for r in match.readings if r.part == FULL}
    free = [match for match in listed if (_surname(match) or _place(match)) and not index.right(match)]
    theirs = {match.text for match in free if match.span in after}
    for match in free:
        known = any(r.entry.id in in_full for r in match.readings)
        if match.span in after or (match.text in theirs and not known):
            yield match


def after_names(text: str, tokens: Sequence[Span], known: Cover, knowledge: Knowledge) -> set[Span]:
    """The words behind a capitalised one that is no listed name and no word of English or of the source."""
    common = knowledge.english_words, knowledge.source_words
    pairs = [(text[slice(*one)], two) for one, two in itertools.pairwise(tokens) if text[one.end : two.start] == " " and not known.touches(one)]
    return {two for word, two in pairs if word[0].isupper() and not any(fold(word) in words for words in common)}


def _surname(match: Match) -> bool:
    """Whether the words may be a surname, and the glossary has no listed spelling that says whose."""
    return any(r.part == SHORT for r in match.readings) and " " not in match.text and not match.listed


def _place(match: Match) -> bool:
    """Whether the words spell a place by an unlisted form: behind a given name that is a surname, as in Andréi Vinográdov."""
    return all(r.entry.type == "place" and not r.listed for r in match.readings) and " " not in match.text


def western(text: str, tokens: Sequence[Span], knowledge: Knowledge) -> set[str]:
    """Surnames of the West, which a capitalised particle parts from their given names somewhere: Solène Le Guével."""
    particles, found = knowledge.tables["people"]["particles"], set()
    for given, particle, surname_ in zip(tokens, tokens[1:], tokens[2:], strict=False):
        joined = text[given.end : particle.start] == text[particle.end : surname_.start] == " "
        word = text[slice(*particle)]
        if joined and text[given.start].isupper() and word[0].isupper() and word.lower() in particles:
            found.add(text[slice(*surname_)])
    return found
