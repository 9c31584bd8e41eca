"""TermBase eXchange: ISO 30042:2019 (TBX-Basic) in both its styles, and its older kinds (TBX v2, MARTIF), read and written.

In the style DCA a data category is an attribute (`<termNote type="termType">`), in DCT an element (`<basic:termType>`).
What no category holds is a note `label: value`, which is understood when it is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from translit.errors import GlossaryError
from translit.glossary.exchange import tbx_write
from translit.glossary.exchange.entry import EVERYTHING, Entry, Event, Form, Kind, Say, Status, Term, event, own_script, settle
from translit.glossary.exchange.markup import language, local, root, text

SUFFIXES = (".tbx",)
KEEPS = EVERYTHING

_CONCEPT, _LANGUAGE, _TERM = {"conceptEntry", "termEntry"}, {"langSec", "langSet"}, {"termSec", "tig", "ntig"}
_GROUPS = {"descripGrp", "adminGrp", "termNoteGrp", "termGrp"}
_PLAIN = {"descrip", "admin", "termNote", "descripNote", "adminNote", "transac", "transacNote", "ref", "xref"}
_CORE = "urn:iso:std:iso:30042:ed"
_STATUS = {
    "preferred": Status.PREFERRED,
    "standardized": Status.PREFERRED,
    "regulated": Status.PREFERRED,
    "legal": Status.PREFERRED,
    "approved": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "deprecated": Status.DEPRECATED,
    "forbidden": Status.DEPRECATED,
    "rejected": Status.DEPRECATED,
    "notrecommended": Status.DEPRECATED,
    "superseded": Status.SUPERSEDED,
    "obsolete": Status.SUPERSEDED,
}
_KINDS = {"abbreviatedForm": Kind.ABBREVIATION, "initialism": Kind.ACRONYM, "entryTerm": Kind.FULL, "synonym": Kind.VARIANT}


class _Category(NamedTuple):
    """One piece of data about a concept, a language or a term."""

    name: str
    text: str
    target: str


def read(data: bytes, say: Say) -> list[Entry]:
    """The concepts of a TBX file of any kind. Raises GlossaryError for what is no TBX."""
    tree = root(data, "tbx", "martif", "TBX")
    reader = _Reader(say)
    entries = [reader.entry(element) for element in tree.iter("{*}*") if local(element) in _CONCEPT]
    reader.report()
    if not entries:
        raise GlossaryError("has no conceptEntry and no termEntry", hint="is it a termbase?")
    return [entry for entry in entries if entry.terms]


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The entries in the style DCA."""
    return tbx_write.document(entries, tbx_write.Dca())


