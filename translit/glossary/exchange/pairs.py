"""What is replaced by what: the pairs that checkers and translation engines take instead of concepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit.glossary.exchange.entry import Entry, Form, Kind, Say, Status, Term


class Pair(NamedTuple):
    """A spelling, the English form for it, and the accents that may stand on any of its letters."""

    spelling: str
    english: str
    marks: str


def corrections(entries: Sequence[Entry], say: Say) -> list[Pair]:
    """What to correct in English copy: every spelling that is no accepted English form, the longest first.

    Left out, and counted: what is only sometimes wrong, and what stands for two concepts.
    """
    accepted = {_key(term.text, "") for entry in entries for term in entry.terms if _accepted(term)}
    sure = [(entry, term) for entry in entries for term in entry.terms if not _accepted(term) and term.form is not Form.NATIVE]
    doubtful = [term for entry, term in sure if _doubtful(entry, term)]
    if doubtful:
        say(f"spellings that are only sometimes wrong cannot be held: {len(doubtful)} left out")
    found = _pairs([(e, t) for e, t in sure if not _doubtful(e, t)], say)
    return sorted((pair for key, pair in found.items() if key not in accepted), key=lambda pair: (-len(pair.spelling), pair.spelling))


def translations(entries: Sequence[Entry], say: Say) -> list[Pair]:
    """How the terms of other languages are to be translated: one English form for each, in alphabetical order."""
    found = _pairs([(e, t) for e in entries for t in e.terms if t.primary != "en" and t.status is not Status.DEPRECATED], say)
    return sorted(found.values())


def _pairs(terms: Iterable[tuple[Entry, Term]], say: Say) -> dict[str, Pair]:
    """By the spelling without the accents that do not matter; those that stand for several English forms are left out."""
    found: dict[str, Pair] = {}
    torn: set[str] = set()
    for entry, term in terms:
        english = _english(entry, term)
        key = _key(term.text, term.marks)
        if english is None or (key in found and found[key].english != english):
            torn |= {key} if english else set()
        elif key not in found or not found[key].marks:
            found[key] = Pair(term.text, english, term.marks)
    if torn:
        say(f"spellings that stand for several names cannot be held: {len(torn)} left out")
    return {key: pair for key, pair in found.items() if key not in torn}


def _accepted(term: Term) -> bool:
    return term.primary == "en" and term.status in (Status.PREFERRED, Status.ADMITTED)


def _doubtful(entry: Entry, term: Term) -> bool:
    return bool(entry.caution) or term.tier == "suggest" or term.status is Status.SUPERSEDED


def _english(entry: Entry, term: Term) -> str | None:
    """The English form that a term stands for: an acronym for an acronym, a surname for a surname, else the house form."""
    own = [t for t in entry.terms if t.primary == "en" and not t.style and t.status in (Status.PREFERRED, Status.SUPERSEDED)]
    whole = next((t.text for t in own if t.kind is Kind.FULL and t.form is not Form.PLURAL), None)
    if term.form is Form.PLURAL:
        return next((t.text for t in own if t.form is Form.PLURAL), None)
    if term.kind is Kind.ACRONYM:
        return next((t.text for t in own if t.kind is Kind.ACRONYM), whole)
    if term.kind is Kind.SHORT or (entry.type == "person" and " " not in term.text and " " in (whole or "")):
        return next((t.text for t in own if t.kind is Kind.SHORT), (whole or "").split(" ")[-1] or None)
    return whole


def _key(text: str, marks: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text) if c not in marks))


def pattern(pair: Pair) -> str:
    """A regular expression for a spelling with any of its marks on any letter, or none.

    >>> pattern(Pair("Zajarova", "Zakharova", "\\u0301"))
    'Z[aá]j[aá]r[oó]v[aá]'
    """
    return "".join(_letter(c, pair.marks) for c in _key(pair.spelling, pair.marks))


def _letter(c: str, marks: str) -> str:
    marked = [unicodedata.normalize("NFC", c + mark) for mark in marks] if c.lower() in "aeiouy" else []
    letters = c + "".join(letter for letter in marked if len(letter) == 1)
    return f"[{letters}]" if len(letters) > 1 else re.escape(c).replace("\\ ", " ").replace("\\-", "-")
