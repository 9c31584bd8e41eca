"""What kind of knowledge a file holds: the shipped ones say it by their name, one's own by what is in them."""

from __future__ import annotations

from typing import Any

import msgspec

from translit.errors import GlossaryError
from translit.glossary import schema
from translit.glossary.files import File, holds_rules
from translit.glossary.yamlfile import YamlFile

CONCEPTS, RULES, STYLE, SPELLINGS, SYSTEM, ENGLISH, PHRASES, PEOPLE, PROJECT = (
    "concepts", "rules", "style", "spellings", "system", "english", "phrases", "people", "project",
)  # fmt: skip
SHAPES: dict[str, Any] = {
    CONCEPTS: list[schema.Concept],
    RULES: schema.RuleFile,
    STYLE: schema.Style,
    SPELLINGS: dict[str, schema.Spellings],
    SYSTEM: schema.System,
    ENGLISH: schema.System,
    PHRASES: list[schema.FixedPhrase],
    PEOPLE: schema.People,
    PROJECT: schema.Project,
}
"""The type of each kind of file."""
_NAMES = {"spellings.yaml": SPELLINGS, "fixed-phrases.yaml": PHRASES, "people.yaml": PEOPLE}
_STYLE_KEYS = {field.encode_name for field in msgspec.structs.fields(schema.Style)}


def kind(file: File, yaml: YamlFile) -> str:
    """One of the kinds above. Raises GlossaryError for a shipped file whose name is that of no kind.

    One's own mapping with `rules`, `classes` or `borrows` holds rules, one with a key of styles is a style, a file
    `sources/TAG/spellings.yaml` lists spellings; everything else is read as concepts.
    """
    if not file.shipped:
        return _own(file, yaml.data)
    folder = file.name.partition("/")[0]
    if folder == "concepts":
        return CONCEPTS
    if folder == "styles":
        return STYLE
    if folder == "english":
        return ENGLISH
    if holds_rules(file.name):
        return RULES
    if file.path.name == "system.yaml":
        return SYSTEM
    if file.path.name in _NAMES:
        return _NAMES[file.path.name]
    raise GlossaryError("no such kind of glossary file", where=file.name, hint="docs/architecture.md lists them")


def spellings_source(file: File) -> str | None:
    """The source language whose spellings one's own file lists, by its path `sources/TAG/spellings.yaml`; else None."""
    folder = file.path.absolute().parent
    return folder.name if file.path.name == "spellings.yaml" and folder.parent.name == "sources" else None


def _own(file: File, data: Any) -> str:
    if spellings_source(file):
        return SPELLINGS
    if isinstance(data, dict):
        if not {"rules", "classes", "borrows"}.isdisjoint(data):
            return RULES
        if not _STYLE_KEYS.isdisjoint(data) and "id" not in data:
            return STYLE
    return PHRASES if isinstance(data, list) and data and isinstance(data[0], dict) and "phrase" in data[0] else CONCEPTS
