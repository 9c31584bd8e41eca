"""What is learned from marked articles: the table, the traces it finds, and where they are silent."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import translit
from translit import artefacts
from translit.artefacts import classes, learned
from translit.documents import read
from translit.knowledge import load, root
from translit.model import Document, Settings

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "glossaries" / "generate" / "trace_model.py"
# Enough that other rules find to show that a text is a translation.
TRANSLATED = (
    "The forces of order seized weapons of fire and realized a concert. The spokesman assured that the Major State made public the facts. "
    "They live in function of the orders. The Minister of Exteriors gave a press conference in the framework of a visit. "
)
LEARNED = {"pronoun-as-in-translations", "verb-as-in-translations", "small-word-as-in-translations", "word-as-in-translations"}


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trace_model", GENERATOR)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(text: str, *select: str) -> dict[str, str]:
    settings = Settings(source="es", select=frozenset(select))
    return {f.text: f.rule for f in artefacts.find(read(text.encode()), load("es"), settings) if f.rule in LEARNED}


def test_the_table_is_of_the_articles_and_features() -> None:
    assert subprocess.run([sys.executable, GENERATOR, "--check"]).returncode == 0


def test_every_line_of_the_table_is_a_feature_and_its_weight() -> None:
    lines = (root() / "common" / "traces.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) > 1000 and len({feature for feature, _ in rows}) == len(rows)
    assert all(feature == learned.BIAS or feature.partition("=")[0] in learned.TEMPLATES for feature, _ in rows)
    assert all(int(weight) for _, weight in rows)


@pytest.mark.parametrize(
    ("text", "trace", "sort"),
    [
        ("The depot sells since years only coal.", "since years", "small"),
        ("The dam cost 40 millions of euros.", "millions", "words"),
        ("The nurse affirms to have seen it.", "affirms", "verbs"),
        ("They put themselves at the disposition of the guests.", "themselves", "pronouns"),
    ],
)
def test_traces(text: str, trace: str, sort: str) -> None:
    assert any(trace in text[slice(*one.span)] and one.sort == sort for one in learned.traces(text, 0.75))


@pytest.mark.parametrize(
    "text",
    [
        "The depot has sold only coal for years.",
        "The dam cost 40 million euros.",
        "The miners walked home from the pit in the evening.",
        "Her son left for Narva in the spring, and his letters came every week.",
        "",
        "\n\n \n",
        "Zajárova Zajárova",
        "— (…)",
    ],
)
def test_good_english_and_rubbish_are_no_traces(text: str) -> None:
    assert learned.traces(text, 0.75) == []


@given(st.text(alphabet=st.sampled_from("The miners put themselves in march since 40 years, Zoé.\n/|«» ’'^"), max_size=200))
def test_traces_lie_in_the_text_in_order_and_apart(text: str) -> None:
    ends = 0
    for trace in learned.traces(text, 0.3):
        assert ends <= trace.span.start < trace.span.end <= len(text)
        assert text[slice(*trace.span)].strip() and 0.3 <= trace.probability <= 1
        ends = trace.span.end


@given(st.text(max_size=300))
def test_every_word_has_every_feature_once(text: str) -> None:
    seen = learned.words(classes.tokens(text))
    for at in range(len(seen)):
        names = [feature.partition("=")[0] for feature in learned.features(seen, at)]
        assert names == [learned.BIAS, *learned.TEMPLATES]


def test_no_name_is_a_trace_nor_told_from_another() -> None:
    one, other = (f"The minister {name} affirms it since years." for name in ("Zajárova", "Smith"))
    assert [trace.probability for trace in learned.traces(one, 0.3)] == [trace.probability for trace in learned.traces(other, 0.3)]
    assert not any("Zajárova" in one[slice(*trace.span)] for trace in learned.traces(one, 0.1))


def test_it_counts_beside_other_findings_of_a_translation_and_when_asked_for() -> None:
    text = "The bakers gave themselves rendezvous."
    assert "gave themselves rendezvous" in found(TRANSLATED + text)
    assert not found(text) and not found(f"{TRANSLATED}\n\n{text}")
    assert found(text, "verb-as-in-translations") == {"gave themselves rendezvous": "verb-as-in-translations"}
    assert not found(TRANSLATED + text + " Nothing else was heard of it here." * 900)


def test_it_counts_in_long_paragraphs_without_other_findings() -> None:
    text = "The bakers gave themselves rendezvous."
    more = "The owner, a tall man of few words, walks there every morning with his dog and looks at the sky, and then he goes home to his wife."
    assert "gave themselves" in found(f"{TRANSLATED}\n\n{text} {more}") and not found(f"{text} {more}")


def test_it_is_silent_where_another_rule_finds_something() -> None:
    every = artefacts.find(read(TRANSLATED.encode()), load("es"), Settings(source="es"))
    others = [f.span for f in every if f.rule not in LEARNED]
    assert others and not any(f.span.overlaps(span) for f in every if f.rule in LEARNED for span in others)


def test_it_leaves_protected_spans_alone() -> None:
    text = "The miners put themselves in march."
    document = Document(text, protected=(learned.Span(0, len(text)),))
    assert not artefacts.find(document, load("es"), Settings(source="es", select=frozenset(LEARNED)))


def test_it_never_changes_the_text() -> None:
    text = TRANSLATED + "The depot sells since years only coal."
    result = translit.check(text)
    assert all(not f.fixes and f.tier.value == "flag" for f in result.findings if f.rule in LEARNED)


def test_marks_are_read_and_taken_out() -> None:
    text, spans = generator().unmarked("The {{forces of order}} left {{since}}.")
    assert text == "The forces of order left since." and [text[a:b] for a, b in spans] == ["forces of order", "since"]


def test_what_is_always_marked_is_learned() -> None:
    pytest.importorskip("sklearn")
    model = generator()
    rows = [row for _ in range(20) for text in ("The {{vaults}} of the bank fell.", "The doors of the bank fell.") for row in model.examples(text)]
    weights = model.train(rows, [1.0] * len(rows))
    assert sum(weight for feature, weight in weights.items() if "vaults" in feature or "vault" in feature) > 0
    assert all("bank" not in feature or weight <= 0 for feature, weight in weights.items())
