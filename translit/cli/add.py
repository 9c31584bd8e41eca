"""translit glossary add: a new name, without knowing what a pattern is."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translit.cli import run
from translit.errors import SettingError
from translit.glossary import layers
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary import schema
    from translit.glossary.derive import Derivation

# The source language of the example where no settings say which.
_USUAL = "es"
_HEADER = "# Names of our own; docs/adding-a-name.md explains the keys.\n"


class Where(StrEnum):
    """The layer an entry is written to."""

    user = layers.USER
    project = layers.PROJECT


@run.guarded()
def command(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="The native form, the English form, or both.", show_default=False)
    ] = None,
    type_: Annotated[run.Type | None, typer.Option("--type", help="What the name is of.", show_default="person")] = None,
    native: Annotated[list[str] | None, typer.Option("--native", metavar="LANG=FORM", help="A native form, as uk=Київ; may be repeated.")] = None,
    gender: Annotated[str, typer.Option("--gender", metavar="m|f", help="Of a person.", show_default="by the native form")] = "",
    about: Annotated[str, typer.Option("--about", metavar="TEXT", help="Who or what it is; shown with findings.")] = "",
    attested: Annotated[str, typer.Option("--attested", metavar="URL", help="Where the English form is attested.")] = "",
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="The entry's id.", show_default="made of the English form")] = "",
    admit: Annotated[list[str] | None, typer.Option("--admit", metavar="FORM", help="Another English form that may stay; may be repeated.")] = None,
    avoid: Annotated[list[str] | None, typer.Option("--avoid", metavar="FORM", help="An English form to be corrected; may be repeated.")] = None,
    source: run.Source = None,
    layer: Annotated[
        Where | None, typer.Option("--layer", help="Where to keep it.", show_default="project, or user where there is no project")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Keep it in this file instead.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing: take what is derived.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the entry, write nothing.")] = False,
) -> None:
    """Add a name to your glossary: derive its spellings, warn of collisions, write it with a running example."""
    from translit import documents, knowledge
    from translit.glossary import draft, edit, files, library
    from translit.glossary.derive import Derivation

    found = layers.around(Path.cwd())
    target, name = _target(found, layer, file)
    others = [path for path in found.glossary if path != target]
    own = [*others, *([target] if _holds(target) else [])]
    plan = run.Setup(source, None, ()).plan()
    derivation = Derivation(knowledge.root())
    language = plan.source if plan.source in derivation.sources else _USUAL
    concepts = library.load(files.files(knowledge.root(), language, own), language).concepts
    english, forms = _sorted(names or [], native or [])
    said = draft.Known(english, forms, str(type_ or ""), gender, about, attested, id_, tuple(admit or ()), tuple(avoid or ()))
    asked = _ask if sys.stdin.isatty() and not yes else lambda _, proposal: proposal
    entry = draft.complete(said, derivation, concepts, asked)
    entry["examples"] = entry.get("examples") or draft.example(entry["english"], entry["native"], derivation, language)
    entry = edit.entry_of(entry)
    _show(entry, derivation, concepts)
    if dry_run:
        typer.echo(edit.with_entry(str(target), b"", entry).decode(), nl=False)
        return
    line = edit.put(target, entry, documents.save, "" if target.exists() else _head(target))
    typer.echo(f"written to {visible(str(target))}:{line} ({name})")
    _prove(entry, [*others, target])


def _holds(target: Path) -> bool:
    """Whether the file is there and has entries. Raises GlossaryError when it cannot be read."""
    from translit.glossary.files import own
    from translit.glossary.yamlfile import parse

    return target.exists() and parse(str(target), own(target).data).data is not None


def _head(target: Path) -> str:
    """What a new file begins with."""
    from translit.cli.glossary_schema import first_line
    from translit.glossary.kinds import CONCEPTS

    return first_line(target.parent, CONCEPTS) + _HEADER


def _ask(question: str, proposal: str) -> str:
    return str(typer.prompt(question, default=proposal, err=True)).strip()


def _sorted(names: Sequence[str], natives: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The command line's words as an English form and native forms. Raises SettingError for what is neither."""
    from translit.glossary.derive import language_of

    forms: dict[str, str] = {}
    english = ""
    for name in map(_composed, names):
        language = language_of(name)
        if not any(c.isalpha() for c in name):
            raise SettingError(f"{name!r} is no name", hint="give its native form, its English form, or both")
        if (language is None and english) or language in forms:
            raise SettingError(f"{name!r} is one form too many", hint="put quotes around a name of several words")
        if language is None:
            english = name
        else:
            forms[language] = name
    for option in natives:
        tag, sign, form = option.partition("=")
        if not sign or not form.strip() or not re.fullmatch("[a-z]{2,3}", tag.strip()):
            raise SettingError(f"--native {option!r} is not LANG=FORM", hint="write for example --native uk=Київ")
        forms[tag.strip()] = _composed(form)
    return english, forms


