"""Everything that can go wrong for a user, as one sentence: what happened, where, what to try."""

from __future__ import annotations

from collections.abc import Callable


class TranslitError(Exception):
    """A problem the user can mend; the command line prints it and exits with 2.

    `what` says what happened, `where` the file (with line and column when known), `hint` what to try.

    >>> print(TranslitError("unknown key 'nativ'", where="names.yaml:3:5", hint="did you mean 'native'?"))
    names.yaml:3:5: unknown key 'nativ' (did you mean 'native'?)
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        return (f"{self.where}: " if self.where else "") + self.what + (f" ({self.hint})" if self.hint else "")


class DocumentError(TranslitError):
    """A document that cannot be read or written."""


class GlossaryError(TranslitError):
    """A glossary, system, style or rule file that is not as its format says."""


class SettingError(TranslitError):
    """A source language, style, rule or option that does not exist."""


Report = Callable[[GlossaryError], None]
"""What is done with each problem of a glossary file."""


def refuse(problem: GlossaryError) -> None:
    """The report of a run, which stops at the first problem; a check collects them all instead."""
    raise problem


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or lists the known ones when they are few.

    >>> did_you_mean("nativ", ["native", "english"])
    "did you mean 'native'?"
    >>> did_you_mean("xx", ["es", "de"])
    'known: de, es'
    """
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=65)
    if near:
        return f"did you mean {near[0]!r}?"
    return "known: " + ", ".join(sorted(known)) if len(known) <= 20 else ""
