"""Spellings that nobody listed: what a source language's system makes of the native forms, for formats that derive nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod

from translit.glossary.derive import APOSTROPHES
from translit.glossary.exchange.entry import Entry, Form, Kind, Status, Term
from translit.glossary.library import Library
from translit.names.systems import System

_USUAL = 0.3
_MOST = 12


def only(entries: Sequence[Entry], source: str) -> list[Entry]:
    """The entries with their English terms and those of one other language."""
    return [replace(entry, terms=tuple(term for term in entry.terms if term.primary in ("en", source))) for entry in entries]


def spelled_out(entries: Sequence[Entry], source: str, library: Library) -> list[Entry]:
    """The entries with English terms, those of the source language, and the spellings its system derives.

    Derived are, for each name, the dozen heaviest spellings whose words all weigh a third or more; a person's surname
    alone too, unless it is also an English word or a name at home in the source language.
    """
    known = library.own_words | library.english_words
    spelled = []
    for entry in entries:
        listed = [replace(t, marks=library.written.marks) if t.primary == source and t.form is not Form.NATIVE else t for t in entry.terms]
        derived = [term for term in _derived(entry, source, library) if " " in term.text or term.text.lower() not in known]
        spelled.append(replace(entry, terms=tuple(t for t in (*listed, *derived) if t.primary in ("en", source))))
    return spelled


def _derived(entry: Entry, source: str, library: Library) -> Iterator[Term]:
    english = next((term.text for term in entry.terms if term.primary == "en"), "")
    natives = [t for t in entry.terms if t.form is Form.NATIVE and t.primary in library.systems and entry.type in ("person", "place")]
    languages = {term.primary for term in natives}
    surnames = entry.type == "person" and not entry.alone and not any(term.kind is Kind.SHORT for term in natives) and " " in english
    seen = set()
    # What is derived from both is sure by the language that stands first here.
    for term in sorted(natives, key=lambda term: entry.type == "place" and term.primary == "ru"):
        names = [(term.kind, term.text)]
        if surnames and term.kind is Kind.FULL and " " in term.text:
            names.append((Kind.SHORT, term.text.split(" ")[-1]))
        for kind, name in names:
            # What `index` only suggests: Russian names of places elsewhere, and surnames that Russians bear too and spell otherwise.
            russian = entry.type == "place" and term.primary == "ru" and len(languages) > 1
            tier = "suggest" if russian or (kind is Kind.SHORT and languages <= {"bg", "mk", "mn", "sr"}) else ""
            for spelling in _spellings(name, library.systems[term.primary], english[:1].isupper()):
                if (kind, spelling) not in seen:
                    seen.add((kind, spelling))
                    yield Term(spelling, source, Status.ADMITTED, kind, tier=tier, marks=library.written.marks)


def _spellings(name: str, system: System, capital: bool) -> list[str]:
    """The heaviest spellings of a native name; none when it has a word that the system cannot spell."""
    # Georgian has no capitals: there the English form decides.
    caseless = capital and not any(c.isupper() for c in name)
    columns = []
    for part in re.split("([ -])", APOSTROPHES.sub("", name)):
        if part in ("", " ", "-"):
            columns.append([(part, 1.0)])
            continue
        usual = [(spelling, weight) for spelling, weight in system.derive(part).items() if weight >= _USUAL][:6]
        if not usual:
            return []
        columns.append([(spelling.capitalize() if caseless or part[0].isupper() else spelling, weight) for spelling, weight in usual])
    products = sorted(itertools.product(*columns), key=lambda words: -prod(weight for _, weight in words))
    return ["".join(word for word, _ in words) for words in products[:_MOST]]
