"""Who is who in one text: every place where it names a person, a place or an organisation, right spellings included.

A listed name is the concept it names in full; a surname alone is the bearer whom the text names in full, or else the
one it names most. Names that no glossary lists are the same when they are restored to the same English form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from translit.glossary.entries import ACRONYM, FULL, SHORT, Entry
from translit.knowledge import Knowledge, english_knows
from translit.mentions.lookup import Match, is_fixed, lookup, people_in_full
from translit.mentions.people import people
from translit.mentions.reading import SHORTEST, Reading
from translit.model import Document, Span
from translit.text import JOINT, Cover, fold, words

Sort = Literal["person", "place", "organisation", "name"]
SURE = 0.6
"""A word no glossary lists names somebody only when it is restored with this confidence."""
_SORTS: dict[str, Sort] = {"person": "person", "place": "place", "organisation": "organisation", "media": "organisation"}
_WOMENS = ("ова", "ева", "ёва", "ская", "цкая", "ська", "цька")


class Mention(NamedTuple):
    """One naming: `name` is the surname or the whole name, `given` the words before a surname.

    `who` is equal for mentions of one bearer, `family` for bearers of one surname (English, lower-case), `first` is
    the English form of the words before it. `listed` are
    the concepts it may be, none when no glossary lists it; `full` when it is more than a surname. `right` when the
    words are already a form the house style accepts. `native` is the surname or whole name in its own script.
    """

    span: Span
    sort: Sort
    who: str
    family: str
    name: Span
    given: Span | None
    gender: str | None
    listed: frozenset[str]
    full: bool
    right: bool
    first: str
    native: str


class Names:
    """The mentions of one document, and what its words are."""

    def __init__(self, document: Document, knowledge: Knowledge, matches: Sequence[Match], readings: Sequence[Reading]) -> None:
        """`matches` and `readings` are what `listed.matches` and `restored.read` found in the document."""
        self.text, self.index, self._knowledge = document.text, lookup(knowledge), knowledge
        self.english, self.people = knowledge.english_words, people(knowledge)
        protected = Cover(document.protected)
        self.words = [word for word in words(document.text) if not protected.touches(word)]
        self._starts = {word.start: i for i, word in enumerate(self.words)}
        self._ends = {word.end: i for i, word in enumerate(self.words)}
        self.matches = [match for match in matches if not is_fixed(match)]
        self._covered = Cover(match.span for match in matches)
        known = self._listed()
        self.mentions: list[Mention] = sorted(_settled([*known, *self._unlisted(readings, known)]))
        """In order of their spans; they do not overlap."""
        self.bearers: dict[str, list[Mention]] = defaultdict(list)
        """The mentions of each bearer."""
        self.families: dict[str, list[Mention]] = defaultdict(list)
        """The mentions of people by surname."""
        for mention in self.mentions:
            self.bearers[mention.who].append(mention)
            if mention.sort in ("person", "name"):
                self.families[mention.family].append(mention)
        self.kin = any(self.word(word).casefold() in self.people.kin for word in self.words)
        """Whether the text speaks of families, in which people share surnames."""

    def word(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def title(self, mention: Mention) -> str | None:
        """The word for a person right before a name."""
        before = self.before(mention.span)
        word = self.word(before).casefold() if before else ""
        return word if word in self.people.titles else None

    def before(self, span: Span) -> Span | None:
        """The word that one blank, line break or hyphen parts from the beginning of a span."""
        i = self._starts.get(span.start, 0)
        return self.words[i - 1] if i and JOINT.fullmatch(self.text, self.words[i - 1].end, span.start) else None

    def after(self, span: Span) -> Span | None:
        """The word that one blank, line break or hyphen parts from the end of a span."""
        i = self._ends.get(span.end, len(self.words)) + 1
        return self.words[i] if i < len(self.words) and JOINT.fullmatch(self.text, span.end, self.words[i].start) else None

    def _listed(self) -> list[Mention]:
        concepts = people_in_full(self.matches)
        found = []
        for match in self.matches:
            sorts = {_SORTS.get(reading.entry.type) for reading in match.readings}
            sort = sorts.pop()
            if not sorts and sort and not self._doubtful(match):
                found.append(self._known(match, sort, concepts))
        named = Counter(concept for mention in found for concept in mention.listed)
        in_full = [m for m in found if m.given]
        theirs = {name for m in in_full if m.listed for name in (m.family, self.word(m.name))}
        own = {name for m in in_full if not m.listed for name in (m.family, self.word(m.name))} - theirs
        spelled: dict[str, set[str]] = defaultdict(set)
        for m in in_full:
            spelled[self.word(m.name)] |= m.listed

        def other(mention: Mention) -> bool:
            written = self.word(mention.name)
            return not own.isdisjoint((mention.family, written)) or (written in spelled and spelled[written].isdisjoint(mention.listed))

        return [_bearer(mention, named, other(mention)) for mention in found]

    def _doubtful(self, match: Match) -> bool:
        """Whether the words may be no name at all, or are part of a longer name that no glossary lists."""
        parts = {reading.part for reading in match.readings}
        if not parts <= {FULL, SHORT, ACRONYM} or self.index.caution(match) or ((doubt := self.index.doubt(match)) and doubt.certain):
            return True
        beside = (self.before(match.span), self.after(match.span)) if match.readings[0].entry.type == "place" else ()
        return any(word is not None and self._stranger(word) for word in beside)

    def _stranger(self, word: Span) -> bool:
        """Whether a word beside a name looks like a part of it: capitalised, and no listed name of its own."""
        written = self.word(word)
        starts = word.start == 0 or self.text[max(0, word.start - 2) : word.start].rstrip(" ")[-1:] in '.!?\n“"«'
        return written[0].isupper() and not self._covered.touches(word) and not (starts and written.lower() in self.english)

    def _known(self, match: Match, sort: Sort, in_full: set[str]) -> Mention:
        ranked = list(self.index.ranked(match, in_full).values())
        best = ranked[0]
        english = self.index.english(best)
        # Who is written as English writes him is not another who is spelled so in the source language: Timoshenko, Tymoshenko.
        exact = self.index.plain(match.text) == self.index.plain(english)
        ids = {r.entry.id for r in match.readings if r.part == best.part and (not exact or self.index.english(r) == english)}
        ids = ids & in_full or ids
        genders = {r.entry.gender for r in match.readings if r.entry.id in ids}
        name, given = match.span, None
        if sort == "person" and best.part == FULL:
            name, given = self._split(match.span, best.entry)
        elif sort == "person" and best.part == SHORT:
            given = self._given(match.span)
        # A given name that makes no listed name of the surname is somebody else's, or is wrong.
        listed = frozenset() if given and best.part == SHORT else frozenset(ids)
        gender = self.index.gender(self.word(given)) if given and not listed else genders.pop() if len(genders) == 1 else None
        family = self.index.alone(best.entry).casefold()
        who = best.entry.id if listed else family
        span = Span(given.start, name.end) if given else match.span
        native = best.entry.short_native if name != match.span else self.index.native(best)
        full = best.part == FULL or given is not None
        first = self.index.full(best.entry).casefold().removesuffix(family).strip() if listed and given else ""
        return Mention(span, sort, who, family, name, given, gender, listed, full, self.index.right(match), first, native or "")

    def _split(self, span: Span, entry: Entry) -> tuple[Span, Span | None]:
        """The surname and what stands before it; the whole name when it does not end in its short form."""
        if entry.english.split(" ")[-1] != entry.short:
            return span, None
        inside = self.words[self._starts[span.start] : self._ends[span.end] + 1]
        if len(inside) < 2:
            return span, None
        return inside[-1], Span(span.start, inside[-2].end)

    def _given(self, span: Span) -> Span | None:
        """The given name before a surname: a word the glossary knows as one, or one that no glossary and not even English knows."""
        word = self.before(span)
        if word is None or self.text[word.end : span.start] != " " or self._covered.touches(word):
            return None
        written = self.word(word)
        unknown = len(written) >= SHORTEST and written.istitle() and not english_knows(fold(written))
        return word if unknown or (written[0].isupper() and self.index.gender(written)) else None

    def _unlisted(self, readings: Sequence[Reading], known: Sequence[Mention]) -> list[Mention]:
        shorts = {self.word(m.name).casefold(): m.who for m in known if m.right and m.sort != "organisation"}
        taken = {m.given for m in known if m.given}
        found = []
        for reading in readings:
            best = reading.forms[0]
            certain = reading.certainty >= SURE and best.share >= SURE
            # A given name alone may be anybody's of that name; a word at home in the source language or English is one of theirs.
            if not certain or reading.span in taken or self.index.gender(reading.text) or self._knowledge.restorer.at_home(fold(reading.text)):
                continue
            given = self._given(reading.span)
            gender = self.index.gender(self.word(given)) if given else "f" if best.native.endswith(_WOMENS) else None
            span = Span(given.start, reading.span.end) if given else reading.span
            sort: Sort = "person" if given else "name"
            who = shorts.get(best.english, f"={best.english}")
            right = best.english == fold(reading.text)
            native, full = best.native.capitalize(), given is not None
            found.append(Mention(span, sort, who, best.english, reading.span, given, gender, frozenset(), full, right, "", native))
        return found


def _bearer(mention: Mention, named: Mapping[str, int], other: bool) -> Mention:
    """The mention with the concept that the text names most, or with none when the text names some `other` bearer in full."""
    if other and mention.listed and not mention.full:
        return mention._replace(who=mention.family, listed=frozenset())
    return mention._replace(who=min(mention.listed, key=lambda c: (-named[c], c))) if mention.listed else mention


def _settled(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with a surname alone given the gender of the bearers whom the text names in full."""
    genders: dict[str, set[str | None]] = defaultdict(set)
    for mention in mentions:
        if mention.given:
            genders[mention.who].add(mention.gender)
    alone = {who: found.pop() for who, found in genders.items() if len(found) == 1}
    return [m._replace(gender=alone.get(m.who, m.gender)) if not m.given and not m.listed else m for m in mentions]
