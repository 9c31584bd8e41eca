"""Names in a document that no glossary lists and that look transliterated, as whole names with what stands around them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Container, Mapping, Sequence
from typing import Literal, NamedTuple

from translit import knowledge
from translit.glossary.entries import SHORT
from translit.knowledge import Knowledge
from translit.mentions import listed, near, restored
from translit.mentions.lookup import Lookup, Match, lookup
from translit.mentions.people import People, people
from translit.mentions.reading import Reading
from translit.model import Document, Span
from translit.names import lexicon
from translit.names.lexicon import Lexicon
from translit.text import Sentences, fold, words

FAINT = 0.2
"""A word restored with less confidence is no part of a name; how sure a name has to be is for those who gather them to say."""
LONGEST = 4
"""More words in a row are no one name."""
CLOSE = 0.5
"""A word is a listed name misspelt when it is so nearly that name (the confidence of `near`)."""
SHARE = 0.02
"""A form less likely than this is not thought of."""
_JOINT = re.compile(r"[^\S\n\r]+|[-\u2010\u2011\u2013]")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|from|outside|around|towards?|(?:city|town|village|settlement|hamlet|port|district|region|airport|outskirts|suburbs?) of"
    r"|village|town|settlement|hamlet)\s+\Z",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(r"\s+(?:region|oblast|district|river|airport|village|reservoir|province|station|refinery)\b", re.IGNORECASE)

Sort = Literal["person", "place"]


class Form(NamedTuple):
    """One reading of a word: English and native lower-case form, the native language, and its share, 0 to 1."""

    english: str
    native: str
    language: str
    share: float


class Sighting(NamedTuple):
    """One place where a document writes an unlisted name.

    `forms` holds the readings of each word, none for a word that could not be read; `joints` what stands between them.
    `sort` is what the words around say it is. `like` is the id of the listed concept of which it is a misspelling.
    """

    span: Span
    words: tuple[str, ...]
    joints: tuple[str, ...]
    forms: tuple[tuple[Form, ...], ...]
    confidence: float
    sort: Sort | None
    gender: str | None
    context: str
    like: str | None = None


def find(document: Document, knows: Knowledge) -> list[Sighting]:
    """The sightings of a document in their order; they do not overlap.

    >>> from translit.knowledge import load
    >>> [s.words for s in find(Document("The miner Timoféi Verjóvtsev spoke in Almatí with Señor Mejía."), load("es"))]
    [('Timoféi', 'Verjóvtsev')]
    """
    matches = listed.matches(document, knows)
    readings = restored.read(document, knows, matches)
    close = (finding for finding in near.find(readings, knows) if finding.confidence >= CLOSE)
    nearly = {finding.span: finding for finding in close if not _at_home(fold(finding.text))}
    looked = _Text(document, knows, {match.span: match for match in matches}, {reading.span: reading for reading in readings}, nearly)
    found: list[Sighting] = []
    for run in looked.runs():
        misspelt = next((nearly[span] for span in run if span in nearly), None)
        if misspelt is not None:
            sighting = looked.sighting([misspelt.span])
            found.append(sighting._replace(like=misspelt.rule, confidence=misspelt.confidence))
        elif looked.is_name(name := looked.with_family(looked.with_given(run))):
            found.append(looked.sighting(name))
    return found


@functools.lru_cache(maxsize=4096)
def _at_home(word: str) -> bool:
    """Whether the word is a name in some of the languages that articles are translated from: Kowalski is, in a German text too."""
    return any(word in home for home in _homes())


@functools.lru_cache(maxsize=1)
def _homes() -> tuple[Lexicon | frozenset[str], ...]:
    """The names at home in each of those languages and in English: the lists, and what the name models were made from."""
    root = knowledge.root()
    models = [root / "natives" / "models" / f"own-{tag}.words" for tag in (*knowledge.sources(), "en")]
    lists = [root / "sources" / tag / "names.txt" for tag in knowledge.sources()]
    names = (frozenset(fold(line) for line in path.read_text(encoding="utf-8").splitlines()) for path in lists if path.is_file())
    return (*(lexicon.load(path) for path in models if path.is_file()), *names)


def sort(text: str, span: Span, full: bool, known: People) -> Sort | None:
    """What the words around a name in a text say it is; `full` when it has several words, as persons have.

    >>> from translit.knowledge import load
    >>> known = people(load())
    >>> text = "Captain Kruchin left the village of Kruchino. Kruchin was glad."
    >>> [sort(text, Span(text.index(name), text.index(name) + len(name)), False, known) for name in ("Kruchin left", "Kruchino", "Kruchin was")]
    ['person', 'place', None]
    """
    before = text[max(0, span.start - 60) : span.start]
    last = words(before)[-1:] if re.search(r"[\w.]\s+\Z", before) else []
    if last and before[slice(*last[0])].casefold() in known.titles:
        return "person"
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, span.end):
        return None if full else "place"
    after = words(text[span.end : span.end + 40])[:1]
    if after and text[span.end + after[0].start : span.end + after[0].end] in known.speaking:
        return "person"
    return "person" if full else None


class _Text:
    """A document's words, and what is known of each."""

    def __init__(
        self, document: Document, knows: Knowledge, known: Mapping[Span, Match], readings: dict[Span, Reading], nearly: Container[Span]
    ) -> None:
        self._text, self._knowledge, self._known, self._readings, self._nearly = document.text, knows, known, readings, nearly
        self._index: Lookup = lookup(knows)
        self._words = words(document.text)
        self._places = {word: i for i, word in enumerate(self._words)}
        self._sentences = Sentences(document.text)

    def runs(self) -> list[list[Span]]:
        """The words that read as native names, those side by side together."""
        runs: list[list[Span]] = []
        for word in self._words:
            reading = self._readings.get(word)
            if reading is None or (reading.certainty < FAINT and word not in self._nearly):
                continue
            if runs and len(runs[-1]) < LONGEST and self._joined(runs[-1][-1], word):
                runs[-1].append(word)
            else:
                runs.append([word])
        return runs

    def is_name(self, name: Sequence[Span]) -> bool:
        """Whether the words are neither at home in some language nor a given name alone."""
        written = [self._word(word) for word in name]
        if all(_at_home(fold(word)) for word in written):
            return False
        if len(written) > 1 and _at_home(fold(written[0])) and not self._index.given_name(written[0]):
            return False
        accompanied = len(written) > 1 or self._readings[name[0]].accompanied
        if self._index.ends_at_home(written[-1]) and (not accompanied or any(_at_home(fold(word)) for word in written)):
            return False
        return accompanied or not (self._index.given_name(written[0]) or _at_home(fold(written[0])))

    def with_given(self, run: list[Span]) -> list[Span]:
        """The run with the given name before it, where English or another name of the glossary has that too (Maria, Vladimir)."""
        i = self._places[run[0]]
        before = self._words[i - 1] if i else None
        if len(run) > 1 or before is None or not self._joined(before, run[0]) or before in self._readings:
            return run
        written = self._word(before)
        free = before in self._known or not any(span.overlaps(before) for span in self._known)
        return [before, *run] if free and written[0].isupper() and self._index.gender(written) else run

    def with_family(self, run: list[Span]) -> list[Span]:
        """The run with the listed surname after it: a given name that none of its listed bearers has is somebody else's."""
        after = self._places[run[-1]] + 1
        word = self._words[after] if after < len(self._words) else None
        match = self._known.get(word) if word else None
        if len(run) > 1 or word is None or match is None or not self._joined(run[0], word):
            return run
        return [*run, word] if all(reading.part == SHORT for reading in match.readings) else run

    def sighting(self, run: Sequence[Span]) -> Sighting:
        """The words of a run as one name."""
        span = Span(run[0].start, run[-1].end)
        joints = tuple("-" if self._text[a.end : b.start].strip() else " " for a, b in itertools.pairwise(run))
        read = [self._readings[word] for word in run if word in self._readings]
        first = self._word(run[0])
        gender = self._index.gender(first) if len(run) > 1 else None
        return Sighting(
            span=span,
            words=tuple(map(self._word, run)),
            joints=joints,
            forms=tuple(self._forms(word) for word in run),
            confidence=max((reading.certainty for reading in read), default=0.0),
            sort=sort(self._text, span, len(run) > 1 and joints[0] == " ", people(self._knowledge)),
            gender=gender,
            context=" ".join(self._sentences.around(span.start).split()),
        )

    def _forms(self, word: Span) -> tuple[Form, ...]:
        if reading := self._readings.get(word):
            return tuple(Form(f.english, f.native, f.language, f.share) for f in reading.forms if f.share >= SHARE)
        written = self._word(word)
        spelling = fold(written, self._index.marks)
        forms = [Form(f.english, f.native, f.language, f.share) for f in self._knowledge.restorer.restore(spelling) if f.reading.known]
        # What English has too (Maria, Vladimir) stays as it is.
        return tuple(form for form in forms if form.english == fold(written)) or tuple(forms)

    def _joined(self, left: Span, right: Span) -> bool:
        return _JOINT.fullmatch(self._text, left.end, right.start) is not None

    def _word(self, word: Span) -> str:
        return self._text[word.start : word.end]
