"""translit glossary check: every problem of glossary files, and the mending of those that need no thought."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from translit.cli import run
from translit.errors import GlossaryError
from translit.glossary import layers
from translit.glossary.entries import DEFAULT_STYLE
from translit.text import fold, visible

if TYPE_CHECKING:
    from translit.glossary.derive import Derivation
    from translit.glossary.files import File
    from translit.glossary.library import Library
    from translit.glossary.soundness import Problem
    from translit.model import Document

Report = Callable[[GlossaryError], object]
# The source language for files that belong to none.
_ANY = "es"


@run.guarded()
def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Your files, or folders of them; without any, your layers and all that is shipped.", show_default=False
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what needs no thought: take out what does nothing, add examples.")] = False,
) -> None:
    """List every problem of glossary files, one a line with its place; exit code 2 when there is any."""
    if fix and (mended := _mend(paths or [])):
        typer.echo(f"{mended} problem{'s' * (mended > 1)} mended")
    problems: dict[str, GlossaryError] = {}
    notes: dict[str, GlossaryError] = {}
    checked = _check(
        paths or [], lambda problem: problems.setdefault(str(problem), problem), lambda note: notes.setdefault(str(note.error), note.error)
    )
    for problem in sorted([*problems.values(), *notes.values()], key=_place):
        typer.echo(visible(str(problem) if str(problem) in problems else f"{problem} [note]"))
    if problems:
        run.fail(f"{len(problems)} problem{'s' * (len(problems) > 1)} in {checked} file{'s' * (checked != 1)}")
    typer.echo(f"{checked} file{'s' * (checked != 1)} checked: all as they should be.")


class _Wanted(NamedTuple):
    """What is to be checked: one's own files, names of shipped ones; and one's files that only have to be known."""

    own: list[File]
    shipped: set[str]
    around: list[File]
    everything: bool

    @property
    def names(self) -> set[str]:
        """What messages call the files."""
        return {file.name for file in self.own} | self.shipped

    def sources(self) -> list[str]:
        """The source languages for which the files have to be read."""
        from translit import knowledge
        from translit.glossary.kinds import spellings_source

        if self.everything:
            return knowledge.sources()
        tags = {name.split("/")[1] for name in self.shipped if name.startswith("sources/")}
        return sorted(tags | {tag for file in self.own if (tag := spellings_source(file))} & set(knowledge.sources())) or [_ANY]


def _place(problem: GlossaryError) -> tuple[str, list[int]]:
    file, numbers = re.fullmatch(r"(.*?)((?::\d+){0,2})", problem.where, re.DOTALL).groups()  # type: ignore[union-attr]
    return file, [int(number) for number in numbers.split(":")[1:]]


def _mend(paths: list[str]) -> int:
    """Mend the files, whole or not at all; how many problems that were."""
    from translit import documents
    from translit.glossary import edit

    found: dict[Path, dict[tuple[str | int, ...], object]] = {}

    def remember(problem: Problem) -> None:
        if problem.mend is not None:
            found.setdefault(Path(problem.file.name), {})[problem.place] = problem.mend

    _check(paths, lambda _: None, remember, remember)
    for path, changes in found.items():
        with edit.locked(path):
            documents.save(path, edit.mended(str(path), path.read_bytes(), changes))
    return sum(map(len, found.values()))


def _check(paths: list[str], report: Report, note: Callable[[Problem], object], mend: Callable[[Problem], object] = lambda _: None) -> int:
    """Report every problem of the files at these paths, or of all there are; the number of files looked at."""
    from translit import knowledge
    from translit.artefacts.check import hidden, problems
    from translit.glossary import library
    from translit.glossary.derive import Derivation
    from translit.glossary.files import files
    from translit.knowledge import Knowledge

    wanted = _given(paths, report)
    clean = True

    def say(problem: GlossaryError) -> None:
        nonlocal clean
        if wanted.everything or problem.where.startswith(tuple(f"{name}:" for name in wanted.names)) or problem.where in wanted.names:
            clean = False
            report(problem)

    shelf, looked_at, derivation = library.Shelf(say), set(wanted.names), Derivation(knowledge.root())
    checked: set[tuple[str, ...]] = set()
    mine = {file.name for file in wanted.own}
    tags = wanted.sources() if wanted.names or wanted.everything else []
    for source in tags:
        found = files(knowledge.root(), source, [file.path for file in wanted.around + wanted.own])
        looked_at |= {file.name for file in found if file.path.suffix == ".yaml" and file.shipped} if wanted.everything else set()
        known = shelf.load(found, source)
        rules = [rule for rule in known.rules if wanted.everything or rule.runs_for in wanted.names]
        bare = Knowledge(source, DEFAULT_STYLE, {"people": known.word_lists()})
        for problem in problems(rules, bare, _read, checked):
            say(problem)
        if added := [rule for rule in rules if rule.runs_for in mine]:
            unshipped = [rule for rule in known.rules if not rule.shipped]
            for problem in hidden(added, unshipped, knowledge.load(source).rules, bare, _read):
                say(problem)
        # Entries and styles are the same whatever the source language is.
        at = looked_at if source == tags[0] else set()
        for fault in _faults(known, source, at, mine, derivation):
            mend(fault)
            if fault.note:
                note(fault)
            else:
                say(fault.error)
    if wanted.own and clean:
        _run_examples(wanted, say)
    return len(looked_at)


def _read(text: str) -> Document:
    from translit import documents

    return documents.read(text.encode())


def _faults(known: Library, source: str, looked_at: set[str], own: set[str], derivation: Derivation) -> Iterator[Problem]:
    """What is wrong with well-formed entries, lists and styles."""
    from translit import knowledge
    from translit.documents.plain import protected
    from translit.glossary.collisions import Collider
    from translit.glossary.soundness import Problem, Soundness

    if not looked_at and not any(yaml.name in own for yaml, _ in known.lists):
        return
    shipped = {id_ for id_, (yaml, _) in known.placed.items() if yaml.name.startswith("concepts/") and yaml.name not in own}
    sound = Soundness(known, derivation, _Home(knowledge.root()), shipped, protected)
    collider = Collider(known.concepts.values(), derivation)
    for id_, (yaml, number) in known.placed.items():
        if yaml.name not in looked_at:
            continue
        concept = known.concepts[id_]
        yield from sound.entry(concept, yaml.name in own)
        for hit in collider.collisions(concept) if yaml.name in own and not concept.caution else ():
            if not hit.other.caution:
                what = f"{hit.spelling.title()!r} is also {hit.other.english} ({hit.other.id}) in {', '.join(hit.sources)}"
                error = GlossaryError(what, where=yaml.where(number, "native"), hint="caution: WHY says that it is only suggested")
                yield Problem(error, yaml, (number, "native"))
    for yaml, entries in known.lists:
        if yaml.name in own:
            yield from sound.listed(yaml, entries, source)
    for yaml, style in known.style_files:
        if yaml.name in looked_at:
            yield from sound.style(yaml, style)


class _Home(dict[str, frozenset[str]]):
    """The names at home in each source language, read when they are asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __missing__(self, tag: str) -> frozenset[str]:
        path = self._root / "sources" / tag / "names.txt" if tag else self._root / "common" / "english-names.txt"
        rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self[tag] = frozenset(fold(row.strip()) for row in rows if not row.startswith("#"))
        return self[tag]


