"""A concept's English form in a house style."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translit.glossary import schema
from translit.glossary.derive import APOSTROPHES
from translit.glossary.library import Library
from translit.names.systems import System
from translit.text import WORD


def styled(concept: schema.Concept, style: str, library: Library) -> str:
    """The concept's English form in a house style: what the style says of it, else its norm's, else what it inherits."""
    if style in concept.styles:
        return concept.styles[style]
    rules = library.styles[style]
    if concept.id in rules.concepts:
        return rules.concepts[concept.id]
    inherited = library.styles[rules.inherits] if rules.inherits else rules
    if rules.norm != inherited.norm and (form := _by_norm(concept, library.english[rules.norm])):
        return form
    form = styled(concept, rules.inherits, library) if rules.inherits else concept.english
    if concept.type == "person" and rules.words:
        return re.sub(r"\w+", lambda m: rules.words.get(m[0], m[0]), form)
    return form


def _by_norm(concept: schema.Concept, systems: Mapping[str, System]) -> str:
    """A person's name as an English system writes its native form; nothing for titles and names that English translates."""
    if concept.type != "person" or concept.short is not None:
        return ""
    language = next((code for code in concept.native if code != "ru"), "ru")
    if language not in systems or len(concept.native[language].split(" ")) != len(concept.english.split(" ")):
        return ""
    native = APOSTROPHES.sub("", concept.native[language])
    return WORD.sub(lambda m: systems[language].plain(m[0]).capitalize() if m[0][:1].isupper() else systems[language].plain(m[0]), native)
