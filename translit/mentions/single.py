"""One name on its own: the caller says that it is a name in the source's spelling, so doubts do not count."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import replace

from translit import edits
from translit.glossary.entries import ACRONYM, NAMESAKE, PLURAL, RUSSIAN_FORM
from translit.knowledge import Knowledge
from translit.mentions.listed import confidence
from translit.mentions.lookup import Reading, lookup
from translit.model import Candidate, Edit, NameResult, Span
from translit.names.restore import Restored
from translit.text import fold, match_case, words

BOLD = 0.04
"""A restored form less sure than this is not given: the name is rather right as it stands."""
UNREAD = 0.7
"""What a word that is left as it is takes from the confidence in the whole name."""
USUAL_NAME = 15
"""A Russian name that the lists have so often is a name of its own, not just the Russian form of one town elsewhere ..."""
KNOWN_NAME = 3
"""... and one that they have so often is meant rather than a Serb or Bulgarian of that name, which the press spells otherwise."""
_SOFT = re.compile(r"(?<=[^\W\d_])['’ʹ](?=[^\W\d_])")
_STOP = re.compile(r"(?<=[^\W\d_])\.(?= )")
_LONGEST = 200
"""No name has more code points; what is longer is given back as it is."""


def find(name: str, knowledge: Knowledge) -> NameResult:
    """The whole name in the glossary, or restored, or the name itself with confidence 0."""
    # Scholarly spelling writes a soft sign as an apostrophe (Khmel'nyc'kyj); the glossary writes no full stops (St. Petersburg).
    for needless, ways in ((_SOFT, ("listed", "derived", "restored")), (_STOP, ("listed", "derived"))):
        plain = needless.sub("", name)
        if plain != name and (found := _find(plain, knowledge)).how in ways:
            return replace(found, name=name)
    return _find(name, knowledge)


def _find(name: str, knowledge: Knowledge) -> NameResult:
    trimmed = name.strip()
    tokens = words(trimmed) if len(trimmed) <= _LONGEST else []
    if not tokens:
        return NameResult(name, name)
    index = lookup(knowledge)
    matches = [m for m in index.matches(trimmed, tokens, any_case=True) if m.span == (tokens[0].start, tokens[-1].end)]
    if not matches:
        return _restored(name, trimmed, tokens, knowledge)
    match = matches[0]
    alone = len(tokens) == 1
    candidates = []
    readings = index.ranked(match)
    if (first := next(iter(readings.values()))).part == PLURAL:
        # Spanish adjectives have plurals; English ones do not.
        readings = {index.full(first.entry): first, **readings}
    for form, reading in readings.items():
        cased = form if reading.part == ACRONYM or match.text.islower() else match_case(match.text, form)
        candidates.append(Candidate(cased, index.native(reading), confidence(reading, alone, reading.why)))
    doubtful = first.why if first.entry.type == "place" else first.why in (NAMESAKE, RUSSIAN_FORM) and not first.listed
    if alone and doubtful and (namesake := _namesake(match.text, first, knowledge)):
        candidates.insert(0, namesake)
    best = candidates[0]
    return NameResult(name, best.english, best.native, best.confidence, "listed" if first.listed else "derived", tuple(candidates))


def _namesake(word: str, listed: Reading, knowledge: Knowledge) -> Candidate | None:
    """The word as a Russian name of its own: Vinogradov is a surname rather than the town of Vynohradiv."""
    forms = knowledge.restorer.restore(fold(word, lookup(knowledge).marks))
    least = KNOWN_NAME if listed.why == NAMESAKE else USUAL_NAME
    if forms and forms[0].language == "ru" and forms[0].reading.known >= least:
        return _candidate(word, forms[0], 0.6)
    return None


def _restored(name: str, trimmed: str, tokens: list[Span], knowledge: Knowledge) -> NameResult:
    """Each word that can be read restored, the others as they are; the blanks and hyphens between stay."""
    kept = [trimmed[t.start : t.end] for t in tokens]
    # Beside capitals a lower-case word is a particle: Casa Blanca de Biskek.
    particles = {word for word in kept if word.islower()} if not trimmed.islower() else set()
    columns = [[] if word in particles else _forms(word, knowledge) for word in kept]
    if not any(columns):
        return NameResult(name, name)
    # Beside a word of a native name, a word that is also a name at home is native too when some list knows it.
    columns = [column if column or word in particles else _forms(word, knowledge, vouched=True) for column, word in zip(columns, kept, strict=True)]
    candidates: dict[str, Candidate] = {}
    for place in range(max(map(len, columns))):
        parts = [column[min(place, len(column) - 1)] if column else None for column in columns]
        english = _joined(trimmed, tokens, [p.english if p else word for p, word in zip(parts, kept, strict=True)])
        native = _joined(trimmed, tokens, [p.native or word if p else word for p, word in zip(parts, kept, strict=True)])
        sure = math.prod(p.confidence if p else UNREAD for p in parts)
        candidates.setdefault(english, Candidate(english, native, round(sure, 3)))
    best = next(iter(candidates.values()))
    if best.english == trimmed:
        return NameResult(name, name)
    return NameResult(name, best.english, best.native, best.confidence, "restored", tuple(candidates.values()))


def _forms(word: str, knowledge: Knowledge, vouched: bool = False) -> list[Candidate]:
    """The restored forms of one word, the likeliest first; none when it is rather a word or name at home.

    A word that is `vouched` for by its neighbours is read all the same if it is a known native word.
    """
    index, restorer = lookup(knowledge), knowledge.restorer
    spelling, plain = fold(word, index.marks), fold(word)
    composed = unicodedata.normalize("NFC", word)
    if len(composed) < 2 or not composed.isalpha() or composed != unicodedata.normalize("NFKC", word):
        return []
    if restorer.at_home(plain) and not vouched:
        return []
    forms = restorer.restore(spelling)
    if not forms or (vouched and not forms[0].reading.known):
        return []
    sure = knowledge.confidence.name(restorer.evidence(forms[0], spelling, plain, index.foreign(word)))
    if (sure < BOLD and not vouched) or (forms[0].english != plain and plain in knowledge.english_words):
        return []
    first = forms[0].share
    return [_candidate(word, form, sure * form.share / first) for form in forms]


def _candidate(word: str, form: Restored, confidence: float) -> Candidate:
    return Candidate(match_case(word, form.english.capitalize()), form.native.capitalize(), confidence)


def _joined(text: str, tokens: list[Span], words_: list[str]) -> str:
    edits_ = [Edit(token, word) for token, word in zip(tokens, words_, strict=True)]
    return edits.apply(text, edits_)
