"""Exchange of glossaries with the tools translators use: one module for each format, all of them named here.

A module has `SUFFIXES`, and `read(data, say) -> list[Entry]`, or `KEEPS` and `write(entries, say) -> bytes`, or all of them.
`say` takes a sentence about what could not be read or held.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from translit.errors import GlossaryError, SettingError, did_you_mean

if TYPE_CHECKING:
    from translit.glossary.exchange.entry import Entry, Say

WRITTEN = {
    "tbx": "tbx",
    "tbx-dct": "tbx_dct",
    "csv": "comma",
    "tsv": "tab",
    "xlsx": "xlsx",
    "prh": "prh",
    "vale": "vale",
    "deepl": "deepl",
    "google": "google",
}
"""The modules of the formats that are written."""
READ = {"tbx": "tbx", "csv": "comma", "tsv": "tab", "xlsx": "xlsx", "tmx": "tmx"}
"""The modules of the formats that are read; every kind of TBX is one format, whose files say which kind they are."""
MAX_BYTES = 100_000_000


def module(name: str, formats: dict[str, str]) -> Any:
    """The module of a format, imported now. Raises SettingError for one that does not exist or lacks its library."""
    if name not in formats:
        raise SettingError(f"no format is called {name!r}", hint=did_you_mean(name, list(formats)))
    try:
        return importlib.import_module(f"translit.glossary.exchange.{formats[name]}")
    except ModuleNotFoundError as error:
        raise SettingError(f"the format {name} needs {error.name}", hint="pip install 'translit[exchange]'") from None


def format_of(name: str) -> str:
    """The format that a file's name ends in. Raises SettingError when it is none that is read.

    >>> format_of("termbase.TBX")
    'tbx'
    """
    suffix = PurePath(name).suffix.lower()
    known = {".tbx": "tbx", ".xml": "tbx", ".tmx": "tmx", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".xlsx": "xlsx"}
    if suffix not in known:
        raise SettingError(f"{name}: no format is known by its ending", hint="say which with --format: " + ", ".join(READ))
    return known[suffix]


def read(data: bytes, name: str, format: str, say: Say) -> list[Entry]:
    """The entries of a file's bytes; `name` is what messages call it. Raises GlossaryError when they are not the format's."""
    if not data.strip():
        raise GlossaryError("the file is empty", where=name)
    if len(data) > MAX_BYTES:
        raise GlossaryError(f"larger than {MAX_BYTES:,} bytes", where=name, hint="split it")
    try:
        entries: list[Entry] = module(format, READ).read(data, say)
    except GlossaryError as error:
        raise GlossaryError(error.what, where=f"{name}:{error.where}" if error.where else name, hint=error.hint) from None
    if not entries:
        raise GlossaryError("there is no entry in it", where=name, hint="has it the right format?")
    return entries


def write(entries: Sequence[Entry], format: str, say: Say) -> bytes:
    """The entries as a file of the format; what that cannot hold is said. Raises GlossaryError and SettingError."""
    from translit.glossary.exchange.entry import losses, unwritable

    chosen = module(format, WRITTEN)
    for entry in entries:
        if (text := unwritable(entry)) is not None:
            raise GlossaryError(f"{entry.id}: {text!r} has a control character", hint="take it out of the glossary")
    if lost := losses(entries, chosen.KEEPS):
        say(lost)
    data: bytes = chosen.write(entries, say)
    return data
