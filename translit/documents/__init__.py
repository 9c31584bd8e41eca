"""Bytes in, Document out, and back: one module per format, chosen by the file's ending."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from translit.documents import plain
from translit.errors import DocumentError
from translit.model import Document


class Format(Protocol):
    """What a module of this package offers for its kind of file."""

    def read(self, data: bytes, path: str, encoding: str) -> Document:
        """The document in these bytes."""

    def write(self, document: Document, text: str) -> bytes:
        """The bytes of a document whose text has become `text`."""


FORMATS: dict[str, Format] = dict.fromkeys(plain.SUFFIXES, plain)
# Files whose bytes mean more than their text; reading them as plain text would let an edit break them.
_MARKUP = frozenset(
    {
        ".htm", ".html", ".xhtml", ".xml", ".json", ".csv", ".tsv", ".yaml", ".yml", ".rtf", ".tex", ".doc", ".docx", ".odt", ".pdf",
        ".xlsx", ".xlf", ".xliff", ".po", ".tmx", ".tbx", ".srt", ".vtt",
    }
)  # fmt: skip


def read(data: bytes, path: str = "-", encoding: str = "utf-8") -> Document:
    """The document in these bytes; `path` only names it and tells the format.

    Raises DocumentError for a format that is not read yet, for binary data and for a wrong encoding.

    >>> read("Almatí".encode(), "a.txt").text
    'Almatí'
    """
    suffix = Path(path).suffix.lower()
    if suffix in _MARKUP:
        raise DocumentError(f"{suffix} files are not read yet", where=path, hint="save the article as plain text (.txt)")
    return FORMATS.get(suffix, plain).read(data, path, encoding)


def write(document: Document, text: str) -> bytes:
    """The bytes of a document whose text has become `text`; with its own text, the bytes it was read from."""
    suffix = Path(document.path).suffix.lower()
    return FORMATS.get(suffix, plain).write(document, text)


def find(paths: Iterable[str]) -> Iterator[Path]:
    """The files that paths stand for: a file is itself, a folder all text files below it, in order.

    Raises DocumentError for a path that does not exist and for a folder without text files.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix.lower() in FORMATS and p.is_file())
            if not files:
                endings = ", ".join(FORMATS)
                raise DocumentError(f"no text files in this folder ({endings})", where=name, hint="name a file, or another folder")
            yield from files
        elif path.exists():
            yield path
        else:
            raise DocumentError("no such file or folder", where=name, hint="check the path; - reads standard input")


def load(path: Path, encoding: str = "utf-8") -> Document:
    """The document in a file. Raises DocumentError when it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", where=str(path)) from None
    return read(data, str(path), encoding)


def save(path: Path, data: bytes) -> None:
    """Put bytes into a file, whole or not at all: they are written beside it and moved into its place.

    The file keeps its permissions, and a symbolic link stays one. Raises DocumentError when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    handle, part = -1, ""
    try:
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, mode)
        os.replace(part, target)
    except BaseException as error:
        if part and os.path.exists(part):
            os.unlink(part)
        if isinstance(error, OSError):
            raise DocumentError(f"cannot be written: {error.strerror}", where=str(path)) from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
