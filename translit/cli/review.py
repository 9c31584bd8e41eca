"""translit review: a person decides on every finding, in the terminal or in the browser."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import decisions as decided
from translit.cli import run
from translit.errors import SettingError
from translit.model import Tier

if TYPE_CHECKING:
    from translit.review.session import Session


@run.guarded()
def command(
    paths: run.Paths,
    source: run.Source = None,
    style: run.Style = None,
    web: Annotated[bool, typer.Option("--web", help="Review in the browser.")] = False,
    decisions: decided.Option = None,
    tier: Annotated[list[Tier] | None, typer.Option("--tier", help="In the terminal, ask only about these; may be repeated.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who decides; without it, the name you are logged in with.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write the text there at the end; for several files, a folder.")
    ] = None,
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Write each file back at the end, whole or not at all.")] = False,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="With --web: listen there instead of this computer only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="With --web: that port; 0 is any free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="With --web: open the page, or only print its address.")] = True,
    glossary: run.Glossary = None,
    date: run.Date = None,
    select: run.Select = None,
    ignore: run.Ignore = None,
    encoding: run.Encoding = "utf-8",
    quiet: run.Quiet = False,
) -> None:
    """Go through the findings of articles one by one; every answer is kept at once, and a second run goes on where you stopped."""
    from translit import pipeline
    from translit.review.decisions import Log
    from translit.review.session import Session

    if in_place and output is not None:
        raise SettingError("--in-place writes the text back to its file", hint="leave out --output")
    if web and (in_place or output is not None):
        raise SettingError("with --web the page has a button for the text", hint="leave out --in-place and --output")
    inputs = run.Setup(source, style, tuple(glossary or ()), select, ignore, date=date).jobs(run.documents(paths, encoding))
    if any(job.document.path == "-" for job in inputs):
        raise SettingError("standard input cannot be reviewed: the answers come from there", hint="name a file")
    if web:
        try:
            from translit.review.web import server
        except ModuleNotFoundError as error:
            raise SettingError(f"the browser review needs {error.name}", hint="pip install 'translit[web]'") from None
        server.check_lengths(job.document for job in inputs)
    logs = [Log(path) for path in decided.files([job.document.path for job in inputs], decisions)]
    name = _name(who)
    sessions = [Session(pipeline.run(j.document, j.knowledge, j.settings), log, name) for j, log in zip(inputs, logs, strict=True)]
    for job in inputs if not quiet else ():
        run.announce(job.choice, job.document.path)
    if web:
        server.serve(sessions, [job.knowledge for job in inputs], host, port, browser)
        return
    _ask(sessions, tier or tuple(Tier))
    if in_place:
        _write(sessions, [Path(job.document.path) for job in inputs], fresh=True)
    elif output is not None:
        folder = len(inputs) > 1 or output.is_dir()
        _write(sessions, run.below(output, [job.relative for job in inputs]) if folder else [output])


def _ask(sessions: Sequence[Session], tiers: Sequence[Tier]) -> None:
    from rich.console import Console

    from translit.review import keys
    from translit.review.terminal import Reviewer

    # An article may hold letters that the terminal's encoding lacks.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    console, answers = Console(highlight=False, markup=False, emoji=False), keys.source()
    for session in sessions:
        if not Reviewer(session, answers, console, tiers).run():
            return


def _write(sessions: Sequence[Session], targets: Sequence[Path], fresh: bool = False) -> None:
    """Write every text; with `fresh` only over a file that is still as it was read."""
    from translit import documents

    for session, target in zip(sessions, targets, strict=True):
        if fresh and documents.load(target, session.document.encoding).text != session.document.text:
            hint = "your decisions are kept; start the review again"
            raise SettingError(f"{target} has changed since the review began, and was not written", hint=hint)
        documents.save(target, documents.write(session.document, session.replayed().result.text))
        typer.echo(f"written: {target}", err=True)


def _name(who: str | None) -> str:
    import getpass

    try:
        name = getpass.getuser() if who is None else who.strip()
    except (OSError, KeyError, ImportError):
        name = "unknown"
    if not name or not name.isprintable():
        raise SettingError("--who needs a name in printable characters")
    return name
