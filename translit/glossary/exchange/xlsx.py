"""Excel workbooks: the table of `table` on a sheet."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from translit.errors import GlossaryError
from translit.glossary.exchange import MAX_BYTES, table
from translit.glossary.exchange.entry import EVERYTHING, Entry, Say

SUFFIXES = (".xlsx",)
KEEPS = EVERYTHING
_WIDE = {"id": 28, "term": 32, "about": 48, "source": 40}


def read(data: bytes, say: Say) -> list[Entry]:
    """The entries of the first sheet. Raises GlossaryError for what is no workbook, and for missing columns."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > 2 * MAX_BYTES:
                raise GlossaryError("unpacks to too large a workbook", hint="split it")
        with warnings.catch_warnings(action="ignore"):
            rows = list(_rows(data))
    except GlossaryError:
        raise
    except Exception as error:
        # openpyxl lets whatever its parsers raise through: a broken workbook is any of a dozen exceptions.
        reason = str(error).partition("\n")[0][:120] or type(error).__name__
        raise GlossaryError(f"not a readable workbook: {reason}", hint="save it as .xlsx again") from None
    return table.entries(rows, say)


def _rows(data: bytes) -> Iterator[list[str]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in row]
    finally:
        book.close()


def write(entries: Sequence[Entry], say: Say) -> bytes:
    """A workbook with one sheet; every cell is text, so that nothing in it can be a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("terms")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDE.get(name, 14)
    for number, row in enumerate(table.rows(entries)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value or None)
            if value:
                cell.data_type = "s"
            if not number:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
