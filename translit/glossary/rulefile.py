"""Reads the files of artefact rules, and remembers where each rule stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from translit.errors import GlossaryError, Report, did_you_mean, refuse
from translit.glossary import schema
from translit.glossary.files import File, holds_rules
from translit.glossary.yamlfile import YamlFile, parse

_KEYS = {"rules", "classes", "borrows"}
# What a finding of a kind cannot do without.
_NEEDED = {
    **dict.fromkeys(("phrase", "residue", "grammar"), "pattern"),
    "senses": "senses",
    **dict.fromkeys(("quotes", "glued", "lines", "garbled", "margins", "pronouns", "learned"), "check"),
}
_EXAMPLES = {"match": "a sentence that it has to find", "no_match": "the look-alike that it has to leave alone"}


@dataclass(frozen=True)
class PlacedRule:
    """A rule, the classes of words its patterns may name, and its place in its file.

    A borrowed rule keeps the place where it is written; `borrower` is the file that it runs for; `shipped`: that
    file came with the program.
    """

    rule: schema.Rule
    classes: Mapping[str, list[str]]
    file: YamlFile
    number: int
    borrower: YamlFile | None = None
    shipped: bool = False

    @property
    def runs_for(self) -> str:
        """The name of the file that the rule runs for: its own or the borrower's."""
        return (self.borrower or self.file).name

    @property
    def lender(self) -> str | None:
        """The source language that a borrowed rule comes from."""
        return self.file.name.split("/")[1] if self.borrower else None

    def where(self, *keys: str | int) -> str:
        """`file:line:column` of the rule, or of the part of it that these keys lead to."""
        return self.file.where("rules", self.number, *(keys or ("id",)))


def load(found: Iterable[File], report: Report = refuse, parse: Callable[[str, bytes], YamlFile] = parse) -> list[PlacedRule]:
    """The rules of all the rule files among `found`; every GlossaryError goes to `report`."""
    parsed = [(file, parse(file.name, file.data)) for file in found if not file.shipped or holds_rules(file.name)]
    return read([(file, yaml) for file, yaml in parsed if has_rules(file, yaml)], report)


def has_rules(file: File, yaml: YamlFile) -> bool:
    """Whether a file holds rules: the shipped ones by their name, the user's own by their content."""
    return holds_rules(file.name) if file.shipped else isinstance(yaml.data, dict) and not _KEYS.isdisjoint(yaml.data)


def read(files: Iterable[tuple[File, YamlFile]], report: Report = refuse) -> list[PlacedRule]:
    """The rules of these files, in order; one of the user's own replaces the shipped one with the same id.

    A file's patterns know its own classes, those of the common file and those of its language's `artefacts.yaml`; a rule
    that is borrowed knows the lender's.
    """
    packs = list(_packs(files, report))
    lenders = _Lenders(packs)
    shipped: dict[str, str] = {}
    rules: dict[str, PlacedRule] = {}
    for pack in packs:
        if pack.source.lends:
            continue
        seen = shipped if pack.source.shipped else {}
        for where, placed in [*((p.where(), p) for p in pack.rules.values()), *_borrowed(pack, lenders, report)]:
            if placed.rule.id in seen:
                report(_taken(placed.rule.id, where, seen[placed.rule.id]))
                continue
            seen[placed.rule.id] = where
            rules[placed.rule.id] = placed
    return list(rules.values())


@dataclass(frozen=True)
class _Pack:
    """A file of rules that could be read: what it borrows, and its own rules by id; `complete` unless one of these was wrong."""

    source: File
    yaml: YamlFile
    borrows: Mapping[str, Mapping[str, str | schema.Borrowed]]
    rules: Mapping[str, PlacedRule]
    complete: bool


