"""translit name: one name a line in, what it is in English out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from translit.cli import run
from translit.model import Document, NameResult
from translit.text import visible


class Format(StrEnum):
    """What is printed."""

    text = "text"
    jsonl = "jsonl"


@run.guarded()
def command(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Names; without any, one a line from standard input.", show_default=False)
    ] = None,
    source: run.Source = None,
    style: run.Style = None,
    format: Annotated[Format, run.PRINTED] = Format.text,
    explain: Annotated[bool, typer.Option("--explain", help="Show letter by letter how each name was read.")] = False,
    glossary: run.Glossary = None,
    quiet: run.Quiet = False,
) -> None:
    """Look names up in every concept's spellings; a name that is none is given back as it is."""
    from translit.mentions import single

    given = list(names or _standard_input())
    plan = run.Setup(source, style, tuple(glossary or ())).plan()
    choice = plan.choose(Document("\n".join(given)))
    knows = plan.knowledge(choice.tag if choice else plan.source)
    for name in given:
        result = single.find(name, knows)
        if format is Format.jsonl:
            line = _object(result)
        elif explain:
            from translit.cli.explain import render

            line = render(result, knows)
        else:
            line = _line(result)
        run.write((line + "\n").encode("utf-8", "surrogatepass"))
    if not quiet:
        run.announce(choice, "names")


def _standard_input() -> Iterable[str]:
    from translit import documents

    text = documents.read(sys.stdin.buffer.read()).text
    return _names(text.removeprefix("\ufeff"))


def _names(text: str) -> Iterator[str]:
    """Lines end at line feeds only, so that each line in gives one line out; a last line feed starts no line."""
    lines = text.split("\n")
    yield from (line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines))


def _line(result: NameResult) -> str:
    if result.how is None:
        return f"{visible(result.name)}  (not known)"
    others = ", ".join(c.english for c in result.candidates[1:])
    native = f"  {result.native}" if result.native else ""
    return f"{visible(result.name)} -> {result.best}{native}  ({result.how}, {result.confidence:.2f})" + (f"  or {others}" if others else "")


def _object(result: NameResult) -> str:
    row: dict[str, Any] = {
        "name": result.name,
        "best": result.best,
        "native": result.native,
        "confidence": result.confidence,
        "how": result.how,
        "candidates": [{"english": c.english, "native": c.native, "confidence": c.confidence} for c in result.candidates],
    }
    return json.dumps(row, ensure_ascii=False)
