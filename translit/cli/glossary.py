"""translit glossary: work with the files of concepts and rules."""

from __future__ import annotations

import typer

from translit.cli import add, glossary_check, glossary_schema, impact, sources, suggest, where

app = typer.Typer(help="Work with the files of concepts and rules.", no_args_is_help=True, rich_markup_mode=None)
app.command("add")(add.command)
app.command("check")(glossary_check.command)
app.command("schema")(glossary_schema.command)
app.command("where")(where.command)
app.command("suggest")(suggest.command)
app.command("impact")(impact.command)
app.command("new-source")(sources.new_source)
app.command("coverage")(sources.coverage)


@app.callback()
def _group() -> None:
    """Work with the files of concepts and rules."""