def _packs(files: Iterable[tuple[File, YamlFile]], report: Report) -> Iterator[_Pack]:
    common: dict[str, list[str]] = {}
    of_language: dict[str, dict[str, list[str]]] = {}
    for source, yaml in files:
        try:
            file = yaml.convert(schema.RuleFile)
        except GlossaryError as error:
            report(error)
            yield _Pack(source, yaml, {}, {}, complete=False)
            continue
        language = yaml.name.rpartition("/artefacts")[0]
        if yaml.name.startswith("common/"):
            common |= file.classes
        elif source.shipped and yaml.name.endswith("/artefacts.yaml"):
            of_language[language] = file.classes
        problems: list[GlossaryError] = []
        known = {**common, **of_language.get(language, {}), **file.classes}
        rules = _own_rules(yaml, known, problems.append, source.shipped) if file.rules else {}
        for problem in problems:
            report(problem)
        yield _Pack(source, yaml, file.borrows, rules, not problems)


def _own_rules(yaml: YamlFile, classes: Mapping[str, list[str]], report: Report, shipped: bool) -> dict[str, PlacedRule]:
    """The rules that a file writes out, by id."""
    rules: dict[str, PlacedRule] = {}
    for number, rule in yaml.entries(schema.Rule, report, "rules"):
        placed = PlacedRule(rule, classes, yaml, number, shipped=shipped)
        if rule.id in rules:
            report(_taken(rule.id, placed.where(), rules[rule.id].where()))
            continue
        needed = _NEEDED.get(rule.kind)
        if needed and not getattr(rule, needed):
            report(GlossaryError(f"rule {rule.id!r} needs a {needed}", where=placed.where(), hint=f"rules of kind {rule.kind} have one"))
            continue
        for key, wanted in _EXAMPLES.items():
            if not getattr(rule, key):
                report(GlossaryError(f"rule {rule.id!r} has no example under {key}", where=placed.where(), hint=f"write {wanted}"))
        rules[rule.id] = placed
    return rules


class _Lenders(dict[str, _Pack]):
    """What each source language can lend: the packs of its files as one."""

    def __init__(self, packs: Iterable[_Pack]) -> None:
        shipped = [pack for pack in packs if pack.source.shipped]
        super().__init__()
        for pack in shipped:
            folder, tag = pack.yaml.name.split("/")[:2]
            if folder == "sources":
                first = self.get(tag, pack)
                self[tag] = replace(first, rules={**first.rules, **pack.rules}, complete=first.complete and pack.complete)
        self._roots = {pack.source.path.parents[pack.source.name.count("/")] for pack in shipped}

    def known(self) -> list[str]:
        """Every source language with rules, whether or not they were read: looked up for a hint alone."""
        return sorted({path.parent.name for root in self._roots for path in root.glob("sources/*/artefacts*")})


def _borrowed(pack: _Pack, lenders: _Lenders, report: Report) -> Iterator[tuple[str, PlacedRule]]:
    """The rules that a pack borrows, each with the place where it does; only what a lender writes out itself can be borrowed."""
    for tag, borrows in pack.borrows.items():
        lender = lenders.get(tag)
        if lender is None:
            hint = did_you_mean(tag, lenders.known())
            report(GlossaryError(f"no source language {tag!r} has rules to borrow", where=pack.yaml.where("borrows", tag), hint=hint))
            continue
        for id_, said in borrows.items():
            where = pack.yaml.where("borrows", tag, id_)
            if id_ in lender.rules:
                yield where, _as_borrowed(lender.rules[id_], said, pack)
            elif lender.complete:
                # What is wrong with the lender's own file has been reported already.
                report(GlossaryError(f"{lender.yaml.name} has no rule {id_!r} of its own", where=where, hint=did_you_mean(id_, list(lender.rules))))


def _as_borrowed(placed: PlacedRule, said: str | schema.Borrowed, borrower: _Pack) -> PlacedRule:
    cause, message = (said, None) if isinstance(said, str) else (said.cause, said.message)
    rule = msgspec.structs.replace(placed.rule, cause=cause, message=message or placed.rule.message)
    return replace(placed, rule=rule, borrower=borrower.yaml, shipped=borrower.source.shipped)


def _taken(id_: str, where: str, before: str) -> GlossaryError:
    return GlossaryError(f"the rule id {id_!r} is taken", where=where, hint=f"it stands at {before}")
