"""The record all exchange formats share: an entry is a concept, a term one way of writing it, with a status."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Say = Callable[[str], object]
"""What is done with a sentence about what could not be read or written."""


class Status(StrEnum):
    """What TBX calls the administrative status of a term."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class Kind(StrEnum):
    """What TBX-Basic calls the type of a term."""

    FULL = "fullForm"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    SHORT = "shortForm"
    VARIANT = "variant"
    PHRASE = "phrase"


class Form(StrEnum):
    """What no term type says: the bearer's own form of a name, or a plural."""

    NONE = ""
    NATIVE = "native"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a history: `what` is origination or modification, `date` an ISO date or nothing."""

    what: str
    date: str = ""
    by: str = ""
    note: str = ""


def event(what: str, date: str = "", by: str = "", note: str = "") -> Event:
    """A step as another program tells it: what is neither of the two kinds, or no date, goes into the note.

    >>> event("importation", "May 2020", "Ana Ruiz")
    Event(what='modification', date='', by='Ana Ruiz', note='importation; May 2020')
    """
    known = what if what in ("origination", "modification") else "modification"
    dated = date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else ""
    return Event(known, dated, by, "; ".join(filter(None, (what if known != what else "", date if not dated else "", note))))


@dataclass(frozen=True, slots=True)
class Term:
    """One way of writing a concept. `status` is None while a reader has not yet seen the whole entry (see `settle`).

    `style` names the house style that prints the term, `tier` says how far a correction of it may go (apply, suggest),
    `marks` are accents that may stand on any of its letters.
    """

    text: str
    language: str
    status: Status | None = None
    kind: Kind = Kind.FULL
    form: Form = Form.NONE
    style: str = ""
    tier: str = ""
    gender: str = ""
    note: str = ""
    history: tuple[Event, ...] = ()
    marks: str = ""

    @property
    def primary(self) -> str:
        """The language without script and region: `en` of `en-GB`."""
        return self.language.replace("_", "-").split("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept with its terms. `now` is the id of the concept that bears the name today; `alone` is `none` when no part may stand alone."""

    id: str
    terms: tuple[Term, ...]
    type: str = ""
    about: str = ""
    source: str = ""
    country: str = ""
    caution: str = ""
    now: str = ""
    alone: str = ""
    notes: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()


def settle(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Give every term a status: where a language prefers none, the first full form (or acronym) without one is preferred.

    >>> [str(term.status) for term in settle([Term("Kyiv", "en"), Term("Kiev", "en"), Term("Киев", "ru", Status.ADMITTED)])]
    ['preferred', 'admitted', 'admitted']
    """
    taken: set[tuple[str, ...]] = set()
    terms = list(terms)
    for term in terms:
        if term.status is Status.PREFERRED:
            taken.add(_place(term))
    settled = []
    for term in terms:
        if term.status is None:
            first = _place(term) not in taken and not term.style and term.kind is not Kind.VARIANT
            term = replace(term, status=Status.PREFERRED if first else Status.ADMITTED)
            taken.add(_place(term))
        settled.append(term)
    return tuple(settled)


def _place(term: Term) -> tuple[str, ...]:
    return term.language, term.kind if term.kind in (Kind.ACRONYM, Kind.SHORT) else Kind.FULL, term.form if term.form is Form.PLURAL else ""


def own_script(text: str) -> bool:
    """Whether a text has letters of another script than Latin, so that it need not be said that it is a native form.

    >>> own_script("Київ"), own_script("București")
    (True, False)
    """
    return any(c.isalpha() and not unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in text)


FEATURES: dict[str, Callable[[Entry], bool]] = {
    "status": lambda e: len({t.status for t in e.terms}) > 1,
    "native forms": lambda e: any(t.form is Form.NATIVE for t in e.terms),
    "types": lambda e: bool(e.type),
    "term types": lambda e: any(t.kind is not Kind.FULL for t in e.terms),
    "definitions": lambda e: bool(e.about),
    "sources": lambda e: bool(e.source),
    "notes": lambda e: bool(e.notes or e.caution or any(t.note for t in e.terms)),
    "history": lambda e: bool(e.history or any(t.history for t in e.terms)),
    "links to today's name": lambda e: bool(e.now),
    "house styles": lambda e: any(t.style for t in e.terms),
    "gender": lambda e: any(t.gender for t in e.terms),
    "countries": lambda e: bool(e.country),
}
"""What an entry may say besides its terms, and whether one says it: a format names those that it keeps."""
EVERYTHING = frozenset(FEATURES)


def losses(entries: Sequence[Entry], keeps: frozenset[str]) -> str:
    """What a format that only `keeps` these features cannot hold, with the number of entries; empty when it is nothing.

    >>> losses([Entry("kyiv", (Term("Kyiv", "en"),), about="capital of Ukraine")], frozenset())
    'this format cannot hold definitions (1 entry)'
    """
    counts = {name: sum(map(has, entries)) for name, has in FEATURES.items() if name not in keeps}
    lost = [f"{name} ({count} entr{'ies' if count > 1 else 'y'})" for name, count in counts.items() if count]
    return f"this format cannot hold {', '.join(lost)}" if lost else ""


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def unwritable(entry: Entry) -> str | None:
    """The first of an entry's texts that has a control character, which neither XML nor a spreadsheet can hold."""
    texts = [entry.id, entry.about, entry.source, entry.caution, *entry.notes]
    texts += [text for term in entry.terms for text in (term.text, term.note)]
    texts += [text for event in (*entry.history, *(e for t in entry.terms for e in t.history)) for text in (event.by, event.note)]
    return next((text for text in texts if _FORBIDDEN.search(text)), None)
