"""What the page is told of an article under review: plain data, in blocks of text that an answer can replace."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from typing import Any

from translit.knowledge import Knowledge
from translit.mentions import single
from translit.mentions.letters import aligned
from translit.model import Finding, Span
from translit.reports.json import outline
from translit.review.replay import side_by_side
from translit.review.session import Session
from translit.text import Lines

_LINE_END = re.compile(r"\r\n|\n|\r")
_STATES = {"accept": "accepted", "reject": "rejected", "replace": "typed"}
Segment = str | list[str]


class View:
    """One session as the page sees it. A block is a line of the text, or several where a finding goes across a line end."""

    def __init__(self, session: Session, knowledge: Knowledge) -> None:
        self.session, self._knowledge = session, knowledge
        self._lines = Lines(session.document.text)
        self._blocks = _blocks(session)
        self._order = [f.id for f in session.findings]
        self._marks = self._marked()

    def article(self) -> dict[str, Any]:
        """Everything: the blocks with their segments, and the findings in order."""
        session = self.session
        marked = self._marked()
        return {
            "path": session.document.path,
            "source": session.result.settings.source,
            "style": session.result.settings.style,
            "decisions": str(session.log.path),
            "messages": list(session.log.messages) + _stale(session),
            "blocks": [self._segments(block, marked) for block in self._blocks],
            "findings": [self.item(f) for f in session.findings],
        }

    def patch(self, changed: Iterable[str]) -> dict[str, Any]:
        """What an answer changed: findings by id (null when one vanished), blocks that look different, the new order if it is."""
        session, ids = self.session, set(changed)
        made: dict[str, Any] = {"findings": {id_: self.item(session.by_id[id_]) if id_ in session.by_id else None for id_ in ids}}
        if not ids & session.contested:
            return made
        order, marked = [f.id for f in session.findings], self._marked()
        if order != self._order:
            self._order = made["order"] = order
        if moved := {f.id for f in marked} ^ {f.id for f in self._marks}:
            spans = [f.span for f in (*marked, *self._marks) if f.id in moved]
            made["blocks"] = {i: self._segments(self._blocks[i], marked) for i in sorted(set(map(self._block, spans)))}
        self._marks = marked
        return made

    def _marked(self) -> list[Finding]:
        return side_by_side(self.session.findings, self.session.log.decisions)

    def item(self, finding: Finding) -> dict[str, Any]:
        """One finding with what was decided on it; `now` is what its words are in the text as decided so far."""
        decision = self.session.decision(finding)
        line, column = self._lines.position(finding.span.start)
        applied = decision is None and finding.fixes and finding.tier == "apply"
        return {
            "id": finding.id,
            "block": self._block(finding.span),
            "line": line,
            "column": column,
            **outline(finding),
            "how": finding.how,
            "message": finding.message,
            "places": [self._lines.position(span.start)[0] for span in finding.places],
            "native": finding.native,
            "suggestions": list(finding.suggestions),
            "state": _STATES[decision.verdict] if decision else "open",
            "now": decision.new if decision else finding.fixes[0].text if applied else None,
            "who": decision.who if decision else None,
            "when": decision.when if decision else None,
            "note": decision.note if decision else "",
            "learn": bool(decision and decision.learn),
        }

    def reading(self, finding: Finding) -> dict[str, Any]:
        """How a name was read, letter by letter, and how sure each of its replacements is where that is known."""
        sure: dict[str, float] = {finding.fixes[0].text: finding.confidence} if finding.fixes else {}
        if finding.kind not in ("name", "term"):
            return {"words": [], "confidence": sure}
        for candidate in single.find(finding.text, self._knowledge).candidates:
            if candidate.english in finding.suggestions[1:]:
                sure[candidate.english] = candidate.confidence
        words = aligned(finding.text, finding.native, finding.fixes[0].text, self._knowledge) if finding.native and finding.fixes else []
        return {"words": [word._asdict() for word in words], "confidence": sure}

    def _block(self, span: Span) -> int:
        return bisect.bisect_right(self._blocks, span.start, key=lambda block: block.start) - 1

    def _segments(self, block: Span, marked: list[Finding]) -> list[Segment]:
        """The block's text, in pieces: plain text, or [id of a finding, its words]."""
        text, at = self.session.document.text, block.start
        segments: list[Segment] = []
        for finding in marked[bisect.bisect_left(marked, block.start, key=lambda f: f.span.start) :]:
            start, end = finding.span
            if start >= block.end:
                break
            segments += [text[at:start]] if at < start else []
            segments.append([finding.id, finding.text])
            at = end
        return segments + ([text[at : block.end]] if at < block.end else [])


def _blocks(session: Session) -> list[Span]:
    """Lines of the text, except that no finding, hidden ones included, is cut."""
    text = session.document.text
    inside = iter(sorted((f.span.start, f.span.end) for f in session.result.findings))
    start, end = next(inside, (len(text), len(text)))
    reach, begin = 0, 0
    blocks = []
    for match in _LINE_END.finditer(text):
        cut = match.end()
        while start < cut:
            reach = max(reach, end)
            start, end = next(inside, (len(text), len(text)))
        if reach <= cut:
            blocks.append(Span(begin, cut))
            begin = cut
    return [*blocks, Span(begin, len(text))] if begin < len(text) or not blocks else blocks


def _stale(session: Session) -> list[str]:
    stale = session.stale()
    return [f"{len(stale)} earlier decisions fit nothing in this text; they are kept and not used"] if stale else []
