"""translit glossary suggest: the names that a folder of articles writes and no glossary lists, as entries to add."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translit.cli import run
from translit.errors import GlossaryError, SettingError
from translit.text import visible

if TYPE_CHECKING:
    from translit.cli.run import Job
    from translit.radar import Proposal


@run.guarded()
def command(
    paths: run.Paths,
    source: run.Source = None,
    style: run.Style = None,
    format: run.Format = run.TextOrJson.text,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATCH.yaml", help="Write the entries there, for --glossary.")] = None,
    accept: Annotated[Path | None, typer.Option("--accept", metavar="FILE.yaml", help="Ask about each, and add those accepted to that file.")] = None,
    least: Annotated[float, typer.Option("--confidence", metavar="P", min=0.0, max=1.0, help="Only proposals as sure as this.")] = 0.5,
    fewest: Annotated[int, typer.Option("--mentions", metavar="N", min=1, help="Only names written at least so often.")] = 1,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many; 0 for all.")] = 0,
    glossary: run.Glossary = None,
    encoding: run.Encoding = "utf-8",
) -> None:
    """Propose entries for names that articles write and no glossary lists, the most frequent first."""
    if accept is not None and "-" in paths:
        raise SettingError("--accept asks on standard input, which is an article here", hint="name files, or use -o PATCH.yaml")
    from translit.radar import Radar

    radar, known = Radar(), set[str]()
    for job in watched(run.Setup(source, style, tuple(glossary or ())).stream(run.documents(paths, encoding))):
        radar.add(job.document, job.knowledge)
        known = known or set(job.knowledge.index["ids"])
    found = radar.proposals(least, fewest)[: limit or None]
    if accept is not None:
        _accept(found, accept, known)
    elif output is not None:
        _patch(found, output, known)
    elif format is run.TextOrJson.json:
        run.write((json.dumps(_object(found, radar.documents), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass"))
    else:
        run.write("".join(map(_lines, range(1, len(found) + 1), found)).encode("utf-8", "surrogatepass"))
    articles = f"{radar.documents} article{'s' * (radar.documents != 1)}"
    typer.echo(f"{articles}: {len(found)} name{'s' * (len(found) != 1)} that no glossary lists", err=True)


def watched(jobs: Iterable[Job]) -> Iterator[Job]:
    """The jobs, with their progress shown on a terminal."""
    if not sys.stderr.isatty():
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} articles"), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        for job in jobs:
            progress.update(task, description=visible(job.document.path))
            yield job
            progress.advance(task)


def _lines(number: int, proposal: Proposal) -> str:
    from translit.proposals import counted, shortened, written

    what = f"a misspelling of {proposal.concept}" if proposal.concept else proposal.type
    lines = [
        f"{number}. {proposal.english}  {proposal.native}  {what}, confidence {proposal.confidence:.2f}, {counted(proposal)}",
        f"   {written(proposal)}",
    ]
    lines += [f"   {example.path}:{example.line}  {shortened(example.text)}" for example in proposal.examples]
    return "".join(visible(line) + "\n" for line in lines)


def _object(found: Sequence[Proposal], documents: int) -> dict[str, Any]:
    import msgspec

    return {"schema": 1, "documents": documents, "proposals": msgspec.to_builtins(list(found))}


def _patch(found: Sequence[Proposal], output: Path, known: set[str]) -> None:
    from translit import documents
    from translit.proposals import HEAD, entries

    body = "".join(entries(found, known)) or "[]\n"
    documents.save(output, (HEAD + body).encode())


def _accept(found: Sequence[Proposal], target: Path, known: set[str]) -> None:
    """Ask about each proposal; what is accepted goes to the end of the file at once, so that nothing is lost on the way."""
    from translit.proposals import entries

    for number, (proposal, entry) in enumerate(zip(found, entries(found, known | _ids(target)), strict=True), 1):
        typer.echo(_lines(number, proposal), nl=False)
        answer = typer.prompt(f"   add to {visible(str(target))}? (y)es (n)o (q)uit", default="n", show_default=False).strip().casefold()[:1]
        if answer == "q":
            break
        if answer == "y":
            _append(target, entry)


def _ids(target: Path) -> set[str]:
    """The ids in a file of concepts that may not be there yet. Raises GlossaryError when entries cannot be added at its end."""
    from translit.glossary.files import own
    from translit.glossary.own import is_concept
    from translit.glossary.schema import Concept
    from translit.glossary.yamlfile import parse

    if not target.exists():
        return set()
    file = own(target)
    yaml = parse(file.name, file.data)
    if yaml.data is None:
        return set()
    if not any(line.startswith(b"- ") for line in file.data.splitlines()):
        what = "not a list of entries, each beginning with '- ' at the margin"
        raise GlossaryError(what, where=file.name, hint="name another file; it is made when it is not there")
    return {concept.id for _, concept in yaml.entries(Concept, only=is_concept)}


def _append(target: Path, entry: str) -> None:
    """Add to the end of a file in one write, so that two at once lose nothing."""
    try:
        with target.open("ab") as file:
            separate = b"" if not file.tell() or target.read_bytes().endswith(b"\n") else b"\n"
            file.write(separate + entry.encode())
    except OSError as error:
        raise GlossaryError(f"cannot be written: {error.strerror}", where=str(target)) from None
