"""translit glossary new-source and coverage; sentences as the press of the newer languages would have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import translit
from tests.conftest import Run
from translit import knowledge
from translit.errors import SettingError
from translit.glossary import coverage
from translit.glossary.files import files
from translit.glossary.library import load

NEWER = {
    "fi": (
        "Zaharova and Tokajev met in Kiova; the ETYJ and the IVY looked on. Aleksei Navalnyi, GORBATŠOV, Hruštšov.",
        "Zakharova and Tokayev met in Kyiv; the OSCE and the IVY looked on. Alexei Navalny, GORBACHEV, Khrushchev.",
    ),
    "hu": (
        "Vlagyimir Putyin and Szergej Lavrov spoke of Oroszország, the EBESZ and Csernyihiv. NYIKITA HRUSCSOV, Medvegyev.",
        "Vladimir Putin and Sergei Lavrov spoke of Russia, the OSCE and Chernihiv. NIKITA KHRUSHCHEV, Medvedev.",
    ),
    "no": (
        "Jevgenij Prigozjin and Sergej Sjojgu met in Tsjernihiv; the OSSE was silent. GORBATSJOV, Aleksandr Lukasjenko.",
        "Yevgeny Prigozhin and Sergei Shoigu met in Chernihiv; the OSCE was silent. GORBACHEV, Alexander Lukashenko.",
    ),
    "ro": (
        "Evgheni Prigojin and Serghei Șoigu met in Cernihiv; the OTSC was silent. HRUȘCIOV, Aleksandr Lukaşenko, Zaharova.",
        "Yevgeny Prigozhin and Sergei Shoigu met in Chernihiv; the CSTO was silent. KHRUSHCHEV, Alexander Lukashenko, Zakharova.",
    ),
}
STAY = {
    "fi": "Sauli Niinistö, Sanna Marin and Pekka Haavisto met Väinö Hankala in Jyväskylä and Karoliina in Kustavi.",
    "hu": "Orbán Viktor, Szijjártó Péter, Zsigmond Fazekas and Ferenc Szekeres met in Székesfehérvár. The Projekt of Orosz went on.",
    "no": "Jonas Gahr Støre, Jens Stoltenberg, Bjørn Jakobsen and Kjersti Sjøvold met in Tromsø and Sandvika.",
    "ro": "Klaus Iohannis, Marcel Ciolacu, Ion Țiriac and Gheorghe Rus drove a Dacia from Târgoviște to Târgovişte and Iasi.",
}


@pytest.mark.parametrize("source", NEWER)
def test_what_the_press_writes_becomes_english_and_stays_so(source: str) -> None:
    knows = translit.load(source)
    written, wanted = NEWER[source]
    assert translit.normalise(written, knowledge=knows).text == wanted
    assert translit.normalise(wanted, knowledge=knows).text == wanted


@pytest.mark.parametrize("source", STAY)
def test_what_is_at_home_stays(source: str) -> None:
    assert translit.normalise(STAY[source], source=source).text == STAY[source]


@pytest.mark.parametrize("source", NEWER)
def test_every_letter_has_a_rule(source: str) -> None:
    library = load(files(knowledge.root(), source), source)
    written = coverage.names(library)
    assert len(written) > 5000
    assert all(name.spelling for name in written)
    assert coverage.without_rules(library) == {}
    assert coverage.failing(library) == []


def test_a_new_language_is_scaffolded_measured_and_used(run: Run, tmp_path: Path) -> None:
    done = run("glossary", "new-source", "eo", "--name", "Esperanto", "--into", "mine")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("mine/eo: system.yaml, spellings.yaml, names.txt made.")
    system = tmp_path / "mine" / "eo" / "system.yaml"
    for name in ("system", "spellings"):
        first = (tmp_path / "mine" / "eo" / f"{name}.yaml").read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=.schemas/{name}.json"
        assert json.loads((tmp_path / "mine" / "eo" / ".schemas" / f"{name}.json").read_bytes())["$schema"]
    before = run("glossary", "coverage", "mine/eo", "--format", "json")
    report = json.loads(before.stdout)
    assert (before.returncode, report["source"], report["letters without a rule"]) == (1, "eo", {})
    assert report["derived"]["right"] == report["derived"]["of"] > 5000
    assert len(report["failing samples"]) == report["samples"] > 0
    text = system.read_text(encoding="utf-8")
    text = text.replace("      х: kh\n", "      х: ĥ\n", 1).replace("      ж: zh\n", "", 1)
    head, _, _ = text.partition("samples:\n")
    system.write_text(head + "samples:\n  - {native: {ru: Захарова}, forms: [Zaĥarova, Zakharova]}\n", encoding="utf-8")
    (tmp_path / "mine" / "eo" / "spellings.yaml").write_text("moscow: [Moskvo]\n", encoding="utf-8")
    after = run("glossary", "coverage", "mine/eo")
    assert after.returncode == 1
    said = after.stdout.decode()
    assert "  ru: ж (in " in said
    assert "Захарова is not written Zakharova" in said
    assert "Захарова is not written Zaĥarova" not in said
    used = run("normalise", "-", "--source", "mine/eo", "-q", stdin="Zaĥarova en Moskvo".encode())
    assert used.stdout.decode() == "Zakharova en Moscow"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("new-source", "ro"), "there is a source language 'ro' already"),
        (("new-source", "Klingon!"), "'Klingon!' is no language tag"),
        (("new-source", "eo", "--into", "there"), "there/eo: this folder is there already"),
        (("new-source", "eo", "--into", "file"), "cannot be written"),
        (("coverage", "xx"), "no source language 'xx'"),
        (("coverage", "there/eo"), "no source language 'there/eo'"),
    ],
)
def test_what_cannot_be_made_or_measured_is_said(arguments: tuple[str, ...], message: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "there" / "eo").mkdir(parents=True)
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("glossary", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_folder_is_a_language_only_with_a_system(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no source language"):
        files(knowledge.root(), str(tmp_path))
