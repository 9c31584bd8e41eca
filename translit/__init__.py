"""translit: machine-translated news with foreign spellings of Russian and post-Soviet names, in standard English.

>>> import translit
>>> result = translit.normalise("Zajárova spoke in Almatí.", source="es")
>>> result.text
'Zakharova spoke in Almaty.'
>>> [(f.text, f.suggestions[0], f.native) for f in result.findings]
[('Zajárova', 'Zakharova', 'Захарова'), ('Almatí', 'Almaty', 'Алматы')]
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translit.errors import DocumentError, GlossaryError, SettingError, TranslitError
from translit.model import Candidate, Document, Edit, Finding, Fix, NameResult, Quality, Result, Settings, Span, Tier, Weights

if TYPE_CHECKING:
    from translit.knowledge import Knowledge

__version__ = "0.1.0"

__all__ = [
    "Candidate", "Document", "DocumentError", "Edit", "Finding", "Fix", "GlossaryError", "NameResult", "Quality",
    "Result", "SettingError", "Settings", "Span", "Tier", "TranslitError", "Weights", "check", "load", "name", "normalise",
]  # fmt: skip


def load(source: str = "es", style: str = "news", glossaries: Sequence[str | os.PathLike[str]] = ()) -> Knowledge:
    """All that is known for a source language and a house style, to be used for many texts.

    `glossaries` are YAML files of your own concepts (docs/adding-a-name.md); an entry replaces the shipped one with
    the same id. Raises SettingError for an unknown source or style and GlossaryError, naming file, line and column,
    for a file that is not as it should be.

    >>> knows = load("es")
    >>> normalise("Járkov", knowledge=knows).text
    'Kharkiv'
    """
    from translit import knowledge

    return knowledge.load(source, style, glossaries)


@functools.lru_cache(maxsize=8)
def _shipped(source: str, style: str) -> Knowledge:
    return load(source, style)


def normalise(text: str, source: str = "es", style: str = "news", *, knowledge: Knowledge | None = None, date: str | None = None) -> Result:
    """The text with every finding of tier `apply` carried out, and all findings.

    `source` is the language the text was translated from, or "auto" to tell it from the names. Offsets count code
    points of `text`. With `knowledge` from `load`, that decides source and style.
    `date` is the text's own (2022, 2022-01, 2022-01-06), where it bears none: it decides which names are former ones.

    >>> normalise("ODKB troops entered Almatí.").text
    'CSTO troops entered Almaty.'
    """
    return _run(text, source, style, knowledge, date, apply=True)


def check(text: str, source: str = "es", style: str = "news", *, knowledge: Knowledge | None = None, date: str | None = None) -> Result:
    """The findings alone: the result's text is `text` itself, and nothing counts as applied.

    >>> [str(f.tier) for f in check("They seized weapons of fire in Almatí.").findings]
    ['suggest', 'apply']
    """
    return _run(text, source, style, knowledge, date, apply=False)


def name(text: str, source: str = "es", style: str = "news", *, knowledge: Knowledge | None = None) -> NameResult:
    """What one name, known to be in the source's spelling, is in English; itself when it is no known spelling.

    >>> name("Zajárova").best, name("Zajárova").native, name("Mejía").best
    ('Zakharova', 'Захарова', 'Mejía')
    """
    from translit.mentions import single

    return single.find(text, knowledge or _shipped(source, style))


def _run(text: str, source: str, style: str, knowledge: Knowledge | None, date: str | None, *, apply: bool) -> Result:
    from translit import pipeline
    from translit.documents import plain
    from translit.mentions.source import choose

    document = Document(text, protected=tuple(plain.protected(text)))
    knowledge = knowledge or _shipped(choose(document).tag if source == "auto" else source, style)
    settings = Settings(source=knowledge.source, style=knowledge.style, apply=apply, weights=knowledge.weights, date=date)
    return pipeline.run(document, knowledge, settings)