def _composed(form: str) -> str:
    return unicodedata.normalize("NFC", " ".join(form.split()))


def _target(found: layers.Layers, wanted: Where | None, file: Path | None) -> tuple[Path, str]:
    """The file to write to, and what to call its layer. Raises SettingError when there is no such layer."""
    if file is not None:
        known = next((layer.name for layer in found.found if os.path.realpath(file) in map(os.path.realpath, layer.glossary)), None)
        return file, f"the {known} layer" if known else f"in no layer: --glossary {file} uses it"
    project = next((layer for layer in found.found if layer.name == layers.PROJECT), None)
    if project is None and wanted is Where.project:
        hint = f"make an empty {layers.FILE} in the project's folder, or write to the user layer"
        raise SettingError("there is no project around this folder", hint=hint)
    if project is not None and wanted is not Where.user:
        return _file_of(project), "the project layer"
    user = next((layer for layer in found.found if layer.name == layers.USER), None)
    return (_file_of(user) if user else layers.user_folder() / layers.FOLDER / "names.yaml"), "the user layer"


def _file_of(layer: layers.Layer) -> Path:
    """The layer's first file of concepts, or one to be made where its glossary files are found."""
    from translit.glossary import kinds
    from translit.glossary.files import own
    from translit.glossary.yamlfile import parse

    for path in layer.glossary:
        file = own(path)
        if kinds.kind(file, parse(file.name, file.data)) == kinds.CONCEPTS:
            return path
    if "glossary" in layer.preferences.places:
        where = layer.preferences.places["glossary"]
        raise SettingError("no file of concepts is named here", where=where, hint="name one, or write to another with --file")
    return layer.folder / layers.FOLDER / "names.yaml"


def _show(entry: Mapping[str, Any], derivation: Derivation, concepts: Mapping[str, schema.Concept]) -> None:
    """The entry's forms, its spellings in every source language, and the concepts it collides with."""
    import msgspec

    from translit.glossary.collisions import Collider
    from translit.glossary.schema import Concept

    try:
        concept = msgspec.convert(dict(entry), Concept)
    except msgspec.ValidationError as error:
        raise SettingError(f"this makes no entry: {str(error).replace('`', chr(39))}", hint="--help lists the options") from None
    natives = ", ".join(f"{form} ({language})" for language, form in concept.native.items())
    typer.echo(visible(f"{concept.id}: {concept.english}, {natives}, {concept.type}" + (f", {concept.gender}" if concept.gender else "")))
    if concept.id in concepts:
        typer.echo(f"this entry replaces one of an earlier layer: {visible(concepts[concept.id].english)}")
    for tag in derivation.sources:
        spellings = [form for language, native in concept.native.items() for form in derivation.forms(tag, language, native)]
        typer.echo(visible(f"  {tag}  {', '.join(dict.fromkeys(spellings)) or '(its system does not read this native language)'}"))
    for hit in Collider(concepts.values(), derivation).collisions(concept):
        what = f"{hit.spelling.title()} is also {hit.other.english} ({hit.other.id}) in {', '.join(hit.sources)}"
        typer.echo(visible(f"warning: {what}; such words are only suggested"), err=True)


def _prove(entry: Mapping[str, Any], glossary: Sequence[Path]) -> None:
    """Run the entry's examples."""
    from translit import knowledge
    from translit.cli.examples import becomes

    for tag, pairs in entry.get("examples", {}).items():
        knows = knowledge.load(tag, glossaries=glossary)
        for text, wanted in pairs.items():
            got = becomes(text, entry["id"], knows)
            typer.echo(visible(f"{tag}: {text} -> {got}" + ("" if got == wanted else f", not {wanted}")))
