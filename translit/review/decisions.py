"""Decisions as data: one YAML record for each finding, appended as they are made, readable in a diff.

Every key of a record stands on a line of its own and `when` is the last one, so that a record whose writing was cut
short is told from a whole one. New records are appended and forced to the disk; anything else (taking one back,
deciding anew) writes the whole file beside the old one and moves it into its place.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from translit import documents
from translit.errors import DocumentError, GlossaryError
from translit.glossary import yamlfile
from translit.model import Decision, Kind, Tier, Verdict

ENDING = ".decisions.yaml"
_HEAD = "# Decisions on the findings of translit, one record each; docs/review.md explains the keys.\n"
_RECORD = re.compile(r"^-(?= |\Z)", re.MULTILINE)
_WHOLE = re.compile(r"""^  when: (['"]?)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\1\s*$""", re.MULTILINE)


class _Record(msgspec.Struct, forbid_unknown_fields=True, rename={"verdict": "decision"}):
    """A decision as it stands in the file."""

    finding: str
    rule: str
    kind: Kind
    tier: Tier
    source: str
    text: str
    verdict: Verdict
    who: str
    when: str
    fixes: list[str] = []
    native: str | None = None
    new: str | None = None
    note: str = ""
    learn: bool = False


class Loaded(NamedTuple):
    """The decisions of a file by finding, in their order, and what a person should be told about the file."""

    decisions: dict[str, Decision]
    messages: tuple[str, ...]


def beside(article: Path) -> Path:
    """Where the decisions on an article are kept when nothing else is said.

    >>> beside(Path("news/a.txt")).as_posix()
    'news/a.txt.decisions.yaml'
    """
    return article.with_name(article.name + ENDING)


def load(path: Path) -> Loaded:
    """The decisions in a file; a last record that was cut short is left out, and said.

    Raises DocumentError when the file cannot be read and GlossaryError, naming line and column, for a wrong record.
    """
    contents = _contents(path)
    return Loaded(contents.decisions(), contents.messages(path))


class Log:
    """The decisions file of one article, kept in step with what is decided.

    >>> import tempfile
    >>> one = Decision("3fa2b1c4d5e6", "accept", "Almaty", "anna", "2026-01-31T08:00:00Z", "almaty", "name", Tier.APPLY, "es", "Almatí", ("Almaty",))
    >>> log = Log(Path(tempfile.mkdtemp()) / "a.txt.decisions.yaml")
    >>> log.add([one])
    >>> list(Log(log.path).decisions.values()) == [one]
    True
    """

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one; `messages` says what a person should know of it. Raises as `load` does."""
        self.path, self._seen = path, _signature(path)
        contents = _contents(path) if self._seen else _Contents("", [], False)
        self.decisions, self.messages = contents.decisions(), contents.messages(path)
        self._head, self._records = contents.head, {d.finding: text for d, text in contents.records}
        # Appending to half a record, or below two on one finding, would make things worse.
        self._untidy = contents.torn or len(self._records) < len(contents.records)

    def add(self, decisions: Iterable[Decision]) -> None:
        """Keep new decisions; one on a finding decided before takes its place. Raises DocumentError, and then nothing changed."""
        made = list(decisions)
        text = {d.finding: render(d) for d in made}
        if self._untidy or any(d.finding in self._records for d in made):
            kept = {id_: chunk for id_, chunk in self._records.items() if id_ not in text}
            self._rewrite({**kept, **text})
        else:
            self._append("".join(text.values()))
            self._records.update(text)
        for decision in made:
            self.decisions.pop(decision.finding, None)
            self.decisions[decision.finding] = decision

    def put_back(self, before: Mapping[str, Decision | None]) -> None:
        """Make these findings' decisions what they were: None for undecided. Raises DocumentError, and then nothing changed."""
        records = {id_: chunk for id_, chunk in self._records.items() if id_ not in before}
        records |= {id_: render(d) for id_, d in before.items() if d is not None}
        self._rewrite(records)
        for id_, decision in before.items():
            self.decisions.pop(id_, None)
            if decision is not None:
                self.decisions[id_] = decision

    def _rewrite(self, records: dict[str, str]) -> None:
        self._check()
        head = self._head or _HEAD
        documents.save(self.path, (head + "".join(records.values())).encode())
        self._records, self._untidy, self._seen = records, False, _signature(self.path)

    def _append(self, text: str) -> None:
        self._check()
        try:
            fresh = not self.path.exists() or self.path.stat().st_size == 0
            with open(self.path, "ab") as file:
                before = file.tell()
                try:
                    file.write(((_HEAD if fresh else "") + text).encode())
                    file.flush()
                    os.fsync(file.fileno())
                except OSError:
                    # A full disk may have taken a part of the record.
                    file.truncate(before)
                    self._seen = _signature(self.path)
                    raise
        except OSError as error:
            raise DocumentError(f"cannot be written: {error.strerror}", where=str(self.path)) from None
        self._head = self._head or _HEAD
        self._seen = _signature(self.path)

    def _check(self) -> None:
        if _signature(self.path) != self._seen:
            raise DocumentError(
                "another program has changed this file since the review began; nothing was written",
                where=str(self.path),
                hint="start the review again",
            )


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Lists of fixes on one line, and text with line breaks in double quotes, so that each key keeps to one line."""


class _Fixes(list[str]):
    """A list that is written on one line."""


def _text_node(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    plain = value.isprintable() and isinstance(yamlfile.scalar(value), str)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if plain else '"')


def _fixes_node(dumper: yaml.SafeDumper, value: _Fixes) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(_Fixes, _fixes_node)


def render(decision: Decision) -> str:
    """The record of one decision, ready to stand in the file.

    >>> print(render(Decision("3fa2b1c4d5e6", "reject", None, "anna", "2026-01-31T08:00:00Z", "almaty", "name", Tier.APPLY, "es", "Almatí")), end="")
    - finding: 3fa2b1c4d5e6
      rule: almaty
      kind: name
      tier: apply
      source: es
      text: Almatí
      fixes: []
      decision: reject
      who: anna
      when: '2026-01-31T08:00:00Z'
    """
    keys: dict[str, Any] = {"finding": decision.finding, "rule": decision.rule, "kind": decision.kind, "tier": str(decision.tier)}
    keys |= {"source": decision.source, "text": decision.text, "fixes": _Fixes(decision.fixes)}
    keys |= {"native": decision.native} if decision.native else {}
    keys |= {"decision": decision.verdict}
    keys |= {"new": decision.new} if decision.new is not None else {}
    keys |= {"who": decision.who}
    keys |= {"note": decision.note} if decision.note else {}
    keys |= {"learn": True} if decision.learn else {}
    keys |= {"when": decision.when}
    made: str = yaml.dump([keys], Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1_000_000)
    return made


class _Contents(NamedTuple):
    """A decisions file taken apart: what stands before the records, each record with its text, whether a last one was cut short."""

    head: str
    records: list[tuple[Decision, str]]
    torn: bool

    def decisions(self) -> dict[str, Decision]:
        """By finding; where there are several on one, the last counts, and has its place."""
        found: dict[str, Decision] = {}
        for decision, _ in self.records:
            found.pop(decision.finding, None)
            found[decision.finding] = decision
        return found

    def messages(self, path: Path) -> tuple[str, ...]:
        """What a person should be told about the file."""
        told = [f"{path}: the last record was cut short and is left out; decide that finding again"] if self.torn else []
        counts = Counter(decision.finding for decision, _ in self.records)
        told += [f"{path}: {id_} is decided {n} times; the last record counts" for id_, n in counts.items() if n > 1]
        return tuple(told)


def _contents(path: Path) -> _Contents:
    text = _text(path)
    starts = [m.start() for m in _RECORD.finditer(text)]
    pieces = [text[a:b] for a, b in zip([0, *starts], [*starts, len(text)], strict=True)]
    torn = len(pieces) > 1 and not _WHOLE.search(pieces[-1])
    if torn:
        del pieces[-1]
    # A person's editor may leave out the last line feed.
    head, *records = [piece if piece.endswith("\n") or not piece else piece + "\n" for piece in pieces]
    file = yamlfile.YamlFile(str(path), head + "".join(records))
    if file.data is None:
        return _Contents(head, [], torn)
    found = [_decision(record, file.where(i)) for i, record in enumerate(file.convert(list[_Record]))]
    if len(found) != len(records):
        raise GlossaryError("each record has to begin with a hyphen at the start of a line", where=str(path))
    return _Contents(head, list(zip(found, records, strict=True)), torn)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", where=str(path), hint="translit review makes this file") from None
    if len(data) > yamlfile.MAX_BYTES:
        raise DocumentError(f"larger than {yamlfile.MAX_BYTES:,} bytes", where=str(path), hint="is it a decisions file?")
    # What a torn record ends with may be half a letter.
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _decision(record: _Record, where: str) -> Decision:
    if (record.new is None) != (record.verdict == "reject"):
        what = "a rejected finding has no new text" if record.verdict == "reject" else "an accepted or replaced finding needs its new text"
        raise GlossaryError(what, where=where, hint="new: the text, or decision: reject")
    fields = {name: getattr(record, name) for name in record.__struct_fields__}
    return Decision(**{**fields, "fixes": tuple(record.fixes)})


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
