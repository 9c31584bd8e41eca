"""One article under review: what is asked, what is decided, and the way back; terminal and browser both drive this."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from translit import documents
from translit.errors import SettingError
from translit.model import Decision, Document, Finding, Result, Verdict
from translit.review.decisions import Log
from translit.review.replay import Replayed, Stale, replay, settle

LONGEST = 10_000
"""A typed text may have this many code points."""


class Answer(NamedTuple):
    """What a reviewer says of one finding; `new` is the text for accept and replace, None for reject."""

    finding: Finding
    verdict: Verdict
    new: str | None = None
    note: str = ""
    learn: bool = False


def now() -> str:
    """This second in UTC, as decisions write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Session:
    """The state of one review. `result` is a run without decisions, `log` holds and keeps them."""

    def __init__(self, result: Result, log: Log, who: str, clock: Callable[[], str] = now) -> None:
        self.result, self.log, self.who, self._clock = result, log, who, clock
        self.contested = _contested(result.findings)
        self._steps: list[dict[str, Decision | None]] = []
        self._settle()

    def _settle(self) -> None:
        settled = settle(self.result.findings, self.log.decisions)
        self.findings = [f for f in settled if f.kept]
        self.by_id = {f.id: f for f in self.findings}

    @property
    def document(self) -> Document:
        """The article as it was read."""
        return self.result.document

    def decision(self, finding: Finding) -> Decision | None:
        """What was decided on a finding, if anything."""
        return self.log.decisions.get(finding.id)

    def open(self) -> list[Finding]:
        """The findings nobody has decided on, in the order of the text."""
        return [f for f in self.findings if f.id not in self.log.decisions]

    def replayed(self) -> Replayed:
        """The text as it is decided so far, as `normalise --decisions` makes it."""
        return replay(self.result, self.log.decisions)

    def stale(self) -> tuple[Stale, ...]:
        """Decisions in the file that fit no finding of this article."""
        return self.replayed().stale if len(self.log.decisions.keys() - self.by_id.keys()) else ()

    def decide(self, answers: Iterable[Answer]) -> set[str]:
        """Keep the answers as one step; the ids of all findings that changed, came to light or vanished.

        Raises SettingError for an answer that does not fit and DocumentError when it cannot be kept; then nothing changed.
        """
        made = [self._decision(answer) for answer in answers]
        before = {d.finding: self.log.decisions.get(d.finding) for d in made}
        self.log.add(made)
        self._steps.append(before)
        return self._changed(before)

    def undo(self) -> set[str]:
        """Take the last step back, or on a resumed review the last record; the ids of all findings that changed.

        Empty when there is nothing to take back.
        """
        step = self._steps.pop() if self._steps else dict.fromkeys(list(self.log.decisions)[-1:])
        if step:
            self.log.put_back(step)
        return self._changed(step)

    def same_rule(self, finding: Finding) -> list[Finding]:
        """This finding and every undecided one of its rule further down in this article."""
        return [f for f in self.open() if f.rule == finding.rule and f.span >= finding.span]

    def _changed(self, ids: Iterable[str]) -> set[str]:
        changed = set(ids)
        if not changed & self.contested:
            return changed
        before = self.by_id
        self._settle()
        moved = before.keys() ^ self.by_id.keys() | {id_ for id_ in before.keys() & self.by_id.keys() if before[id_] != self.by_id[id_]}
        return changed | moved

    def _decision(self, answer: Answer) -> Decision:
        finding, new = answer.finding, answer.new
        if finding.note and answer.verdict != "reject" and (other := self._beside(finding)):
            raise SettingError(f"another finding ({other.rule}) is about these words", hint="give the new text there, and reject this one")
        if answer.verdict == "reject":
            new = None
        elif new is None:
            raise SettingError("there is no replacement to accept", hint="type one, or reject the finding")
        else:
            new = self._typed(new) if answer.verdict == "replace" else new
            documents.write(self.document, new)
        _plain(answer.note, "a note")
        return Decision(
            finding=finding.id,
            verdict=answer.verdict,
            new=new,
            who=self.who,
            when=self._clock(),
            rule=finding.rule,
            kind=finding.kind,
            tier=finding.tier,
            source=self.result.settings.source,
            text=finding.text,
            fixes=finding.suggestions,
            native=finding.native,
            note=answer.note,
            learn=answer.learn,
        )

    def _beside(self, note: Finding) -> Finding | None:
        """What else there is to decide on the words of a note: another finding, or another note that was replaced."""
        for finding in self.findings:
            decision = self.decision(finding)
            rejected = decision is not None and decision.verdict == "reject"
            if finding.id != note.id and finding.span.overlaps(note.span) and not rejected and (decision or not finding.note):
                return finding
        return None

    def _typed(self, text: str) -> str:
        """A typed text, with the line ends of the article."""
        _plain(text, "a replacement")
        text = text.replace("\r\n", "\n")
        return text.replace("\n", "\r\n") if "\r\n" in self.document.text else text


def _contested(findings: Iterable[Finding]) -> set[str]:
    """The ids of findings that share words with another one: only an answer on these can hide a finding or bring one to light."""
    found: set[str] = set()
    reaching: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.span):
        reaching = [f for f in reaching if f.span.end > finding.span.start]
        if reaching:
            found |= {finding.id, *(f.id for f in reaching)}
        reaching.append(finding)
    return found


def _plain(text: str, what: str) -> None:
    if len(text) > LONGEST:
        raise SettingError(f"{what} of {len(text):,} characters is too long", hint=f"{LONGEST:,} are allowed")
    wrong = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t"), None)
    if wrong is not None:
        raise SettingError(f"{what} cannot hold the control character U+{ord(wrong):04X}", hint="leave it out")


def first_open(findings: Sequence[Finding], after: Finding | None) -> Finding | None:
    """The next of some undecided findings behind another one, else from the top."""
    behind = [f for f in findings if after is None or (f.span, f.id) > (after.span, after.id)]
    return next(iter(behind or findings), None)
