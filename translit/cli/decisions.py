"""What the commands do with decisions files: which belongs to which article, and carrying them out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from translit.errors import SettingError
from translit.model import Result
from translit.text import visible

Option = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="PATH", help="The decisions of a review; for several articles, the folder with ARTICLE.decisions.yaml of each."
    ),
]


def files(articles: Sequence[str], given: Path | None) -> list[Path]:
    """The decisions file of each article: beside it, unless a file (for one article) or a folder is given.

    Raises SettingError when one file is given for several articles, or two articles would share one.
    """
    from translit.review.decisions import beside

    if given is not None and not given.is_dir():
        if len(articles) > 1:
            raise SettingError(f"the decisions on {len(articles)} articles do not go into one file", hint="give --decisions a folder that exists")
        return [given]
    found = [beside(Path(article) if given is None else given / Path(article).name) for article in articles]
    twice = next((path for path in found if found.count(path) > 1), None)
    if twice is not None:
        raise SettingError(f"two articles would share {twice}", hint="review them one after the other")
    return found


def carry_out(results: Sequence[Result], given: Path, rejections: bool = False) -> list[Result]:
    """Each result with its decisions, or only its `rejections`, carried out; what a person should know goes to standard error.

    Raises DocumentError and GlossaryError for a decisions file that cannot be read.
    """
    from translit.review import decisions
    from translit.review.replay import replay

    done = []
    for result, path in zip(results, files([r.document.path for r in results], given), strict=True):
        if given.is_dir() and not path.exists():
            typer.echo(visible(f"{path}: no such file; {result.document.path} is read without decisions"), err=True)
            done.append(result)
            continue
        loaded = decisions.load(path)
        replayed = replay(result, loaded.decisions)
        stale = [f'{path}: {s.decision.finding} [{s.decision.rule}] "{s.decision.text}" is not used: {s.why}' for s in replayed.stale]
        other = sorted({d.source for d in loaded.decisions.values()} - {result.settings.source})
        if stale and other:
            stale.append(f"{path}: these decisions were made with --source {' or '.join(other)}, this run is from {result.settings.source}")
        for message in (*loaded.messages, *stale):
            typer.echo(visible(message).replace("\n", "⏎"), err=True)
        if rejections:
            replayed = replay(result, {id_: d for id_, d in loaded.decisions.items() if d.verdict == "reject"})
        done.append(replayed.result)
    return done
