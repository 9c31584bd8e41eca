"""How well a source language's system writes the concepts, and how well what it writes is read back."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from translit.glossary import schema
from translit.glossary.library import Library
from translit.names.systems import System
from translit.text import fold

MOST = 1000
"""So many words are restored and so many names at home tried: enough for a share, without minutes of waiting."""
_JOINTS = re.compile(r"[\s-]+")
_APOSTROPHES = re.compile("['’ʼʻ‘`]")


class Name(NamedTuple):
    """One concept's native form and the usual spelling the system derives for it (empty when it derives none)."""

    concept: schema.Concept
    language: str
    native: str
    spelling: str


class Share(NamedTuple):
    """How many of how many are right, and those that are not, each with what it became."""

    right: int
    of: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.right:,} of {self.of:,}" + (f" ({100 * self.right / self.of:.1f} %)" if self.of else "")


def names(library: Library) -> list[Name]:
    """Every native form of a person or place in a language that the system has rules for."""
    return [
        Name(concept, language, native, usual_spelling(library.systems[language], native))
        for concept in library.concepts.values()
        if concept.type in ("person", "place")
        for language, native in concept.native.items()
        if language in library.systems
    ]


def usual_spelling(system: System, native: str) -> str:
    """The heaviest spelling of a name, word by word, with capitals as in the native form; empty when there is none."""
    written = []
    for piece in re.split(r"([\s-]+)", native):
        if not piece or _JOINTS.fullmatch(piece):
            written.append(piece)
            continue
        spelling = next(iter(system.derive(_APOSTROPHES.sub("", piece))), "")
        if not spelling:
            return ""
        written.append(spelling[:1].upper() + spelling[1:] if piece[:1].isupper() else spelling)
    return unicodedata.normalize("NFC", "".join(written))


def without_rules(library: Library) -> dict[str, dict[str, int]]:
    """By native language, the letters of names that no rule writes by themselves, and how many names have them.

    A language without any rules is there under the letter `*`.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    known = {language: {grapheme for _, grapheme, _ in system.backwards()} for language, system in library.systems.items()}
    spoken = {language for systems in library.english.values() for language in systems}
    for concept in library.concepts.values():
        for language, native in concept.native.items():
            if language in known:
                latin = "a" in known[language]
                plain = _APOSTROPHES.sub("", native.casefold())
                letters = {c for c in plain if c.isalpha() and (latin or not c.isascii())}
                system = library.systems[language]
                found[language].update(c for c in letters - known[language] if not system.derive(_around(plain, c)))
            elif language in spoken:
                found[language]["*"] += 1
    return {language: dict(counts.most_common()) for language, counts in sorted(found.items()) if counts}


def _around(native: str, letter: str) -> str:
    """The word of a name that holds a letter."""
    return next((word for word in re.findall(r"\w+", native) if letter in word.casefold()), letter)


def collisions(written: Iterable[Name], library: Library) -> list[str]:
    """Spellings that stand for concepts with different English forms, each with those forms."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in written:
        if name.spelling:
            found[fold(name.spelling, library.written.marks)].setdefault(name.concept.english, name.spelling)
    return [f"{next(iter(forms.values()))}: {', '.join(forms)}" for _, forms in sorted(found.items()) if len(forms) > 1]


def read_back(written: Iterable[Name], read: Callable[[str], str]) -> Share:
    """The concepts whose usual spelling `read` makes their English form of, or another form they admit."""
    good: dict[str, bool] = {}
    wrong = []
    for name in written:
        best = read(name.spelling) if name.spelling else ""
        right = best in {name.concept.english, *name.concept.admitted}
        good[name.concept.id] = good.get(name.concept.id, False) or right
        if not right:
            wrong.append((name.concept.id, f"{name.native}: {name.spelling} -> {best}" if name.spelling else f"{name.native}: not written"))
    return Share(sum(good.values()), len(good), tuple(text for id_, text in wrong if not good[id_]))


def restored(written: Sequence[Name], library: Library, restore: Callable[[str], Sequence[str]]) -> Share:
    """Words of the names, at most MOST of them, whose usual spelling is read right with no glossary.

    `restore` gives the native word and the English form of the likeliest reading; the one or the other has to be right,
    since languages share names.
    """
    english = next(iter(library.english.values()), {})
    words = sorted({(name.language, word) for name in written for word in re.findall(r"\w{3,}", name.native.casefold())})
    wrong, tried = [], words[:: max(1, len(words) // MOST)][:MOST]
    for language, word in tried:
        spelling = usual_spelling(library.systems[language], word)
        best = restore(fold(spelling, library.written.marks)) if spelling else ()
        if word not in best and (language not in english or english[language].plain(word) not in best):
            wrong.append(f"{word}: {spelling} -> {' '.join(best) or 'nothing'}")
    return Share(len(tried) - len(wrong), len(tried), tuple(wrong))


def failing(library: Library) -> list[str]:
    """The samples that do not hold, each as a sentence."""
    return [problem for sample in library.written.samples for problem in _problems(sample, library.systems, library.written.marks)]


def _problems(sample: schema.Sample, systems: Mapping[str, System], marks: str) -> Iterable[str]:
    columns: list[set[str]] = []
    for language, native in sample.native.items():
        for at, word in enumerate(_JOINTS.split(native)):
            columns += [set()] if len(columns) <= at else []
            columns[at].update(fold(s, marks) for s in systems[language].derive(word)) if language in systems else None
    shown = ", ".join(sample.native.values())
    for form, wanted in [*((form, True) for form in sample.forms), *((form, False) for form in sample.never)]:
        words = _JOINTS.split(form)
        if (len(words) == len(columns) and all(fold(w, marks) in c for w, c in zip(words, columns, strict=True))) is not wanted:
            yield f"{shown} is {'not ' if wanted else ''}written {form}"
    if not sample.forms and not sample.never:
        yield f"{shown} has no form yet"
