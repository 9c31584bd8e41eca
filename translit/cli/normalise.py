"""translit normalise: articles in, normalised text (or a report, or a diff) out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from translit.cli import decisions as decided
from translit.cli import run
from translit.errors import SettingError
from translit.model import Result


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    diff = "diff"
    html = "html"


@run.guarded()
def command(
    paths: run.Paths,
    source: run.Source = None,
    style: run.Style = None,
    format: Annotated[Format, run.PRINTED] = Format.text,
    diff: Annotated[bool, typer.Option("--diff", help="The same as --format diff; exit code 1 when something would change.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write there; for several files, a folder.")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Write each file back, whole or not at all.")] = False,
    decisions: decided.Option = None,
    glossary: run.Glossary = None,
    date: run.Date = None,
    select: run.Select = None,
    ignore: run.Ignore = None,
    originals: run.Originals = None,
    encoding: run.Encoding = "utf-8",
    quiet: run.Quiet = False,
) -> None:
    """Write articles with standard English names; list on a terminal what changed and what is left to look at."""
    from translit import pipeline

    format = Format.diff if diff else format
    if in_place and (output is not None or format is not Format.text):
        raise SettingError("--in-place writes the text back to its file", hint="leave out --output, --format and --diff")
    setup = run.Setup(source, style, tuple(glossary or ()), select, ignore, originals=originals, date=date)
    inputs = setup.jobs(run.documents(paths, encoding))
    if in_place and any(i.document.path == "-" for i in inputs):
        raise SettingError("standard input cannot be written in place", hint="name a file")
    if len(inputs) > 1 and not in_place and output is None and format in (Format.text, Format.json, Format.html):
        raise SettingError(f"{len(inputs)} files do not go into one {format}", hint="use --in-place, -o FOLDER, --format jsonl or --format diff")
    results = [pipeline.run(job.document, job.knowledge, job.settings) for job in inputs]
    if decisions is not None:
        results = decided.carry_out(results, decisions)
    rendered = [_render(result, format) for result in results]
    if in_place:
        _save([Path(i.document.path) for i in inputs], rendered)
    elif output is not None and (len(inputs) > 1 or output.is_dir()):
        ending = "" if format is Format.text else f".{format}"
        _save(run.below(output, [i.relative for i in inputs], ending), rendered)
    elif output is not None:
        _save([output], rendered)
    else:
        run.write(b"".join(rendered))
    for job, result in zip(inputs, results, strict=True) if not quiet else ():
        run.announce(job.choice, job.document.path)
        if sys.stderr.isatty():
            from translit.cli.summary import show

            show(result)
    if format is Format.diff and any(result.edits for result in results):
        raise typer.Exit(run.FOUND)


def _render(result: Result, format: Format) -> bytes:
    from translit import documents
    from translit.reports import FORMATS

    if format is Format.text:
        return documents.write(result.document, result.text)
    return FORMATS[format](result).encode("utf-8", "surrogatepass")


def _save(targets: Sequence[Path], data: Sequence[bytes]) -> None:
    from translit import documents

    for target, content in zip(targets, data, strict=True):
        documents.save(target, content)
