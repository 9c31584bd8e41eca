"""Decisions as data: kept whole or not at all, replayed without guessing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import translit
from tests.conftest import ROOT, Run
from translit.errors import DocumentError, GlossaryError, SettingError
from translit.model import Decision, Finding, Result, Tier
from translit.review.decisions import Log, load, render
from translit.review.replay import replay
from translit.review.session import Answer, Session

ONE = Decision(
    "0123456789ab", "accept", "Almaty", "anna", "2026-01-31T08:00:00Z", "almaty", "name", Tier.APPLY, "es", "Almatí", ("Almaty",), "Алматы"
)
TWO = replace(ONE, finding="000000000002", verdict="reject", new=None)
TEXT = "Zajárova spoke in Almatí.\nZajárova spoke in Almatí. The bloc (ODKB in its acronym in Russian) met. It seized weapons of fire in Járkov.\n"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "a.txt.decisions.yaml")


@pytest.fixture
def session(log: Log) -> Session:
    return Session(translit.normalise(TEXT), log, "anna", lambda: "2026-01-31T08:00:00Z")


def found(session: Session, text: str) -> Finding:
    return next(f for f in session.findings if f.text == text)


def accept(finding: Finding) -> Answer:
    return Answer(finding, "accept", finding.fixes[0].text)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(text=ANY, new=ANY, note=ANY, finding=st.text("0123456789abcdef", min_size=12, max_size=12))
def test_a_record_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str, new: str, note: str, finding: str) -> None:
    made = replace(ONE, finding=finding, verdict="replace", text=text, new=new, note=note, fixes=(text, "no", "1", new))
    path = tmp_path_factory.mktemp("d") / "x"
    Log(path).add([TWO, made])
    assert list(load(path).decisions.values()) == [TWO, made]
    assert all(line[:2] in ("- ", "  ") and line[2] != " " for line in render(made).splitlines())


def test_a_record_cut_short_at_any_byte_is_left_out_and_said(log: Log) -> None:
    log.add([ONE])
    whole = log.path.read_bytes()
    log.add([replace(TWO, note="“é”")])
    data = log.path.read_bytes()
    for end in range(len(whole), len(data)):
        log.path.write_bytes(data[:end])
        decisions, messages = load(log.path)
        complete = end >= len(data) - 1
        assert list(decisions) == [ONE.finding, TWO.finding][: 1 + complete], data[len(whole) : end]
        assert bool(messages) == (len(whole) < end < len(data) - 1)
        again = Log(log.path)
        again.add([replace(TWO, note="")])
        assert load(log.path) == ({ONE.finding: ONE, TWO.finding: replace(TWO, note="")}, ())


def test_taking_back_leaves_the_rest_of_the_file_alone(log: Log) -> None:
    log.add([ONE])
    log.path.write_text("# Anna's review\n" + log.path.read_text() + "  # she was in doubt\n")
    log = Log(log.path)
    log.add([TWO])
    log.put_back({TWO.finding: None})
    assert log.path.read_text() == "# Anna's review\n# " + log.path.read_text().split("# ", 2)[2]
    assert "she was in doubt" in log.path.read_text()
    assert load(log.path).decisions == {ONE.finding: ONE}


def test_the_last_of_two_records_counts_and_it_is_said(log: Log) -> None:
    log.path.write_text(render(ONE) + render(replace(ONE, verdict="reject", new=None)))
    decisions, messages = load(log.path)
    assert decisions[ONE.finding].verdict == "reject"
    assert "decided 2 times" in messages[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("decision: accept", "decision: acept", "3:"),
        ("rule: almaty", "rul: almaty", "did you mean 'rule'"),
        ("  new: Almaty\n", "", "needs its new text"),
        ("decision: accept", "decision: reject", "no new text"),
        ("text: Almatí", "text: [", "not valid YAML"),
    ],
)
def test_wrong_records_are_named(log: Log, old: str, new: str, told: str) -> None:
    log.path.write_text(render(ONE).replace(old, new) + render(TWO))
    with pytest.raises(GlossaryError) as caught:
        load(log.path)
    assert told in str(caught.value) or "acept" in str(caught.value)
    assert str(log.path) in str(caught.value)


def test_a_file_that_somebody_else_changed_is_not_written(log: Log) -> None:
    log.add([ONE])
    other = Log(log.path)
    other.add([TWO])
    with pytest.raises(DocumentError, match="another program"):
        log.add([replace(ONE, finding="000000000003")])
    assert len(load(log.path).decisions) == 2


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("step", ["add", "put_back"])
def test_killed_in_the_middle_of_a_write(log: Log, moment: str, step: str) -> None:
    """SIGKILL between writing and forcing to the disk, and between writing beside and moving into place."""
    log.add([ONE, TWO])
    code = f"""
