"""Entries as rows of a table, one row for each term; and entries from tables, ours or with one column for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any

from translit.errors import GlossaryError
from translit.glossary.exchange.entry import Entry, Event, Form, Kind, Say, Status, Term, event, settle

TERM = ("language", "term", "status", "kind", "form", "style", "tier", "gender", "note", "term history")
ENTRY = ("type", "about", "source", "country", "caution", "now", "alone", "notes", "history")
COLUMNS = ("id", *TERM, *ENTRY)
_NEEDED = ("id", "language", "term")
_NOTES = {"note", "notes", "comment", "description", "definition", "about"}
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)


def rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """The table: a row of headings, then one row for each term; what is said of the whole entry stands in its first row."""
    yield list(COLUMNS)
    for entry in entries:
        whole = [entry.type, entry.about, entry.source, entry.country, entry.caution, entry.now, entry.alone]
        whole += ["\n".join(" ".join(note.split()) for note in entry.notes), _told(entry.history)]
        for term in entry.terms:
            row = [entry.id, term.language, term.text, term.status or "", term.kind, term.form, term.style, term.tier, term.gender, term.note]
            yield [str(cell) for cell in (*row, _told(term.history), *whole)]
            whole = [""] * len(ENTRY)


def entries(table: Iterable[Sequence[str]], say: Say) -> list[Entry]:
    """The entries of a table. Raises GlossaryError, with the row, when it has neither our columns nor columns of languages."""
    lines = iter(table)
    head = [cell.strip() for cell in next(lines, [])]
    names = [name.lower() for name in head]
    if twice := next((name for name in names if name and names.count(name) > 1), None):
        raise GlossaryError(f"the column {twice!r} stands there twice", where="1", hint="rename one")
    records = [(number, dict(zip(names, map(str.strip, line), strict=False))) for number, line in enumerate(lines, 2)]
    records = [(number, record) for number, record in records if any(record.values())]
    if set(names) & set(_NEEDED):
        return _long(names, records, say)
    if any(name.split("-")[0].split("_")[0] == "en" and _TAG.fullmatch(name) for name in names):
        return _wide(names, records, say)
    raise GlossaryError(
        f"no column {', '.join(_NEEDED)} (there are: {', '.join(filter(None, head))[:200]})",
        where="1",
        hint="or one column for each language: en, es, ru",
    )


def _long(names: Sequence[str], records: Iterable[tuple[int, Mapping[str, str]]], say: Say) -> list[Entry]:
    if missing := [name for name in _NEEDED if name not in names]:
        raise GlossaryError(
            f"no column {' and no column '.join(missing)}", where="1", hint="a row is one term: " + ", ".join(_NEEDED) + ", status ..."
        )
    _unread(names, COLUMNS, say)
    wholes: dict[str, dict[str, str]] = {}
    terms: dict[str, list[Term]] = {}
    for number, record in records:
        for name in _NEEDED:
            if not record.get(name):
                raise GlossaryError(f"this row has no {name}", where=str(number), hint="fill it in or delete the row")
        whole = wholes.setdefault(record["id"], {})
        whole.update({name: record[name] for name in ENTRY if record.get(name) and name not in whole})
        terms.setdefault(record["id"], []).append(_term(record, str(number)))
    return [_entry(id_, settle(terms[id_]), whole) for id_, whole in wholes.items()]


def _term(record: Mapping[str, str], where: str) -> Term:
    def one_of(kind: Any, name: str) -> Any:
        value = record.get(name, "")
        known = {str(member).lower(): member for member in kind}
        if value and value.lower() not in known:
            raise GlossaryError(f"the {name} {value!r} is not one of {', '.join(filter(None, map(str, kind)))}", where=where)
        return known.get(value.lower())

    return Term(
        record["term"],
        record["language"],
        one_of(Status, "status"),
        one_of(Kind, "kind") or Kind.FULL,
        one_of(Form, "form") or Form.NONE,
        history=_events(record.get("term history", "")),
        **{name: record.get(name, "") for name in ("style", "tier", "gender", "note")},
    )


def _entry(id_: str, terms: tuple[Term, ...], whole: Mapping[str, str]) -> Entry:
    said = {name: value for name, value in whole.items() if name not in ("notes", "history")}
    return Entry(id_, terms, notes=tuple(filter(None, whole.get("notes", "").split("\n"))), history=_events(whole.get("history", "")), **said)


def _wide(names: Sequence[str], records: Iterable[tuple[int, Mapping[str, str]]], say: Say) -> list[Entry]:
    """One row is one concept, and its cells are its terms; several in one cell are separated by a semicolon or a bar."""
    tags = [name for name in names if _TAG.fullmatch(name) and name not in {*_NOTES, "pos", "id", "key"}]
    if len(tags) < 2:
        raise GlossaryError("only one column of a language", where="1", hint="en and one more, such as es or ru")
    _unread(names, (*tags, *_NOTES, "type", "source"), say)
    found = []
    for _, record in records:
        terms = [Term(text, tag.replace("_", "-")) for tag in tags for text in map(str.strip, re.split("[;|]", record.get(tag, ""))) if text]
        about = next((record[name] for name in ("definition", "description", "about") if record.get(name)), "")
        notes = tuple(record[name] for name in ("note", "notes", "comment") if record.get(name))
        if terms:
            found.append(Entry("", settle(terms), record.get("type", ""), about, record.get("source", ""), notes=notes))
    return found


def _unread(names: Iterable[str], known: Iterable[str], say: Say) -> None:
    if unknown := sorted(set(names) - set(known) - {""}):
        say(f"columns not read: {', '.join(unknown)}")


def _told(events: Iterable[Event]) -> str:
    """A history as lines of what, when, who and a note, with bars between them."""
    return "\n".join("|".join(" ".join(str(getattr(event, field.name)).replace("|", "/").split()) for field in fields_of(Event)) for event in events)


def _events(told: str) -> tuple[Event, ...]:
    return tuple(event(*map(str.strip, line.split("|", 3))) for line in told.split("\n") if line.strip())
