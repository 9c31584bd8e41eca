"""translit glossary where: which layer decides what a name becomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import run
from translit.errors import SettingError, did_you_mean
from translit.glossary import layers
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary.files import File
    from translit.knowledge import Knowledge

# The source language where nothing says which, and the name does not tell.
_USUAL = "es"


@run.guarded()
def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A spelling, an English or native form, or the id of a concept.", show_default=False)],
    source: run.Source = None,
    style: run.Style = None,
    glossary: run.Glossary = None,
) -> None:
    """Show every place that speaks of a name, layer by layer, and which one decides."""
    from translit import knowledge
    from translit.glossary.files import files
    from translit.glossary.whereabouts import places
    from translit.model import Document

    plan = run.Setup(source, style, tuple(glossary or ())).plan()
    choice = plan.choose(Document(name))
    tag = choice.tag if choice else plan.source
    knows = plan.knowledge(tag)
    found = files(knowledge.root(), tag, [Path(path) for path in plan.glossary])
    ids = list(dict.fromkeys(_concepts(name, knows, found)))
    if not ids:
        _unlisted(name, knows)
        return
    around = layers.around(Path.cwd())
    for id_ in ids:
        said = list(places(id_, found))
        typer.echo(visible(f"{id_} -> {_english(id_, knows)}" + _style(knows, plan)))
        styled = [place for place in said if place.what == f"style {knows.style}"]
        deciding = [*(place for place in said if place.what == "entry"), *styled][-1:]
        for place in said:
            verdict = "  <- decides" if place in deciding else ""
            typer.echo(visible(f"  {_layer(place.where, found, around):8} {place.where}  {place.what}: {place.says}{verdict}"))


def _concepts(name: str, knows: Knowledge, found_in: list[File]) -> list[str]:
    """The ids of the concepts that a word stands for, the likeliest first."""
    from translit.mentions.lookup import lookup
    from translit.text import words

    index, ids = lookup(knows), knows.index["ids"]
    if name in ids:
        return [name]
    tokens = words(name)
    matches = [m for m in index.matches(name, tokens, any_case=True) if tokens and m.span == (tokens[0].start, tokens[-1].end)]
    found = [reading.entry.id for match in matches for reading in index.ranked(match).values()]
    return list(dict.fromkeys(found)) or _native(name, found_in, knows.source)


def _native(name: str, found: list[File], source: str) -> list[str]:
    """The concepts with this native form; for persons, with this surname too."""
    from translit.glossary import library

    concepts = library.load(found, source).concepts.values()
    return [c.id for c in concepts for form in c.native.values() if name.casefold() in (form.casefold(), form.split(" ")[-1].casefold())]


def _english(id_: str, knows: Knowledge) -> str:
    from translit.mentions.lookup import lookup

    index = lookup(knows)
    return index.full(index.entry(knows.index["ids"].index(id_)))


def _style(knows: Knowledge, plan: run.Plan) -> str:
    where = dict(plan.places).get("style")
    return f"  (style {knows.style}" + (f", by {where})" if where else ")")


def _layer(where: str, found: list[File], around: layers.Layers) -> str:
    """The layer of the file in which a place stands."""
    file = next(file for file in found if where.startswith(f"{file.name}:"))
    if file.shipped:
        return layers.SHIPPED
    return next((layer.name for layer in around.found if file.path in layer.glossary), layers.GIVEN)


def _unlisted(name: str, knows: Knowledge) -> None:
    """Say that no layer lists the name. Raises SettingError when it cannot be read either."""
    from translit.mentions import single

    result = single.find(name, knows)
    if result.how is None:
        raise SettingError(f"no layer lists {name!r}", hint=did_you_mean(name, knows.index["ids"]) or "translit glossary add adds it")
    typer.echo(visible(f"{name} -> {result.best}  ({result.how}: no layer lists it)"))
