"""One bearer in two spellings: of a person, place or organisation, right or wrong.

A comparison has no fix: whether a spelling is wrong is for the name findings to say.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.mentions.claims import Claims, number
from translit.mentions.identity import Mention, Names
from translit.model import Finding, Span
from translit.text import words

_APART = 50
"""Two forms that the text explains stand within so many code points."""
# Between two forms of a name, or after one: the text itself says that it is written in two ways.
_EXPLAINED = re.compile(r"\(|\b(?:or|also|formerly|previously|once|now|known|called|named|names?|renamed|spel(?:led|t|lings?)|written|translated)\b")
_ASIDE = re.compile(r"[”\"’']?,? (?:as|in|to) [^.;:]{0,30}\b(?:spell|call|know|write|spelling|Russian|Ukrainian|Belarusian|Kazakh|English)\b")
_ON_CONSONANTS = re.compile("(?<=[b-df-hj-np-tv-xz])[\u0300-\u036f]+")
_QUOTED = re.compile(r"[“\"‘'«].*[”\"’'»]", re.S)


class _Written(NamedTuple):
    """A name or a part of it: its place, its words in lower case, whether they are English, and the mention it is of."""

    place: Span
    plain: str
    right: bool
    mention: Mention


def find(names: Names, claims: Claims) -> Iterator[Finding]:
    """One finding for each bearer whose name the text spells in more than one way."""
    for mentions in names.bearers.values():
        differing = [spelled for part in _parts(mentions, names) if len(spelled := _variants(part, names)) > 1]
        if differing:
            yield _finding(mentions[0], differing, claims)


def _parts(mentions: Sequence[Mention], names: Names) -> list[list[_Written]]:
    """What is compared with each other: surnames and whole names, acronyms, given names of as many words."""
    parts: dict[tuple[str, int], list[_Written]] = defaultdict(list)
    for mention in mentions:
        # An organisation's acronym is no spelling of its name.
        acronym = mention.sort == "organisation" and not mention.full
        parts["acronym" if acronym else "name", 0].append(_written(mention.name, mention.family, mention, names))
        if mention.given and mention.listed:
            size = len(words(names.word(mention.given)))
            parts["given", size].append(_written(mention.given, mention.first, mention, names))
    return list(parts.values())


def _written(place: Span, english: str, mention: Mention, names: Names) -> _Written:
    # The marks on consonants of names that are written in Latin letters at home (Jović) are left out by many houses.
    apart = unicodedata.normalize("NFD", names.index.plain(names.word(place)))
    plain = unicodedata.normalize("NFC", _ON_CONSONANTS.sub("", apart))
    return _Written(place, plain, mention.right or plain == names.index.plain(english), mention)


def _variants(part: Sequence[_Written], names: Names) -> dict[str, list[_Written]]:
    """The spellings of one part of a name, in the order of the text; none where they may well be as they are."""
    spelled: dict[str, list[_Written]] = defaultdict(list)
    for written in part:
        if not _QUOTED.fullmatch(names.text, max(0, written.place.start - 1), written.place.end + 1):
            spelled[written.plain].append(written)
    places = sorted(written.place for found in spelled.values() for written in found)
    return spelled if len(spelled) > 1 and not _explained(places, names) and _one_bearer(part, names) else {}


def _one_bearer(part: Sequence[_Written], names: Names) -> bool:
    """Whether these are spellings of one name rather than names of several."""
    sort = part[0].mention.sort
    if sort == "organisation":
        # Its admitted forms are rather names than spellings: Wagner, Wagner Group.
        return not all(written.right for written in part)
    if sort == "place" or any(written.mention.listed for written in part):
        return True
    # Bairak and Bayrak may be two people, and so may kin; letters that English does not write tell that it is one.
    given = {names.word(written.mention.given) for written in part if written.mention.given}
    foreign = any(names.index.foreign(names.word(written.place)) for written in part)
    return not names.kin and (foreign or len(given) == 1)


def _explained(places: Sequence[Span], names: Names) -> bool:
    """Whether the text itself puts two forms side by side, or says whose form one is."""
    return any(_ASIDE.match(names.text, place.end) for place in places) or any(
        b.start - a.end < _APART and names.word(a) != names.word(b) and _EXPLAINED.search(names.text, a.end, b.start)
        for a, b in itertools.pairwise(places)
    )


def _finding(mention: Mention, differing: Sequence[dict[str, list[_Written]]], claims: Claims) -> Finding:
    """A flag on the first place where the part of the name is not as it is elsewhere."""
    spelled = differing[0]
    # What stays is a right form, and of several the one the text has most.
    best = max(spelled, key=lambda plain: (any(written.right for written in spelled[plain]), len(spelled[plain])))
    odd = min(found[0].place for plain, found in spelled.items() if plain != best)
    listings = [{plain: [written.place for written in found] for plain, found in part.items()} for part in differing]
    places = [place for listing in listings for found in listing.values() for place in found]
    says = "; ".join(map(claims.listing, listings))
    count = number(max(map(len, listings)))
    return claims.make("two-spellings", odd, f"{says}: one {mention.sort}, {count} spellings", places, native=mention.native)
