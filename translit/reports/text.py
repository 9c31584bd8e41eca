"""The normalised text, as it is."""

from __future__ import annotations

from translit.model import Result


def render(result: Result) -> str:
    """The text alone."""
    return result.text
