"""Contradictions within one text: what is spelled in two ways, named in two ways or named too late.

Each is told once, with all its places. A comparison has no fix: whether the spelling itself is wrong is for the name
findings to say.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.knowledge import Knowledge
from translit.mentions import acronyms, gender, restored
from translit.mentions.claims import Claims, number
from translit.mentions.identity import Mention, Names
from translit.mentions.lookup import Match
from translit.mentions.people import KIN, SPEAKING, TITLES
from translit.model import Document, Finding, Span
from translit.text import words

_SHORTEST_PARAGRAPH = 12
"""A paragraph of fewer words may be a heading or a caption, in which a surname alone is usual."""
_RARE = 10
"""A surname that the lists have less often is one that two people of one text seldom share by chance."""
# Between two forms of a name: the text itself says that it is written in two ways.
_EXPLAINED = re.compile(r"\(|\b(?:or|also|formerly|previously|once|now|known|called|named|names?|renamed|spel(?:led|t|lings?)|written|translated)\b")
_ASIDE = re.compile(
    r"[”\"’']?,? (?:as|in|to) [^.;:]{0,30}\b(?:spell|sa(?:y|id)|call|know|write|put|spelling|Russian|Ukrainian|Belarusian|Kazakh|English)\b"
)
_APART = 50
"""What is explained stands within so many code points."""
_QUOTED = re.compile(r"[“\"‘'«].*[”\"’'»]", re.S)
_FEMALE = ((r"(ск|цк)ий$", r"\1ая"), (r"(сь|ць)кий$", r"\1ка"), (r"ный$", "ная"), (r"([оеё]в|[иы]н)$", r"\1а"))
_ENDINGS = (
    (r"((?:s|ts|c)k)(?:y|i|iy|yi|yy|ii|ij)$", r"\1aya"), (r"n(?:y|yi|iy|yy)$", "naya"), (r"([eoyiu]v|[iy]n)$", r"\1a"),
    (r"(k)a(?:ya|ia|ja)$", r"\1y"), (r"na(?:ya|ia|ja)$", "ny"), (r"([eo]v|[iy]n)a$", r"\1"),
)  # fmt: skip


class _Written(NamedTuple):
    """One naming, or a part of it: its folded words, whether they are an English form, whether a glossary lists it."""

    place: Span
    plain: str
    right: bool
    listed: bool


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match], readings: Sequence[restored.Reading]) -> list[Finding]:
    """Every contradiction of the document; `matches` and `readings` are its listed names and its restored words."""
    names, claims = Names(document, knowledge, matches, readings), Claims(document)
    check = _Check(names, claims, knowledge)
    return [
        *check.spellings(),
        *check.given_names(),
        *check.endings(),
        *check.late(),
        *gender.find(names, claims),
        *acronyms.find(names, claims),
    ]


class _Check:
    def __init__(self, names: Names, claims: Claims, knowledge: Knowledge) -> None:
        self._names, self._claims, self._knowledge = names, claims, knowledge
        self._text = names.text
        self._bearers: dict[str, list[Mention]] = defaultdict(list)
        self._families: dict[str, list[Mention]] = defaultdict(list)
        for mention in names.mentions:
            self._bearers[mention.who].append(mention)
            if mention.sort in ("person", "name"):
                self._families[mention.family].append(mention)
        self._kin = any(names.word(word).casefold() in KIN for word in names.words)

    def spellings(self) -> Iterator[Finding]:
        """One finding for each bearer whose surname, given name or name the text spells in more than one way."""
        for mentions in self._bearers.values():
            parts: dict[object, list[_Written]] = defaultdict(list)
            for m in mentions:
                # An organisation's acronym is no spelling of its name.
                parts[m.sort == "organisation" and m.full].append(self._written(m.name, m.family, m))
                if m.given and m.listed:
                    parts[f"given of {len(words(self._names.word(m.given)))}"].append(self._written(m.given, m.first, m))
            differing = [spelled for part in parts.values() if len(spelled := self._variants(part, mentions[0].sort)) > 1]
            if differing:
                yield self._spelled(mentions[0], differing)

    def _written(self, place: Span, english: str, mention: Mention) -> _Written:
        plain = self._names.index.plain(self._names.word(place))
        return _Written(place, plain, mention.right or plain == self._names.index.plain(english), bool(mention.listed))

    def _variants(self, part: Sequence[_Written], sort: str) -> dict[str, list[_Written]]:
        """The spellings of one part of a name, in the order of the text; fewer than two when all is in order."""
        spelled: dict[str, list[_Written]] = defaultdict(list)
        for written in part:
            if not self._quoted(written.place):
                spelled[written.plain].append(written)
        places = sorted(w.place for found in spelled.values() for w in found)
        if len(spelled) < 2 or self._explained(places):
            return {}
        # Kin whom no glossary lists may well spell the family's name in their own way.
        if sort != "place" and self._kin and not any(w.listed for w in part):
            return {}
        # Admitted forms of an organisation are rather names than spellings: Wagner, Wagner Group.
        if sort == "organisation" and all(w.right for w in part):
            return {}
        # Bairak and Bayrak may be two people; letters that English does not write tell that it is one.
        if sort == "name" and not any(self._names.index.foreign(self._names.word(place)) for place in places):
            return {}
        return spelled

    def _spelled(self, mention: Mention, differing: Sequence[dict[str, list[_Written]]]) -> Finding:
        listings = [{plain: [w.place for w in found] for plain, found in spelled.items()} for spelled in differing]
        first = differing[0]
        # What stays is a right form, and of several the one the text has most.
        best = max(first, key=lambda plain: (any(w.right for w in first[plain]), len(first[plain])))
        odd = min(places[0] for plain, places in listings[0].items() if plain != best)
        says = "; ".join(map(self._claims.listing, listings))
        places = [place for listing in listings for found in listing.values() for place in found]
        count = number(max(map(len, listings)))
        return self._claims.make("two-spellings", odd, f"{says}: one {mention.sort}, {count} spellings", places, native=mention.native)

    def _quoted(self, span: Span) -> bool:
        """Whether the name stands between quotation marks of its own: it is spoken of as a word."""
        return bool(_QUOTED.fullmatch(self._text, span.start - 1, span.end + 1)) if span.start else False

    def _explained(self, spans: Sequence[Span]) -> bool:
        """Whether the text itself puts two forms side by side."""
        return any(
            b.start - a.end < _APART
            and self._names.word(a) != self._names.word(b)
            and (_EXPLAINED.search(self._text, a.end, b.start) or _ASIDE.match(self._text, b.end))
            for a, b in itertools.pairwise(spans)
        )

    def given_names(self) -> Iterator[Finding]:
        """One finding for each surname before which an unlisted given name stands for a known person's."""
        for family in self._families.values():
            full = [m for m in family if m.given]
            for odd in (m for m in full if not m.listed and m.gender):
                known = next((m for m in full if m.gender == odd.gender and not self._same_given(m, odd)), None)
                if known and (known.listed or known.span < odd.span) and self._one_person(known, odd):
                    says = self._claims.listing({"": [known.span], "odd": [odd.span]})
                    yield self._claims.make("given-name-changes", odd.span, f"{says}: is it one person?", [known.span], native=odd.native)
                    break

    def _same_given(self, one: Mention, other: Mention) -> bool:
        assert one.given and other.given
        first, second = (self._names.word(m.given).split()[0] for m in (one, other) if m.given)
        return self._names.index.same(first, second)

    def _one_person(self, known: Mention, odd: Mention) -> bool:
        """Whether two given names before one surname are rather a slip: one title for both, or a rare surname and no family."""
        title = self._title(odd)
        if title:
            return title == self._title(known)
        between = self._names.before(odd.span)
        beside = between is not None and self._names.word(between).casefold() in ("and", "or")
        apposed = self._text[odd.span.end : odd.span.end + 1] == ","
        return not (self._kin or beside or apposed) and self._knowledge.restorer.frequency(odd.native.casefold()) < _RARE

    def _title(self, mention: Mention) -> str | None:
        """The person noun right before a name."""
        before = self._names.before(mention.span)
        word = self._names.word(before).casefold() if before else ""
        return word if word in TITLES else None

    def endings(self) -> Iterator[Finding]:
        """One finding for each surname whose ending is that of the other sex, when the text or the glossary knows better."""
        for mention in self._names.mentions:
            if mention.listed or mention.sort not in ("person", "name"):
                continue
            found = self._listed_otherwise(mention) if mention.given else self._alone_otherwise(mention)
            if found is not None:
                form, others = found
                written = self._names.word(mention.span)
                says = f"{written} is {form}: the surname has the ending of the other sex"
                if others:
                    says = f"{self._claims.listing({'': [mention.span], 'others': others})}: one person, two endings"
                yield self._claims.make("surname-ending", mention.span, says, others, fix=form)

    def _listed_otherwise(self, mention: Mention) -> tuple[str, list[Span]] | None:
        """The full name with the ending changed, when the glossary or the text has it so."""
        given, name = self._names.word(mention.given or mention.span), self._names.word(mention.name)
        for form in (f"{given} {changed}" for changed in _changed(name)):
            tokens = words(form)
            whole = [m for m in self._names.index.matches(form, tokens) if m.span == (0, len(form))]
            entries = [r.entry for m in whole for r in m.readings if r.entry.type == "person" and r.entry.gender == mention.gender]
            if entries:
                others = [m.span for m in self._names.mentions if entries[0].id in m.listed and m.full]
                return self._names.index.full(entries[0]), others
        natives = {_woman(mention.native)} if mention.gender == "f" else {mention.native}
        for other in self._names.mentions:
            same = other.given is not None and self._names.word(other.given) == given and other.name != mention.name
            if same and other.native != mention.native and (other.native if mention.gender == "f" else _woman(other.native)) in natives:
                return self._names.word(other.span), [other.span]
        return None

    def _alone_otherwise(self, mention: Mention) -> tuple[str, list[Span]] | None:
        """The one bearer named in full whose surname this is but for its ending, when the bare surname speaks as a person."""
        following = self._names.after(mention.span)
        if self._kin or following is None or self._names.word(following) not in SPEAKING:
            return None
        pairs = {mention.native, _woman(mention.native)}
        full = [m for m in self._names.mentions if m.full and m.native != mention.native and (m.native in pairs or _woman(m.native) in pairs)]
        own = any(m.full and m.native == mention.native for m in self._names.mentions)
        near = any(abs(m.span.start - mention.span.start) < 60 for m in full)
        if own or near or not full or full[0].span > mention.span or len({m.who for m in full}) > 1:
            return None
        return self._names.word(full[0].name), [m.span for m in full]

    def late(self) -> Iterator[Finding]:
        """One finding for each person whom the text introduces in full only after it has used the surname alone."""
        for mentions in self._bearers.values():
            first = mentions[0]
            full = next((m for m in mentions if m.full), None)
            if first.sort != "person" or first.full or full is None or len({m.who for m in self._families[first.family] if m.full}) > 1:
                continue
            if self._introduced(full) and self._in_prose(first.span, full.span):
                says = f"{self._claims.where([first.span])} comes before the full name, {self._claims.where([full.span])}"
                yield self._claims.make("full-name-late", first.span, says, [full.span], native=first.native)

    def _introduced(self, mention: Mention) -> bool:
        """Whether a title or a description stands beside the name, as at a first mention."""
        around = self._text[max(0, mention.span.start - 2) : mention.span.start] + self._text[mention.span.end : mention.span.end + 1]
        return self._title(mention) is not None or around == ", ,"

    def _in_prose(self, span: Span, later: Span) -> bool:
        """Whether a place is in a full paragraph of its own, outside quotation marks."""
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", span.end)
        paragraph = self._text[start : end if end >= 0 else len(self._text)].rstrip()
        lead = paragraph[: span.start - start]
        quoted = lead.count("“") > lead.count("”") or lead.count("«") > lead.count("»") or lead.count('"') % 2
        whole = paragraph[-1:] in '.!?”"' and len(words(paragraph)) >= _SHORTEST_PARAGRAPH
        return start + len(paragraph) < later.start and whole and not quoted


def _changed(name: str) -> Iterator[str]:
    """A surname in English letters with the ending of the other sex."""
    for pattern, new in _ENDINGS:
        if re.search(pattern, name):
            yield re.sub(pattern, new, name)


def _woman(native: str) -> str:
    """The woman's form of a native man's surname, or the name itself.

    >>> _woman("Захаров"), _woman("Чайковский"), _woman("Захарова")
    ('Захарова', 'Чайковская', 'Захарова')
    """
    for pattern, new in _FEMALE:
        if re.search(pattern, native):
            return re.sub(pattern, new, native)
    return native
