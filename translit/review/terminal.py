"""The reviewer in the terminal: one finding after the other, one key each.

It only prints lines, so it works on a dumb terminal and in a log; colour adds to the marks but carries no meaning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from functools import partial

from rich.console import Console
from rich.table import Table
from rich.text import Text

from translit.errors import TranslitError
from translit.model import Finding, Tier
from translit.review.keys import Keys
from translit.review.session import Answer, Session, first_open
from translit.text import Lines, visible

AROUND = 240
"""So many code points of the sentence are shown on each side of the phrase."""
SHOWN = 9
"""So many candidates have a key."""
HELP = """\
y  accept the first replacement        n  reject: the words stay
1-9  accept that replacement           e  type another replacement
s  skip, decide later                  u  undo the last answer
a  accept this rule from here to the end of this file (the first replacement of each)
d  decline this rule from here to the end of this file
g  accept, and propose it for the glossary (translit glossary learn)
c  a comment, kept with the next answer
f  finish this file, leave the rest open
q  save and quit                       ?  this help
Every answer is kept at once. A line is ended with Enter; empty, it changes nothing."""


class Reviewer:
    """Asks about the undecided findings of one session, of the given tiers."""

    def __init__(self, session: Session, keys: Keys, console: Console, tiers: Collection[Tier] = tuple(Tier)) -> None:
        self.session, self.keys, self.console, self.tiers = session, keys, console, tiers
        self._lines = Lines(session.document.text)
        self._skipped: set[str] = set()
        self._current: Finding | None = None
        self._note = ""
        self._does: dict[str, Callable[[], None]] = {
            "n": self._reject,
            "e": self._type,
            "s": self._skip,
            "u": self._undo,
            "a": self._accept_rule,
            "d": self._decline_rule,
            "c": self._comment,
            "?": self._help,
            "y": partial(self._choose, 0),
            "g": partial(self._choose, 0, learn=True),
            **{str(i + 1): partial(self._choose, i) for i in range(SHOWN)},
        }

    def run(self) -> bool:
        """Ask until nothing is open or the reviewer has enough; whether to go on with the next file."""
        self._begin()
        self._current = first_open(self._asked(), None)
        shown: Finding | None = None
        try:
            while self._current is not None:
                if self._current is not shown:
                    self._show(self._current)
                shown = self._current
                self.console.print(Text(self._prompt(shown)), end="")
                key = self.keys.key()
                self.console.print(Text(visible(key)))
                if key in ("q", "f"):
                    return key == "f"
                self._answer(key)
        except EOFError:
            self.console.print()
            return False
        finally:
            self._end()
        return True

    def _answer(self, key: str) -> None:
        if key not in self._does:
            self._say(f"{visible(key)} is no key here; ? lists them")
            return
        try:
            self._does[key]()
        except TranslitError as error:
            self._say(visible(str(error)))

    def _help(self) -> None:
        self._say(HELP)

    def _asked(self) -> list[Finding]:
        return [f for f in self.session.open() if f.tier in self.tiers and f.id not in self._skipped]

    def _forward(self) -> None:
        self._note = ""
        self._current = first_open(self._asked(), self._current)

    def _choose(self, place: int, learn: bool = False) -> None:
        finding = self._now()
        if not finding.fixes:
            self._say("there is no replacement here: e types one, n says that the words may stay")
        elif place >= len(finding.fixes):
            self._say(f"there is no replacement {place + 1}")
        else:
            self.session.decide([Answer(finding, "accept", finding.fixes[place].text, self._note, learn)])
            self._say(f"accepted: {_inline(finding.fixes[place].text)}" + (", proposed for the glossary" if learn else ""))
            self._forward()

    def _reject(self) -> None:
        self.session.decide([Answer(self._now(), "reject", note=self._note)])
        self._say(f"rejected: {_inline(self._now().text)} stays")
        self._forward()

    def _type(self) -> None:
        finding = self._now()
        start = finding.fixes[0].text if finding.fixes else finding.text
        new = self.keys.line("new text: ", start if start.isprintable() else "").strip()
        if not new:
            self._say("nothing typed, nothing changed")
            return
        self.session.decide([Answer(finding, "replace", new, self._note)])
        self._say(f"replaced by: {_inline(new)}")
        self._forward()

    def _comment(self) -> None:
        self._note = self.keys.line("comment: ", self._note).strip()
        self._say("kept with the next answer" if self._note else "no comment")

    def _skip(self) -> None:
        self._skipped.add(self._now().id)
        self._say("skipped")
        self._forward()

    def _undo(self) -> None:
        changed = self.session.undo()
        again = [f for f in self.session.open() if f.id in changed]
        if not again:
            self._say("an earlier answer holds again" if changed else "there is no answer to take back")
            return
        self._say(f"taken back: {len(again)} answers" if len(again) > 1 else f"taken back: {_inline(again[0].text)}")
        self._current = again[0]

    def _accept_rule(self) -> None:
        found = [f for f in self.session.same_rule(self._now()) if f.fixes]
        if not found:
            self._choose(0)
            return
        self.session.decide([Answer(f, "accept", f.fixes[0].text, self._note) for f in found])
        self._say(f"accepted: {len(found)} of {self._now().rule} from here to the end of this file; u takes them back together")
        self._forward()

    def _decline_rule(self) -> None:
        found = self.session.same_rule(self._now())
        self.session.decide([Answer(f, "reject", note=self._note) for f in found])
        self._say(f"rejected: {len(found)} of {self._now().rule} from here to the end of this file; u takes them back together")
        self._forward()

    def _now(self) -> Finding:
        assert self._current is not None, "keys are only read while something is asked"
        return self._current

    def _begin(self) -> None:
        session = self.session
        path = visible(session.document.path)
        for message in session.log.messages:
            self._say(visible(message))
        if stale := session.stale():
            self._say(f"{path}: {len(stale)} earlier decisions fit nothing in this text; they are kept and not used")
        if decided := len(session.findings) - len(session.open()):
            self._say(f"{path}: going on where you stopped; {decided} of {len(session.findings)} are decided")
        elif not session.findings:
            self._say(f"{path}: nothing to review")

    def _end(self) -> None:
        session = self.session
        counts = Counter[str](d.verdict for f in session.findings if (d := session.decision(f)))
        words = {"accept": "accepted", "reject": "rejected", "replace": "typed"}
        parts = [f"{counts[verdict]} {word}" for verdict, word in words.items() if counts[verdict]]
        parts.append(f"{len(session.open())} open")
        self.console.print(Text(f"\n{visible(session.document.path)}: {len(session.findings)} findings: {', '.join(parts)}"))
        if session.log.decisions:
            self.console.print(Text(f"decisions: {visible(str(session.log.path))}"), soft_wrap=True)

    def _show(self, finding: Finding) -> None:
        place = self.session.findings.index(finding) + 1
        line, _ = self._lines.position(finding.span.start)
        self.console.print()
        self.console.rule(
            Text(f"{visible(self.session.document.path)}  {place} of {len(self.session.findings)}  line {line}"), align="left", characters="-"
        )
        self.console.print(Text(f"{finding.tier}  {finding.kind}  [{finding.rule}]  {finding.severity}  confidence {finding.confidence:.2f}\n"))
        self.console.print(self._sentence(finding))
        table = Table.grid(padding=(0, 2))
        table.add_row("why", Text(visible(finding.message)))
        if finding.native:
            table.add_row("native", Text(visible(finding.native)))
        if finding.places:
            table.add_row("also", "line " + ", ".join(str(self._lines.position(place.start)[0]) for place in finding.places))
        for i, text in enumerate(finding.suggestions[:SHOWN]):
            table.add_row(Text(f"{i + 1}", justify="right"), Text(_inline(text), style="" if i else "bold"))
        if not finding.fixes:
            table.add_row("", "no replacement is known")
        self.console.print()
        self.console.print(table)

    def _sentence(self, finding: Finding) -> Text:
        """The words around the phrase, which is marked by arrows and, where there is colour, by it too."""
        text, (start, end) = self.session.document.text, finding.span
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        cut = len(before) == AROUND < start
        before = before.rpartition("\n")[2] if "\n" in before else ("…" + before.partition(" ")[2] if cut else before)
        after = after.partition("\n")[0] if "\n" in after else (after.rpartition(" ")[0] + "…" if end + AROUND < len(text) else after)
        return Text.assemble(visible(before), (f">>{_inline(finding.text)}<<", "bold reverse"), visible(after.rstrip("\r")))

    def _prompt(self, finding: Finding) -> str:
        accept = "y accept, " if finding.fixes else ""
        return f"\n{accept}n reject, e type, s skip, u undo, ? help, q quit > "

    def _say(self, sentence: str) -> None:
        self.console.print(Text(sentence, style="italic"))


def _inline(text: str) -> str:
    return visible(text).replace("\r", "").replace("\n", "⏎") if text else "(delete these words)"
