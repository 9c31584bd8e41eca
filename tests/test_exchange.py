"""Glossaries go out to other programs and come in again: nothing is lost unsaid, and bad files are one sentence."""

from __future__ import annotations

import csv
import io
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest
import yaml

from tests.conftest import Run
from translit import knowledge
from translit.errors import GlossaryError, SettingError
from translit.glossary import exchange, schema
from translit.glossary.exchange import READ, WRITTEN, concepts
from translit.glossary.exchange.convert import concept_of, entry_of
from translit.glossary.exchange.entry import FEATURES, Entry, Event, Form, Kind, Status, Term
from translit.glossary.yamlfile import parse

etree = pytest.importorskip("lxml.etree")
openpyxl = pytest.importorskip("openpyxl")

SOURCES = knowledge.sources()
OWN = """\
- id: fedot-kruchin
  type: person
  english: Fedot Kruchin
  native: {ru: Федот Кручин, ro: Fedot Crucin}
  gender: m
  about: head of the grain union & <others>
  source: https://example.org/who?a=1&b=2
  admitted: [Feodot Kruchin]
  avoid: [Fedot Krutschin, {form: Theodot Kruchin, why: also a saint}, {form: Fedot Zernov, tier: suggest, why: "superseded: until 2001"}]
  styles: {bgn: Fedot Kruchin BGN, ap: Fyodor Kruchin}
  short: {english: Kruchin, native: {ru: Кручин}}
  spellings: {es: [Fedoto Cruchín, Cruchín], de: {forms: [{form: Krutschin, tier: suggest, why: a river too}]}}
  notes: ["asked his office", "Fedot Kruchin: he signs so"]
  history: [{what: origination, date: "2024-05-01", by: Ana Ruiz}, {what: modification, note: spelling, term: Feodot Kruchin}]
- id: 24-grain
  type: organisation
  english: Grain Union 24
  acronym: GU24
  native: {ru: Зерновой союз 24}
  native_acronym: {ru: ЗС24}
  plural: Grain Unions
  caution: also the title of a film
  about: "yes"
  source: a letter of 3 May
  spellings: {es: {forms: [Unión del Grano 24], plural: [Uniones del Grano], acronym: [UG24]}}
- id: zernograd-town
  type: place
  english: Zernograd Town
  native: {ru: Зерноград Городок}
  short: none
  now: grain-town
  country: RU
  about: until 1990
  source: https://example.org/town
- id: grain-town
  type: place
  english: Grain Town
  native: {ru: Зерновск}
  about: since 1990
  source: https://example.org/town
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def entries(own: Path) -> list[Entry]:
    return concepts.gather(knowledge.root(), [own])


def back(entries: list[Entry]) -> list[schema.Concept]:
    return concepts.concepts_of(entries, "x", "term", knowledge.root(), lambda sentence: pytest.fail(sentence))


def normal(concept: schema.Concept) -> Any:
    """A concept as plain data; a list of spellings is the same as the struct that holds only it."""
    data = yaml.safe_load(concepts.render([concept], []).decode())[0]
    for language, listed in data.get("spellings", {}).items():
        data["spellings"][language] = {"forms": listed} if isinstance(listed, list) else listed
    for listed in (data.get("avoid", []), *(group for forms in data.get("spellings", {}).values() for group in forms.values())):
        listed[:] = [form if isinstance(form, str) else tuple(form.values()) for form in listed]
    return data


# --- every format keeps the contract


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_says_what_it_loses(name: str, entries: list[Entry]) -> None:
    module = exchange.module(name, WRITTEN)
    assert set(FEATURES) >= module.KEEPS
    assert all(re.fullmatch(r"\.\w+", suffix) for suffix in module.SUFFIXES)
    said: list[str] = []
    data = exchange.write(entries, name, said.append)
    assert data.endswith((b"\n", b"\0\0"))
    lost = set(FEATURES) - module.KEEPS
    assert bool(lost) == any("cannot hold" in sentence for sentence in said)
    assert all(f"{feature} (" in said[0] for feature in lost if any(map(FEATURES[feature], entries)))


@pytest.mark.parametrize("name", [name for name in WRITTEN if not exchange.module(name, WRITTEN).KEEPS ^ set(FEATURES)])
def test_a_round_trip_is_the_same_glossary(name: str, own: Path, entries: list[Entry]) -> None:
    data = exchange.write(entries, name, lambda sentence: pytest.fail(sentence))
    assert data == exchange.write(entries, name, print) or name == "xlsx"
    again = exchange.read(data, "x", "tbx" if name == "tbx-dct" else name, lambda sentence: pytest.fail(sentence))
    assert again == entries
    originals = [concept for _, concept in parse("own", own.read_bytes()).entries(schema.Concept)]
    assert [normal(concept) for concept in back(again)] == [normal(concept) for concept in originals]


def test_the_shipped_glossary_survives_tbx() -> None:
    shipped = concepts.gather(knowledge.root(), [])
    assert len(shipped) > 5000
    assert exchange.read(exchange.write(shipped, "tbx", print), "x", "tbx", print) == shipped
    assert [entry_of(concept) for concept in back(shipped)] == shipped


@pytest.mark.parametrize("status", Status)
def test_each_status_survives(status: Status) -> None:
    terms = (Term("Kyiv", "en", Status.PREFERRED), Term("Kiyev", "en", status, Kind.VARIANT), Term("Київ", "uk", Status.PREFERRED, form=Form.NATIVE))
    terms += (Term("Kijow", "es", Status.PREFERRED), Term("Quiyev", "es", status, Kind.VARIANT))
    concept = concept_of(Entry("kyiv", terms), "kyiv", "x", "place", SOURCES)
    assert concept is not None
    read = exchange.read(exchange.write([entry_of(concept)], "tbx-dct", print), "x", "tbx", print)[0]
    found = {term.text: term.status for term in read.terms}
    expected = Status.ADMITTED if status is Status.PREFERRED else status
    assert found == {"Kyiv": Status.PREFERRED, "Kiyev": expected, "Київ": Status.PREFERRED, "Kijow": Status.PREFERRED, "Quiyev": expected}


# --- TBX as the standard has it

AUX = "(?:descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref|dct)"
CORE: dict[str, tuple[str, set[str]]] = {
    "tbx": ("tbxHeader text", {"type", "style", "lang"}),
    "tbxHeader": ("fileDesc", set()),
    "fileDesc": ("sourceDesc", set()),
    "sourceDesc": ("p", set()),
    "text": ("body(?: back)?", set()),
    "body": ("conceptEntry(?: conceptEntry)*", set()),
    "conceptEntry": (f"(?:{AUX} )*langSec(?: langSec)*", {"id"}),
    "langSec": (f"(?:{AUX} )*termSec(?: termSec)*", {"lang"}),
    "termSec": (f"term(?: (?:termNote|dct))*(?: {AUX})*", set()),
    "descripGrp": ("(?:descrip|dct)(?: (?:descripNote|admin|adminGrp|transacGrp|note|ref|xref|dct))*", set()),
    "transacGrp": ("(?:transac|dct)(?: (?:transacNote|date|note|ref|xref|dct))*", set()),
    "back": ("refObjectSec", set()),
    "refObjectSec": ("refObject(?: refObject)*", {"type"}),
    "refObject": ("item", {"id"}),
    **{name: ("", {"type"}) for name in ("descrip", "admin", "termNote", "transac", "transacNote", "item")},
    "ref": ("", {"type", "target"}),
    "xref": ("", {"type", "target"}),
    **{name: ("", set()) for name in ("p", "term", "note", "date")},
}
VALUES = {
    "administrativeStatus": {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
    "transactionType": {"origination", "modification"},
}
MODULES = {"http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"}


@pytest.mark.parametrize(("name", "style"), [("tbx", "dca"), ("tbx-dct", "dct")])
def test_written_tbx_has_the_structure_of_the_standard(name: str, style: str, entries: list[Entry]) -> None:
    root = etree.fromstring(exchange.write(entries, name, print))
    assert root.get("style") == style and root.get("type") == "TBX-Basic"
    assert set(root.nsmap.values()) == {"urn:iso:std:iso:30042:ed-2"} | (MODULES if style == "dct" else set())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", id_) for id_ in ids)
    for element in root.iter():
        space, tag = etree.QName(element).namespace, etree.QName(element).localname
        category = tag if space in MODULES else element.get("type")
        if space in MODULES:
            assert style == "dct" and not len(element)
        else:
            children = " ".join("dct" if etree.QName(c).namespace in MODULES else etree.QName(c).localname for c in element)
            pattern, needed = CORE[tag]
            assert re.fullmatch(pattern, children), (tag, children)
            assert needed <= {etree.QName(key).localname for key in element.attrib}
            assert style == "dca" or tag not in ("descrip", "admin", "termNote", "transac", "transacNote", "ref", "xref")
        assert category not in VALUES or element.text in VALUES[category]
        if target := element.get("target"):
            assert target.startswith("https://") or target in ids


def test_tbx_is_read_in_its_older_kinds_and_with_its_accidents() -> None:
    martif = b"""<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body>
      <termEntry id="c1"><descrip type="subjectField">rivers</descrip><langSet xml:lang="en-GB">
        <ntig><termGrp><term>Don <hi>River</hi></term><termNote type="normativeAuthorization">preferredTerm</termNote></termGrp></ntig>
        <tig><term>Tanais</term><termNote type="administrativeStatus">obsolete</termNote></tig>
        <tig><term>Donn</term><termNote type="administrativeStatus">forbidden</termNote><note>a slip</note></tig>
        <tig><term>  </term></tig></langSet>
      <langSet lang="ru_RU"><tig><term>\xd0\x94\xd0\xbe\xd0\xbd</term><termNote type="administrativeStatus">peculiar</termNote></tig></langSet></termEntry>
    </body></text></martif>"""
    said: list[str] = []
    (entry,) = exchange.read(martif, "x", "tbx", said.append)
    assert [(t.text, t.language, t.status) for t in entry.terms] == [
        ("Don River", "en-GB", Status.PREFERRED),
        ("Tanais", "en-GB", Status.SUPERSEDED),
        ("Donn", "en-GB", Status.DEPRECATED),
        ("Дон", "ru-RU", Status.ADMITTED),
    ]
    assert said == ["the status 'peculiar': not known, 1 time", "1 empty term left out"]
    (concept,) = concepts.concepts_of([entry], "rivers.tbx", "place", knowledge.root(), said.append)
    assert (concept.id, concept.type, concept.english, concept.about) == ("don-river", "place", "Don River", "rivers")
    assert concept.avoid == [schema.Form("Tanais", "suggest", "superseded"), schema.Form("Donn", "apply", "a slip")]
    assert said[2:] == ["regions and scripts of languages are not kept: en-GB, ru-RU"]


def test_a_customer_is_no_house_style(tmp_path: Path) -> None:
    said: list[str] = []
    entry = Entry(
        "don", (Term("Don", "en", Status.PREFERRED), Term("Donn", "en", Status.ADMITTED, style="ACME"), Term("Дон", "ru", Status.PREFERRED))
    )
    (concept,) = concepts.concepts_of([entry], "x", "place", knowledge.root(), said.append)
    assert (concept.styles, concept.admitted, concept.notes) == ({}, ["Donn"], ["Donn: customerSubset: ACME"])
    assert said == ["no house style is called ACME: kept as notes"]


def test_history_and_unknown_categories_are_kept_as_they_are() -> None:
    dct = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <text><body><conceptEntry id="k"><transacGrp><basic:transactionType>importation</basic:transactionType><date>2020-02-30T10:00</date>
      <basic:responsibility>Ana</basic:responsibility></transacGrp><langSec xml:lang="en"><basic:definition>a port</basic:definition>
      <termSec><term>Odesa</term><basic:context>The port of Odesa.</basic:context></termSec></langSec></conceptEntry></body></text></tbx>"""
    (entry,) = exchange.read(dct.encode(), "x", "tbx", print)
    assert entry.history == (Event("modification", "2020-02-30", "Ana", "importation"),)
    assert (entry.about, entry.terms[0].note, entry.terms[0].status) == ("a port", "context: The port of Odesa.", Status.PREFERRED)


