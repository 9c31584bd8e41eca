"""What the commands share: their options, reading what they are given, and exit codes."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, TypeVar

import typer

from translit.errors import SettingError, TranslitError, did_you_mean
from translit.model import Document, Settings
from translit.text import visible

if TYPE_CHECKING:
    from translit.knowledge import Knowledge
    from translit.mentions.source import Choice

AUTO = "auto"
FOUND, CANNOT_RUN, INTERRUPTED = 1, 2, 130

Paths = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files or folders; - reads standard input.", show_default=False)]
Source = Annotated[
    str, typer.Option("--source", "-s", metavar="TAG", help="The language the article was translated from; auto tells it from the names.")
]
Style = Annotated[str, typer.Option("--style", metavar="NAME", help="The house style that decides between English forms.")]
Glossary = Annotated[
    list[str] | None,
    typer.Option("--glossary", "-g", metavar="FILE", help="Your own concepts or rules, on top of the shipped ones; may be repeated."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Only these rules or kinds (name, term, artefact, default, all); commas or repeated."),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules or kinds; commas or repeated.")]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The article's date, if it bears none (2022, 2022-01, 2022-01-06, today): places are renamed."),
]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="How the files are encoded, such as latin-1; they are written back so.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")]

C = TypeVar("C", bound=Callable[..., Any])


def guarded(command: C) -> C:
    """Turn what stops a command into one sentence on standard error and an exit code."""

    @functools.wraps(command)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except TranslitError as error:
            fail(str(error))
        except KeyboardInterrupt:
            typer.echo("interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read our output has seen enough; keep Python from complaining while it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None

    return call  # type: ignore[return-value]


def fail(sentence: str) -> NoReturn:
    """Say why the command cannot run, and stop with exit code 2."""
    typer.echo(f"translit: {visible(sentence)}", err=True)
    raise typer.Exit(CANNOT_RUN)


class Input(NamedTuple):
    """A document to work on and where, below an output folder, its result belongs."""

    document: Document
    relative: Path


def documents(paths: Iterable[str], encoding: str) -> Iterator[Input]:
    """The documents that files, folders and - stand for. Raises DocumentError for what cannot be read."""
    from translit import documents

    for name in paths:
        if name == "-":
            yield Input(documents.read(sys.stdin.buffer.read(), "-", encoding), Path("-"))
            continue
        for path in documents.find([name]):
            relative = path.relative_to(name) if Path(name).is_dir() else Path(path.name)
            yield Input(documents.load(path, encoding), relative)


class Job(NamedTuple):
    """A document with all that its run needs; `choice` when the source language was told from its names."""

    document: Document
    relative: Path
    knowledge: Knowledge
    settings: Settings
    choice: Choice | None


class Setup(NamedTuple):
    """What the options of a run say."""

    source: str
    style: str
    glossary: tuple[str, ...]
    select: list[str] | None = None
    ignore: list[str] | None = None
    apply: bool = True
    date: str | None = None

    def jobs(self, inputs: Iterable[Input]) -> list[Job]:
        """Every document with its knowledge. Raises SettingError and GlossaryError."""
        return list(self.stream(inputs))

    def stream(self, inputs: Iterable[Input]) -> Iterator[Job]:
        """The same one by one, so that a large folder is never in memory as a whole."""
        known: dict[str, Knowledge] = {} if self.source == AUTO else {self.source: self.knowledge(self.source)}
        for document, relative in inputs:
            choice = self.choose(document)
            tag = choice.tag if choice else self.source
            knows = known.get(tag) or known.setdefault(tag, self.knowledge(tag))
            yield Job(document, relative, knows, settings(knows, self.select, self.ignore, self.apply, self.date), choice)

    def choose(self, document: Document) -> Choice | None:
        """The source language told from the document's names, when that is what the options ask for."""
        from translit.mentions.source import choose

        return choose(document) if self.source == AUTO else None

    def knowledge(self, source: str) -> Knowledge:
        """What is known for a source language in this run."""
        from translit import knowledge

        return knowledge.load(source, self.style, self.glossary)


def announce(choice: Choice | None, path: str) -> None:
    """Say on standard error which source language was chosen, and why."""
    if choice is not None:
        typer.echo(visible(f"{path}: {choice.reason}"), err=True)


def settings(knows: Knowledge, select: Iterable[str] | None, ignore: Iterable[str] | None, apply: bool = True, date: str | None = None) -> Settings:
    """The run's settings. Raises SettingError for a rule or kind that does not exist, and for a date that is none."""
    from translit.mentions.claims import RULES
    from translit.mentions.dates import period

    if date is not None:
        period(date)
    chosen = []
    for option, values in (("--select", select), ("--ignore", ignore)):
        names = frozenset(n.strip() for value in values or () for n in value.split(",") if n.strip())
        extra = {"default", "all"} if option == "--select" else set()
        known = knows.rule_ids() | set(RULES) | {"name", "term", "consistency", "artefact"} | extra
        for unknown in sorted(names - known):
            raise SettingError(f"{option}: no rule or kind is called {unknown!r}", hint=did_you_mean(unknown, sorted(known)))
        chosen.append(names)
    return Settings(knows.source, knows.style, chosen[0], chosen[1], apply, knows.weights, date)


def below(folder: Path, relative: Sequence[Path], ending: str = "") -> list[Path]:
    """Where each file's result goes below the folder. Raises SettingError when two would go to one place."""
    names = [Path("stdin.txt") if path == Path("-") else path for path in relative]
    twice = next((path for path in names if names.count(path) > 1), None)
    if twice is not None:
        raise SettingError(f"two files would be written to {folder / twice}", hint="run them one after the other")
    return [folder / path.with_name(path.name + ending) for path in names]


def write(data: bytes) -> None:
    """Put bytes on standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
