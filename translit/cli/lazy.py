"""Groups of commands whose modules are imported when they are called: a start costs what its own command needs."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, ClassVar, cast

import click
import typer
from typer.core import TyperGroup

HELP = {"help_option_names": ["-h", "--help"]}
"""The settings of every command."""


def group(about: str, commands: Mapping[str, str], hidden: Mapping[str, str] | None = None) -> typer.Typer:
    """A group of commands, each named with the place of its function or of a further group: `package.module:function`."""
    places = {**commands, **(hidden or {})}

    class Lazy(_Group):
        table: ClassVar[Mapping[str, str]] = places
        unlisted: ClassVar[frozenset[str]] = frozenset(hidden or ())

    made = typer.Typer(
        cls=Lazy,
        help=about,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=dict(HELP),
    )
    # With one of its own, however empty, typer makes it a group.
    made.callback(help=about)(lambda: None)
    return made


class _Group(TyperGroup):
    table: ClassVar[Mapping[str, str]] = {}
    unlisted: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Only their names, for "did you mean".
        self.commands = cast("dict[str, click.Command]", dict.fromkeys(self.list_commands(None)))

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        return [name for name in self.table if name not in self.unlisted]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), attribute)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=dict(HELP))
        alone.command(cmd_name)(found)
        return typer.main.get_command(alone)
