"""Concepts as entries and entries as concepts: the one place that says what maps to what (docs/exchange.md tells it)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, get_args

from translit.glossary import schema
from translit.glossary.exchange.entry import Entry, Event, Form, Kind, Status, Term, own_script

_GENDERS = {"m": "masculine", "f": "feminine"}
_ABBREVIATED = (Kind.ACRONYM, Kind.ABBREVIATION)
_STATUS_AND_WHY = re.compile(rf"({'|'.join(Status)})(?:: (.*)|$)", re.DOTALL)


def entry_of(concept: schema.Concept, listed: Mapping[str, schema.Forms] | None = None) -> Entry:
    """A concept as an entry; `listed` are spellings by source language that stand outside the concept."""
    terms = [*_english(concept), *_natives(concept)]
    own = {tag: each if isinstance(each, schema.Forms) else schema.Forms(forms=each) for tag, each in concept.spellings.items()}
    for language, forms in (*own.items(), *(listed or {}).items()):
        terms += [_surname(term, concept) for term in _spelled(language, forms)]
    languages = list(dict.fromkeys(term.language for term in terms))
    attached, notes, changes = _attach(concept, sorted(_once(terms), key=lambda term: languages.index(term.language)))
    return Entry(
        concept.id,
        tuple(attached),
        type=concept.type,
        about=concept.about,
        source=concept.source,
        country=concept.country or "",
        caution=concept.caution or "",
        now=concept.now or "",
        alone="none" if concept.short == "none" else "",
        notes=tuple(notes),
        history=tuple(map(_event, changes)),
    )


def _english(concept: schema.Concept) -> Iterator[Term]:
    status = Status.SUPERSEDED if concept.now else Status.PREFERRED
    yield Term(concept.english, "en", status, gender=_GENDERS.get(concept.gender or "", ""))
    if concept.acronym:
        yield Term(concept.acronym, "en", Status.PREFERRED, Kind.ACRONYM)
    if isinstance(concept.short, schema.Short):
        yield Term(concept.short.english, "en", Status.PREFERRED, Kind.SHORT)
    if concept.plural:
        yield Term(concept.plural, "en", Status.PREFERRED, form=Form.PLURAL)
    for form in concept.admitted:
        yield Term(form, "en", Status.ADMITTED, Kind.VARIANT)
    for style, form in concept.styles.items():
        yield Term(form, "en", Status.ADMITTED, Kind.VARIANT, style=style)
    for avoid in concept.avoid:
        yield _listed(avoid, "en", Status.DEPRECATED, Kind.VARIANT)


def _natives(concept: schema.Concept) -> Iterator[Term]:
    short = concept.short.native if isinstance(concept.short, schema.Short) else {}
    for kind, forms in ((Kind.FULL, concept.native), (Kind.ACRONYM, concept.native_acronym), (Kind.SHORT, short)):
        for language, form in forms.items():
            yield Term(form, language, Status.PREFERRED, kind, Form.NATIVE)


def _spelled(language: str, forms: schema.Forms) -> Iterator[Term]:
    """The spellings of a source language: the first of each kind is the one it prefers."""
    for group, kind, form in (
        (forms.forms, Kind.VARIANT, Form.NONE),
        (forms.plural, Kind.VARIANT, Form.PLURAL),
        (forms.acronym, Kind.ACRONYM, Form.NONE),
    ):
        for number, written in enumerate(group):
            term = _listed(written, language, Status.ADMITTED, kind, form)
            if not number and term.status is Status.ADMITTED and term.tier != "suggest":
                term = replace(term, status=Status.PREFERRED, kind=Kind.FULL if kind is Kind.VARIANT else kind)
            yield term


def _surname(term: Term, concept: schema.Concept) -> Term:
    """One word listed for a person of several names is the surname."""
    single = concept.type == "person" and " " not in term.text and " " in concept.english
    return replace(term, kind=Kind.SHORT) if single and term.kind is not Kind.ACRONYM else term


def _listed(written: str | schema.Form, language: str, usual: Status, kind: Kind, form: Form = Form.NONE) -> Term:
    """A listed spelling; another status than the usual one is the first word of its `why`."""
    if isinstance(written, str):
        return Term(written, language, usual, kind, form)
    said = _STATUS_AND_WHY.fullmatch(written.why)
    status, why = (Status(said[1]), said[2] or "") if said else (usual, written.why)
    return Term(written.form, language, status, kind, form, tier=written.tier, note=why)


def _once(terms: list[Term]) -> Iterator[Term]:
    seen = set()
    for term in terms:
        key = (term.text, term.language, term.kind, term.form, term.style, term.status)
        if key not in seen:
            seen.add(key)
            yield term


def _attach(concept: schema.Concept, terms: list[Term]) -> tuple[list[Term], list[str], list[schema.Change]]:
    """Notes that begin with a term, and history that names one, go to the first such term; the rest is the concept's."""
    notes, changes, attached = list(concept.notes), list(concept.history), []
    for term in terms:
        own = next((note for note in notes if note.startswith(f"{term.text}: ")), None) if not term.note else None
        if own is not None:
            notes.remove(own)
            term = replace(term, note=own.removeprefix(f"{term.text}: "))
        if history := [change for change in changes if change.term == term.text]:
            changes = [change for change in changes if change.term != term.text]
            term = replace(term, history=tuple(map(_event, history)))
        attached.append(term)
    return attached, notes, changes


