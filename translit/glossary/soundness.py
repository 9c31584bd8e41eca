"""What can be wrong with entries that are well formed: they contradict, repeat or hide each other, or do nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from translit.errors import GlossaryError, did_you_mean
from translit.glossary import draft, schema
from translit.glossary.derive import APOSTROPHES, Derivation, language_of
from translit.glossary.edit import GONE
from translit.glossary.library import Library
from translit.glossary.yamlfile import Place, YamlFile
from translit.text import WORD, fold

USUAL = 0.38
"""A lone word whose rules weigh less is not applied, so that listing it says something new."""
_FOREIGN = re.compile("[Ͱ-ᄀ]")
# Languages that are never written in Latin letters.
_OTHER_SCRIPTS = frozenset(("ru", "uk", "be", "bg", "mk", "ky", "tg", "mn", "hy", "ka"))
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Problem(NamedTuple):
    """What is wrong at a place of a file, and what would mend it: a new value or GONE; None when only a person can tell."""

    error: GlossaryError
    file: YamlFile
    place: Place
    mend: Any = None
    note: bool = False


class _Part(NamedTuple):
    """One form of an entry: its text, where it stands, the source language it is listed for and whether it is only suggested."""

    form: str
    place: Place
    source: str
    cautious: bool


class Soundness:
    """Looks at the entries of some files in the light of all that a run knows."""

    def __init__(
        self, library: Library, derivation: Derivation, home: Mapping[str, frozenset[str]], shipped: Set[str], untouched: Callable[[str], object]
    ) -> None:
        """`home` holds, by source language, the names at home there; `shipped` the ids of the concepts that came with the program.

        `untouched` says whether a text has parts that no edit may touch.
        """
        self._library, self._derivation, self._home, self._untouched = library, derivation, home, untouched
        # Some languages are only named: their names are written as they are.
        self._languages = {*derivation.native_languages, *(code for c in library.concepts.values() if c.id in shipped for code in c.native)}
        self._fixed = {_words(phrase.phrase): phrase.phrase for phrase in library.phrases}
        self._right: dict[str, str] = {}
        self._avoided: dict[str, str] = {}
        for concept in library.concepts.values():
            for form in (concept.english, *concept.admitted):
                self._right.setdefault(form.casefold(), concept.id)
            for avoided in concept.avoid:
                if isinstance(avoided, str):
                    self._avoided.setdefault(avoided.casefold(), concept.id)

    def entry(self, concept: schema.Concept, own: bool = True) -> Iterator[Problem]:
        """Every problem of an entry; what is listed in vain, and missing examples, only of one's own."""
        yaml, number = self._library.placed[concept.id]
        yield from self._shape(concept, yaml, number)
        yield from self._ways(concept, yaml, number)
        if not own:
            return
        for part in _parts(concept, number):
            yield from self._form(concept, part, yaml)
        if not concept.examples and concept.type in ("person", "place"):
            example = draft.example(" ".join(concept.english.split()), concept.native, self._derivation, "es")
            shown = ", ".join(f"{tag}: {{{text}: {new}}}" for tag, pairs in example.items() for text, new in pairs.items())
            yield _problem(yaml, (number, "examples"), f"{concept.id!r} has no example", f"examples: {{{shown}}}", example, note=True)

    def listed(self, yaml: YamlFile, entries: Mapping[str, schema.Spellings], source: str) -> Iterator[Problem]:
        """Every problem of one's own list of spellings."""
        for id_, forms in entries.items():
            if concept := self._library.concepts.get(id_):
                for part in _forms(forms, (id_,), source):
                    yield from self._form(concept, part, yaml)

    def style(self, yaml: YamlFile, style: schema.Style) -> Iterator[Problem]:
        """Words that a style replaces and replaces again: A by B, B by C or by A."""
        for word, new in style.words.items():
            if word == new:
                yield _problem(yaml, ("words", word), f"{word!r} is replaced by itself", "take it out", GONE)
            elif new in style.words:
                what = f"{word!r} becomes {new!r}, which becomes {style.words[new]!r}"
                yield _problem(yaml, ("words", word), what, "say at once what it becomes, and leave no circle")

    def _shape(self, concept: schema.Concept, yaml: YamlFile, number: int) -> Iterator[Problem]:
        """Ids, letters, languages and blanks."""
        if not _SLUG.fullmatch(concept.id):
            yield _problem(yaml, (number, "id"), f"the id {concept.id!r} is no slug", "small letters, digits and hyphens: fedot-kruchin")
        for language, native in concept.native.items():
            place = (number, "native", language)
            if language not in self._languages:
                hint = did_you_mean(language, sorted(self._languages))
                yield _problem(yaml, place, f"no native language is called {language!r}", hint)
            elif mixed := next((word for word in WORD.findall(native) if _scripts(word) > 1), None):
                yield _problem(yaml, place, f"{mixed!r} mixes letters of two scripts", "type the look-alike letters anew")
            elif not self._derivation.reads(language) or (concept.type == "media" and native in (concept.english, *concept.admitted)):
                # A medium may call itself by a Latin brand name in its own language too.
                continue
            elif language in _OTHER_SCRIPTS and language_of(native) is None:
                yield _problem(yaml, place, f"{native!r} is not written in the letters of {language!r}", "give the name in its own script")
            elif self._unreadable(language, native):
                yield _problem(yaml, place, f"{native!r} has a letter that no system knows", "check the spelling, and the language")
        for key, form in (("english", concept.english), *((("admitted", n), f) for n, f in enumerate(concept.admitted))):
            place = (number, *(key if isinstance(key, tuple) else (key,)))
            if _FOREIGN.search(form):
                yield _problem(yaml, place, f"{form!r} is not written in English letters", "check each letter: some only look Latin")
            if form != (clean := unicodedata.normalize("NFC", " ".join(form.split()))):
                yield _problem(yaml, place, f"{form!r} has stray blanks or decomposed letters", f"write {clean!r}", clean)
        for key in ("spellings", "examples"):
            for tag in getattr(concept, key):
                if tag not in self._derivation.sources:
                    hint = did_you_mean(tag, self._derivation.sources)
                    yield _problem(yaml, (number, key, tag), f"no source language {tag!r}", hint)

    def _unreadable(self, language: str, native: str) -> bool:
        words = WORD.findall(APOSTROPHES.sub("", native))
        return not any(all(self._derivation.knows(tag, language, word) for word in words) for tag in self._derivation.sources)

    def _ways(self, concept: schema.Concept, yaml: YamlFile, number: int) -> Iterator[Problem]:
        """Former names that lead in a circle or through another; forms that another entry corrects."""
        concepts = self._library.concepts
        # That there is no such concept is said when the files are read.
        if concept.now is not None and (now := concepts.get(concept.now)):
            if concept.now == concept.id or now.now == concept.id:
                yield _problem(yaml, (number, "now"), f"{concept.id!r} and {concept.now!r} lead to each other", "only the former name has now")
            elif now.now is not None:
                yield _problem(yaml, (number, "now"), f"{concept.now!r} is itself a former name", f"write {now.now!r}, today's place", now.now)
        for key, form in (("english", concept.english), *((("admitted", n), f) for n, f in enumerate(concept.admitted))):
            place = (number, *(key if isinstance(key, tuple) else (key,)))
            other = self._avoided.get(form.casefold())
            if other == concept.id:
                yield _problem(yaml, place, f"{form!r} is both right and to be avoided", "keep it in one of the two")
            elif other is not None:
                what = f"{form!r} is corrected by {other!r} to {concepts[other].english!r}"
                yield _problem(yaml, place, what, "a text would be changed again: settle on one form")

    def _form(self, concept: schema.Concept, part: _Part, yaml: YamlFile) -> Iterator[Problem]:
        """A form that is listed in vain, or is dangerous."""
        plain = part.form.casefold()
        place = part.place
        other = self._right.get(plain)
        if not (words := _words(part.form)):
            yield _problem(yaml, place, f"{part.form!r} has no letters", "take it out", GONE)
        elif words in self._fixed:
            what = f"the fixed phrase {self._fixed[words]!r} hides {part.form!r}, so that it is never changed"
            yield _problem(yaml, place, what, "take it out, or that phrase")
        elif self._untouched(part.form):
            what = f"{part.form!r} reads as an address, a file name or code, in which nothing is changed"
            yield _problem(yaml, place, what, "take it out, or list how copy writes it otherwise")
        elif plain in (concept.english.casefold(), *(form.casefold() for form in concept.admitted)):
            if "avoid" not in place:
                yield _problem(yaml, place, f"{part.form!r} is the English form itself", "take it out", GONE)
        elif other is not None and other != concept.id:
            what = f"{part.form!r} is the English form of {other!r}, so that it is never changed"
            yield _problem(yaml, place, what, "take it out, or list it under avoid there")
        elif not part.cautious and " " not in plain and plain in self._library.english_words:
            yield _problem(yaml, place, f"{part.form!r} is an English word", f"{{form: {part.form}, why: ...}} only suggests it")
        elif not part.cautious and " " not in plain and fold(part.form) in self._home[part.source]:
            what = f"{part.form!r} is also a name at home in {part.source or 'English'}"
            yield _problem(yaml, place, what, f"{{form: {part.form}, why: ...}} only suggests it")
        elif part.source and not part.cautious and self._derives(concept, part):
            yield _problem(yaml, place, f"{part.form!r} is derived anyway", "take it out", GONE)

    def _derives(self, concept: schema.Concept, part: _Part) -> bool:
        if concept.caution or part.source not in self._derivation.sources:
            return False
        marks = self._derivation.marks(part.source)
        words = [fold(word, marks) for word in WORD.findall(part.form)]
        for language, native in concept.native.items():
            if language == "ru" and concept.type == "place" and len(concept.native) > 1:
                # The Russian name alone is only suggested.
                continue
            named = WORD.findall(APOSTROPHES.sub("", native))
            for own in (named, named[-1:]) if concept.type == "person" and concept.short is None else (named,):
                if len(own) == len(words) and all(
                    self._derivation.options(part.source, language, word).get(spelled, 0.0) >= USUAL for word, spelled in zip(own, words, strict=True)
                ):
                    return True
        return False


def _parts(concept: schema.Concept, number: int) -> Iterator[_Part]:
    for n, form in enumerate(concept.avoid):
        yield _Part(form if isinstance(form, str) else form.form, (number, "avoid", n), "", not isinstance(form, str))
    for tag, forms in concept.spellings.items():
        yield from _forms(forms, (number, "spellings", tag), tag)


def _forms(listed: schema.Spellings, place: Place, source: str) -> Iterator[_Part]:
    forms = listed if isinstance(listed, list) else listed.forms
    for n, form in enumerate(forms):
        at = (*place, n) if isinstance(listed, list) else (*place, "forms", n)
        yield _Part(form if isinstance(form, str) else form.form, at, source, not isinstance(form, str) and form.tier == "suggest")


def _words(form: str) -> tuple[str, ...]:
    """What two forms have in common that a text does not tell apart."""
    return tuple(fold(word) for word in WORD.findall(form))


def _scripts(word: str) -> int:
    return len({unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()} & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})


def _problem(yaml: YamlFile, place: Place, what: str, hint: str, mend: Any = None, note: bool = False) -> Problem:
    return Problem(GlossaryError(what, where=yaml.where(*place), hint=hint), yaml, place, mend, note)
