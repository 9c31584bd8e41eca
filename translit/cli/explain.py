"""How a name was read, for a person: its letters above one another, the chain where they differ, the runners-up."""

from __future__ import annotations

from translit.knowledge import Knowledge
from translit.mentions.letters import aligned
from translit.model import NameResult
from translit.text import visible

_HOW = {
    "listed": "a spelling the glossary lists",
    "derived": "a spelling derived from the native form of a name in the glossary",
    "restored": "in no glossary; restored by how the source language writes",
}


def render(result: NameResult, knowledge: Knowledge) -> str:
    """The explanation of one name, several lines without a line feed at the end."""
    if result.how is None:
        return f"{visible(result.name)}\n  stays: no known spelling, and it does not read as a name of the region"
    lines = [f"{visible(result.name)} -> {result.best}", f"  {_HOW[result.how]}; confidence {result.confidence:.2f}"]
    for rows in filter(None, (word.rows for word in aligned(result.name, result.native or "", result.best, knowledge))):
        widths = [max(map(len, row)) for row in rows]
        lines += ["    " + " ".join(row[i].ljust(width) for row, width in zip(rows, widths, strict=True)).rstrip() for i in range(3)]
        steps = dict.fromkeys(f"{written or '-'} -> {native} -> {english}" for written, native, english in rows if english and written != english)
        lines += ["    " + ", ".join(steps)] if steps else []
        lines += ["    the English form follows usage, not letters"] if not any(english for _, _, english in rows) else []
    for candidate in result.candidates[1:]:
        lines.append(f"  or {candidate.english}  {candidate.native or ''}  {candidate.confidence:.2f}")
    return "\n".join(lines)
