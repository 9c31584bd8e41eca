"""translit check: what would be changed and what a person should look at; nothing is written."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from translit.cli import decisions as decided
from translit.cli import run
from translit.text import visible


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


@run.guarded()
def command(
    paths: run.Paths,
    source: run.Source = None,
    style: run.Style = None,
    format: Annotated[Format, run.PRINTED] = Format.text,
    decisions: decided.Option = None,
    glossary: run.Glossary = None,
    date: run.Date = None,
    select: run.Select = None,
    ignore: run.Ignore = None,
    encoding: run.Encoding = "utf-8",
    quiet: run.Quiet = False,
) -> None:
    """List the findings of articles, one a line, without those that a review rejected; exit code 1 when there are any."""
    from translit import pipeline
    from translit.errors import SettingError
    from translit.reports import FORMATS, findings

    inputs = run.Setup(source, style, tuple(glossary or ()), select, ignore, apply=False, date=date).jobs(run.documents(paths, encoding))
    if len(inputs) > 1 and format in (Format.json, Format.html):
        raise SettingError(f"{len(inputs)} files do not go into one {format} report", hint="use --format jsonl, or one file at a time")
    render = findings.render if format is Format.text else FORMATS[format]
    results = [pipeline.run(job.document, job.knowledge, job.settings) for job in inputs]
    if decisions is not None:
        results = decided.carry_out(results, decisions, rejections=True)
    run.write("".join(map(render, results)).encode("utf-8", "surrogatepass"))
    for job, result in zip(inputs, results, strict=True) if not quiet else ():
        run.announce(job.choice, job.document.path)
        if sys.stderr.isatty():
            from translit.cli.summary import quality

            typer.echo(f"{visible(job.document.path)}: {quality(result.quality)}", err=True)
    if any(result.remaining for result in results):
        raise typer.Exit(run.FOUND)
