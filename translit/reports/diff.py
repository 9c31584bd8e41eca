"""A unified diff between the text as read and as normalised; empty when nothing changed."""

from __future__ import annotations

import difflib

from translit.model import Result


def render(result: Result) -> str:
    """The diff; empty when nothing changed."""
    path = result.document.path
    before, after = (text.splitlines(keepends=True) for text in (result.document.text, result.text))
    lines = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)