class _Reader:
    """Reads concepts and counts what it could not understand."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._unknown: dict[str, int] = {}
        self._empty = 0

    def report(self) -> None:
        """Say what of the file was not understood."""
        for what, count in self._unknown.items():
            self._say(f"{what}: not known, {count} time{'s' * (count > 1)}")
        if self._empty:
            self._say(f"{self._empty} empty term{'s' * (self._empty > 1)} left out")

    def entry(self, element: etree._Element) -> Entry:
        """The concept of a conceptEntry, or of a termEntry of the older kinds, with its terms in their order."""
        fields: dict[str, Any] = {"notes": []}
        for category in _categories(element):
            self._concept_level(category, fields)
        terms = []
        for section in element:
            if local(section) in _LANGUAGE:
                for category in _categories(section):
                    self._language_level(category, language(section), fields)
                fields.setdefault("history", []).extend(_history(section))
                terms += [term for part in section.iter("{*}*") if local(part) in _TERM for term in self._term(part)]
        fields["notes"] = tuple(dict.fromkeys(fields["notes"]))
        fields["history"] = tuple(dict.fromkeys([*_history(element), *fields.pop("history", [])]))
        return Entry(id=element.get("id", "").removeprefix("_"), terms=settle(terms), **fields)

    def _concept_level(self, category: _Category, fields: dict[str, Any]) -> None:
        label, _, value = category.text.partition(": ")
        if category.name == "definition" and "about" not in fields:
            fields["about"] = category.text
        elif category.name == "subjectField" and "type" not in fields:
            fields["type"] = category.text
        elif category.name in ("source", "externalCrossReference") and "source" not in fields:
            fields["source"] = category.target or category.text
        elif category.name == "crossReference" and category.target and "now" not in fields:
            fields["now"] = category.target.removeprefix("_")
        elif category.name == "note" and label in tbx_write.LABELS and re.fullmatch(tbx_write.LABELS[label], value):
            fields[label] = value
        elif category.text or category.target:
            fields["notes"].append(_note(category))

    def _language_level(self, category: _Category, tag: str, fields: dict[str, Any]) -> None:
        """TBX-Basic lets a definition stand with its language; the English one is the concept's."""
        if category.name in ("definition", "source") and tag.startswith("en"):
            self._concept_level(category, fields)
        elif category.text and not _noun(category):
            fields["notes"].append(f"{tag}: {_note(category)}")

    def _term(self, element: etree._Element) -> Iterator[Term]:
        written = text(next((part for part in element.iter("{*}term")), None))
        if not written or not language(element):
            self._empty += not written
            if written:
                self._count("the language of a term")
            return
        fields: dict[str, Any] = {}
        notes: list[str] = []
        for category in _categories(element):
            label, _, value = category.text.partition(": ")
            if category.name in ("administrativeStatus", "normativeAuthorization"):
                fields["status"] = self._status(category.text)
            elif category.name == "termType":
                fields["kind"] = self._kind(category.text)
            elif category.name == "grammaticalGender":
                fields["gender"] = category.text
            elif category.name == "customerSubset":
                fields["style"] = category.text
            elif category.name == "note" and label == "form" and value in set(Form):
                fields["form"] = Form(value)
            elif category.name == "note" and label == "tier":
                fields["tier"] = value
            elif category.text and not _noun(category):
                notes.append(_note(category))
        if fields.get("form") is None and fields.get("status") is Status.PREFERRED and own_script(written):
            fields["form"] = Form.NATIVE
        yield Term(written, language(element), note="; ".join(notes), history=tuple(_history(element)), **fields)

    def _status(self, value: str) -> Status:
        word = re.sub(r"-admn-sts$|term$", "", re.sub("-admn-sts$", "", value.strip()).lower())
        if word not in _STATUS:
            self._count(f"the status {value!r}")
        return _STATUS.get(word, Status.ADMITTED)

    def _kind(self, value: str) -> Kind:
        if value in set(Kind):
            return Kind(value)
        if value not in _KINDS:
            self._count(f"the term type {value!r}")
        return _KINDS.get(value, Kind.FULL)

    def _count(self, what: str) -> None:
        self._unknown[what] = self._unknown.get(what, 0) + 1


def _categories(element: etree._Element) -> Iterator[_Category]:
    """The data categories right below an element, those in groups included, in either style."""
    for part in element:
        if not isinstance(part.tag, str):
            continue
        name = local(part)
        if name in _GROUPS:
            yield from _categories(part)
        elif name in _PLAIN:
            yield _Category(part.get("type", name), text(part), part.get("target", ""))
        elif name == "note":
            yield _Category("note", text(part), "")
        elif name not in _LANGUAGE | _TERM | {"term", "transacGrp", "date"} and not (etree.QName(part).namespace or _CORE).startswith(_CORE):
            yield _Category(name, text(part), part.get("target", ""))


def _history(element: etree._Element) -> Iterator[Event]:
    for group in element:
        if not isinstance(group.tag, str) or local(group) != "transacGrp":
            continue
        found = {category.name: category.text for category in _categories(group)}
        what, date = found.get("transactionType") or found.get("transac", ""), text(group.find("{*}date"))
        # Many programs write the time of day after the date.
        yield event(what, re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ].*", "", date), found.get("responsibility", ""), found.get("note", ""))


def _noun(category: _Category) -> bool:
    """That a name is a noun need not be noted."""
    return category.name == "partOfSpeech" and category.text in ("noun", "properNoun")


def _note(category: _Category) -> str:
    return category.text or category.target if category.name == "note" else f"{category.name}: {category.text or category.target}"
