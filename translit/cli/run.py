"""What the commands share: their options, reading what they are given, and exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from translit.errors import SettingError, TranslitError, did_you_mean
from translit.glossary.entries import DEFAULT_STYLE
from translit.model import Document, Settings
from translit.text import visible

if TYPE_CHECKING:
    from translit.knowledge import Knowledge
    from translit.mentions.source import Choice

AUTO = "auto"
FOUND, CANNOT_RUN, INTERRUPTED = 1, 2, 130

Paths = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files or folders; - reads standard input.", show_default=False)]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", "-s", metavar="TAG", show_default="auto", help="The language the article was translated from; auto tells it from the names."
    ),
]
Style = Annotated[
    str | None, typer.Option("--style", metavar="NAME", show_default="news", help="The house style that decides between English forms.")
]
Glossary = Annotated[
    list[str] | None,
    typer.Option("--glossary", "-g", metavar="FILE", help="Your own concepts or rules, on top of the shipped ones; may be repeated."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Only these rules or kinds (name, term, artefact, default, all); commas or repeated."),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules or kinds; commas or repeated.")]
Originals = Annotated[
    bool | None,
    typer.Option("--originals/--no-originals", help="Keep the original in brackets at the first mention of each name.", show_default=False),
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The article's date, if it bears none (2022, 2022-01, 2022-01-06, today): places are renamed."),
]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="How the files are encoded, such as latin-1; they are written back so.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")]

PRINTED = typer.Option("--format", "-f", help="What to print.")
"""The option of every command that prints in several formats; which ones differs."""


class TextOrJson(StrEnum):
    """What most commands print."""

    text = "text"
    json = "json"


Format = Annotated[TextOrJson, PRINTED]


class Type(StrEnum):
    """What kind of thing a concept is."""

    person = "person"
    place = "place"
    organisation = "organisation"
    media = "media"
    demonym = "demonym"
    # `title` in small letters is a method of strings.
    TITLE = "title"
    term = "term"


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Turn what stops a command into one sentence on standard error and an exit code; as a decorator, around the whole command."""
    try:
        yield
    except TranslitError as error:
        fail(str(error))
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining while it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        # What no command foresees: a folder that is a file, a disk that is full, a file that may not be read.
        fail(": ".join(str(part) for part in (error.filename, "cannot be used", error.strerror or error) if part))


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
    """What the options of a run say; where they say nothing, the settings of the layers around a document do."""

    source: str | None
    style: str | None
    glossary: tuple[str, ...]
    select: list[str] | None = None
    ignore: list[str] | None = None
    apply: bool = True
    originals: bool | None = None
    date: str | None = None

    def jobs(self, inputs: Iterable[Input]) -> list[Job]:
        """Every document with its knowledge. Raises SettingError and GlossaryError."""
        return list(self.stream(inputs))

    def stream(self, inputs: Iterable[Input]) -> Iterator[Job]:
        """The same one by one, so that a large folder is never in memory as a whole."""
        known: dict[tuple[str, Plan], Knowledge] = {}
        plan = None if self.source in (AUTO, None) else self.plan(".")
        if plan:
            # What is wrong with the options is said before any document is read.
            known[plan.source, plan] = plan.knowledge(plan.source)
        for document, relative in inputs:
            plan = self.plan(document.path)
            choice = plan.choose(document)
            tag = choice.tag if choice else plan.source
            knows = known.get((tag, plan)) or known.setdefault((tag, plan), plan.knowledge(tag))
            yield Job(document, relative, knows, plan.settings(knows, self.apply), choice)

    def plan(self, path: str = ".") -> Plan:
        """What holds for a document at this path (`-` is the current folder). Raises GlossaryError for a wrong settings file."""
        from translit.glossary import layers

        found = layers.around(Path("." if path == "-" else path))
        said = found.preferences
        places = {key: place for key, place in said.places.items() if getattr(self, key, None) is None}
        return Plan(
            self.source or said.source or AUTO,
            self.style or said.style or DEFAULT_STYLE,
            (*map(str, found.glossary), *(str(path) for name in self.glossary for path in layers.expand(Path(name)))),
            _names(self.select if self.select is not None else said.select),
            _names(self.ignore if self.ignore is not None else said.ignore),
            said.apply or 0.0,
            said.show or 0.0,
            bool(said.originals if self.originals is None else self.originals),
            self.date,
            tuple(sorted(places.items())),
        )


class Plan(NamedTuple):
    """All that decides how a document is worked on; `places` says where settings stand that no option overrides."""

    source: str
    style: str
    glossary: tuple[str, ...]
    select: frozenset[str]
    ignore: frozenset[str]
    surely: float
    least: float
    originals: bool
    date: str | None
    places: tuple[tuple[str, str], ...]

    def choose(self, document: Document) -> Choice | None:
        """The source language told from the document's names, when that is what the options ask for."""
        from translit.mentions.source import choose

        return choose(document) if self.source == AUTO else None

    def knowledge(self, source: str) -> Knowledge:
        """What is known for a source language. Raises SettingError and GlossaryError."""
        from translit import knowledge

        try:
            return knowledge.load(source, self.style, self.glossary)
        except SettingError as error:
            key = "style" if "style" in error.what else "source"
            raise SettingError(error.what, where=dict(self.places).get(key, ""), hint=error.hint) from None

    def settings(self, knows: Knowledge, apply: bool = True) -> Settings:
        """The run's settings. Raises SettingError for a rule or kind that does not exist, and for a date that is none."""
        from translit.mentions.claims import RULES
        from translit.mentions.dates import period

        if self.date is not None:
            period(self.date)
        places = dict(self.places)
        for option, names in (("select", self.select), ("ignore", self.ignore)):
            extra = {"default", "all"} if option == "select" else set()
            known = knows.rule_ids() | set(RULES) | {"name", "term", "consistency", "artefact"} | extra
            for unknown in sorted(names - known):
                at = places.get(option, "")
                what = f"{option if at else '--' + option}: no rule or kind is called {unknown!r}"
                raise SettingError(what, where=at, hint=did_you_mean(unknown, sorted(known)))
        chosen = Settings(knows.source, knows.style, self.select, self.ignore, apply, knows.weights)
        return replace(chosen, surely=self.surely, least=self.least, originals=self.originals, date=self.date)


def _names(values: Iterable[str] | None) -> frozenset[str]:
    """The names in lists and in values with commas."""
    return frozenset(name.strip() for value in values or () for name in value.split(",") if name.strip())


def announce(choice: Choice | None, path: str) -> None:
    """Say on standard error which source language was chosen, and why."""
    if choice is not None:
        typer.echo(visible(f"{path}: {choice.reason}"), err=True)


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
