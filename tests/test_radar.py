"""The new-name radar: what articles write and no glossary lists, brought together; what is at home elsewhere is no name for it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import translit
from translit import documents
from translit.mentions import unlisted
from translit.model import Document
from translit.radar import Proposal, Radar

from .conftest import Run

CORPUS = Path(__file__).parent / "corpus"
# The people and places of the articles that no glossary lists, by native reading; the first ones are in several languages.
NAMES = {
    "Всеволод Чаплыгин", "Верхівцеве", "Фёдор Бухальчик", "Лев Южаков", "Жанна Овчухина", "Андрей Жуковец", "Айгул Тулешова", "Геннадий Шувариков",
    "Остап Хрицюк", "Виталий Шматович", "Анатолий Щегольхин", "Ербол Кошербаев", "Остап Грицюк", "Микола Жовтохвост", "Тарас Жовтохвист",
    "Бекишев", "Глеб Щукарев", "Оксана Жовтохвист", "Верхнешутово",
}  # fmt: skip


def radar(*articles: tuple[str, str]) -> list[Proposal]:
    found = Radar()
    for number, (source, text) in enumerate(articles):
        found.add(replace(documents.read(text.encode()), path=f"{number}.txt"), translit.load(source))
    return found.proposals()


@pytest.fixture(scope="module")
def corpus() -> list[Proposal]:
    found = Radar()
    for path in sorted(CORPUS.glob("*.txt")):
        found.add(Document(path.read_text(encoding="utf-8"), path=path.name), translit.load(path.name[:2]))
    return found.proposals()


def test_true_names_rank_above_the_noise(corpus: list[Proposal]) -> None:
    first = corpus[:20]
    right = [p for p in first if p.native in NAMES]
    assert len(right) / len(first) >= 0.9, [(p.english, p.native) for p in first if p not in right]
    assert len(right) >= 14
    assert [p.count * p.confidence for p in corpus] == sorted((p.count * p.confidence for p in corpus), reverse=True)


def test_spellings_of_one_name_come_together_across_languages(corpus: list[Proposal]) -> None:
    named = {p.native: p for p in corpus}
    head = named["Фёдор Бухальчик"]
    assert {(s.source, s.text) for s in head.spellings} == {("es", "Fiódor Bujalchik"), ("de", "Fjodor Buchaltschik")}
    assert (head.english, head.type, head.gender, head.count, head.documents, head.language) == ("Fyodor Bukhalchik", "person", "m", 4, 2, "ru")
    assert {s.source for s in named["Всеволод Чаплыгин"].spellings} == {"nl", "pt"}
    assert (named["Верхівцеве"].english, named["Верхівцеве"].type, named["Верхівцеве"].language) == ("Verkhivtseve", "place", "uk")
    assert named["Жанна Овчухина"].gender == "f"
    assert all("Buchaltschik" in e.text or "Bujalchik" in e.text for e in head.examples) and len(head.examples) == 3


def test_another_language_decides_between_readings() -> None:
    """German ch is х or ч; Spanish tells them apart."""
    alone = radar(("de", "The colonel Anatolij Schtschegolchin resigned."))
    both = radar(("de", "The colonel Anatolij Schtschegolchin resigned."), ("es", "The colonel Anatoli Shchegoljin resigned."))
    assert [p.native for p in alone] == ["Анатолий Щегольчин"]
    assert [p.native for p in both] == ["Анатолий Щегольхин"]


def test_a_surname_alone_belongs_to_the_only_bearer() -> None:
    found = radar(("es", "The miner Fiódor Bujalchik fled."), ("es", "Bujalchik was seen in Omsk."))
    assert [(p.english, p.count, p.documents) for p in found] == [("Fyodor Bukhalchik", 2, 2)]
    two = radar(("es", "Fiódor Bujalchik fled."), ("es", "Serguéi Bujalchik fled."), ("es", "Bujalchik was seen in Omsk."))
    assert {p.english: p.count for p in two} == {"Fyodor Bukhalchik": 1, "Sergei Bukhalchik": 1, "Bukhalchik": 1}


def test_a_listed_surname_with_another_given_name_is_somebody_else(corpus: list[Proposal]) -> None:
    found = next(p for p in corpus if p.english == "Yerbol Kosherbayev")
    assert {(s.source, s.text) for s in found.spellings} == {("es", "Yerbol Kosherbáyev"), ("fr", "Erbol Kocherbaïev")}


@pytest.mark.parametrize(
    "source, text",
    [
        ("es", "Lucía Echeverría, Joaquín Borja, Jorge Mejía and Xiomara Castro met Iñaki Zubizarreta in Guadalajara."),
        ("de", "Joachim Kretschmer, Wolfgang Schulze, Jürgen Zschoche and Uwe Jachmann met in Tschernitz."),
        ("fr", "Étienne Bacrot, Thibault Charpentier and Geneviève Choquet met in Châteauroux."),
        ("pl", "Katarzyna Wiśniewska, Zbigniew Ścibor, Nowacki and Jan Barański met in Szczecin."),
        ("it", "Giovanni Bianchi, Giuseppe Esposito and Chiara Michelini met in Chioggia."),
        # Listed names, well or badly spelt, are in the glossary; names in English spelling need no entry.
        ("es", "Zajárova, Tokáyev and Putin spoke in Almatí."),
        ("es", "The bakers Oleg and Natalia left."),
        ("es", "Meetings, Weapons and Thursday. PRESIDENT OF THE COUNCIL."),
        ("es", "See https://example.org/Bujalchik and write to bujalchik@example.org."),
        ("es", ""),
    ],
)
def test_what_is_no_new_name(source: str, text: str) -> None:
    assert radar((source, text)) == []


def test_a_misspelt_listed_name_is_a_spelling_of_it(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("Shells hit Chevrodonetsk, he said. The town of Chevrodonetsk is empty.\n", encoding="utf-8")
    assert [s.like for s in unlisted.find(Document("They shelled Chevrodonetsk."), translit.load("es"))] == ["sievierodonetsk"]
    done = run("glossary", "suggest", "a.txt", "-s", "es", "-o", "p.yaml")
    assert done.returncode == 0, done.stderr
    patch = (tmp_path / "p.yaml").read_text(encoding="utf-8")
    assert "# a misspelling of sievierodonetsk" in patch and "- spellings_of: sievierodonetsk\n  spellings:\n    es: [Chevrodonetsk]\n" in patch
    assert run("glossary", "check", "p.yaml").returncode == 0
    after = run("normalise", "a.txt", "-s", "es", "-g", "p.yaml", "-q").stdout.decode()
    assert after == "Shells hit Sievierodonetsk, he said. The town of Sievierodonetsk is empty.\n"


def test_a_patch_is_ready_to_use(tmp_path: Path, run: Run) -> None:
    done = run("glossary", "suggest", CORPUS / "es-mine.txt", CORPUS / "es-river.txt", "-s", "es", "-o", "patch.yaml")
    assert done.returncode == 0 and done.stdout == b"" and b"2 articles: " in done.stderr, done.stderr
    patch = (tmp_path / "patch.yaml").read_text(encoding="utf-8")
    assert re.search(r"# new; confidence [01]\.\d\d; 2 mentions in 1 article\n# es: Fiódor Bujalchik 2\n# .*es-mine\.txt:3 .*\n", patch)
    assert "- id: fyodor-bukhalchik\n  type: person\n  english: Fyodor Bukhalchik\n  native: {ru: Фёдор Бухальчик}\n  gender: m\n" in patch
    assert run("glossary", "check", "patch.yaml").returncode == 0
    again = run("glossary", "suggest", CORPUS / "es-mine.txt", CORPUS / "es-river.txt", "-s", "es", "-g", "patch.yaml")
    assert b"Bujalchik" not in again.stdout and b"Bukhalchik" not in again.stdout


def test_json_has_the_evidence(run: Run) -> None:
    done = run("glossary", "suggest", "-", "-s", "es", "-f", "json", stdin="The miner Fiódor Bujalchik left.\n".encode())
    found = json.loads(done.stdout)
    assert found["schema"] == 1 and found["documents"] == 1
    (proposal,) = found["proposals"]
    assert proposal["native"] == "Фёдор Бухальчик" and proposal["confidence"] > 0.5
    assert proposal["spellings"] == [{"source": "es", "text": "Fiódor Bujalchik", "count": 1}]
    assert proposal["examples"] == [{"path": "-", "line": 1, "text": "The miner Fiódor Bujalchik left."}]


def test_accepting_adds_to_a_file(tmp_path: Path, run: Run) -> None:
    kept = "# Our own names\n- id: own-one   # mine\n  type: person\n  english: Own One\n  native: {ru: Оун}\n  about: a\n  source: b"
    (tmp_path / "own.yaml").write_text(kept, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Fiódor Bujalchik came from Verjivtseve. Fiódor Bujalchik left.\n", encoding="utf-8")
    done = run("glossary", "suggest", "a.txt", "-s", "es", "--accept", "own.yaml", stdin=b"y\nn\n")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "own.yaml").read_text(encoding="utf-8")
    assert text.startswith(kept + "\n#") and "fyodor-bukhalchik" in text and "Верхівцеве" not in text
    assert run("glossary", "check", "own.yaml").returncode == 0
    # What is in the file is not asked about again when the file is used.
    later = run("glossary", "suggest", "a.txt", "-s", "es", "-g", "own.yaml")
    assert b"Bukhalchik" not in later.stdout and "Верхівцеве" in later.stdout.decode()


def test_what_cannot_be_done_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("Fiódor Bujalchik left.\n", encoding="utf-8")
    (tmp_path / "map.yaml").write_text("rules: []\n", encoding="utf-8")
    for arguments, said in (
        (("missing",), b"no such file"),
        (("a.txt", "--accept", "map.yaml"), b"not a list of entries"),
        (("-", "--accept", "own.yaml"), b"standard input"),
    ):
        done = run("glossary", "suggest", *arguments, "-s", "es")
        assert done.returncode == 2 and said in done.stderr, done.stderr
