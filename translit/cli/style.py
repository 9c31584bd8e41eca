"""translit style: what two house styles print differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import lazy, run
from translit.text import visible

if TYPE_CHECKING:
    from translit.knowledge import Knowledge
    from translit.model import Result

app = lazy.group("Compare house styles.", {"diff": "translit.cli.style:diff"})
# The forms of concepts are the same whatever the source language is.
_ANY = "es"


@run.guarded()
def diff(
    one: Annotated[str, typer.Argument(metavar="A", help="A house style.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.", show_default=False)],
    paths: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Articles; without any, every concept.", show_default=False)] = None,
    source: run.Source = None,
    glossary: run.Glossary = None,
    encoding: run.Encoding = "utf-8",
) -> None:
    """List the names that two house styles print differently, in articles or in all; exit code 1 when there are any."""
    from translit import pipeline

    own, rows = tuple(glossary or ()), 0
    if not paths:
        knows = [run.Setup(source, style, own).plan().knowledge(source or _ANY) for style in (one, other)]
        for id_, left, right in _concepts(*knows):
            typer.echo(visible(f"{id_}: {left} | {right}"))
            rows += 1
    else:
        jobs = [run.Setup(source, style, own).jobs(run.documents(paths, encoding)) for style in (one, other)]
        for pair in zip(*jobs, strict=True):
            first, second = (pipeline.run(job.document, job.knowledge, job.settings) for job in pair)
            for row in _changes(first, second):
                typer.echo(visible(row))
                rows += 1
    if rows:
        raise typer.Exit(run.FOUND)


def _concepts(one: Knowledge, other: Knowledge) -> Iterator[tuple[str, str, str]]:
    """The concepts whose forms differ, with both forms."""
    from translit.mentions.lookup import lookup

    left, right = lookup(one), lookup(other)
    for number, id_ in enumerate(one.index["ids"]):
        entry = left.entry(number)
        if (a := left.full(entry)) != (b := right.full(entry)):
            yield id_, a, b


def _changes(one: Result, other: Result) -> Iterator[str]:
    """The places of a document where the two results print other words."""
    printed = [{f.span: f.fixes[0].text for f in result.findings if result.applied(f)} for result in (one, other)]
    text = one.document.text
    for span in sorted(printed[0].keys() | printed[1].keys()):
        original = text[span.start : span.end]
        left, right = (forms.get(span, original) for forms in printed)
        if left != right:
            line = text.count("\n", 0, span.start) + 1
            column = span.start - (text.rfind("\n", 0, span.start) + 1) + 1
            yield f"{one.document.path}:{line}:{column}: {original}: {left} | {right}"
