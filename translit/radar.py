"""The new-name radar: gathers what many articles write of names no glossary lists, and proposes entries for them.

Articles are taken one by one; what is kept grows with the number of different spellings, not with the articles. Spellings
of one name are brought together by their native reading, across articles and source languages: a spelling that may be
read in two ways is read in the way that most mentions of the corpus can be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from translit.knowledge import Knowledge
from translit.mentions import unlisted
from translit.mentions.unlisted import Form, Sighting
from translit.model import Document
from translit.text import Lines, fold

EXAMPLES = 3
"""So many places are kept of each spelling, from different articles where there are."""
_WOMENS = ("ова", "ева", "ёва", "ская", "цкая", "ська", "цька", "ина", "іна")
_MENS = ("ов", "ев", "ёв", "ський", "цький", "ский", "цкий", "ин")


@dataclass(frozen=True)
class Example:
    """One place in the corpus, with the sentence it stands in."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Spelling:
    """One way in which the articles of a source language write a name, and how often."""

    source: str
    text: str
    count: int


@dataclass(frozen=True)
class Proposal:
    """An entry that the glossary might have.

    `concept` is the id of the listed concept of which the spellings are misspellings; None for a new name. `count` is
    in mentions, `documents` in articles, `confidence` (0 to 1) says how sure the reading is.
    """

    english: str
    native: str
    language: str
    type: Literal["person", "place"]
    gender: str | None
    confidence: float
    count: int
    documents: int
    spellings: tuple[Spelling, ...]
    examples: tuple[Example, ...]
    concept: str | None = None


@dataclass
class _Record:
    """What was seen of one spelling (of one source language) of one name."""

    source: str
    sighting: Sighting
    count: int = 0
    documents: int = 0
    last: str = ""
    confidence: float = 0.0
    sorts: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)


Key = tuple[str, ...]


class Radar:
    """Takes articles with `add`, and then says in `proposals` what they write that no glossary has."""

    def __init__(self) -> None:
        self.documents = 0
        self._records: dict[Key, _Record] = {}

    def add(self, document: Document, knowledge: Knowledge) -> None:
        """Look at one article of the source language that the knowledge is for."""
        self.documents += 1
        sightings, lines = unlisted.find(document, knowledge), Lines(document.text)
        full = {(s.words[-1].casefold()): s for s in sightings if len(s.words) > 1}
        for sighting in sightings:
            # A surname alone is the bearer whom the article names in full.
            whole = full.get(sighting.words[0].casefold(), sighting) if len(sighting.words) == 1 else sighting
            key = (knowledge.source, *map(fold, whole.words), *([whole.like] if whole.like else []))
            record = self._records.setdefault(key, _Record(knowledge.source, whole))
            self._count(record, sighting, document.path, lines)

    def proposals(self, least: float = 0.5, fewest: int = 1) -> list[Proposal]:
        """The proposals of at least this confidence and so many mentions: the most frequent first, the surest of equals.

        >>> from translit.knowledge import load
        >>> radar = Radar()
        >>> radar.add(Document("The miner Fiódor Bujalchik spoke."), load("es"))
        >>> [(p.english, p.native, p.type) for p in radar.proposals()]
        [('Fyodor Bukhalchik', 'Фёдор Бухальчик', 'person')]
        """
        read = _Readings(self._records.values())
        groups: dict[Key, list[_Record]] = defaultdict(list)
        for record in self._records.values():
            groups[read.key(record)].append(record)
        made = [_proposal(records, read) for records in _attached(groups).values()]
        kept = [p for p in made if p and p.confidence >= least and p.count >= fewest]
        return sorted(kept, key=lambda p: (-p.count * p.confidence, -p.confidence, p.english))

    def _count(self, record: _Record, sighting: Sighting, path: str, lines: Lines) -> None:
        new = record.last != path
        record.count += 1
        record.documents += new
        record.last = path
        record.confidence = max(record.confidence, sighting.confidence)
        record.sorts.update([sighting.sort] if sighting.sort else [])
        record.genders.update([sighting.gender] if sighting.gender else [])
        if len(record.examples) < EXAMPLES and (new or record.count <= EXAMPLES):
            record.examples.append(Example(path, lines.position(sighting.span.start)[0], sighting.context))


