"""translit rules: which rules there are, and what one of them finds and leaves alone."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from translit.cli import run
from translit.errors import SettingError, did_you_mean
from translit.text import visible

if TYPE_CHECKING:
    from translit.glossary.rulefile import PlacedRule
    from translit.model import Finding

EVERY = "any"
_WHEN = {True: "on", False: "off", "translated": "translated"}
_RUNS = {
    True: "runs unless ignored",
    False: "off; run it with --select default,{id}",
    "translated": "runs in texts that other rules show to be translated, and with --select default,{id}",
}


class Listed(NamedTuple):
    """A rule and the source language it serves: a tag, or `any`."""

    source: str
    placed: PlacedRule


@run.guarded()
def command(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="Explain this rule with its examples.", show_default=False)] = None,
    source: Annotated[
        str | None, typer.Option("--source", "-s", metavar="TAG", help="Only rules that run for this source language.", show_default=False)
    ] = None,
    format: run.Format = run.TextOrJson.text,
    glossary: run.Glossary = None,
) -> None:
    """List the rules for artefacts, or explain one."""
    listed = list(_listed(source, [Path(path) for path in run.Setup(source, None, tuple(glossary or ())).plan().glossary]))
    if rule is None:
        rows = [_row(each) for each in listed]
        run.write(((json.dumps(rows, ensure_ascii=False, indent=1) + "\n") if format is run.TextOrJson.json else _table(rows)).encode())
        return
    chosen = [each for each in listed if each.placed.rule.id == rule]
    if not chosen:
        raise SettingError(f"no rule is called {rule!r}", hint=did_you_mean(rule, sorted({each.placed.rule.id for each in listed})))
    explained = [{**_row(each), **_examples(each)} for each in chosen]
    shown = json.dumps(explained, ensure_ascii=False, indent=1) + "\n" if format is run.TextOrJson.json else "\n".join(map(_explanation, explained))
    run.write(shown.encode())


def _listed(source: str | None, extra: list[Path]) -> Iterator[Listed]:
    """Every rule once: those of the common file, of each source language, and the user's own."""
    from translit import knowledge
    from translit.glossary import rulefile
    from translit.glossary.files import files
    from translit.glossary.yamlfile import parse

    remembered, seen = functools.cache(parse), set()
    for tag in knowledge.sources() if source is None else [source]:
        for placed in rulefile.load(files(knowledge.root(), tag, extra), parse=remembered):
            serves = tag if placed.runs_for.startswith(f"sources/{tag}/") else EVERY
            if (serves, placed.rule.id) not in seen:
                seen.add((serves, placed.rule.id))
                yield Listed(serves, placed)


def _row(each: Listed) -> dict[str, Any]:
    rule = each.placed.rule
    keys = ("id", "kind", "tier", "severity", "category", "confidence", "default", "message", "cause")
    return {"source": each.source, "borrowed_from": each.placed.lender, **{key: getattr(rule, key) for key in keys}}


def _table(rows: Iterable[dict[str, Any]]) -> str:
    """One line a rule: id, source language, kind, tier, severity, when it runs (on, off, translated), message."""
    cells = [[r["id"], r["source"], r["kind"], r["tier"], r["severity"], _WHEN[r["default"]], visible(r["message"])] for r in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    return "".join("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) + "\n" for row in cells)


def _examples(each: Listed) -> dict[str, Any]:
    """The rule's examples, with what it marks in those it finds and by what it would replace that."""
    from translit import documents
    from translit.artefacts.check import matches
    from translit.artefacts.rules import compile_rules
    from translit.knowledge import load

    knows = load("es" if each.source == EVERY else each.source)
    table = compile_rules([each.placed])[0]

    def marks(found: Iterable[Finding]) -> list[dict[str, Any]]:
        return [{"start": f.span.start, "end": f.span.end, "text": f.text, "suggestions": list(f.suggestions)} for f in found]

    rule = each.placed.rule
    found = [{"text": text, "found": marks(matches(table, documents.read(text.encode()), knows))} for text in rule.match]
    return {"match": found, "no_match": rule.no_match}


def _explanation(row: dict[str, Any]) -> str:
    serves = "every source language" if row["source"] == EVERY else f"source language {row['source']}"
    serves += f", borrowed from {row['borrowed_from']}" if row["borrowed_from"] else ""
    runs = _RUNS[row["default"]].format(id=row["id"])
    lines = [
        f"{row['id']}: {visible(row['message'])}",
        f"  cause     {visible(row['cause'])}",
        f"  category  {row['category']}, {row['severity']}",
        f"  kind      {row['kind']}; {row['tier']}, confidence {row['confidence']:.2f}; {serves}; {runs}",
        "  finds",
        *(f"    {_marked(example['text'], example['found'])}" for example in row["match"]),
        "  leaves alone",
        *(f"    {_shown(text)}" for text in row["no_match"]),
    ]
    return "\n".join(lines) + "\n"


def _marked(text: str, found: list[dict[str, Any]]) -> str:
    """The text with [what is marked -> by what it is replaced]."""
    pieces, at = [], 0
    for mark in found:
        if mark["start"] < at:
            continue
        suggestions = " | ".join(_shown(s) if s.strip() else f'"{s}"' if s else "(delete)" for s in mark["suggestions"][:3])
        pieces += [_shown(text[at : mark["start"]]), f"[{_shown(mark['text'])}{' -> ' + suggestions if suggestions else ''}]"]
        at = mark["end"]
    return "".join([*pieces, _shown(text[at:])])


def _shown(text: str) -> str:
    return visible(text).replace("\n", "⏎")
