"""Where knowledge comes from besides the program: the user's folder, then the project's; the later layer wins.

A layer is a settings file (`translit.yaml`, or the table `[tool.translit]` of a project's `pyproject.toml`) and
glossary files: those it names, else all in the folder `glossary` beside it. Every run looks for layers, so this module
asks the file system a few questions and imports nothing heavy before a settings file is found.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translit.errors import GlossaryError

if TYPE_CHECKING:
    from translit.glossary.settingsfile import SettingsFile

FILE, PYPROJECT, FOLDER = "translit.yaml", "pyproject.toml", "glossary"
SHIPPED, USER, PROJECT, GIVEN = "shipped", "user", "project", "given"
"""The layers in their order; what is given on the command line comes last."""


class Preferences(NamedTuple):
    """What settings files say of a run; None where they say nothing. `places` tells where a key stands."""

    source: str | None = None
    style: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    apply: float | None = None
    show: float | None = None
    originals: bool | None = None
    places: Mapping[str, str] = {}

    def over(self, earlier: Preferences) -> Preferences:
        """These preferences, and the earlier layer's where these say nothing.

        >>> Preferences(style="ap").over(Preferences(source="es", style="bbc"))[:2]
        ('es', 'ap')
        """
        said = {key: value for key, value in self._asdict().items() if value is not None}
        return earlier._replace(**{**said, "places": {**earlier.places, **self.places}})


class Layer(NamedTuple):
    """The user's layer or the project's: its folder, its settings and its glossary files."""

    name: str
    folder: Path
    preferences: Preferences
    glossary: tuple[Path, ...]

    @property
    def target(self) -> Path:
        """The file that a new entry is written to: the first glossary file, or one to be made."""
        return next((path for path in self.glossary if path.suffix in (".yaml", ".yml")), self.folder / FOLDER / "names.yaml")


class Layers(NamedTuple):
    """The layers of one run, the shipped one left aside."""

    found: tuple[Layer, ...] = ()

    @property
    def preferences(self) -> Preferences:
        """What all settings files together say."""
        return functools.reduce(lambda earlier, layer: layer.preferences.over(earlier), self.found, Preferences())

    @property
    def glossary(self) -> tuple[Path, ...]:
        """All glossary files, those of later layers last."""
        return tuple(path for layer in self.found for path in layer.glossary)


def around(start: Path) -> Layers:
    """The layers that hold for a file or folder: the user's, and that of the nearest project around it.

    Raises GlossaryError for a settings file that is not as it should be.
    """
    start = start.absolute()
    return _around(start if start.is_dir() else start.parent, user_folder())


def user_folder() -> Path:
    """Where the user's layer is kept: TRANSLIT_CONFIG, else where the platform keeps settings."""
    if given := os.environ.get("TRANSLIT_CONFIG"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "translit"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "translit"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "translit"


def project_folder(start: Path) -> Path | None:
    """The nearest folder, from this one upwards, with a `translit.yaml` or a `pyproject.toml` that speaks of translit."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if _has_settings(folder)), None)


def expand(path: Path) -> list[Path]:
    """The glossary files that a path stands for: itself, or the YAML files of a folder. Raises GlossaryError for an empty folder."""
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.rglob("*") if p.suffix in (".yaml", ".yml"))
    if not found:
        raise GlossaryError("no YAML files in this folder", where=str(path), hint="name a file, or another folder")
    return found


@functools.lru_cache(maxsize=256)
def _around(folder: Path, user: Path) -> Layers:
    project = project_folder(folder)
    layers = [_layer(USER, user)] if user.is_dir() else []
    if project is not None and project != user:
        layers.append(_layer(PROJECT, project))
    return Layers(tuple(layers))


def _layer(name: str, folder: Path) -> Layer:
    if not _has_settings(folder):
        return Layer(name, folder, Preferences(), tuple(_usual(folder)))
    from translit.glossary import settingsfile

    file = settingsfile.read(_settings_path(folder))
    named = file.said.glossary
    return Layer(name, folder, file.preferences(), tuple(_usual(folder) if named is None else _named(folder, named, file)))


def _usual(folder: Path) -> Sequence[Path]:
    return sorted(p for p in (folder / FOLDER).rglob("*") if p.suffix in (".yaml", ".yml"))


def _named(folder: Path, named: Sequence[str], file: SettingsFile) -> Iterator[Path]:
    for number, name in enumerate(named):
        path = folder / name
        if not path.exists():
            raise GlossaryError(f"there is no {name!r} here", where=file.where("glossary", number), hint="paths count from this file's folder")
        yield from expand(path)


def _has_settings(folder: Path) -> bool:
    if (folder / FILE).is_file():
        return True
    try:
        return b"tool.translit" in (folder / PYPROJECT).read_bytes()
    except OSError:
        return False


def _settings_path(folder: Path) -> Path:
    return folder / FILE if (folder / FILE).is_file() else folder / PYPROJECT
