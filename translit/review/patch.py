"""Proposals as entries of a user's glossary file, and as the patch that adds them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import yaml

from translit.review.learn import Proposal

HEAD = "# Your own glossary: pass it with --glossary. docs/review.md explains the entries.\n"


def extended(before: str, proposals: Iterable[Proposal]) -> str:
    """The text of a glossary file with the proposals at its end; what stood there stays as it was.

    >>> print(extended("", [Proposal("exception", "rejected 3 of 3 times, by anna", {"rule": "almaty", "stays": ["Alma Ata"]})]), end="")
    # Your own glossary: pass it with --glossary. docs/review.md explains the entries.
    <BLANKLINE>
    # exception: rejected 3 of 3 times, by anna
    - rule: almaty
      stays: [Alma Ata]
    """
    parts = [before if before.endswith("\n") or not before else before + "\n"] if before.strip() else [HEAD]
    for proposal in proposals:
        comment = " ".join(f"{proposal.kind}: {proposal.why}".split())
        parts.append(f"\n# {comment}\n" + (_entry(proposal.entry) if proposal.entry else ""))
    return "".join(parts)


def diff(path: str, before: str, after: str) -> str:
    """What `patch` needs to make the one text of a file into the other."""
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path if before else "/dev/null", path)
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


def _entry(entry: object) -> str:
    made: str = yaml.dump([entry], allow_unicode=True, sort_keys=False, default_flow_style=None, width=1_000_000)
    return made
