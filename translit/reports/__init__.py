"""Reports: one module per output format, each with `render(result) -> str`; `FORMATS` names them."""

from __future__ import annotations

from collections.abc import Callable

from translit.model import Result
from translit.reports import diff, html, json, jsonl, text

FORMATS: dict[str, Callable[[Result], str]] = {
    "text": text.render,
    "json": json.render,
    "jsonl": jsonl.render,
    "diff": diff.render,
    "html": html.render,
}
