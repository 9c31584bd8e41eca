"""Writes TBX-Basic (ISO 30042:2019): one document, in either of the two styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from lxml import etree

from translit.glossary.exchange.entry import Entry, Event, Form, Status, Term, own_script

CORE = "urn:iso:std:iso:30042:ed-2"
MIN, BASIC = "http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MINIMAL = {"administrativeStatus", "customerSubset", "partOfSpeech", "subjectField"}
_GENDERS = {"masculine", "feminine", "neuter", "other"}
_NAMES = {"person", "place", "organisation", "media"}
DATE = r"\d{4}-\d{2}-\d{2}"
LABELS = {"country": "[A-Z]{2}", "caution": ".+", "alone": "none", "now": r"[a-z0-9][\w-]*"}
"""The fields of a concept that no category of TBX-Basic holds, and what their values look like."""


class Dca:
    """Data categories as attributes of general elements."""

    name = "dca"
    namespaces: ClassVar[dict[Any, str]] = {None: CORE}

    def add(self, parent: etree._Element, element: str, category: str, content: str, target: str = "") -> None:
        """Put a data category below an element, as `<element type="category">`."""
        made = _sub(parent, element, content)
        made.set("type", category)
        if target:
            made.set("target", target)


class Dct:
    """Data categories as elements of their modules' namespaces."""

    name = "dct"
    namespaces: ClassVar[dict[Any, str]] = {None: CORE, "min": MIN, "basic": BASIC}

    def add(self, parent: etree._Element, element: str, category: str, content: str, target: str = "") -> None:
        """Put a data category below an element, as `<module:category>`."""
        made = etree.SubElement(parent, f"{{{MIN if category in _MINIMAL else BASIC}}}{category}")
        made.text = content
        if target:
            made.set("target", target)


Style = Dca | Dct


def document(entries: Sequence[Entry], style: Style) -> bytes:
    """A whole TBX document of entries that hold at least one term each."""
    root = etree.Element(f"{{{CORE}}}tbx", {"type": "TBX-Basic", "style": style.name, _LANG: "en"}, nsmap=style.namespaces)
    _sub(_sub(_sub(_sub(root, "tbxHeader"), "fileDesc"), "sourceDesc"), "p", "Exported by translit")
    text = _sub(root, "text")
    writer = _Writer(style, {entry.id for entry in entries}, _people(entries))
    body = _sub(text, "body")
    for entry in entries:
        writer.concept(body, entry)
    writer.back(text)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


class _Writer:
    def __init__(self, style: Style, ids: set[str], people: dict[str, str]) -> None:
        self._style, self._ids, self._people = style, ids, people

    def concept(self, body: etree._Element, entry: Entry) -> None:
        """Put a concept into the body: its own data, then a langSec for each language with the terms in it."""
        concept = _sub(body, "conceptEntry")
        concept.set("id", _xml_id(entry.id))
        add = self._style.add
        self._history(concept, entry.history)
        if entry.type:
            add(concept, "descrip", "subjectField", entry.type)
        url = re.fullmatch(r"https?://\S+", entry.source)
        if entry.about:
            group = _sub(concept, "descripGrp")
            add(group, "descrip", "definition", entry.about)
            if entry.source and not url:
                add(group, "admin", "source", entry.source)
        elif entry.source and not url:
            add(concept, "admin", "source", entry.source)
        if url:
            add(concept, "xref", "externalCrossReference", entry.source, entry.source)
        labels = {label: str(getattr(entry, label)) for label in LABELS}
        if entry.now in self._ids:
            add(concept, "ref", "crossReference", labels.pop("now"), _xml_id(entry.now))
        for note in (*(f"{label}: {value}" for label, value in labels.items() if value), *entry.notes):
            _sub(concept, "note", note)
        sections: dict[str, list[Term]] = {}
        for term in entry.terms:
            sections.setdefault(term.language, []).append(term)
        for language, terms in sections.items():
            section = _sub(concept, "langSec")
            section.set(_LANG, language)
            for term in terms:
                self._term(section, term, entry.type)

    def _term(self, section: etree._Element, term: Term, type_: str) -> None:
        part = _sub(section, "termSec")
        _sub(part, "term", term.text)
        add = self._style.add
        if term.status:
            add(part, "termNote", "administrativeStatus", f"{term.status}Term-admn-sts")
        if type_ in _NAMES:
            add(part, "termNote", "partOfSpeech", "noun")
        if term.gender in _GENDERS:
            add(part, "termNote", "grammaticalGender", term.gender)
        add(part, "termNote", "termType", term.kind)
        if term.style:
            add(part, "admin", "customerSubset", term.style)
        self._history(part, term.history)
        implied = term.form is Form.NATIVE and term.status is Status.PREFERRED and own_script(term.text)
        for label, value in (("form", "" if implied else term.form), ("tier", term.tier)):
            if value:
                _sub(part, "note", f"{label}: {value}")
        if term.note:
            _sub(part, "note", term.note)

    def _history(self, parent: etree._Element, events: Iterable[Event]) -> None:
        for event in events:
            group = _sub(parent, "transacGrp")
            self._style.add(group, "transac", "transactionType", event.what)
            if re.fullmatch(DATE, event.date):
                _sub(group, "date", event.date)
            if event.by:
                self._style.add(group, "transacNote", "responsibility", event.by, self._people[event.by])
            if event.note:
                _sub(group, "note", event.note)

    def back(self, text: etree._Element) -> None:
        """The people of the histories, whom the responsibilities point at."""
        if self._people:
            section = _sub(_sub(text, "back"), "refObjectSec")
            section.set("type", "respPerson")
            for name, id_ in self._people.items():
                person = _sub(section, "refObject")
                person.set("id", id_)
                _sub(person, "item", name).set("type", "fn")


def _people(entries: Iterable[Entry]) -> dict[str, str]:
    events = [event for entry in entries for event in (*entry.history, *(e for term in entry.terms for e in term.history))]
    return {name: f"_resp.{number}" for number, name in enumerate(dict.fromkeys(event.by for event in events if event.by), 1)}


def _xml_id(id_: str) -> str:
    """A concept's id as XML allows ids, which begin with a letter or an underscore."""
    return id_ if re.match("[A-Za-z]", id_) else f"_{id_}"


def _sub(parent: etree._Element, name: str, content: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{CORE}}}{name}")
    made.text = content
    return made
