"""What is replaced by what: the pairs that checkers and translation engines take instead of concepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit.glossary.exchange.entry import Entry, Form, Kind, Say, Status, Term


class Pair(NamedTuple):
    """A spelling, the English form for it, and the accents that may stand on any of its letters.

    `accented` when it is right without an accent: one has to be there.
    """

    spelling: str
    english: str
    marks: str
    accented: bool = False


def corrections(entries: Sequence[Entry], say: Say) -> list[Pair]:
    """What to correct in English copy: every spelling that is no accepted English form, the longest first.

    Left out, and counted: what is only sometimes wrong, and what stands for two concepts.
    """
    accepted = {_key(text, "") for entry in entries for term in entry.terms if _accepted(term) for text in _names(entry, term)}
    sure = [(entry, term) for entry in entries for term in entry.terms if not _accepted(term) and term.form is not Form.NATIVE]
    doubtful = [term for entry, term in sure if _doubtful(entry, term)]
    if doubtful:
        say(f"spellings that are only sometimes wrong cannot be held: {len(doubtful)} left out")
    found = _pairs([(e, t) for e, t in sure if not _doubtful(e, t)], say)
    pairs = [pair._replace(accented=key in accepted) for key, pair in found.items() if key not in accepted or pair.english == key]
    return sorted((pair for pair in pairs if not pair.accented or _accented(pair)), key=lambda pair: (-len(pair.spelling), pair.spelling))


def _names(entry: Entry, term: Term) -> tuple[str, ...]:
    """An accepted form, and the surname in it."""
    return (term.text, term.text.split(" ")[-1]) if entry.type == "person" else (term.text,)


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
    if term.kind is Kind.SHORT:
        return next((t.text for t in own if t.kind is Kind.SHORT), (whole or "").split(" ")[-1] or None)
    return whole


def _key(text: str, marks: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text) if c not in marks))


def pattern(pair: Pair) -> str:
    """A regular expression for a spelling with any of its marks on any letter, or none.

    >>> pattern(Pair("Zajarova", "Zakharova", "\u0301")), pattern(Pair("Lavrov", "Lavrov", "\u0301", accented=True))
    ('Z[aá]j[aá]r[oó]v[aá]', '(?:Lávrov|Lavróv)')
    """
    if pair.accented:
        return f"(?:{'|'.join(map(_escaped, _accented(pair)))})"
    return "".join(f"[{c}{''.join(marked)}]" if (marked := _marked(c, pair.marks)) else _escaped(c) for c in _key(pair.spelling, pair.marks))


def example(pair: Pair) -> str:
    """A spelling that the pattern matches."""
    return _accented(pair)[0] if pair.accented else pair.spelling


def _accented(pair: Pair) -> list[str]:
    """The spelling with one accent, on each letter that may have one."""
    plain = _key(pair.spelling, pair.marks)
    return [plain[:at] + letter + plain[at + 1 :] for at, c in enumerate(plain) for letter in _marked(c, pair.marks)]


def _marked(c: str, marks: str) -> list[str]:
    marked = [unicodedata.normalize("NFC", c + mark) for mark in marks] if c.lower() in "aeiouy" else []
    return [letter for letter in marked if len(letter) == 1]


def _escaped(text: str) -> str:
    return re.escape(text).replace("\\ ", " ").replace("\\-", "-")