# --- files that other programs made


def test_tbx_and_tmx_of_translate_toolkit() -> None:
    tbx = pytest.importorskip("translate.storage.tbx")
    tmx = pytest.importorskip("translate.storage.tmx")
    base = tbx.tbxfile()
    base.settargetlanguage("es")
    for english, spanish in (("Kharkiv", "Járkov"), ("gas pipeline", "gasoducto")):
        base.addsourceunit(english).target = spanish
    found = exchange.read(bytes(base), "x", "tbx", print)
    assert [[(t.language, t.text, t.status) for t in e.terms] for e in found] == [
        [("en", "Kharkiv", "preferred"), ("es", "Járkov", "preferred")],
        [("en", "gas pipeline", "preferred"), ("es", "gasoducto", "preferred")],
    ]
    memory = tmx.tmxfile()
    for english, spanish in (
        ("Kharkiv", "Járkov"),
        ("Kharkiv", "Járkiv"),
        ("Kharkiv", "Járkov"),
        ("Ministry spokeswoman Maria Zakharova spoke in Moscow on Monday.", "La portavoz María Zajárova habló en Moscú el lunes."),
        ("The minister left the city on Monday.", "El ministro salió de la ciudad el lunes."),
        ("Putin spoke for an hour about the treaty.", "Putin habló una hora sobre el tratado."),
    ):
        memory.addtranslation(english, "en", spanish, "es")
    said: list[str] = []
    harvested = {e.terms[0].text: [(t.text, t.status) for t in e.terms[1:]] for e in exchange.read(bytes(memory), "x", "tmx", said.append)}
    assert harvested["Kharkiv"] == [("Járkov", "preferred"), ("Járkiv", "admitted")]
    assert harvested["Maria Zakharova"] == [("María Zajárova", "preferred")]
    assert not {"Putin", "Monday", "The"} & set(harvested)
    assert said == [f"6 units, 3 of them whole sentences: {len(harvested)} candidates, all to be reviewed"]


