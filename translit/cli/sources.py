"""translit glossary new-source, translit glossary coverage: make a source language and see how good it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translit.cli import run
from translit.errors import GlossaryError
from translit.glossary.files import sources as tags
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary.coverage import Share
    from translit.knowledge import Knowledge

TEXT_SIZE = 300
"""Names at home are tried so many to a text."""


@run.guarded()
def new_source(
    tag: Annotated[str, typer.Argument(metavar="TAG", help="The language's tag, such as ro or sr-Latn.", show_default=False)],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the language is called in English.", show_default=False)] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="Make FOLDER/TAG; without it, the folder of the shipped languages.", show_default=False),
    ] = None,
) -> None:
    """Make the folder of a new source language, with every letter in place and comments that say what to change."""
    from translit import knowledge
    from translit.cli.glossary_schema import first_line
    from translit.glossary import library, scaffold, schema
    from translit.glossary.files import files
    from translit.glossary.yamlfile import parse

    root = knowledge.root()
    known = tags(root)
    scaffold.check_tag(tag, known)
    folder = (into or root / "sources") / tag
    if folder.exists():
        raise GlossaryError("this folder is there already", where=str(folder), hint="choose another, or delete it: nothing is overwritten")
    english = root / "english" / "system.yaml"
    listed = [parse(t, (root / "sources" / t / "spellings.yaml").read_bytes()).data or {} for t in known]
    concepts = library.load(files(root, known[0]), known[0]).concepts
    made = scaffold.files(tag, name or tag, parse(english.name, english.read_bytes()).convert(schema.System), concepts, scaffold.usual(listed))
    try:
        folder.mkdir(parents=True)
        for file, text in made.items():
            head = first_line(folder, file.removesuffix(".yaml")) if file.endswith(".yaml") else ""
            (folder / file).write_text(head + text, encoding="utf-8")
    except OSError as error:
        raise GlossaryError(f"cannot be written: {error.strerror}", where=str(folder), hint="--into FOLDER names another place") from None
    shown = visible(str(folder))
    typer.echo(f"{shown}: {', '.join(made)} made. Change system.yaml, then: translit glossary coverage {shown if into else tag}")


@run.guarded()
def coverage(
    source: Annotated[
        str, typer.Argument(metavar="TAG", help="A source language, or a folder of your own that holds a system.yaml.", show_default=False)
    ],
    format: run.Format = run.TextOrJson.text,
    show: Annotated[int, typer.Option("--show", metavar="N", min=0, help="How many examples of each trouble to show.")] = 5,
) -> None:
    """Say how well a source language writes the concepts and reads them back; exit code 1 when letters or samples are amiss."""
    report = _report(source)
    if format is run.TextOrJson.json:
        run.write((json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode())
    else:
        run.write(_text(report, show).encode())
    if report["letters without a rule"] or report["failing samples"]:
        raise typer.Exit(run.FOUND)


def _report(source: str) -> dict[str, Any]:
    """Everything that is measured, as plain data."""
    import translit
    from translit import knowledge
    from translit.glossary import coverage, library
    from translit.glossary.files import files

    found = files(knowledge.root(), source)
    known = library.load(found, source)
    knows = knowledge.load(source)
    written = coverage.names(known)
    spelled = [name for name in written if name.spelling]
    home = [word for file in found if file.path.name == "names.txt" for word in file.lines()]
    return {
        "source": knows.source,
        "letters without a rule": coverage.without_rules(known),
        "derived": _row(coverage.Share(len(spelled), len(written), tuple(name.native for name in written if not name.spelling))),
        "read back": _row(coverage.read_back(written, lambda spelling: translit.name(spelling, knowledge=knows).best)),
        "restored without the glossary": _row(
            coverage.restored(written, known, lambda s: [form for r in knows.restorer.restore(s, 1) for form in (r.native, r.english)])
        ),
        "collisions": coverage.collisions(written, known),
        "samples": len(known.written.samples),
        "failing samples": coverage.failing(known),
        "names at home that stay": _row(_stay(home[:: max(1, len(home) // coverage.MOST)], knows)),
    }


def _row(share: Share) -> dict[str, Any]:
    return {"right": share.right, "of": share.of, "wrong": list(share.wrong)}


def _stay(words: list[str], knows: Knowledge) -> Share:
    """The names at home that a text keeps."""
    import translit
    from translit.glossary.coverage import Share

    changed = []
    for first in range(0, len(words), TEXT_SIZE):
        text = "\n\n".join(f"The delegate {word} spoke on Monday." for word in words[first : first + TEXT_SIZE])
        result = translit.normalise(text, knowledge=knows)
        changed += [f"{f.text} -> {f.suggestions[0]}" for f in result.findings if result.applied(f)]
    return Share(len(words) - len(changed), len(words), tuple(changed))


_MEANING = {
    "derived": "names of concepts that the rules can write",
    "read back": "concepts whose usual spelling is read as them",
    "restored without the glossary": "words whose usual spelling is read right by letters alone (a sample)",
    "names at home that stay": "names of names.txt that a text keeps (a sample)",
}


def _text(report: dict[str, Any], show: int) -> str:
    """The report for a person."""
    from translit.glossary.coverage import Share

    lines = [f"source language {report['source']}"]
    for key, meaning in _MEANING.items():
        share = Share(report[key]["right"], report[key]["of"], tuple(report[key]["wrong"]))
        lines += [f"{key}: {share}", f"  {meaning}", *(f"    {wrong}" for wrong in share.wrong[:show])]
    lines.append(f"letters without a rule: {sum(map(len, report['letters without a rule'].values()))}")
    for language, letters in report["letters without a rule"].items():
        said = ", ".join(f"{letter} (in {count})" for letter, count in letters.items())
        lines.append(f"  {language}: no rules at all, {letters['*']} names" if "*" in letters else f"  {language}: {said}")
    lines += [f"collisions: {len(report['collisions'])}", *(f"    {each}" for each in report["collisions"][:show])]
    failing = report["failing samples"]
    lines += [f"failing samples: {len(failing)} in {report['samples']}", *(f"    {each}" for each in failing)]
    return "".join(visible(line) + "\n" for line in lines)
