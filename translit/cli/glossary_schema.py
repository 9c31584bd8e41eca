"""translit glossary schema: what may stand in each kind of file, as JSON Schema, for editors that complete and check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from translit.cli import run
from translit.errors import SettingError, did_you_mean
from translit.text import visible


@run.guarded()
def command(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="concepts, rules, style, spellings, system, phrases, people or project.", show_default=False),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Write all schemas there, as KIND.json.")] = None,
) -> None:
    """Print the JSON Schema of a kind of file, or write those of all kinds."""
    from translit import documents
    from translit.glossary import kinds

    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for name in kinds.SHAPES:
            documents.save(output / f"{name}.json", text(name).encode())
        typer.echo(visible(f"{len(kinds.SHAPES)} schemas written to {output}; a file's first line names its own:"))
        typer.echo(visible(f"# yaml-language-server: $schema={output.as_posix()}/concepts.json"))
        return
    if kind is None:
        raise SettingError("no kind of file is named", hint=", ".join(kinds.SHAPES))
    if kind not in kinds.SHAPES:
        raise SettingError(f"no kind of file is called {kind!r}", hint=did_you_mean(kind, list(kinds.SHAPES)))
    run.write(text(kind).encode())


def first_line(folder: Path, kind: str) -> str:
    """The first line of a file of a kind in a folder: it names the schema for editors.

    That is the shipped one where it lies two folders up, as for the shipped languages; else one is written beside the file.
    """
    from translit import documents

    near = Path("../../schemas") / f"{kind}.json"
    if not (folder / near).is_file():
        near = Path(".schemas") / f"{kind}.json"
        (folder / near).parent.mkdir(parents=True, exist_ok=True)
        documents.save(folder / near, text(kind).encode())
    return f"# yaml-language-server: $schema={near.as_posix()}\n"


def text(kind: str) -> str:
    """The schema of a kind of file as JSON, with a line feed at its end."""
    import msgspec

    from translit.glossary import kinds, schema

    made: dict[str, Any] = msgspec.json.schema(kinds.SHAPES[kind])
    if kind == kinds.RULES:
        # The program reads rules one by one, so that one wrong rule does not hide the others; an editor should know them.
        rules = msgspec.json.schema(list[schema.Rule])
        made["$defs"] |= rules["$defs"]
        made["$defs"]["RuleFile"]["properties"]["rules"] = {"type": "array", "items": rules["items"]}
    if kind == kinds.CONCEPTS:
        # One's own file may also hold further spellings and amendments; the program tells them apart by their keys.
        others = [msgspec.json.schema(shape) for shape in (schema.More, schema.Amendment)]
        made["$defs"] |= {name: shape for other in others for name, shape in other["$defs"].items()}
        made["items"] = {"anyOf": [made["items"], *({"$ref": other["$ref"]} for other in others)]}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"translit: {kind}"}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=1) + "\n"