def test_tables_of_other_programs(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"en": ["Kharkiv", "Kyiv"], "es": ["Járkov", "Kiev; Kíev"], "ru": ["Харьков", None], "comment": ["a city", None]})
    frame.to_excel(tmp_path / "a.xlsx")
    frame.to_csv(tmp_path / "a.csv", sep=";", encoding="utf-8-sig")
    for path in (tmp_path / "a.xlsx", tmp_path / "a.csv"):
        first, second = exchange.read(path.read_bytes(), "x", exchange.format_of(path.name), lambda sentence: pytest.fail(sentence))
        assert [(t.language, t.text) for t in first.terms] == [("en", "Kharkiv"), ("es", "Járkov"), ("ru", "Харьков")]
        assert first.notes == ("a city",)
        assert [(t.text, t.status) for t in second.terms] == [("Kyiv", "preferred"), ("Kiev", "preferred"), ("Kíev", "admitted")]


def test_tables_open_in_what_people_use(entries: list[Entry]) -> None:
    formula = Entry("f", (Term("=1+1", "en", Status.PREFERRED),))
    book = openpyxl.load_workbook(io.BytesIO(exchange.write([*entries, formula], "xlsx", print)))
    rows = list(book["terms"].iter_rows())
    assert [cell.value for cell in rows[0]][:3] == ["id", "language", "term"]
    assert (rows[-1][2].value, rows[-1][2].data_type) == ("=1+1", "s")
    read = list(csv.DictReader(io.StringIO(exchange.write(entries, "csv", print).decode())))
    assert len(read) == len(rows) - 2
    assert read[0]["term"] == "Fedot Kruchin" and read[0]["about"].endswith("& <others>")


