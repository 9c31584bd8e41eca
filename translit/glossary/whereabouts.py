"""Where a concept stands: every file that says something of it, by layer, the deciding one last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.glossary import kinds
from translit.glossary.files import File
from translit.glossary.yamlfile import parse


class Place(NamedTuple):
    """A file's line that says something of a concept; `what` is entry, spellings or style, `says` its text."""

    what: str
    where: str
    says: str


def places(concept: str, found: Sequence[File]) -> Iterator[Place]:
    """The places of a concept's id in these files, in their order."""
    # Most files do not have the id at all, so that they need not be parsed.
    pattern = re.compile(rf"(?<![\w-]){re.escape(concept)}(?![\w-])".encode())
    for file in found:
        if file.path.suffix == ".txt" or not pattern.search(file.data):
            continue
        yaml = parse(file.name, file.data)
        match kinds.kind(file, yaml):
            case kinds.CONCEPTS:
                for number, entry in enumerate(yaml.data or []):
                    if entry.get("id") == concept:
                        yield Place("entry", yaml.where(number, "id"), str(entry.get("english")))
                    elif entry.get("spellings_of") == concept:
                        for tag, forms in entry["spellings"].items():
                            yield Place("spellings", yaml.where(number, "spellings", tag), _forms(forms))
            case kinds.SPELLINGS:
                if concept in yaml.data:
                    yield Place("spellings", yaml.where(concept), _forms(yaml.data[concept]))
            case kinds.STYLE:
                if concept in yaml.data.get("concepts", {}):
                    yield Place(f"style {yaml.data['name']}", yaml.where("concepts", concept), yaml.data["concepts"][concept])


def _forms(listed: object) -> str:
    """Listed spellings on one line."""
    if isinstance(listed, dict):
        return "; ".join(f"{part}: {_forms(forms)}" for part, forms in listed.items())
    return ", ".join(str(form["form"] if isinstance(form, dict) else form) for form in listed) if isinstance(listed, list) else str(listed)
