"""translit glossary: work with the files of concepts and rules."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import add, run, where
from translit.errors import GlossaryError
from translit.glossary.entries import DEFAULT_STYLE
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary.files import File

# The source language for files that belong to none.
_ANY = "es"

app = typer.Typer(help="Work with the files of concepts and rules.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Work with the files of concepts and rules."""


app.command("add")(add.command)
app.command("where")(where.command)


@app.command("check")
@run.guarded
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Your YAML files, or folders of them; without any, all that is shipped.", show_default=False),
    ] = None,
) -> None:
    """List every problem of glossary files, one a line with its place; exit code 2 when there is any."""
    problems: dict[str, GlossaryError] = {}
    checked = _check(paths or [], lambda problem: problems.setdefault(str(problem), problem))
    for problem in sorted(problems.values(), key=_place):
        typer.echo(visible(str(problem)))
    if problems:
        run.fail(f"{len(problems)} problem{'s' * (len(problems) > 1)} in {checked} file{'s' * (checked > 1)}")
    typer.echo(f"{checked} file{'s' * (checked > 1)} checked: all as they should be.")


def _place(problem: GlossaryError) -> tuple[str, list[int]]:
    file, numbers = re.fullmatch(r"(.*?)((?::\d+){0,2})", problem.where, re.DOTALL).groups()  # type: ignore[union-attr]
    return file, [int(number) for number in numbers.split(":")[1:]]


def _check(paths: list[str], report: Callable[[GlossaryError], object]) -> int:
    """Report every problem of the files at these paths, or of all shipped ones; the number of files looked at."""
    from translit import documents, knowledge
    from translit.artefacts.check import problems
    from translit.glossary import library
    from translit.glossary.files import files
    from translit.glossary.yamlfile import parse
    from translit.knowledge import Knowledge

    own, shipped = _given(paths, report)
    wanted = {file.name for file in own} | shipped
    sources = sorted({name.split("/")[1] for name in shipped if name.startswith("sources/")}) or ([_ANY] if paths else knowledge.sources())

    def say(problem: GlossaryError) -> None:
        if not paths or problem.where.startswith(tuple(wanted)):
            report(problem)

    remembered, looked_at = functools.cache(parse), set(wanted)
    for source in sources if wanted or not paths else ():
        found = files(knowledge.root(), source) + own
        looked_at |= {file.name for file in found if file.path.suffix == ".yaml"} if not paths else set()
        known = library.load(found, source, say, remembered)
        rules = [rule for rule in known.rules if not paths or rule.file.name in wanted]
        for problem in problems(rules, Knowledge(source, DEFAULT_STYLE, {}), lambda text: documents.read(text.encode())):
            say(problem)
    return len(looked_at)


def _given(paths: list[str], report: Callable[[GlossaryError], object]) -> tuple[list[File], set[str]]:
    """The user's own files, and the names of shipped ones, that paths stand for."""
    from translit import knowledge
    from translit.glossary.files import own

    mine: list[File] = []
    shipped: set[str] = set()
    root = knowledge.root().resolve()
    for path in map(Path, paths):
        found = sorted(p for p in path.rglob("*") if p.suffix in (".yaml", ".yml")) if path.is_dir() else [path]
        if not found:
            report(GlossaryError("no YAML files in this folder", where=str(path), hint="name a file, or another folder"))
        for file in found:
            if file.resolve().is_relative_to(root):
                shipped.add(file.resolve().relative_to(root).as_posix())
                continue
            try:
                mine.append(own(file))
            except GlossaryError as error:
                report(error)
    return mine, shipped