# --- checkers and translation engines


def written(run: Run, tmp_path: Path, format: str, own: Path, *more: str) -> tuple[str, str]:
    done = run("glossary", "export", format, own, "-o", tmp_path / "out", *more)
    assert done.returncode == 0, done.stderr.decode()
    return (tmp_path / "out").read_text(encoding="utf-8"), done.stderr.decode()


def test_checkers_get_what_to_correct_and_nothing_that_is_right(run: Run, tmp_path: Path, own: Path) -> None:
    text, said = written(run, tmp_path, "vale", own, "--source", "es")
    rule = yaml.safe_load(text)
    assert rule["extends"] == "substitution" and rule["action"] == {"name": "replace"}
    matches = {
        wrong: [right for pattern, right in rule["swap"].items() if re.fullmatch(pattern, wrong)]
        for wrong in re.split(
            ", ",
            """\
Fedot Kruchín, Fedot Cruchin, Kruchín, Fedot Krutschin, Fedot Kruchin, Kruchin, Feodot Kruchin, Theodot Kruchin, Fedot Zernov, UG24, Grain Union 24""",
        )
    }
    assert {wrong: found for wrong, found in matches.items() if found} == {
        "Fedot Kruchín": ["Fedot Kruchin"],
        "Kruchín": ["Kruchin"],
        "Fedot Krutschin": ["Fedot Kruchin"],
    }
    assert "only sometimes wrong" in said and "history (1 entry)" in said
    rules = yaml.safe_load(written(run, tmp_path, "prh", own, "--source", "es")[0])
    assert rules["version"] == 1
    for each in rules["rules"]:
        patterns = [re.compile(pattern.strip("/")) for pattern in each["patterns"]]
        for spec in each["specs"]:
            assert any(pattern.fullmatch(spec["from"]) for pattern in patterns) and spec["to"] == each["expected"]
            assert not any(pattern.search(f"x{spec['from']}ñ") for pattern in patterns)


