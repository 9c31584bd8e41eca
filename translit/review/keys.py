"""Where a reviewer's answers come from: single keys of a terminal, or the lines piped in."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Protocol, TextIO


class Keys(Protocol):
    """A source of answers; both methods raise EOFError when there are no more."""

    def key(self) -> str:
        """The next key."""

    def line(self, prompt: str, start: str = "") -> str:
        """A line that the reviewer types; a terminal offers `start` to be changed."""


class Terminal:
    """Keys as they are pressed, and lines with the editing of readline where the system has it."""

    def key(self) -> str:
        """One key; raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D."""
        import click

        return click.getchar()

    def line(self, prompt: str, start: str = "") -> str:
        """A line; raises EOFError for Ctrl-D."""
        with _offered(start):
            return input(prompt)


@contextlib.contextmanager
def _offered(start: str) -> Iterator[None]:
    try:
        import readline
    except ImportError:  # Windows: the line begins empty
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(start))
    try:
        yield
    finally:
        readline.set_startup_hook(None)


class Piped:
    """Keys read from a stream: blanks and line ends between them do not count.

    A typed line is the rest of the line its key stands in, or else the whole next line.

    >>> import io
    >>> keys = Piped(io.StringIO("yn e Kyiv\\ne\\nLviv\\n"))
    >>> keys.key(), keys.key(), keys.key(), keys.line(""), keys.key(), keys.line("")
    ('y', 'n', 'e', 'Kyiv', 'e', 'Lviv')
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._rest = stream, ""

    def key(self) -> str:
        """The next character that is not blank."""
        while not self._rest.strip():
            self._rest = self._next()
        key, self._rest = self._rest.lstrip()[0], self._rest.lstrip()[1:]
        return key

    def line(self, prompt: str, start: str = "") -> str:
        """The rest of this line, or the next one."""
        line = self._rest.strip() or self._next().strip()
        self._rest = ""
        return line

    def _next(self) -> str:
        line = self._stream.readline()
        if not line:
            raise EOFError
        return line


def source() -> Keys:
    """The terminal when standard input is one, else what is piped in."""
    return Terminal() if sys.stdin.isatty() else Piped(sys.stdin)
