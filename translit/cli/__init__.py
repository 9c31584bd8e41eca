"""The command line: one module per command; each parses, calls, and turns errors into exit codes."""

from __future__ import annotations

from typing import Annotated

import typer

from translit import __version__
from translit.cli import lazy

_ABOUT = "Machine-translated news with foreign spellings of Russian and post-Soviet names, in standard English."
app = lazy.group(
    _ABOUT,
    {
        "normalise": "translit.cli.normalise:command",
        "check": "translit.cli.check:command",
        "name": "translit.cli.name:command",
        "review": "translit.cli.review:command",
        "rules": "translit.cli.rules:command",
        "glossary": "translit.cli.glossary:app",
        "style": "translit.cli.style:app",
    },
    hidden={"normalize": "translit.cli.normalise:command"},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"translit {__version__}")
        raise typer.Exit


@app.callback(help=_ABOUT)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)] = False,
) -> None:
    """What can be said before a command."""


def main() -> None:
    """The program `translit`."""
    app(prog_name="translit")
