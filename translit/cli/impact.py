"""translit glossary impact: what a changed glossary file would alter in articles, before it is released."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translit.cli import run
from translit.cli.suggest import watched
from translit.text import visible

if TYPE_CHECKING:
    from translit.impact import Impact


@run.guarded()
def command(
    change: Annotated[str, typer.Argument(metavar="CHANGE.yaml", help="The glossary file to try.", show_default=False)],
    paths: run.Paths,
    source: run.Source = None,
    style: run.Style = None,
    format: run.Format = run.TextOrJson.text,
    glossary: run.Glossary = None,
    date: run.Date = None,
    encoding: run.Encoding = "utf-8",
) -> None:
    """Show what a glossary file would alter in articles: a diff of the normalised texts, then counts; exit code 1 if anything."""
    from dataclasses import asdict

    from translit.impact import compare
    from translit.knowledge import Knowledge
    from translit.reports import diff

    own = tuple(glossary or ())
    changed = run.Setup(source, style, (*own, change))
    known: dict[tuple[str, run.Plan], Knowledge] = {}
    rules: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    listed: list[dict[str, Any]] = []
    looked_at = 0
    for job in watched(run.Setup(source, style, own, date=date).stream(run.documents(paths, encoding))):
        looked_at += 1
        tag, plan = job.knowledge.source, changed.plan(job.document.path)
        after = known.get((tag, plan)) or known.setdefault((tag, plan), plan.knowledge(tag))
        impact = compare(job.document, job.knowledge, after, job.settings)
        rules.update((a.rule, a.what) for a in impact.alterations)
        files.update((job.document.path, a.what) for a in impact.alterations)
        if format is run.TextOrJson.json and impact.alterations:
            listed.append({"path": job.document.path, "diff": diff.render(impact.outcome), "alterations": [asdict(a) for a in impact.alterations]})
        elif format is run.TextOrJson.text:
            run.write(_shown(impact).encode("utf-8", "surrogatepass"))
    if format is run.TextOrJson.json:
        counts = {"concepts": _nested(rules), "files": _nested(files)}
        run.write((json.dumps({"schema": 1, "documents": looked_at, **counts, "altered": listed}, ensure_ascii=False, indent=1) + "\n").encode())
    else:
        run.write("".join(visible(line) + "\n" for line in (*_counted("concept", rules), *_counted("file", files))).encode())
    typer.echo(f"{looked_at} article{'s' * (looked_at != 1)} read, {len({path for path, _ in files})} altered", err=True)
    if rules:
        raise typer.Exit(run.FOUND)


def _shown(impact: Impact) -> str:
    """The diff of one article, and below it what is only suggested otherwise; `patch` passes over such lines."""
    from translit.reports import diff

    path = impact.outcome.document.path
    suggested = [a for a in impact.alterations if a.what == "suggested"]
    lines = [f"# {path}:{a.line}: {a.text} ({a.rule}): suggested {a.before or 'nothing'} -> {a.after or 'nothing'}" for a in suggested]
    return diff.render(impact.outcome) + "".join(" ".join(visible(line).split()) + "\n" for line in lines)


def _counted(what: str, counts: Counter[tuple[str, str]]) -> Iterable[str]:
    for name, parts in sorted(_nested(counts).items(), key=lambda item: (-sum(item[1].values()), item[0])):
        yield f"# {what} {name}: " + ", ".join(f"{count} {part}" for part, count in sorted(parts.items()))


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for (name, part), count in counts.items():
        nested.setdefault(name, {})[part] = count
    return nested