def _event(change: schema.Change) -> Event:
    return Event(change.what, change.date or "", change.by or "", change.note or "")


def concept_of(entry: Entry, id_: str, origin: str, type_: schema.Type = "term", sources: Collection[str] = ()) -> schema.Concept | None:
    """An entry as a concept, or None without any English term.

    `origin` stands as the source where the entry names none, `type_` is the type where it names none of ours, and
    `sources` are the source languages, whose spellings in Latin letters are not native forms.
    """
    english = _house_form(entry)
    if english is None:
        return None
    native = {kind: _first(entry, kind, sources) for kind in (Kind.FULL, Kind.ACRONYM, Kind.SHORT)}
    taken = {id(english), *(id(term) for terms in native.values() for term in terms.values())}
    rest = [term for term in entry.terms if id(term) not in taken]
    parts = _english_parts(rest, bool(native[Kind.SHORT]))
    acronym, plural, short = parts
    rest = [term for term in rest if term not in parts]
    own = [term for term in rest if term.primary == "en" and not term.style]
    avoided = [term for term in own if term.status in (Status.DEPRECATED, Status.SUPERSEDED)]
    foreign = [term for term in rest if term.primary != "en"]
    listed = {id(term) for term in (*avoided, *foreign)}
    known = entry.type in get_args(schema.Type)
    type_ = entry.type if known else type_  # type: ignore[assignment]
    return schema.Concept(
        id=id_,
        type=type_,
        english=english.text,
        native=_by_language(native[Kind.FULL]) or _stand_in(entry, english),
        about=entry.about or (entry.type if not known else "") or f"imported from {origin}",
        source=entry.source or origin,
        acronym=acronym.text if acronym else None,
        native_acronym=_by_language(native[Kind.ACRONYM]),
        plural=plural.text if plural else None,
        admitted=list(dict.fromkeys(term.text for term in own if term not in avoided)),
        avoid=[_form(term, Status.DEPRECATED) for term in avoided],
        short=schema.Short(short.text, _by_language(native[Kind.SHORT])) if short else "none" if entry.alone else None,
        caution=entry.caution or None,
        now=entry.now or None,
        gender=_gender(entry, english) if type_ == "person" else None,
        country=entry.country or None,
        styles={term.style: term.text for term in rest if term.primary == "en" and term.style},
        spellings=_spellings(foreign),
        notes=_notes(entry, [term for term in entry.terms if id(term) not in listed]),
        history=[_change(event) for event in entry.history] + [_change(event, term.text) for term in entry.terms for event in term.history],
    )


