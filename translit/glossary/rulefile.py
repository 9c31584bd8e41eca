"""Reads the files of artefact rules, and remembers where each rule stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translit.errors import GlossaryError, Report, refuse
from translit.glossary import schema
from translit.glossary.files import File
from translit.glossary.yamlfile import YamlFile, parse

NAME = "artefacts.yaml"
# What a finding of a kind cannot do without.
_NEEDED = {"phrase": "pattern", "residue": "pattern", "quotes": "check", "glued": "check", "lines": "check", "garbled": "check"}


@dataclass(frozen=True)
class PlacedRule:
    """A rule, the classes of words its patterns may name, and its place in its file."""

    rule: schema.Rule
    classes: Mapping[str, list[str]]
    file: YamlFile
    number: int

    def where(self, *keys: str | int) -> str:
        """`file:line:column` of the rule, or of the part of it that these keys lead to."""
        return self.file.where("rules", self.number, *(keys or ("id",)))


def load(found: Iterable[File], report: Report = refuse) -> list[PlacedRule]:
    """The rules of all the rule files among `found`; every GlossaryError goes to `report`."""
    parsed = [parse(file.name, file.data) for file in found if is_rules(file) or not file.shipped]
    return read([yaml for yaml in parsed if isinstance(yaml.data, dict)], report)


def is_rules(file: File) -> bool:
    """Whether a shipped file holds rules; of the user's own files only their content tells."""
    return file.shipped and file.name.split("/")[-1] == NAME


def read(files: Sequence[YamlFile], report: Report = refuse) -> list[PlacedRule]:
    """The rules of these files, in order. A file's patterns know its own classes and those of the common file."""
    common: dict[str, list[str]] = {}
    seen: dict[str, str] = {}
    rules: list[PlacedRule] = []
    for yaml in files:
        try:
            file = yaml.convert(schema.RuleFile)
        except GlossaryError as error:
            report(error)
            continue
        if yaml.name.startswith("common/"):
            common |= file.classes
        for number, rule in yaml.entries(schema.Rule, report, "rules"):
            placed = PlacedRule(rule, {**common, **file.classes}, yaml, number)
            if rule.id in seen:
                report(GlossaryError(f"the rule id {rule.id!r} is taken", where=placed.where(), hint=f"it stands at {seen[rule.id]}"))
                continue
            seen[rule.id] = placed.where()
            for problem in _incomplete(placed):
                report(problem)
            rules.append(placed)
    return rules


def _incomplete(placed: PlacedRule) -> Iterable[GlossaryError]:
    rule = placed.rule
    data: dict[str, Any] = {key: getattr(rule, key) for key in ("match", "no_match", *_NEEDED.values())}
    if not data["match"]:
        yield GlossaryError(f"rule {rule.id!r} has no example under match", where=placed.where(), hint="write a sentence that it has to find")
    if not data["no_match"]:
        hint = "write the look-alike that it has to leave alone"
        yield GlossaryError(f"rule {rule.id!r} has no example under no_match", where=placed.where(), hint=hint)
    needed = _NEEDED.get(rule.kind)
    if needed and not data[needed]:
        yield GlossaryError(f"rule {rule.id!r} needs a {needed}", where=placed.where(), hint=f"rules of kind {rule.kind} have one")
