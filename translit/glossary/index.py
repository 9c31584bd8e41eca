"""Every spelling of every concept, compiled into what a run looks up word by word.

A name is a sequence of *slots*, one for each word; a slot holds all the ways one word may be written: derived from each native form, the
English form, other accepted forms. So the spellings of "Sergei" and of "Lavrov" are stored once each, and a name may mix norms.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from translit.glossary import entries, schema, styles
from translit.glossary.derive import APOSTROPHES
from translit.glossary.entries import ACRONYM, DEFAULT_STYLE, FIXED, FULL, PLURAL, SHORT, UNDETERMINED, End, Entry, Spelled, edge, near_key
from translit.glossary.library import Library
from translit.table import Table
from translit.text import WORD, fold, unaccented

# Romanian letters as old keyboards write them, which is no English spelling.
_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")


def build(library: Library) -> dict[str, Any]:
    """The index as plain tuples and dicts, so that it can be stored and loaded without being built again."""
    builder = _Builder(library)
    for concept in library.concepts.values():
        builder.add(concept)
    for phrase in library.phrases:
        builder.fix(phrase)
    return builder.done()


class _Builder:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._slots: dict[frozenset[tuple[str, str]], int] = {}
        self._columns: list[frozenset[tuple[str, str]]] = []
        self._spelled: dict[str, dict[int, tuple[float, bool]]] = {}
        self._derived: dict[tuple[str, str], dict[str, float]] = {}
        self._trie: dict[tuple[int, int], int] = {}
        self._parents: set[int] = set()
        self._ends: dict[int, set[End]] = {}
        self._acronyms: dict[str, set[End]] = {}
        self._entries: list[Entry] = []
        self._cautious: dict[str, str] = {}
        self._telling: dict[str, frozenset[str]] = {}
        self._sure: set[str] = set()
        self._genders: dict[int, set[str]] = {}

    def add(self, concept: schema.Concept) -> None:
        """Put every spelling of a concept into the index: names, surname, plural, listed forms, acronyms."""
        number, caution = len(self._entries), concept.caution
        self._entries.append(self._entry(concept))
        accepted = [concept.english, *concept.admitted]
        natives = dict(concept.native)
        if concept.type == "place" and len(natives) > 1:
            # A small Ukrainian town's Russian name is also that of places in Russia.
            russian = [("ru", natives.pop("ru"))] if "ru" in natives else []
            self._names((), russian, End(number, FULL, False, caution or entries.RUSSIAN_FORM))
            # Orejov may be somebody's surname, but Orijiv is the town.
            caution = None if caution and caution.startswith("Russian ") else caution
        self._names(accepted, natives.items(), End(number, FULL, False, caution))
        if concept.type == "person" and concept.short != "none":
            forms, short_natives = self._shorts(concept)
            namesake = entries.NAMESAKE if set(concept.native) - {"ru"} and set(concept.native) <= {"bg", "mk", "mn", "sr", "ru"} else None
            self._names(forms, short_natives, End(number, SHORT, False, caution or namesake))
        if concept.plural:
            self._names([concept.plural], (), End(number, PLURAL, False, caution))
        for avoid in concept.avoid:
            self._listed(avoid, End(number, FULL, True, None))
        spellings = self._library.spellings.get(concept.id, schema.Forms())
        for form in spellings.forms:
            single = concept.type == "person" and " " not in (form if isinstance(form, str) else form.form) and " " in concept.english
            self._listed(form, End(number, SHORT if single else FULL, True, None))
        for form in spellings.plural:
            self._listed(form, End(number, PLURAL, True, None))
        self._acronym(concept, number, spellings.acronym)

    def fix(self, phrase: schema.FixedPhrase) -> None:
        """Put a fixed phrase into the index: words that are right as they are."""
        number = len(self._entries)
        self._entries.append(Entry(phrase.phrase, "phrase", phrase.why, "", "", phrase.phrase, "", {}, {}, None, None, None, (), (), None, None, ""))
        self._names([phrase.phrase], (), End(number, FIXED, True, None))

    def done(self) -> dict[str, Any]:
        """The finished tables, with the words that may be something else marked as doubtful."""
        for form, why in [*self._cautious.items()]:
            # What is doubtful with its accents is so without them: Nicolás II, Nicolas II.
            bare = unaccented(form)
            if bare not in self._sure:
                self._cautious.setdefault(bare, why)
        alone = {slot for (node, slot), child in self._trie.items() if not node and child in self._ends}
        own: dict[str, set[str]] = {}
        for word in self._library.own_words:
            own.setdefault(self._fold(word), set()).add(word)
        doubtful: dict[str, str] = {}
        for spelling, slots in self._spelled.items():
            if not alone.isdisjoint(slots):
                doubtful |= dict.fromkeys({spelling} | own[spelling] if spelling in own else (), "also a name of the source language or of English")
                if spelling in self._library.english_words or (
                    spelling in self._library.english_names and not self._is_english(spelling, alone.intersection(slots))
                ):
                    doubtful[spelling] = entries.ENGLISH_WORD
        return {
            "marks": self._library.written.marks,
            "tells": tuple(self._library.written.tells),
            "own_endings": tuple(self._library.written.own_endings),
            "genitive": self._library.written.genitive,
            "spelled": Table.pack({k: tuple(Spelled(s, w, low).pack() for s, (w, low) in sorted(v.items())) for k, v in self._spelled.items()}),
            "trie": Table.pack({edge(node, slot): child for (node, slot), child in self._trie.items()}),
            "given": frozenset(slot for (node, slot), child in self._trie.items() if not node and child in self._parents),
            "genders": {slot: next(iter(genders)) for slot, genders in self._genders.items() if len(genders) == 1},
            "ends": Table.pack({node: tuple(tuple(end) for end in sorted(ends, key=repr)) for node, ends in self._ends.items()}),
            "acronyms": {k: tuple(tuple(end) for end in sorted(v, key=repr)) for k, v in self._acronyms.items()},
            "entries": Table.pack({number: tuple(entry) for number, entry in enumerate(self._entries)}),
            "ids": [entry.id for entry in self._entries],
            "near": marshal.dumps(self._near()),
            "doubtful": doubtful,
            "cautious": self._cautious,
            "telling": self._telling,
        }

    def _is_english(self, spelling: str, slots: Iterable[int]) -> bool:
        """Whether English itself writes, or wrote, one of these words so: Kiev, but not Ginsburg, who is somebody else."""
        norms = self._library.english.values()
        for language, word in (pair for slot in slots for pair in self._columns[slot]):
            forms = [system[language].plain(word.casefold()) for system in norms if language in system] if language else [self._fold(word)]
            if spelling in forms:
                return True
        return False

    def _near(self) -> tuple[list[str], list[tuple[int, bool]]]:
        """The keys of every name of one word and every surname, with the concept's number and whether it is a surname."""
        keys: dict[str, tuple[int, bool]] = {}
        for number, entry in enumerate(self._entries):
            short = entry.type == "person" and " " in entry.english
            names = [entry.short, entry.short_native] if short else [entry.english]
            for name in names if entry.type in ("person", "place") else ():
                if " " not in name and name.isascii() and len(name) > 5:
                    keys.setdefault(near_key(name), (number, short))
        return list(keys), list(keys.values())

    def _entry(self, concept: schema.Concept) -> Entry:
        # The bearer's own language says more than Russian, which stands first in most entries.
        written = next((language for language in concept.native if language != "ru"), "ru")
        native = concept.native[written]
        # The glossary has the places of the world in Russian, which says nothing of their names.
        language = written if written != "ru" or concept.country in (None, "RU") else UNDETERMINED
        short = concept.short if isinstance(concept.short, schema.Short) else None
        forms = {style: styles.styled(concept, style, self._library) for style in self._library.styles}
        shorts = {style: short.english if short else form.split(" ")[-1] for style, form in forms.items()}
        english, alone = forms[DEFAULT_STYLE], shorts[DEFAULT_STYLE]
        return Entry(
            id=concept.id,
            type=concept.type,
            about=concept.about,
            native=native,
            short_native=next(iter(short.native.values())) if short else native.split(" ")[-1],
            english=english,
            short=alone,
            styled={style: form for style, form in forms.items() if form != english},
            styled_short={style: form for style, form in shorts.items() if form != alone},
            plural=concept.plural,
            acronym=concept.acronym,
            native_acronym=next(iter(concept.native_acronym.values()), None),
            accepted=tuple(_plain(form) for form in concept.admitted),
            accepted_short=() if short else tuple(_plain(form.split(" ")[-1]) for form in concept.admitted),
            now=concept.now,
            gender=concept.gender,
            language=language,
            since=str(concept.since or ""),
            until=str(concept.until or ""),
        )

    def _shorts(self, concept: schema.Concept) -> tuple[list[str], list[tuple[str, str]]]:
        if isinstance(concept.short, schema.Short):
            return [concept.short.english], list(concept.short.native.items())
        names = [concept.english, *concept.admitted]
        return [n.split(" ")[-1] for n in names], [(language, n.split(" ")[-1]) for language, n in concept.native.items()]

    def _names(self, forms: Iterable[str], natives: Iterable[tuple[str, str]], end: End) -> None:
        """Forms of as many words share their slots, so that each word may follow its own norm."""
        columns: dict[int, list[set[tuple[str, str]]]] = {}
        for language, form in [*(("", f) for f in forms), *natives]:
            tokens = _tokens(form if not language else APOSTROPHES.sub("", form))
            for column, token in zip(columns.setdefault(len(tokens), [set() for _ in tokens]), tokens, strict=True):
                column.add((language, token))
        for sequence in columns.values():
            self._put([self._slot(frozenset(column)) for column in sequence], end)

    def _listed(self, form: str | schema.Form, end: End) -> None:
        text = form if isinstance(form, str) else form.form
        self._caution(form)
        self._put([self._slot(frozenset({("", token)})) for token in _tokens(text)], end)

    def _caution(self, form: str | schema.Form) -> None:
        """Exactly this form is doubtful: Jerson may be somebody's given name, Jersón is the city."""
        if isinstance(form, str):
            self._sure.add(_plain(form))
        elif form.tier == "suggest":
            self._cautious[_plain(form.form)] = form.why or "not always this name"
            self._telling[_plain(form.form)] = frozenset(map(_plain, form.sure_with))

    def _acronym(self, concept: schema.Concept, number: int, listed: Sequence[str | schema.Form]) -> None:
        end = End(number, ACRONYM, True, None)
        for form in listed:
            self._caution(form)
            self._acronyms.setdefault(form if isinstance(form, str) else form.form, set()).add(end)
        for language, form in concept.native_acronym.items():
            # Two letters, or an English word in capitals, could be anything.
            for acronym in self._spell_out(language, form):
                if len(acronym) > 2 and acronym.lower() not in self._library.english_words:
                    self._acronyms.setdefault(acronym, set()).add(end._replace(listed=False))
        if concept.acronym:
            self._acronyms.setdefault(concept.acronym, set()).add(end)
        if self._library.written.acronyms_as_words:
            own = [form if isinstance(form, str) else form.form for form in listed]
            self._as_words(concept.acronym, [*own, concept.acronym] if concept.acronym else own, end)

    def _as_words(self, english: str | None, acronyms: Sequence[str], end: End) -> None:
        """Acronyms that can be spoken, as newspapers of the language write them: Wada, Rusada. One of three letters is only suggested."""
        for form in acronyms:
            word = form.capitalize()
            spoken = form.isupper() and re.search("[AEIOUY]", form) and form.lower() not in self._library.english_words
            if spoken and (len(form) > 3 or form == english) and word not in self._acronyms:
                self._acronyms[word] = {end}
                if len(form) == 3 or form.lower() in self._library.english_names or word in self._library.own_words:
                    self._cautious[_plain(word)] = "also a word or a name"

    def _spell_out(self, language: str, acronym: str) -> list[str]:
        system = self._library.systems.get(language)
        if system is None:
            return []
        spelled = {"": 1.0}
        for letter in acronym:
            options = [s.upper() for s, w in system.derive(letter).items() if w >= 0.9]
            spelled = {done + option: 1.0 for done in spelled for option in options}
        return list(spelled)

    def _put(self, sequence: Sequence[int], end: End) -> None:
        if not sequence:
            return
        node = 0
        for slot in sequence:
            self._parents.add(node)
            node = self._trie.setdefault((node, slot), len(self._trie) + 1)
        self._ends.setdefault(node, set()).add(end)
        if end.part == FULL and len(sequence) > 1 and (gender := self._entries[end.concept].gender):
            self._genders.setdefault(sequence[0], set()).add(gender)

    def _slot(self, words: frozenset[tuple[str, str]]) -> int:
        slot = self._slots.get(words)
        if slot is not None:
            return slot
        slot = self._slots[words] = len(self._slots)
        self._columns.append(words)
        for language, word in words:
            lower = word[:1].islower()
            for spelling, weight in (self._derive(language, word) if language else self._as_is(word)).items():
                before = self._spelled.setdefault(spelling, {}).get(slot, (0.0, False))
                self._spelled[spelling][slot] = (max(before[0], round(weight, 4)), before[1] or lower)
        return slot

    def _derive(self, language: str, word: str) -> Mapping[str, float]:
        if language not in self._library.systems:
            return {}
        key = (language, word.casefold())
        if key not in self._derived:
            self._derived[key] = {self._fold(s): w for s, w in reversed(self._library.systems[language].derive(word).items())}
        return self._derived[key]

    def _as_is(self, word: str) -> dict[str, float]:
        return dict.fromkeys(map(self._fold, (word, word.translate(_CEDILLAS))), 1.0)

    def _fold(self, word: str) -> str:
        return fold(word, self._library.written.marks)


def _tokens(form: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", form))


def _plain(form: str) -> str:
    """How accepted forms are compared with text: composed, any case, words joined by one blank."""
    return " ".join(_tokens(form)).casefold()
