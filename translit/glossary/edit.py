"""Writes entries into glossary files: everything outside the entry stays as it is, byte for byte.

The entry itself is written by a YAML library that keeps the comments and the order inside it. Two processes that
write to one file wait for each other, and a file is replaced whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError
from translit.glossary import schema
from translit.glossary.yamlfile import Place, parse

Save = Callable[[Path, bytes], None]
WIDTH = 150
GONE = object()
"""The new value of what is to be taken out."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes of this user from writing to a file meanwhile; the lock dies with the process."""
    name = hashlib.blake2b(os.fsencode(os.path.realpath(path)), digest_size=12).hexdigest()
    handle = os.open(Path(tempfile.gettempdir()) / f"translit-{_owner()}-{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put(path: Path, entry: Mapping[str, Any], save: Save, header: str = "") -> int:
    """Write a concept into a file, in the place of the one with its id or at the end; the line where it begins.

    `header` begins a file that is not there yet. Raises GlossaryError, with nothing written, when the file, or what it
    would become, is not as it should be.
    """
    with locked(path):
        before = path.read_bytes() if path.exists() else header.encode()
        after = with_entry(str(path), before, entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, after)
        yaml = parse(str(path), after)
        number = next(n for n, data in enumerate(yaml.data) if data["id"] == entry["id"])
        return int(yaml.where(number).rsplit(":", 2)[1])


def with_entry(name: str, data: bytes, entry: Mapping[str, Any]) -> bytes:
    """The bytes of a file of concepts with this entry in it. Raises GlossaryError when they are no such file.

    >>> print(with_entry("x.yaml", b"# people\\n", {"id": "a", "about": "b"}).decode(), end="")
    # people
    - id: a
      about: b
    """
    yaml = parse(name, data)
    if yaml.data is not None and not isinstance(yaml.data, list):
        raise GlossaryError("this is no list of concepts", where=yaml.where(), hint="name a file of concepts, or a new one")
    ids = [item.get("id") if isinstance(item, dict) else None for item in yaml.data or []]
    text = data.decode("utf-8-sig")
    if yaml.data and text[_start(text, yaml.where(0))] == "[":
        raise GlossaryError("the list is written in brackets", where=yaml.where(), hint="write each entry on lines of its own, after a dash")
    spans = _spans(text, [int(yaml.where(n).rsplit(":", 2)[1]) for n in range(len(ids))])
    if entry.get("id") in ids:
        start, end = spans[ids.index(entry["id"])]
        before, new, after = text[:start], _merged(text[start:end], entry), text[end:]
    else:
        made = _dumped([{key: _in_brackets(value) for key, value in entry.items()}])
        before, new, after = text, ("\n" if text and not text.endswith("\n") else "") + _block(made, _indent(text, spans)), ""
    return _mark(data) + (before + _ended(new, data) + after).encode()


def mended(name: str, data: bytes, changes: Mapping[Place, Any]) -> bytes:
    """The bytes of a file with new values at places, or with what is GONE taken out; entries without changes stay as they are."""
    yaml = parse(name, data)
    text = data.decode("utf-8-sig")
    listed = isinstance(yaml.data, list)
    heads: list[str | int] = list(range(len(yaml.data))) if listed else list(yaml.data)
    spans = _spans(text, [int(yaml.where(head).rsplit(":", 2)[1]) for head in heads])
    for head in sorted({place[0] for place in changes}, key=heads.index, reverse=True):
        start, end = spans[heads.index(head)]
        indent, block = _loaded(text[start:end])
        root = block[0] if listed else block
        # The last of a list first, so that the numbers of the others still hold.
        for place in sorted((place for place in changes if place[0] == head), key=lambda place: [str(step).zfill(9) for step in place], reverse=True):
            _change(root, list(place[1:] if listed else place), changes[place])
        text = text[:start] + (_ended(_block(_dumped(block), indent), data) if root else "") + text[end:]
    return _mark(data) + text.encode()


def _mark(data: bytes) -> bytes:
    """The byte order mark that a file begins with."""
    return b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""


def _ended(new: str, data: bytes) -> str:
    """Lines that are new to a file, with its kind of line ends; where it has both, the lines that stay keep theirs."""
    return new.replace("\n", "\r\n") if b"\r\n" in data else new


def _change(around: Any, place: list[str | int], value: Any) -> None:
    """Put a value at a place, or take out what is there, and lists and mappings that this leaves empty."""
    if len(place) > 1:
        _change(around[place[0]], place[1:], value)
        if around[place[0]] or value is not GONE:
            return
    if value is GONE:
        del around[place[0]]
    else:
        around[place[0]] = _in_brackets(value)


def entry_of(concept: Mapping[str, Any]) -> dict[str, Any]:
    """A concept's keys in the order of the schema, without those that say nothing."""
    return {key: concept[key] for key in schema.Concept.__struct_fields__ if concept.get(key) not in (None, "", [], {})}


def _merged(block: str, entry: Mapping[str, Any]) -> str:
    """The text of an entry with the keys of another: comments and order stay, keys that are gone go, new ones come last."""
    indent, data = _loaded(block)
    old = data[0]
    for key in [key for key in old if key not in entry]:
        del old[key]
    for key, value in entry.items():
        if key not in old or old[key] != value:
            old[key] = _in_brackets(value)
    return _block(_dumped(data), indent)


def _loaded(block: str) -> tuple[int, Any]:
    """How deep the lines of a block are indented, and its data with their comments."""
    block = block.replace("\r\n", "\n")
    indent = len(block) - len(block.lstrip(" "))
    return indent, _engine().load("".join(row[indent:] if row[:indent].isspace() else row for row in block.splitlines(keepends=True)))


def _dumped(data: Any) -> str:
    out = io.StringIO()
    _engine().dump(data, out)
    return out.getvalue()


def _in_brackets(value: Any) -> Any:
    """A value as people write it within an entry: on one line, in brackets."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    made: Any
    if isinstance(value, Mapping):
        made = CommentedMap({key: _in_brackets(item) for key, item in value.items()})
    elif isinstance(value, list):
        made = CommentedSeq([_in_brackets(item) for item in value])
    else:
        return value
    made.fa.set_flow_style()
    return made


def _engine() -> Any:
    from ruamel.yaml import YAML

    engine = YAML()
    engine.preserve_quotes = True
    engine.width = WIDTH
    engine.allow_unicode = True
    return engine


def _spans(text: str, lines: list[int]) -> list[tuple[int, int]]:
    """Where each entry's lines begin and end, by the lines they begin on; comments before the next one belong to that."""
    rows = text.splitlines(keepends=True)
    spans = []
    for number, line in enumerate(lines):
        end = lines[number + 1] - 1 if number + 1 < len(lines) else len(rows)
        while end > line and (not rows[end - 1].strip() or rows[end - 1].lstrip().startswith("#")):
            end -= 1
        spans.append((sum(map(len, rows[: line - 1])), sum(map(len, rows[:end]))))
    return spans


def _start(text: str, where: str) -> int:
    line = int(where.rsplit(":", 2)[1])
    row = text.splitlines(keepends=True)[line - 1]
    return sum(map(len, text.splitlines(keepends=True)[: line - 1])) + len(row) - len(row.lstrip())


def _indent(text: str, spans: list[tuple[int, int]]) -> int:
    return len(first := text[spans[0][0] :]) - len(first.lstrip(" ")) if spans else 0


def _block(text: str, indent: int) -> str:
    return "".join(" " * indent + row if row.strip() else row for row in text.splitlines(keepends=True))


def _owner() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
