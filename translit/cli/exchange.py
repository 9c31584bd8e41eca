"""translit glossary export and import: exchange concepts with termbases, checkers and translation engines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import run
from translit.errors import GlossaryError, SettingError, did_you_mean
from translit.glossary.exchange import READ, WRITTEN
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary.exchange.entry import Entry, Say
    from translit.glossary.schema import Concept

Written = StrEnum("Written", {name.replace("-", "_"): name for name in WRITTEN})  # type: ignore[misc]
Read = StrEnum("Read", {name: name for name in READ})  # type: ignore[misc]


@run.guarded()
def export(
    format: Annotated[Written, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(WRITTEN)}.", show_default=False)],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Your YAML files of concepts; without any, all that is shipped.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="The file to write.", show_default=False)] = ...,  # type: ignore[assignment]
    source: Annotated[
        str | None,
        typer.Option(
            "--source", "-s", metavar="TAG", help="Only this language and English, with the spellings its system derives.", show_default=False
        ),
    ] = None,
    quiet: run.Quiet = False,
) -> None:
    """Write concepts for another program; what its format cannot hold is said on standard error."""
    from translit import documents, knowledge
    from translit.glossary import exchange
    from translit.glossary.exchange import concepts

    say = _say(f"{output}: ", quiet)
    entries = _narrowed(concepts.gather(knowledge.root(), paths or []), format, source)
    if not entries:
        raise GlossaryError("there is no concept to export", hint="name files of concepts")
    documents.save(output, exchange.write(entries, format, say))
    say(f"{len(entries)} concept{'s' * (len(entries) > 1)} written")


def _narrowed(entries: list[Entry], format: str, source: str | None) -> list[Entry]:
    """What goes out for one source language, if one is asked for. Raises SettingError where one has to be."""
    from translit import knowledge
    from translit.glossary import exchange, files, library
    from translit.glossary.exchange import derive

    if source is None:
        if getattr(exchange.module(format, WRITTEN), "NEEDS_SOURCE", False):
            raise SettingError(f"the format {format} holds one language and English", hint="say which: --source es")
        return entries
    root = knowledge.root()
    languages = {term.primary for entry in entries for term in entry.terms} - {"en"}
    if source in (known := files.sources(root)):
        chosen = derive.spelled_out(entries, source, library.load(files.files(root, source), source))
    elif source in languages:
        chosen = derive.only(entries, source)
    else:
        raise SettingError(f"no term is in the language {source!r}", hint=did_you_mean(source, sorted({*known, *languages})))
    return [entry for entry in chosen if any(term.primary == source for term in entry.terms) or any(t.status == "deprecated" for t in entry.terms)]


@run.guarded()
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="TBX, TMX, CSV, TSV or XLSX files.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.yaml", help="The glossary file to write.", show_default=False)],
    format: Annotated[
        Read | None, typer.Option("--format", "-f", help="What the files are, where their names do not say it.", show_default=False)
    ] = None,
    type: Annotated[run.Type, typer.Option("--type", help="What an entry is that does not say it.")] = run.Type.term,
    quiet: run.Quiet = False,
) -> None:
    """Make a glossary file of termbases; what could not be taken over is said on standard error."""
    from translit import documents, knowledge
    from translit.glossary import exchange
    from translit.glossary.exchange import concepts

    _spare(output)
    made: list[Concept] = []
    for path in paths:
        say = _say(f"{path}: ", quiet)
        entries = exchange.read(_bytes(path), str(path), format or exchange.format_of(str(path)), say)
        made += concepts.concepts_of(entries, path.name, type.value, knowledge.root(), say)
    unique = {concept.id: concept for concept in made}
    say = _say(f"{output}: ", quiet)
    if len(unique) < len(made):
        say(f"ids in several files: {len(made) - len(unique)}, of which the last one was taken")
    if replaced := len(unique.keys() & concepts.shipped_ids(knowledge.root())):
        say(f"{replaced} with the id of a shipped concept, whose place they take when the file is used")
    documents.save(output, concepts.render(unique.values(), [path.name for path in paths]))
    say(f"{len(unique)} concept{'s' * (len(unique) > 1)} written; translit glossary check {output} says whether they are complete")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", where=str(path), hint="name a termbase, a table or a translation memory") from None


def _spare(output: Path) -> None:
    """Refuse to write over a file that people wrote."""
    from translit.glossary.exchange.concepts import HEADER

    if output.suffix not in (".yaml", ".yml"):
        raise SettingError(f"{output} is no YAML file", hint="-o names the glossary file to write: names.yaml")
    if output.is_file() and (data := output.read_bytes()) and not data.startswith(HEADER.encode()):
        raise SettingError(f"{output} is there already and was not made by an import", hint="name another file")


def _say(before: str, quiet: bool) -> Say:
    return lambda sentence: None if quiet else typer.echo(visible(before + sentence), err=True)