import os, signal
from pathlib import Path
from translit.review.decisions import Log
log = Log(Path({str(log.path)!r}))
one = next(iter(log.decisions.values()))
{moment} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
from dataclasses import replace
log.add([replace(one, finding='000000000003')]) if {step!r} == 'add' else log.put_back({{one.finding: None}})
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    survives = step == "add" and moment == "os.replace"
    assert done.returncode == (0 if survives else -9)
    assert list(Log(log.path).decisions.values())[:2] == [ONE, TWO]


def test_a_full_disk_leaves_whole_records(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    log.add([ONE])
    before = log.path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    for change in (lambda: log.add([TWO]), lambda: log.put_back({ONE.finding: None})):
        with pytest.raises(DocumentError, match="No space left"):
            change()
        assert log.path.read_bytes() == before
        assert list(log.decisions) == [ONE.finding]


def test_an_answer_covers_one_occurrence_in_one_file(session: Session, tmp_path: Path) -> None:
    first, second = (f for f in session.findings if f.text == "Zajárova")
    session.decide([Answer(first, "reject")])
    assert session.replayed().result.text.startswith("Zajárova spoke in Almaty.\nZakharova spoke")
    assert session.decision(second) is None
    other = Session(translit.normalise(TEXT), Log(tmp_path / "b.decisions.yaml"), "anna")
    assert len(other.open()) == len(other.findings)


def test_accept_reject_replace_and_undo(session: Session) -> None:
    start = session.replayed().result
    assert start.text == translit.normalise(TEXT).text
    session.decide([accept(found(session, "weapons of fire"))])
    session.decide([Answer(found(session, "Járkov"), "replace", "Kharkov")])
    session.decide([Answer(found(session, "Almatí"), "reject")])
    result = session.replayed().result
    assert result.text.startswith("Zakharova spoke in Almatí.\n")
    assert result.text.endswith("seized firearms in Kharkov.\n")
    assert not {"weapons of fire", "Járkov"} & {f.text for f in result.remaining}
    for _ in range(3):
        assert session.undo()
    assert session.undo() == set()
    assert session.replayed().result == start


def test_a_rejected_finding_gives_its_words_back(session: Session) -> None:
    gloss = found(session, "(ODKB in its acronym in Russian)")
    changed = session.decide([Answer(gloss, "reject")])
    inner = found(session, "ODKB")
    # A flag of another rule comes to light on the same words.
    assert {gloss.id, inner.id} < changed
    assert "(CSTO in its acronym in Russian)" in session.replayed().result.text
    session.decide([Answer(inner, "reject")])
    assert "(ODKB in its acronym in Russian)" in session.replayed().result.text
    session.undo()
    assert session.undo() == changed
    assert "ODKB" not in session.by_id


def test_an_accepted_suggestion_takes_the_name_within_it(log: Log) -> None:
    text = "Lavrov met Tokáyev in Almatí.\n\nRead also: Zajárova flies to Almatí\n\nThey spoke of gas.\n"
    session = Session(translit.normalise(text), log, "anna", lambda: "2026-01-31T08:00:00Z")
    line, inner = found(session, "Read also: Zajárova flies to Almatí\n\n"), found(session, "Zajárova")
    assert "Read also: Zakharova flies to Almaty" in session.replayed().result.text
    changed = session.decide([accept(inner), accept(line)])
    assert {line.id, inner.id} <= changed
    assert inner.id not in session.by_id
    replayed = session.replayed()
    assert replayed.result.text == "Lavrov met Tokayev in Almaty.\n\nThey spoke of gas.\n"
    assert not replayed.stale
    session.undo()
    assert inner.id in session.by_id


def test_a_step_is_undone_whole_and_a_resumed_review_record_by_record(session: Session) -> None:
    both = [f for f in session.findings if f.rule == "almaty"]
    assert session.same_rule(both[0]) == both
    assert session.same_rule(both[1]) == both[1:]
    session.decide([Answer(f, "reject") for f in both])
    resumed = Session(session.result, Log(session.log.path), "ben")
    assert resumed.undo() == {both[1].id}
    assert [d.who for d in resumed.log.decisions.values()] == ["anna"]
    session = Session(session.result, Log(session.log.path), "anna")
    session.decide([accept(both[0])])
    assert session.undo() == {both[0].id}
    assert session.decision(both[0]).verdict == "reject"


@pytest.mark.parametrize("new", ["a\x00b", "a\x1b[31m", "x" * 10_001, "\ud800"])
def test_what_cannot_be_typed(session: Session, new: str) -> None:
    with pytest.raises(SettingError):
        session.decide([Answer(session.findings[0], "replace", new)])
    assert not session.log.path.exists()


def test_typed_text_has_the_line_ends_and_letters_of_the_file(log: Log) -> None:
    from translit import documents, pipeline
    from translit.model import Settings

    document = documents.read("Almatí.\r\n".encode("latin-1"), encoding="latin-1")
    session = Session(pipeline.run(document, translit.load("es"), Settings()), log, "anna")
    session.decide([Answer(session.findings[0], "replace", "one\ntwo")])
    assert session.replayed().result.text == "one\r\ntwo.\r\n"
    with pytest.raises(DocumentError, match="latin-1 cannot hold"):
        session.decide([Answer(session.findings[0], "replace", "Алматы")])


def test_stale_decisions_are_reported_not_guessed(session: Session) -> None:
    gloss = found(session, "(ODKB in its acronym in Russian)")
    hidden = next(f for f in session.result.findings if f.superseded_by == gloss.id)
    for finding in (found(session, "Almatí"), found(session, "weapons of fire")):
        session.decide([accept(finding)])
    decisions = {**session.log.decisions, hidden.id: replace(ONE, finding=hidden.id, new="X")}
    changed = translit.normalise(TEXT.replace("in Járkov", "near Járkov"))
    result, stale = replay(changed, decisions)
    assert [s.why for s in stale] == ["the finding is no longer there", f"another finding ({gloss.id}) has its words"]
    assert result.text.startswith("Zakharova spoke in Almaty.")
    assert "firearms" not in result.text
    assert "X" not in result.text
    assert len(result.decisions) == 1


def test_replay_on_the_command_line(run: Run, tmp_path: Path, session: Session) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for finding in list(session.findings):
        session.decide([accept(finding) if finding.text != "Almatí" else Answer(finding, "reject")])
    wanted = session.replayed().result.text
    done = run("normalise", "a.txt", "-s", "es", "--decisions", session.log.path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, wanted, b"")
    (tmp_path / "b.txt").write_text("Nothing.")
    done = run("normalise", "a.txt", "b.txt", "-s", "es", "--decisions", tmp_path, "--format", "jsonl")
    assert done.stdout.decode().count('"verdict": "reject"') == 2
    assert b"b.txt is read without decisions" in done.stderr
    done = run("normalise", "b.txt", "-s", "es", "--decisions", session.log.path)
    assert done.stdout == b"Nothing."
    assert done.stderr.decode().count("the finding is no longer there") == len(session.log.decisions)
    done = run("normalise", "b.txt", "-s", "de", "--decisions", session.log.path)
    assert b"these decisions were made with --source es, this run is from de" in done.stderr
    assert run("normalise", "a.txt", "--decisions", "none.yaml").returncode == 2
    assert run("normalise", "a.txt", "b.txt", "--decisions", session.log.path).returncode == 2


def test_the_reference_result_is_replayed_whole() -> None:
    result: Result = translit.normalise((ROOT / "seeds" / "kazakhstan-2022.txt").read_text())
    assert replay(result, {}).result == result


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_loses_at_most_the_current_answer(log: Log, seed: int) -> None:
    """A process decides and takes back as fast as it can, and says what is done; it is killed somewhere."""
    log.add([ONE])
    code = f"""
from dataclasses import replace
from pathlib import Path
from translit.review.decisions import Log
log = Log(Path({str(log.path)!r}))
one = log.decisions[{ONE.finding!r}]
for i in range(100_000):
    made = replace(one, finding=f'{{i:012x}}', note='x' * 300)
    log.add([made])
    print('+', made.finding, flush=True)
    if i % 3 == 0:
        log.put_back({{made.finding: None}})
        print('-', made.finding, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(40 + seed * 37)]
    process.kill()
    said += process.communicate()[0].splitlines(keepends=True)
    told = {ONE.finding}
    for line in said:
        if line.endswith("\n"):
            (told.add if line[0] == "+" else told.discard)(line[2:-1])
    kept = set(Log(log.path).decisions)
    assert len(kept ^ told) <= 1
    # Half-written copies may lie about; the file itself is whole.
    assert load(log.path).decisions[ONE.finding] == ONE


def test_killed_while_the_article_is_written(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    code = "import os, signal, translit.cli; os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL); translit.cli.main()"
    command = [sys.executable, "-c", code, "review", "-q", "-s", "es", "-i", str(article)]
    done = subprocess.run(command, input=b"yn", cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert done.returncode == -9
    assert article.read_text() == TEXT
    assert len(load(tmp_path / "a.txt.decisions.yaml").decisions) == 2


def test_check_leaves_out_what_was_rejected(run: Run, tmp_path: Path) -> None:
    """What was accepted still has to be done, what was rejected is settled, and what fits nothing is said."""
    (tmp_path / "a.txt").write_text("Zajárova spoke in Almatí.\n")
    ids = {f["text"]: f["id"] for f in json.loads(run("check", "a.txt", "-s", "es", "-f", "json").stdout)["findings"]}
    one = Decision(ids["Almatí"], "reject", None, "anna", "2026-01-31T08:00:00Z", "almaty", "name", Tier.APPLY, "es", "Almatí", ("Almaty",))
    accepted = replace(one, finding=ids["Zajárova"], verdict="accept", new="Zakharova", rule="maria-zakharova", text="Zajárova")
    log = Log(tmp_path / "d.yaml")
    log.add([one, accepted])
    done = run("check", "a.txt", "-s", "es", "--decisions", "d.yaml")
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (1, 1, b"") and b"Zakharova" in done.stdout
    (tmp_path / "a.txt").write_text("They met in Almatí.\nShe spoke in Almatí.\n")
    done = run("check", "a.txt", "-s", "es", "--decisions", "d.yaml")
    assert (done.returncode, done.stdout.count(b"\n")) == (1, 2)
    assert done.stderr.count(b"is not used: the finding is no longer there") == 2
    (tmp_path / "a.txt").write_text("She spoke in Almatí.\n")
    found = json.loads(run("check", "a.txt", "-s", "es", "-f", "json").stdout)
    log.add([replace(one, finding=found["findings"][0]["id"])])
    done = run("check", "a.txt", "-s", "es", "--decisions", "d.yaml", "-f", "json")
    assert (done.returncode, json.loads(done.stdout)["summary"]["applied"]) == (0, 0)
    assert json.loads(done.stdout)["findings"][0]["decision"]["verdict"] == "reject"


def test_review_knows_the_date_of_an_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The delegation flew to Nur-Sultan.\n")
    assert b"Astana" not in run("review", "a.txt", "-s", "es", stdin=b"q").stdout
    assert b"Astana" in run("review", "a.txt", "-s", "es", "--date", "2024-01-06", stdin=b"q").stdout