def _run_examples(wanted: _Wanted, say: Callable[[GlossaryError], None]) -> None:
    """Run every example of one's own entries."""
    from translit import knowledge
    from translit.cli.examples import becomes, taken_by
    from translit.glossary import kinds
    from translit.glossary.yamlfile import parse

    glossary = [file.path for file in [*wanted.around, *wanted.own]]
    for file in wanted.own:
        yaml = parse(file.name, file.data)
        for number, entry in enumerate(yaml.data or []) if kinds.kind(file, yaml) == kinds.CONCEPTS else ():
            for tag, pairs in entry.get("examples", {}).items():
                knows = knowledge.load(tag, glossaries=glossary)
                for text, expected in pairs.items():
                    if (got := becomes(text, entry["id"], knows)) != expected:
                        where = yaml.where(number, "examples", tag, text)
                        hint = taken_by(text, entry["id"], knows) or "change the entry, or the example"
                        say(GlossaryError(f"{text!r} becomes {got!r}, not {expected!r}", where=where, hint=hint))


def _given(paths: Sequence[str], report: Report) -> _Wanted:
    """What is to be checked. Settings files are read, and their problems reported, at once."""
    from translit import knowledge
    from translit.glossary import settingsfile
    from translit.glossary.files import own

    try:
        around = layers.around(Path.cwd())
    except GlossaryError as error:
        report(error)
        around = layers.Layers()
    if not paths:
        return _Wanted([own(path) for path in around.glossary], set(), [], True)
    mine: list[File] = []
    shipped: set[str] = set()
    root = knowledge.root().resolve()
    for path in map(Path, paths):
        try:
            for file in layers.expand(path):
                if file.name in (layers.FILE, layers.PYPROJECT):
                    settingsfile.read(file)
                elif (real := Path(os.path.realpath(file))).is_relative_to(root):
                    shipped.add(real.relative_to(root).as_posix())
                else:
                    mine.append(own(file))
        except GlossaryError as error:
            report(error)
    taken = {os.path.realpath(file.path) for file in mine}
    return _Wanted(mine, shipped, [own(path) for path in around.glossary if os.path.realpath(path) not in taken], False)