class _Readings:
    """Which of its readings each word has in this corpus: the one that most source languages, and then most mentions, allow."""

    def __init__(self, records: Iterable[_Record]) -> None:
        self._mentions: dict[str, float] = defaultdict(float)
        self._sources: dict[str, set[str]] = defaultdict(set)
        for record in records:
            for forms in record.sighting.forms:
                for native, share in _by_native(forms).items():
                    self._mentions[native] += share * record.count
                    self._sources[native].add(record.source)

    def native(self, forms: Sequence[Form]) -> str:
        """The native word of a word's readings; nothing when it has none."""
        shares = _by_native(forms)
        return max(shares, key=lambda native: (len(self._sources[native]), self._mentions[native], shares[native], native), default="")

    def key(self, record: _Record) -> Key:
        """Equal for spellings of one name; the words that could not be read are as they are written."""
        if record.sighting.like:
            return ("=", record.sighting.like)
        named = zip(record.sighting.forms, record.sighting.words, strict=True)
        return tuple(self.native(forms) or fold(word) for forms, word in named)


def _by_native(forms: Iterable[Form]) -> Mapping[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for form in forms:
        shares[form.native] += form.share
    return shares


def _attached(groups: Mapping[Key, list[_Record]]) -> dict[Key, list[_Record]]:
    """The groups, with those of a surname alone, or with a patronymic, added to the only full name they can belong to."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) == 2 and key[0] != "=":
            bearers[key[-1]].append(key)
    joined: dict[Key, list[_Record]] = {}
    for key in sorted(groups, key=lambda key: (len(key) != 2, key)):
        named = [bearer for bearer in bearers.get(key[-1], ()) if len(key) == 1 or bearer[0] == key[0]]
        home = named[0] if len(named) == 1 and len(key) in (1, 3) else key
        joined.setdefault(home, []).extend(groups[key])
    return joined


def _proposal(records: Sequence[_Record], read: _Readings) -> Proposal | None:
    """The records of one name as a proposal; None when every article writes it as English does."""
    best = max(records, key=lambda r: (min(len(r.sighting.words), 2), r.count, r.confidence, r.sighting.words))
    sighting = best.sighting
    english, native = [], []
    languages: Counter[str] = Counter()
    for forms, word in zip(sighting.forms, sighting.words, strict=True):
        form = max((f for f in forms if f.native == read.native(forms)), key=lambda f: f.share, default=None)
        english.append(form.english.capitalize() if form else word)
        native.append(form.native.capitalize() if form else word)
        languages.update([form.language] if form else [])
        language = form.language if form else "ru"
    joints = [*sighting.joints, ""]
    name = "".join(word + joint for word, joint in zip(english, joints, strict=True))
    spellings = Counter[tuple[str, str]]()
    for record in records:
        spellings[record.source, _text(record.sighting)] += record.count
    if not sighting.like and all(text.casefold() in (name.casefold(), english[-1].casefold()) for _, text in spellings):
        return None
    ordered = sorted(spellings.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    examples = {(e.path, e.line): e for e in sorted((e for r in records for e in reversed(r.examples)), key=lambda e: (e.path, e.line))}
    type_ = _type(records, native[-1])
    return Proposal(
        english=name,
        native="".join(word + joint for word, joint in zip(native, joints, strict=True)),
        language=language,
        type=type_,
        gender=_gender(records, native[-1]) if type_ == "person" else None,
        # No reading of letters is certain.
        confidence=min(0.99, round(max(record.confidence for record in records), 3)),
        count=sum(record.count for record in records),
        documents=sum(record.documents for record in records),
        spellings=tuple(Spelling(source, text, count) for (source, text), count in ordered),
        examples=tuple(examples.values())[:EXAMPLES],
        concept=sighting.like,
    )


def _text(sighting: Sighting) -> str:
    words = [word.title() if word.isupper() else word for word in sighting.words]
    return "".join(word + joint for word, joint in zip(words, [*sighting.joints, ""], strict=True))


def _type(records: Iterable[_Record], native: str) -> Literal["person", "place"]:
    """What most of the words around say; surnames end as surnames do."""
    sorts = sum((record.sorts for record in records), Counter[str]())
    if sorts["place"] != sorts["person"]:
        return "place" if sorts["place"] > sorts["person"] else "person"
    return "person" if native.casefold().endswith(_WOMENS + _MENS + ("ко", "ук", "юк", "ян", "швили", "дзе")) else "place"


def _gender(records: Iterable[_Record], native: str) -> str | None:
    genders = sum((record.genders for record in records), Counter[str]())
    if len(genders) == 1:
        return next(iter(genders))
    word = native.casefold()
    return "f" if word.endswith(_WOMENS) else "m" if word.endswith(_MENS) else None