def _by_language(terms: Mapping[str, Term]) -> dict[str, str]:
    return {language: term.text for language, term in terms.items()}


def _house_form(entry: Entry) -> Term | None:
    """The English form that comes first by its status; of a former name, the superseded one is the name itself."""
    english = [term for term in entry.terms if term.primary == "en"]
    whole = [t for t in english if t.kind not in (*_ABBREVIATED, Kind.SHORT) and t.form is not Form.PLURAL and not t.style]
    order = [Status.PREFERRED, *([Status.SUPERSEDED] if entry.now else []), *Status]
    by_status = sorted(whole or english, key=lambda term: order.index(term.status or Status.ADMITTED))
    return by_status[0] if by_status else None


def _first(entry: Entry, kind: Kind, sources: Collection[str]) -> dict[str, Term]:
    """The first native term of a kind in each language."""
    found: dict[str, Term] = {}
    for term in entry.terms:
        alike = term.kind is kind if kind is not Kind.FULL else term.kind not in (*_ABBREVIATED, Kind.SHORT) and term.form is not Form.PLURAL
        preferred = term.status is Status.PREFERRED and (own_script(term.text) or term.primary not in sources)
        if term.primary != "en" and alike and (term.form is Form.NATIVE or preferred):
            found.setdefault(term.primary, term)
    return found


def _stand_in(entry: Entry, english: Term) -> dict[str, str]:
    """What stands as the native form of an entry without one: a term of another language, else the English one."""
    other = next((term for term in entry.terms if term.primary != "en"), english)
    return {other.primary: other.text}


def _english_parts(terms: list[Term], short_natives: bool) -> tuple[Term | None, Term | None, Term | None]:
    """The acronym, the plural and the form that may stand alone, where the house has them."""
    good = [t for t in terms if t.primary == "en" and t.status in (Status.PREFERRED, Status.ADMITTED) and not t.style]
    acronym = next((t for t in good if t.kind in _ABBREVIATED), None)
    plural = next((t for t in good if t.form is Form.PLURAL), None)
    return acronym, plural, next((t for t in good if t.kind is Kind.SHORT), None) if short_natives else None


def _form(term: Term, *usual: Status) -> str | schema.Form:
    why = term.note if term.status in usual else f"{term.status}: {term.note}" if term.note else str(term.status)
    if not why and not term.tier:
        return term.text
    # A former name may be right where the text is about its time, so that it is only suggested.
    tier = "suggest" if term.tier == "suggest" or (not term.tier and term.status is Status.SUPERSEDED) else "apply"
    return schema.Form(term.text, tier, why)  # type: ignore[arg-type]


def _spellings(terms: Sequence[Term]) -> dict[str, schema.Spellings]:
    found: dict[str, schema.Forms] = {}
    for term in sorted(terms, key=lambda term: term.status is not Status.PREFERRED):
        forms = found.setdefault(term.primary, schema.Forms([], [], []))
        group = forms.plural if term.form is Form.PLURAL else forms.acronym if term.kind in _ABBREVIATED else forms.forms
        form = _form(term, Status.PREFERRED, Status.ADMITTED)
        if form not in group:
            group.append(form)
    return {language: forms if forms.plural or forms.acronym else forms.forms for language, forms in sorted(found.items())}


def _gender(entry: Entry, english: Term) -> Literal["m", "f"] | None:
    for term in (english, *entry.terms):
        if term.gender in ("masculine", "feminine"):
            return "m" if term.gender == "masculine" else "f"
    return None


def _notes(entry: Entry, plain: Sequence[Term]) -> list[str]:
    """The entry's notes, then those of terms that a concept keeps as plain words, each with its term."""
    return list(dict.fromkeys([*entry.notes, *(f"{term.text}: {term.note}" for term in plain if term.note)]))


def _change(event: Event, term: str | None = None) -> schema.Change:
    what: Literal["origination", "modification"] = "origination" if event.what == "origination" else "modification"
    return schema.Change(what, event.date or None, event.by or None, event.note or None, term)
