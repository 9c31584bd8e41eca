"""Reads `translit.yaml`, or the table `[tool.translit]` of a `pyproject.toml`, and says where each setting stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError
from translit.glossary.layers import Preferences
from translit.glossary.schema import Project
from translit.glossary.yamlfile import YamlFile, parse


@dataclass(frozen=True)
class SettingsFile:
    """What one settings file says."""

    placed: YamlFile
    said: Project

    def where(self, *place: str | int) -> str:
        """`file:line:column` of a setting."""
        return self.placed.where(*place)

    def preferences(self) -> Preferences:
        """The settings of a run, with the places of those that are said."""
        said, keys = self.said, self.placed.data or {}
        select, ignore = (tuple(values) if values is not None else None for values in (said.select, said.ignore))
        places = {key: self.where(key) for key in keys}
        return Preferences(said.source, said.style, select, ignore, said.thresholds.apply, said.thresholds.show, said.originals, places)


def read(path: Path) -> SettingsFile:
    """The settings of a file. Raises GlossaryError, naming the line, for what is not as it should be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", where=str(path)) from None
    placed = TomlTable(str(path), data) if path.suffix == ".toml" else parse(str(path), data)
    # A file of comments alone sets nothing, and marks the folder as a project.
    return SettingsFile(placed, Project() if placed.data is None else placed.convert(Project))


class TomlTable(YamlFile):
    """The table `[tool.translit]`, with the lines of its keys."""

    def __init__(self, name: str, data: bytes) -> None:
        """Parse a `pyproject.toml`. Raises GlossaryError when it is not TOML."""
        self.name = name
        try:
            text = data.decode("utf-8")
            self.data: Any = tomllib.loads(text).get("tool", {}).get("translit")
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            place = re.search(r"at line (\d+), column (\d+)", str(error))
            where = f"{name}:{place[1]}:{place[2]}" if place else name
            raise GlossaryError("not valid TOML", where=where, hint="check the quotes and brackets") from None
        self._marks = {}
        table: tuple[str, ...] | None = None
        for number, row in enumerate(text.splitlines(), 1):
            if header := re.match(r"\s*\[([^\[\]]+)\]", row):
                names = tuple(part.strip(" \"'") for part in header[1].split("."))
                table = names[2:] if names[:2] == ("tool", "translit") else None
                if table is not None:
                    self._marks.setdefault(table, (number, 1))
            elif table is not None and (key := re.match(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*[=.]", row)):
                self._marks.setdefault((*table, key[1].strip("\"'")), (number, key.start(1) + 1))
