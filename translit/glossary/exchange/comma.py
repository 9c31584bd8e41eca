"""Comma-separated values (RFC 4180), with whatever separator the heading has when it is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from translit.errors import GlossaryError
from translit.glossary.exchange import table
from translit.glossary.exchange.entry import EVERYTHING, Entry, Say

SUFFIXES = (".csv",)
KEEPS = EVERYTHING
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read(data: bytes, say: Say) -> list[Entry]:
    """The entries of a table. Raises GlossaryError for another encoding than UTF-8 and for missing columns."""
    text = decoded(data)
    heading = text.partition("\n")[0]
    separator = max("\t;,", key=heading.count)
    try:
        return table.entries(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), say)
    except csv.Error as error:
        raise GlossaryError(f"not a readable table: {error}", hint="check the quotation marks") from None


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """The table of all terms."""
    return written(table.rows(entries), ",")


def decoded(data: bytes) -> str:
    """A text file's bytes as text: UTF-8, or UTF-16 when it says so in its first bytes."""
    try:
        return data.decode(_MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"not valid UTF-8 at byte {error.start}", where=str(line), hint="save the file as UTF-8") from None


def written(rows: object, separator: str) -> bytes:
    """Rows as a text file; a cell is quoted where it has to be."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()
