"""The shipped glossaries are complete and consistent, and whatever is wrong in a file is said with its place."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import translit
from translit import documents, knowledge, pipeline
from translit.errors import GlossaryError
from translit.glossary import schema
from translit.glossary.files import File, files
from translit.glossary.library import Library, load
from translit.glossary.yamlfile import YamlFile
from translit.knowledge import Knowledge
from translit.model import Settings
from translit.text import fold


@pytest.fixture(scope="module")
def library() -> Library:
    return load(files(knowledge.root(), "es"), "es")


def test_coverage_is_what_a_desk_would_accept(library: Library) -> None:
    types = Counter(c.type for c in library.concepts.values())
    assert types["person"] >= 500
    assert types["place"] >= 800
    assert types["organisation"] >= 150
    assert types["media"] >= 40
    assert types["demonym"] + types["title"] + types["term"] >= 80
    assert sum(c.gender == "f" for c in library.concepts.values()) >= 150
    assert sum(bool(c.acronym) for c in library.concepts.values()) >= 80


def test_every_concept_is_well_formed(library: Library) -> None:
    wrong = []
    for c in library.concepts.values():
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", c.id):
            wrong.append(f"{c.id}: not a slug")
        if not re.match(r"https?://\S+$", c.source):
            wrong.append(f"{c.id}: no source")
        if c.type == "person" and c.gender is None:
            wrong.append(f"{c.id}: no gender")
        if c.now is not None and c.now not in library.concepts:
            wrong.append(f"{c.id}: now {c.now!r} is no concept")
        for form in [c.english, *c.native.values(), *c.admitted]:
            if form != unicodedata.normalize("NFC", form) or form != " ".join(form.split()):
                wrong.append(f"{c.id}: {form!r} is not composed or has stray blanks")
        wrong += [f"{c.id}: {word!r} mixes scripts" for form in c.native.values() for word in re.findall(r"\w+", form) if _mixed(word)]
    assert wrong == []


def _mixed(word: str) -> bool:
    scripts = {unicodedata.name(c).split()[0] for c in word if c.isalpha()}
    return "LATIN" in scripts and "CYRILLIC" in scripts and not word.isupper()


def of_today(concept: schema.Concept, library: Library) -> set[str]:
    """What the source language calls the place today by its former name: Spanish Tiflis is Tbilisi as a rule."""
    spellings = library.spellings.get(concept.now or "", schema.Forms())
    return {fold(form if isinstance(form, str) else form.form, library.written.marks) for form in spellings.forms}


def test_english_forms_are_left_alone(library: Library, knows: Knowledge) -> None:
    """Every English form that a concept prefers or admits is right, whatever other concepts derive."""
    changed = []
    for c in library.concepts.values():
        for form in [c.english, *c.admitted, *([c.acronym] if c.acronym else []), *([c.plural] if c.plural else [])]:
            if fold(form) in of_today(c, library):
                continue
            text = pipeline.run(documents.read(form.encode()), knows, Settings(select=frozenset({"name", "term"}))).text
            if text != form:
                changed.append((c.id, form, text))
    assert changed == []


APOSTROPHES = str.maketrans("", "", "'’ʼʻ‘")


def test_every_concept_is_found_by_what_derives_from_its_native_form(library: Library, knows: Knowledge) -> None:
    """The heaviest Spanish spelling of each name, with a stress mark on it, leads back to its concept."""
    lost = []
    for c in library.concepts.values():
        for language, native in c.native.items():
            if language not in library.systems or c.type not in ("person", "place"):
                continue
            words = [
                max(library.systems[language].derive(w).items(), key=lambda i: i[1], default=("", 0))[0]
                for w in re.findall(r"[^\s-]+", native.translate(APOSTROPHES))
            ]
            spelling = " ".join(w.capitalize() for w in words)
            if fold(c.english) in of_today(c, library):
                continue
            if not all(words):
                lost.append((c.id, native, "has a letter no rule knows"))
            elif spelling and c.english.casefold() not in {x.english.casefold() for x in translit.name(spelling, knowledge=knows).candidates}:
                lost.append((c.id, native, spelling))
    assert lost == []


def test_listed_spellings_are_found(library: Library, knows: Knowledge) -> None:
    lost = []
    for id_, forms in library.spellings.items():
        for form in [*forms.forms, *forms.acronym, *forms.plural]:
            text = form if isinstance(form, str) else form.form
            if translit.name(text, knowledge=knows).how is None:
                lost.append((id_, text))
    assert lost == []


def test_listed_spellings_are_only_those_that_cannot_be_derived(library: Library) -> None:
    """What the system derives anyway would hide what it cannot."""
    from translit.glossary import index

    bare = Library(**{**vars(library), "spellings": {}})
    tables = translit.load("es").tables
    knows = Knowledge("es", "news", {**tables, "index": index.build(bare)})
    needless = []
    for id_, forms in library.spellings.items():
        english = library.concepts[id_].english
        for form in forms.forms:
            if (
                isinstance(form, str)
                and (found := translit.name(form, knowledge=knows)).best == english
                and found.how == "derived"
                and len(found.candidates) == 1
            ):
                confident = translit.normalise(form, knowledge=knows).text == english
                needless += [(id_, form)] if confident else []
    assert needless == []


WRONG = {
    "a misspelt key": ("- {id: x, typ: person}", "own.yaml:1:11: unknown key 'typ' (did you mean 'type'?)"),
    "a missing key": ("- {id: x, type: person, english: X}", "own.yaml:1:3: the entry missing required field 'native'"),
    "a wrong value": ("- id: x\n  type: animal\n", "own.yaml:2:3: Invalid enum value 'animal'"),
    "a wrong type": ("- id: x\n  type: person\n  english: X\n  native: Икс\n", "own.yaml:4:3: Expected keys with values, got text"),
    "not a list": ("id: x\n", "own.yaml:1:1: Expected a list, got keys with values"),
    "an id twice": (
        "- {id: x, type: term, english: X, native: {ru: Икс}, about: a, source: b}\n" * 2,
        "own.yaml:2:4: the id 'x' is taken (it stands at own.yaml:1:4",
    ),
    "a key twice": ("- id: x\n  id: y\n", "own.yaml:2:3: the key 'id' stands here twice"),
    "an anchor": ("- &a {id: x}\n- *a\n", "own.yaml:1:3: anchors and aliases"),
    "a tag": ("- !!python/object/apply:os.system [ls]\n", "own.yaml:1:3: tags (tag:yaml.org,2002:python/object/apply:os.system)"),
    "a second document": ("- 1\n---\n- 2\n", "own.yaml:2:1: a second document"),
    "deep nesting": ("[" * 500, "own.yaml:1:26: nested deeper than 24 levels"),
    "nesting that the parser itself refuses": ("[" * 5000, "own.yaml:1:"),
    "broken YAML": ("- id: 'x\n", "own.yaml:2:1: not valid YAML"),
    "a colon in a value": ("- id: x\n  about: a: b\n", "own.yaml:2:11: not valid YAML"),
    "a control character": ("- id: \x07\n", "own.yaml: not valid YAML"),
    "a bad encoding": (b"- id: \xff\n", "own.yaml:1: not valid UTF-8"),
    "an empty native form": ("- {id: x, type: term, english: X, native: {}, about: a, source: b}", "own.yaml:1:4: 'x' needs an English form"),
    "an alias bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "own.yaml:1:4: anchors and aliases"),
    "nothing": ("", "own.yaml:"),
}


@pytest.mark.parametrize("what", WRONG)
def test_errors_name_file_line_and_column(what: str, tmp_path: Path) -> None:
    text, message = WRONG[what]
    path = tmp_path / "own.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    started = time.perf_counter()
    with pytest.raises(GlossaryError) as error:
        load([*files(knowledge.root(), "es"), File("own.yaml", path, path.read_bytes(), False)], "es")
    assert str(error.value).startswith(message)
    assert time.perf_counter() - started < 20, "a few bytes of YAML must not keep a run busy"


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="larger than"):
        load([*files(knowledge.root(), "es"), File("own.yaml", tmp_path / "own.yaml", b"#" * 9_000_000, False)], "es")


def test_plain_words_stay_words() -> None:
    """YAML 1.1 would read these as booleans, numbers and times."""
    assert YamlFile("x", "[no, on, yes, 12:30, 0x10, 1e3, 007, ~, true, 12, 1.5]").data[:7] == ["no", "on", "yes", "12:30", "0x10", "1e3", 7]


def test_system_files_are_checked(tmp_path: Path) -> None:
    shipped = files(knowledge.root(), "es")

    def with_system(change: tuple[str, str]) -> list[File]:
        return [File(f.name, f.path, f.data.decode().replace(*change).encode(), True) if f.name == "sources/es/system.yaml" else f for f in shipped]

    for change, message in (
        (("{press: gu, english: g}", "{pres: gu, english: g}"), "no norm is called 'pres'"),
        (("г / _ [еиэ]", "г / [еиэ]"), "is not 'grapheme' or 'grapheme / left _ right'"),
        (("е / V _:", "е / Q _:"), "no class is called 'Q'"),
        (("doubled: {drop: habit}", "doubled: {drop: habbit}"), "did you mean 'habit'?"),
    ):
        with pytest.raises(GlossaryError, match=r"sources/es/system.yaml:\d+:\d+: ") as error:
            load(with_system(change), "es")
        assert message in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((b"\nkin:", b"\nkinn:"), "did you mean 'kin'?"),
        ((b"[acting, central", b"[Acting, central"), "common/people.yaml"),
        ((b"mr: ms", b"mr: [ms]"), "common/people.yaml"),
    ],
)
def test_the_words_for_people_are_checked(change: tuple[bytes, bytes], message: str) -> None:
    shipped = files(knowledge.root(), "es")
    changed = [File(f.name, f.path, f.data.replace(*change), True) if f.name == "common/people.yaml" else f for f in shipped]
    with pytest.raises(GlossaryError, match=r"common/people.yaml:\d+:\d+: ") as error:
        load(changed, "es")
    assert message in str(error.value)


def test_unknown_ids_in_spellings_and_styles_are_errors() -> None:
    shipped = files(knowledge.root(), "es")
    for name, data in (
        ("sources/es/spellings.yaml", b"maria-zakharov: [X]\n"),
        ("styles/own.yaml", b"{name: o, about: a, source: b, concepts: {maria-zakharov: X}}"),
    ):
        own = [f for f in shipped if f.name != name]
        with pytest.raises(GlossaryError, match=r"'maria-zakharov'.*did you mean 'maria-zakharova'"):
            load([*own, File(name, Path(name), data, True)], "es")


def test_compiled_tables_are_kept_and_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))
    own = tmp_path / "own.yaml"
    entry = "- {{id: kruchin, type: person, english: {}, native: {{ru: Федот Кручин}}, about: a, source: b}}\n"

    def spelled() -> str:
        return translit.name("Fedot Kruçin", knowledge=translit.load("tr", glossaries=[own])).best

    own.write_text(entry.format("Fedot Kruchin"))
    assert spelled() == "Fedot Kruchin"
    kept = list((tmp_path / "cache").iterdir())
    assert len(kept) == 1
    monkeypatch.setattr(knowledge, "compile_tables", lambda *_: pytest.fail("compiled twice"))
    assert spelled() == "Fedot Kruchin"
    monkeypatch.undo()
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))
    own.write_text(entry.format("Theodotus Kruchin"))
    assert spelled() == "Theodotus Kruchin"
    kept[0].write_bytes(b"garbage" * 9)
    own.write_text(entry.format("Fedot Kruchin"))
    assert spelled() == "Fedot Kruchin"
    monkeypatch.setenv("TRANSLIT_CACHE", "/proc/nowhere")
    assert spelled() == "Fedot Kruchin"
