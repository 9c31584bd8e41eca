"""The command line: one module per command; each parses, calls, and turns errors into exit codes."""

from __future__ import annotations

from typing import Annotated

import typer

from translit import __version__
from translit.cli import check, exchange, glossary, learn, name, normalise, review, rules, style

app = typer.Typer(
    name="translit",
    help="Machine-translated news with foreign spellings of Russian and post-Soviet names, in standard English.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("normalise")(normalise.command)
app.command("normalize", hidden=True)(normalise.command)
app.command("check")(check.command)
app.command("name")(name.command)
app.command("review")(review.command)
app.command("rules")(rules.command)
glossary.app.command("learn")(learn.command)
glossary.app.command("export")(exchange.export)
glossary.app.command("import")(exchange.import_)
app.add_typer(glossary.app, name="glossary")
app.add_typer(style.app, name="style")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"translit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)] = False,
) -> None:
    """Machine-translated news with foreign spellings of Russian and post-Soviet names, in standard English."""


def main() -> None:
    """The program `translit`."""
    app()
