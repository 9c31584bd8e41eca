"""The systems' own samples hold, in every case and composition; the notation says what is wrong with a rule."""

from __future__ import annotations

import re
import unicodedata

import pytest

from translit import knowledge
from translit.errors import GlossaryError
from translit.glossary.files import files
from translit.glossary.library import Shelf
from translit.names.systems import LIGHTEST, MOST, System, parse_rule
from translit.text import fold

SHELF = Shelf()
LIBRARIES = {source: SHELF.load(files(knowledge.root(), source), source) for source in knowledge.sources()}
SAMPLES = [(source, i) for source, library in LIBRARIES.items() for i in range(len(library.written.samples))]


@pytest.mark.parametrize(("source", "number"), SAMPLES)
def test_samples(source: str, number: int) -> None:
    library = LIBRARIES[source]
    sample = library.written.samples[number]
    columns: list[set[str]] = []
    for language, native in sample.native.items():
        for i, word in enumerate(re.split(r"[\s-]+", native)):
            columns += [set()] if len(columns) <= i else []
            columns[i].update(fold(s, library.written.marks) for s in library.systems[language].derive(word))

    def spelled(form: str) -> bool:
        words = re.split(r"[\s-]+", form)
        return len(words) == len(columns) and all(fold(w, library.written.marks) in column for w, column in zip(words, columns, strict=True))

    for form in sample.forms:
        assert spelled(form) and spelled(form.upper()) and spelled(unicodedata.normalize("NFD", form)), form
    for form in sample.never:
        assert not spelled(form), form


@pytest.mark.parametrize("source", LIBRARIES)
def test_a_system_has_samples_of_each_sort(source: str) -> None:
    samples = LIBRARIES[source].written.samples
    forms = [form for sample in samples for form in sample.forms]
    assert any(form.isupper() for form in forms), "one in capitals"
    assert any(form != unicodedata.normalize("NFC", form) for form in forms), "one decomposed"
    assert any(" " in form for form in forms), "a full name"
    assert any(sample.never for sample in samples), "one that must not derive"
    assert {language for sample in samples for language in sample.native} >= set(LIBRARIES[source].systems) - {"uz", "tk", "ky"}


def test_the_first_rule_that_fits_decides_and_lengths_compete() -> None:
    def rules(table: dict[str, str | dict[str, str]]) -> System:
        return System([parse_rule(key, value, {"a": 1.0, "b": 0.5}, {"V": "ое"}, "here") for key, value in table.items()])

    system = rules(
        {"г / _ [еи]": "gu", "г": "g", "е": "e", "о / V _": "yo", "о": {"a": "o", "b": "oh"}, "к": "k", "с": "s", "кс": "x", "ь / _ |": "", "ь": "i"}
    )
    assert system.derive("ге") == {"gue": 1.0}
    assert system.derive("го") == {"go": 1.0, "goh": 0.5}
    assert system.derive("ео") == {"eyo": 1.0}
    assert set(system.derive("кс")) == {"x", "ks"}
    assert system.derive("сь") == {"s": 1.0}
    assert system.derive("ськ") == {"sik": 1.0}
    assert system.derive("щ") == {}
    assert system.derive("") == {}


def test_spellings_are_bounded() -> None:
    system = LIBRARIES["es"].systems["ru"]
    made = system.derive("щёголеватоеюжноефиолетовоесчастье" * 3)
    assert 0 < len(made) <= MOST
    assert min(made.values()) >= LIGHTEST


@pytest.mark.parametrize(("key", "message"), [("г / е", "is not"), ("/ _ е", "is not"), ("г / X _", "no class")])
def test_wrong_rules_are_explained(key: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        parse_rule(key, "g", {}, {}, "x.yaml:1:1")
