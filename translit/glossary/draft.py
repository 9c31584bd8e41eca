"""A new entry from the little that a person knows of a name: the rest is derived, or asked for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from translit.errors import SettingError
from translit.glossary import schema
from translit.glossary.derive import Derivation
from translit.text import fold

Ask = Callable[[str, str], str]
"""Puts a question with a proposed answer to a person; the proposal itself when nobody is there."""
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|шна)$")
_WOMENS = re.compile(r"(?:[оеё]ва|[иы]на|[аяь]я|цкая|ская|івна|ївна)$")
OWN = "own entry"


@dataclass(frozen=True)
class Known:
    """What somebody says of a name; empty where they say nothing."""

    english: str = ""
    native: Mapping[str, str] = field(default_factory=dict)
    type: str = ""
    gender: str = ""
    about: str = ""
    source: str = ""
    id: str = ""
    admitted: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


def complete(said: Known, derivation: Derivation, concepts: Mapping[str, schema.Concept], ask: Ask) -> dict[str, Any]:
    """The entry. One that a layer has already is its base, and keeps its id.

    Raises SettingError when there is nothing to go by, or nothing new.
    """
    if not said.english and not said.native:
        raise SettingError("no name is given", hint='write for example: translit glossary add "Захарова"')
    before = concepts.get(said.id)
    kind = said.type or (before.type if before else "") or ask("type (person, place, organisation, media, demonym, title, term)", "person")
    native, english = _forms(said, derivation, kind, _plain(before) if before else {}, ask)
    before = before or _listed(english, native, kind, concepts)
    entry: dict[str, Any] = _plain(before) if before else {}
    native = {**entry.get("native", {}), **native}
    avoid = [*entry.get("avoid", []), *said.avoid]
    if before and english != before.english and before.english not in avoid:
        avoid.append(before.english)
    entry |= {
        "id": before.id if before else said.id or _new_id(english, concepts),
        "type": kind,
        "english": english,
        "native": native,
        "admitted": [form for form in dict.fromkeys([*entry.get("admitted", []), *said.admitted]) if form != english],
        "avoid": [form for form in avoid if form != english],
    }
    if kind == "person":
        entry["gender"] = said.gender or entry.get("gender") or ask("gender (m or f)", _gender(native, english, concepts))
    entry["about"] = said.about or entry.get("about") or ask("who or what it is", OWN)
    entry["source"] = said.source or entry.get("source") or ask("where the English form is attested", OWN)
    if before and _plain(before) == {key: value for key, value in entry.items() if value not in ([], {})}:
        raise SettingError(f"{english} is listed already, as {before.id}", hint=f"translit glossary where {before.id!r} tells where")
    return entry


def example(english: str, native: Mapping[str, str], derivation: Derivation, source: str) -> dict[str, dict[str, str]]:
    """What some source language writes and English does not, with what it becomes; the wished language's if it has any."""
    for tag in dict.fromkeys([source, *derivation.sources]):
        for language, form in native.items():
            for spelling in derivation.forms(tag, language, form, 1):
                if fold(spelling) != fold(english):
                    return {tag: {spelling: english}}
    return {source: {english: english}}


def _listed(english: str, native: Mapping[str, str], kind: str, concepts: Mapping[str, schema.Concept]) -> schema.Concept | None:
    """The concept with exactly this native form; where several have it, the one with this English form too."""
    same = [c for c in concepts.values() if c.type == kind and set(native.items()) & set(c.native.items())]
    if len(same) > 1:
        same = [c for c in same if english in (c.english, *c.admitted)]
    return same[0] if same else None


def _forms(said: Known, derivation: Derivation, kind: str, entry: Mapping[str, Any], ask: Ask) -> tuple[dict[str, str], str]:
    native, english = {**entry.get("native", {}), **said.native}, said.english or entry.get("english", "")
    if not native:
        form, language = derivation.native(english)
        form = ask("native form", form)
        if not form:
            raise SettingError(f"no native form can be read from {english!r}", hint="--native ru=FORM says it")
        native = {language or "ru": form}
    language, form = next(reversed(native.items()))
    if not english:
        english = ask("English form", derivation.english(_unfathered(form, kind), language) if derivation.reads(language) else "")
        if not english:
            raise SettingError(f"no English form can be made of {form!r}", hint="--english FORM says it")
    if kind == "person":
        native = {language: _as_long(form, english, language, derivation) for language, form in native.items()}
    return native, english


def _as_long(native: str, english: str, language: str, derivation: Derivation) -> str:
    """The native form of a person with as many words as the English one: without a patronymic, with the given name."""
    wanted = len(english.split())
    if len(native.split()) > wanted:
        native = _unfathered(native, "person")
    if len(native.split()) < wanted:
        read, _ = derivation.native(english, (language,))
        if read.split()[-len(native.split()) :] == native.split():
            return read
    if len(native.split()) != wanted:
        raise SettingError(f"{native!r} and {english!r} are not the same words", hint="give as many words of the name in both")
    return native


def _unfathered(native: str, kind: str) -> str:
    words = native.split(" ")
    return " ".join([words[0], *words[2:]]) if kind == "person" and len(words) == 3 and _PATRONYMIC.search(words[1]) else native


def _gender(native: Mapping[str, str], english: str, concepts: Mapping[str, schema.Concept]) -> str:
    """That of most people listed with the same given name, else by the surname's ending."""
    given = {name.split(" ")[0] for name in (english, *native.values()) if " " in name}
    same = Counter(c.gender for c in concepts.values() if c.gender and given & {name.split(" ")[0] for name in (c.english, *c.native.values())})
    if same:
        return str(same.most_common(1)[0][0])
    return "f" if any(_WOMENS.search(form) for form in native.values()) else "m"


def _new_id(english: str, concepts: Mapping[str, schema.Concept]) -> str:
    """The English form as a slug, numbered when it is taken."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", english.casefold()) if not unicodedata.combining(c))
    slug = "-".join(re.findall("[a-z0-9]+", re.sub("['’]", "", plain))) or "entry"
    return next(name for number in range(1, len(concepts) + 2) if (name := slug if number == 1 else f"{slug}-{number}") not in concepts)


def _plain(concept: schema.Concept) -> dict[str, Any]:
    """A concept as it stands in a file, without the keys that say nothing."""
    data: dict[str, Any] = msgspec.to_builtins(concept)
    return {key: value for key, value in data.items() if value not in (None, [], {})}
