"""Good English raises no alarm: an editor who sees a wrong finding in every article switches the checker off."""

from __future__ import annotations

from pathlib import Path

import pytest

import translit
from translit.artefacts import find
from translit.documents import plain
from translit.knowledge import sources
from translit.model import Document, Settings

LINES = (Path(__file__).parent / "good" / "news.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line for line in LINES if line and not line.startswith("#")]


def test_there_is_enough_of_it() -> None:
    assert len(SENTENCES) >= 150


@pytest.mark.parametrize("source", sources())
def test_no_rule_finds_anything_in_agency_news(source: str) -> None:
    """As one article, so that rules across sentences and paragraphs see it too."""
    text = "\n\n".join(SENTENCES) + "\n"
    document = Document(text, protected=tuple(plain.protected(text)))
    found = find(document, translit.load(source), Settings(source=source))
    assert not [(f.rule, f.text, text[max(0, f.span.start - 40) : f.span.end + 40]) for f in found]
