"""Reads the files of artefact rules, and remembers where each rule stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from translit.errors import GlossaryError, Report, refuse
from translit.glossary import schema
from translit.glossary.files import File
from translit.glossary.yamlfile import YamlFile, parse

NAME = "artefacts.yaml"
# What a finding of a kind cannot do without.
_NEEDED = {"phrase": "pattern", "residue": "pattern", "quotes": "check", "glued": "check", "lines": "check", "garbled": "check"}
_EXAMPLES = {"match": "a sentence that it has to find", "no_match": "the look-alike that it has to leave alone"}


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


def load(found: Iterable[File], report: Report = refuse, parse: Callable[[str, bytes], YamlFile] = parse) -> list[PlacedRule]:
    """The rules of all the rule files among `found`; every GlossaryError goes to `report`."""
    parsed = [(file, parse(file.name, file.data)) for file in found if not file.shipped or file.name.endswith(f"/{NAME}")]
    return read([(file, yaml) for file, yaml in parsed if has_rules(file, yaml)], report)


def has_rules(file: File, yaml: YamlFile) -> bool:
    """Whether a file holds rules: the shipped ones by their name, the user's own by their content."""
    return file.name.endswith(f"/{NAME}") if file.shipped else isinstance(yaml.data, dict) and not {"rules", "classes"}.isdisjoint(yaml.data)


def read(files: Iterable[tuple[File, YamlFile]], report: Report = refuse) -> list[PlacedRule]:
    """The rules of these files, in order; one of the user's own replaces the shipped one with the same id.

    A file's patterns know its own classes and those of the common file.
    """
    common: dict[str, list[str]] = {}
    shipped: dict[str, str] = {}
    rules: dict[str, PlacedRule] = {}
    for source, yaml in files:
        try:
            file = yaml.convert(schema.RuleFile)
        except GlossaryError as error:
            report(error)
            continue
        if yaml.name.startswith("common/"):
            common |= file.classes
        seen = shipped if source.shipped else {}
        for number, rule in yaml.entries(schema.Rule, report, "rules"):
            placed = PlacedRule(rule, {**common, **file.classes}, yaml, number)
            if rule.id in seen:
                report(GlossaryError(f"the rule id {rule.id!r} is taken", where=placed.where(), hint=f"it stands at {seen[rule.id]}"))
                continue
            seen[rule.id] = placed.where()
            needed = _NEEDED.get(rule.kind)
            if needed and not getattr(rule, needed):
                report(GlossaryError(f"rule {rule.id!r} needs a {needed}", where=placed.where(), hint=f"rules of kind {rule.kind} have one"))
                continue
            for key, wanted in _EXAMPLES.items():
                if not getattr(rule, key):
                    report(GlossaryError(f"rule {rule.id!r} has no example under {key}", where=placed.where(), hint=f"write {wanted}"))
            rules[rule.id] = placed
    return list(rules.values())
