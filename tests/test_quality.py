"""The quality figure: what findings weigh, by severity and category, for 1,000 words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import translit
from tests.conftest import Run
from translit import knowledge
from translit.errors import GlossaryError
from translit.glossary.files import File, files
from translit.glossary.library import load
from translit.model import Finding, Severity, Span, Tier, Weights
from translit.quality import score

TEXT = "one two three-four five, “six” – seven 8 nine don’t ten"


def made(severity: Severity, category: str) -> Finding:
    return Finding(Span(0, 3), "one", "artefact", "r", "m", category, severity, 0.9, Tier.FLAG, "rule")


def test_weights_by_severity_and_category() -> None:
    found = [
        made("neutral", "style/a"),
        made("minor", "linguistic-conventions/punctuation"),
        made("minor", "style/a"),
        made("major", "accuracy/b"),
        made("major", "accuracy/b"),
        made("critical", "accuracy/c"),
        made("major", "linguistic-conventions/punctuation"),
        replace(made("critical", "accuracy/b"), superseded_by="x"),
    ]
    figure = score(TEXT, found, Weights())
    assert figure.words == 10
    assert figure.per_thousand == pytest.approx(4110)
    assert list(figure.categories) == ["accuracy/c", "accuracy/b", "linguistic-conventions/punctuation", "style/a"]
    assert figure.categories["linguistic-conventions/punctuation"] == pytest.approx(510)
    assert sum(figure.categories.values()) == pytest.approx(figure.per_thousand)
    assert score(TEXT, found, Weights(critical=0, major=0)).per_thousand == pytest.approx(110)
    assert score("", found, Weights()).per_thousand == 0


def test_it_is_the_figure_of_the_text_as_it_came() -> None:
    text = "Zajárova said that weapons of fire were seized in the centre of Almatí."
    before, after = translit.check(text), translit.normalise(text)
    assert before.quality == after.quality
    assert before.quality.words == 13
    assert translit.check(after.text).quality.per_thousand < before.quality.per_thousand


def test_it_is_in_the_json(run: Run) -> None:
    done = json.loads(run("check", "-", "--source", "es", "--format", "json", stdin="Zajárova spoke of it.\n".encode()).stdout)
    assert done["summary"]["quality"] == {
        "words": 4,
        "per_1000_words": 1250.0,
        "categories": {"terminology/inconsistent-with-terminology-resource": 1250.0},
    }


def test_a_house_style_sets_the_weights() -> None:
    def with_style(data: str) -> dict[str, object]:
        own = File("styles/own.yaml", Path("own.yaml"), f"{{name: o, about: a, source: b, {data}}}".encode(), True)
        below = File("styles/below.yaml", Path("below.yaml"), b"{name: p, about: a, source: b, inherits: own, quality: {minor: 3}}", True)
        return knowledge.compile_tables([*files(knowledge.root(), "es"), own, below], "es")["weights"]

    weights = with_style("quality: {major: 7, punctuation: 0}")
    assert weights["news"] == {}
    assert weights["own"] == {"major": 7, "punctuation": 0}
    assert weights["below"] == {"major": 7, "punctuation": 0, "minor": 3}


@pytest.mark.parametrize("data", ["quality: {grave: 1}", "quality: {minor: -1}", "quality: {minor: much}"])
def test_wrong_weights_are_refused(data: str) -> None:
    own = File("styles/own.yaml", Path("own.yaml"), f"{{name: o, about: a, source: b, {data}}}".encode(), True)
    with pytest.raises(GlossaryError, match=r"styles/own\.yaml:1:"):
        load([*files(knowledge.root(), "es"), own], "es")
