"""Whatever is answered in whatever order: the file, the text and the page agree at every step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import translit
from translit import edits as edits_
from translit.errors import SettingError
from translit.identify import identify
from translit.knowledge import Knowledge
from translit.model import Document, Edit, Finding, Fix, Result, Settings, Span, Tier
from translit.resolve import resolve
from translit.review.decisions import Log
from translit.review.session import Answer, Session
from translit.review.web.view import View

pytest.importorskip("starlette", reason="the page is part of the extra 'web' (pip install '.[test]')")

TEXT = "One two\nthree.\r\nFour\rfive, six seven eight.\n\nNine"


@st.composite
def results(draw: st.DrawFn) -> Result:
    """A result with findings that may overlap, touch, be nested, cross line ends and hide each other."""
    found = []
    for _ in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, min(len(TEXT), start + 20)))
        tier = draw(st.sampled_from(Tier))
        fixes = () if tier is Tier.FLAG else (Fix(draw(st.sampled_from(["", "X", "Y\n"]))), Fix("Z"))
        rule = draw(st.sampled_from(["a", "b", "c"]))
        how = draw(st.sampled_from(["listed", "rule"]))
        kind = draw(st.sampled_from(["artefact", "artefact", "consistency"]))
        found.append(Finding(Span(start, end), TEXT[start:end], kind, rule, "m", "c/c", "minor", 0.5, tier, how, fixes))
    findings = tuple(resolve(identify(found, TEXT)))
    edits = tuple(Edit(f.span, f.fixes[0].text) for f in findings if f.kept and f.tier is Tier.APPLY)
    return Result(Document(TEXT), Settings(), findings, edits, edits_.apply(TEXT, edits))


class Page:
    """What the page makes of the article and of the patches it is sent."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.blocks = dict(enumerate(data["blocks"]))
        self.order = [f["id"] for f in data["findings"]]
        self.findings = {f["id"]: f for f in data["findings"]}

    def take(self, patch: dict[str, Any]) -> None:
        for id_, finding in patch["findings"].items():
            if finding is None:
                self.findings.pop(id_, None)
            else:
                self.findings[id_] = finding
        self.order = patch.get("order", self.order)
        self.blocks |= patch.get("blocks", {})

    def text(self) -> str:
        """The text as the page shows it."""
        return "".join(s if isinstance(s, str) else self.made(*s) for segments in self.blocks.values() for s in segments)

    def made(self, id_: str, words: str) -> str:
        now = self.findings[id_]["now"]
        return words if now is None else str(now)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_file_text_and_page_agree(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, knows: Knowledge) -> None:
    result = data.draw(results())
    log = Log(tmp_path_factory.mktemp("s") / "d.yaml")
    session = Session(result, log, "anna")
    view = View(session, knows)
    page = Page(view.article())
    for _ in range(data.draw(st.integers(1, 8))):
        before = dict(log.decisions)
        changed = step(session, data)
        page.take(view.patch(changed))
        again = Session(result, Log(log.path), "anna") if log.path.exists() else session
        assert again.log.decisions == log.decisions
        assert again.findings == session.findings
        assert again.replayed() == session.replayed()
        fresh = View(again, knows).article()
        assert page.order == [f["id"] for f in fresh["findings"]]
        assert {id_: page.findings[id_] for id_ in page.order} == {f["id"]: f for f in fresh["findings"]}
        assert list(page.blocks.values()) == fresh["blocks"]
        assert "".join(s if isinstance(s, str) else s[1] for segments in page.blocks.values() for s in segments) == TEXT
        assert page.text() == session.replayed().result.text
        assert all((before.get(id_) == log.decisions.get(id_)) for id_ in before.keys() - changed)


def step(session: Session, data: st.DataObject) -> set[str]:
    """One answer of any kind, or none where there is nothing to answer."""
    if not session.findings or data.draw(st.integers(0, 3)) == 0:
        return session.undo()
    finding = data.draw(st.sampled_from(session.findings))
    verdict = data.draw(st.sampled_from(["accept", "reject", "replace", "rule"]))
    if verdict == "rule":
        return session.decide([Answer(f, "reject") for f in session.same_rule(finding)])
    if verdict == "accept" and finding.fixes:
        return session.decide([Answer(finding, "accept", finding.fixes[-1].text)])
    if verdict != "reject" and finding.note:
        try:
            return session.decide([Answer(finding, "replace", "typed")])
        except SettingError:
            return set()
    return session.decide([Answer(finding, "reject") if verdict == "reject" else Answer(finding, "replace", "typed")])


def test_nothing_to_take_back(tmp_path: Path) -> None:
    session = Session(translit.normalise(TEXT), Log(tmp_path / "d.yaml"), "anna")
    assert session.undo() == set()
    assert not session.log.path.exists()