def test_engines_get_each_term_once(run: Run, tmp_path: Path, own: Path) -> None:
    lines = written(run, tmp_path, "deepl", own, "-s", "es")[0].splitlines()
    pairs = dict(line.split("\t") for line in lines)
    assert len(pairs) == len(lines)
    assert pairs["UG24"] == "GU24" and pairs["Cruchín"] == "Kruchin" and pairs["Fedoto Cruchín"] == "Fedot Kruchin"
    assert dict(csv.reader(io.StringIO(written(run, tmp_path, "google", own, "-s", "ru")[0])))["ЗС24"] == "GU24"
    done = run("glossary", "export", "deepl", own, "-o", "x")
    assert (done.returncode, done.stderr.decode()) == (2, "translit: the format deepl holds one language and English (say which: --source es)\n")


# --- any text

WORD = st.text(st.characters(categories=["L", "Mn", "N", "P", "S"], exclude_characters="|;"), min_size=1, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TERMS = st.builds(
    Term,
    text=TEXT,
    language=st.sampled_from(["en", "ru", "es"]),
    status=st.sampled_from(Status),
    kind=st.sampled_from(Kind),
    form=st.sampled_from([Form.NATIVE, Form.PLURAL]),
    style=st.just("") | WORD,
    gender=st.sampled_from(["", "masculine", "other"]),
    note=st.just("") | TEXT,
    history=st.lists(
        st.builds(Event, what=st.sampled_from(["origination", "modification"]), date=st.sampled_from(["", "2020-01-31"]), by=TEXT), max_size=2
    ).map(tuple),
)
ENTRIES = st.builds(
    Entry, id=st.just("x-y"), terms=st.lists(TERMS, min_size=1, max_size=4).map(tuple), about=st.just("") | TEXT, source=st.just("") | TEXT
)


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "csv", "tsv", "xlsx"])
@hypothesis.settings(max_examples=30, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
@hypothesis.given(entry=ENTRIES)
def test_any_text_survives(name: str, entry: Entry) -> None:
    again = exchange.read(exchange.write([entry], name, print), "x", "tbx" if name == "tbx-dct" else name, print)
    if name.startswith("tbx"):
        # TBX keeps the terms of a language together.
        languages = list(dict.fromkeys(term.language for term in entry.terms))
        entry = replace(entry, terms=tuple(sorted(entry.terms, key=lambda term: languages.index(term.language))))
    assert again == [entry]


# --- bad input

BOMB = (
    b'<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
    + b"&a;" * 10
    + b'">'
    + b"".join(b'<!ENTITY %c "' % (99 + n) + b"&%c;" % (98 + n) * 10 + b'">' for n in range(9))
    + b"]><tbx><x>&k;</x></tbx>"
)
BAD = {
    "nothing": ("x.tbx", b" \n", "x.tbx: the file is empty"),
    "no XML": ("x.tbx", b"hello", "x.tbx:1: not well-formed XML: Start tag expected"),
    "cut off": ("x.tbx", b"<tbx><text>", "x.tbx:1: not well-formed XML"),
    "an entity bomb": ("x.tbx", BOMB, "x.tbx"),
    "an outer entity": ("x.tbx", b'<!DOCTYPE tbx [<!ENTITY e SYSTEM "file:///etc/passwd">]><tbx>&e;</tbx>', "x.tbx: declares entities"),
    "another root": ("x.tbx", b"<html/>", "x.tbx: the root element is html, not tbx or martif or TBX"),
    "no concept": ("x.tbx", b"<tbx><text><body/></text></tbx>", "x.tbx: has no conceptEntry"),
    "no English": (
        "x.tbx",
        b'<tbx><conceptEntry><langSec xml:lang="es"><termSec><term>a</term></termSec></langSec></conceptEntry></tbx>',
        "x.tbx: no entry has an",
    ),
    "Latin-1 XML": ("x.tbx", "<tbx>ñ</tbx>".encode("latin-1"), "x.tbx:1: not well-formed XML"),
    "a TMX of a TBX": ("x.tmx", b"<tbx/>", "x.tmx: the root element is tbx, not tmx"),
    "an empty memory": ("x.tmx", b"<tmx><body/></tmx>", "x.tmx: has no translation unit"),
    "missing columns": ("x.csv", b"id,word\n1,a\n", "x.csv:1: no column language and no column term"),
    "no known column": ("x.csv", b"a1,b2\n1,a\n", "x.csv:1: no column id, language, term (there are: a1, b2)"),
    "one language": ("x.csv", b"en,word9\na,b\n", "x.csv:1: only one column of a language"),
    "a row without a term": ("x.csv", b"id,language,term\nk,en,Kyiv\nk,uk,\n", "x.csv:3: this row has no term"),
    "an unknown status": (
        "x.tsv",
        b"id\tlanguage\tterm\tstatus\nk\ten\tKyiv\tgood\n",
        "x.tsv:2: the status 'good' is not one of preferred, admitted",
    ),
    "Latin-1": ("x.csv", "en,es\nKharkiv,Járkov\n".encode("latin-1"), "x.csv:2: not valid UTF-8 at byte 15"),
    "an open quotation": ("x.csv", b'en,es\n"Kharkiv,J\n', "x.csv: not a readable table"),
    "no workbook": ("x.xlsx", b"en,es\n", "x.xlsx: not a readable workbook"),
    "an unknown ending": ("x.doc", b"x", "x.doc: no format is known by its ending"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_files_are_one_sentence(what: str, run: Run, tmp_path: Path) -> None:
    name, data, message = BAD[what]
    (tmp_path / name).write_bytes(data)
    started = time.perf_counter()
    done = run("glossary", "import", name, "-o", "out.yaml")
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"translit: {message}"), lines
    assert not (tmp_path / "out.yaml").exists()
    assert time.perf_counter() - started < 20


def test_imports_are_glossaries_and_never_overwrite_work(run: Run, tmp_path: Path, own: Path) -> None:
    assert run("glossary", "export", "xlsx", own, "-o", "a.xlsx").returncode == 0
    done = run("glossary", "import", "a.xlsx", "-o", "new.yaml")
    assert done.returncode == 0 and b"4 concepts written" in done.stderr and not done.stdout
    assert run("glossary", "check", "new.yaml").returncode == 0, run("glossary", "check", "new.yaml").stdout.decode()
    assert run("glossary", "import", "a.xlsx", "-o", "new.yaml", "--quiet").returncode == 0
    done = run("glossary", "import", "a.xlsx", "-o", own)
    assert done.returncode == 2 and b"is there already and was not made by an import" in done.stderr
    assert own.read_text(encoding="utf-8") == OWN


@pytest.mark.parametrize("arguments", [("csv", "none.yaml"), ("csvv",), ("csv", "own.yaml", "-s", "zz"), ("csv", "own.yaml", "-o", "no/such/folder")])
def test_exports_that_cannot_be_made(arguments: tuple[str, ...], run: Run, own: Path) -> None:
    done = run("glossary", "export", "-o", "x.csv", *arguments)
    assert done.returncode == 2 and done.stderr


def test_numbers_of_programs_are_no_ids() -> None:
    made = concepts.concepts_of(
        [Entry("c1", (Term("Don", "en"), Term("Дон", "ru", Status.PREFERRED))), Entry("c2", (Term("Don", "en"),))],
        "x",
        "term",
        knowledge.root(),
        print,
    )
    assert [concept.id for concept in made] == ["don", "don-2"]


@pytest.mark.parametrize(
    "word", ["no", "08", "1.50", "1e3", "null", "a: b", "# x", "- y", "'", '"', "12:30", "&a", "*b", "!c", "%d", "@e", "a\tb", "\u2028"]
)
def test_whatever_is_written_as_yaml_is_read_as_the_same_word(word: str) -> None:
    assert parse("x", concepts.dump([{"a": word, "b": [word]}]).encode()).data == [{"a": word, "b": [word]}]


def test_control_characters_and_missing_libraries_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GlossaryError, match="control character"):
        exchange.write([Entry("x", (Term("a\x07", "en", Status.PREFERRED),))], "tbx", print)
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    monkeypatch.delitem(__import__("sys").modules, "translit.glossary.exchange.xlsx", raising=False)
    with pytest.raises(SettingError, match=r"needs openpyxl \(pip install 'translit\[exchange\]'\)|needs openpyxl"):
        exchange.module("xlsx", READ)
