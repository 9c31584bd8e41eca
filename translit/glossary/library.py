"""Reads every glossary file of a run and checks that they fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.errors import GlossaryError, did_you_mean
from translit.glossary import schema
from translit.glossary.files import File
from translit.glossary.yamlfile import YamlFile, parse
from translit.names.systems import System, parse_rule

RESTORED = "restored-name"
"""The rule of names that no glossary lists."""


@dataclass(frozen=True)
class Library:
    """All that the files of a run say, for one source language, checked."""

    concepts: Mapping[str, schema.Concept]
    spellings: Mapping[str, schema.Forms]
    """By concept id, what the source language's files list."""
    systems: Mapping[str, System]
    """By native language."""
    marks: str
    tells: Sequence[str]
    samples: Sequence[schema.Sample]
    styles: Mapping[str, schema.Style]
    phrases: Sequence[schema.FixedPhrase]
    rules: Sequence[schema.Rule]
    classes: Mapping[str, list[str]]
    own_words: frozenset[str] = field(default=frozenset())
    """Names at home in the source language or in English, lower-case: to be left alone."""
    english_words: frozenset[str] = field(default=frozenset())
    english: Mapping[str, Mapping[str, System]] = field(default_factory=dict)
    """How English writes native names: by norm, then by native language."""
    amendments: Sequence[schema.Amendment] = ()
    """What the user's own files take back of rules and concepts."""


def load(found: Iterable[File], source: str) -> Library:
    """Read and check the files. Raises GlossaryError, with file, line and column, for the first thing that is wrong."""
    concepts: dict[str, schema.Concept] = {}
    styles: dict[str, schema.Style] = {}
    listed: list[tuple[YamlFile, dict[str, schema.Spellings]]] = []
    rule_files: list[tuple[YamlFile, schema.RuleFile]] = []
    phrases: list[schema.FixedPhrase] = []
    system: tuple[YamlFile, schema.System] | None = None
    words: dict[str, frozenset[str]] = {}
    english: dict[str, dict[str, System]] = {}
    shipped: dict[str, str] = {}
    own: list[tuple[YamlFile, _Own]] = []
    for file in found:
        parts = file.name.split("/")
        if file.path.suffix == ".txt":
            words[parts[-1]] = frozenset(word.casefold() for word in file.lines())
            continue
        yaml = parse(file.name, file.data)
        if not file.shipped:
            own.append((yaml, _add_own(yaml, concepts)))
        elif parts[0] == "concepts":
            _add_concepts(yaml, yaml.convert(list[schema.Concept]), range(len(yaml.data)), concepts, shipped)
        elif parts[0] == "styles":
            styles[file.path.stem] = yaml.convert(schema.Style)
        elif parts[0] == "english":
            found_english = yaml.convert(schema.System)
            english = {norm: _systems(yaml, found_english, norm) for norm in found_english.norms}
        elif parts[-1] == "system.yaml":
            system = (yaml, yaml.convert(schema.System))
        elif parts[-1] == "spellings.yaml":
            listed.append((yaml, yaml.convert(dict[str, schema.Spellings])))
        elif parts[-1] == "fixed-phrases.yaml":
            phrases += yaml.convert(list[schema.FixedPhrase])
        elif parts[-1] == "artefacts.yaml":
            rule_files.append((yaml, yaml.convert(schema.RuleFile)))
        else:
            raise GlossaryError("no such kind of glossary file", where=file.name, hint="docs/architecture.md lists them")
    assert system is not None, "files() looks for it"
    spellings = {c.id: _forms(c.spellings[source]) for c in concepts.values() if source in c.spellings}
    for yaml, entries in listed:
        for id_, forms in entries.items():
            if id_ not in concepts:
                raise GlossaryError(f"no concept has the id {id_!r}", where=yaml.where(id_), hint=did_you_mean(id_, list(concepts)))
            spellings.setdefault(id_, _forms(forms))
    _check_styles(styles, concepts, english)
    rules = _rules(rule_files)
    amendments = []
    for yaml, entries_ in own:
        _add_more(yaml, entries_.more, concepts, spellings, source)
        amendments += _amendments(yaml, entries_.amendments, {rule.id for rule in rules} | concepts.keys() | {RESTORED})
    return Library(
        concepts=concepts,
        spellings=spellings,
        systems=_systems(*system),
        marks=system[1].marks,
        tells=system[1].tells,
        samples=system[1].samples,
        styles=styles,
        phrases=phrases,
        rules=rules,
        classes={name: items for _, f in rule_files for name, items in f.classes.items()},
        own_words=words.get("names.txt", frozenset()) | words.get("english-names.txt", frozenset()),
        english_words=words.get("english-words.txt", frozenset()),
        english=english,
        amendments=amendments,
    )


class _Own(NamedTuple):
    """The entries of a user's own glossary that are no concepts, with their place in the file."""

    more: list[tuple[int, schema.More]]
    amendments: list[tuple[int, schema.Amendment]]


def _add_own(yaml: YamlFile, concepts: dict[str, schema.Concept]) -> _Own:
    """Sort a user's entries by the key that tells what they are: `rule`, `spellings_of`, else a concept."""
    if not isinstance(yaml.data, list):
        yaml.convert(list[schema.Concept])
    kinds = [next((key for key in ("rule", "spellings_of") if isinstance(entry, dict) and key in entry), "id") for entry in yaml.data]
    places = [i for i, kind in enumerate(kinds) if kind == "id"]
    _add_concepts(yaml, [yaml.convert(schema.Concept, i) for i in places], places, concepts, {})
    return _Own(
        [(i, yaml.convert(schema.More, i)) for i, kind in enumerate(kinds) if kind == "spellings_of"],
        [(i, yaml.convert(schema.Amendment, i)) for i, kind in enumerate(kinds) if kind == "rule"],
    )


def _add_more(
    yaml: YamlFile, more: Iterable[tuple[int, schema.More]], concepts: Mapping[str, schema.Concept], spellings: dict[str, schema.Forms], source: str
) -> None:
    for i, entry in more:
        id_ = entry.spellings_of
        if id_ not in concepts:
            raise GlossaryError(f"no concept has the id {id_!r}", where=yaml.where(i, "spellings_of"), hint=did_you_mean(id_, list(concepts)))
        if source in entry.spellings:
            old, new = spellings.get(id_, schema.Forms()), _forms(entry.spellings[source])
            spellings[id_] = schema.Forms([*old.forms, *new.forms], [*old.plural, *new.plural], [*old.acronym, *new.acronym])


def _amendments(yaml: YamlFile, entries: Iterable[tuple[int, schema.Amendment]], known: set[str]) -> list[schema.Amendment]:
    made = []
    for i, entry in entries:
        if entry.rule not in known:
            hint = did_you_mean(entry.rule, sorted(known))
            raise GlossaryError(f"no rule or concept is called {entry.rule!r}", where=yaml.where(i, "rule"), hint=hint)
        if entry.tier is None and not entry.stays:
            raise GlossaryError(f"this says nothing of {entry.rule!r}", where=yaml.where(i, "rule"), hint="tier: flag, or stays: [the words]")
        made.append(entry)
    return made


def _add_concepts(
    yaml: YamlFile, found: Sequence[schema.Concept], places: Sequence[int], concepts: dict[str, schema.Concept], seen: dict[str, str]
) -> None:
    """Later layers replace earlier ones; within one layer (`seen`) an id stands once."""
    here: dict[str, str] = {}
    for i, concept in zip(places, found, strict=True):
        where = yaml.where(i, "id")
        if before := seen.get(concept.id) or here.get(concept.id):
            raise GlossaryError(f"the id {concept.id!r} is taken", where=where, hint=f"it stands at {before}; ids are never reused")
        if not concept.native or not concept.english.strip():
            raise GlossaryError(f"{concept.id!r} needs an English form and a native form", where=where, hint="native: {ru: Захарова}")
        here[concept.id] = where
        concepts[concept.id] = concept
    seen.update(here)


def _forms(spellings: schema.Spellings) -> schema.Forms:
    return spellings if isinstance(spellings, schema.Forms) else schema.Forms(forms=spellings)


def _systems(yaml: YamlFile, system: schema.System, only: str | None = None) -> dict[str, System]:
    """The systems of a file by native language, by all its norms or by one of them."""
    weights = {name: norm.weight if only in (None, name) else 0.0 for name, norm in system.norms.items()}
    made = {}
    for language in system.natives:
        line = _line(yaml, system, language)
        classes = {name: letters for _, native in reversed(line) for name, letters in native.classes.items()}
        rules = []
        for place, native in line:
            for key, value in native.rules.items():
                rules.append(parse_rule(key, value, weights, classes, yaml.where("natives", place, "rules", key)))
        drop = next((native.doubled.drop for _, native in line if native.doubled), None)
        if drop is not None and drop not in weights:
            where = yaml.where("natives", language, "doubled")
            raise GlossaryError(f"no norm is called {drop!r}", where=where, hint=did_you_mean(drop, list(weights)))
        made[language] = System(rules, weights[drop] if drop else 0.0)
    return made


def _line(yaml: YamlFile, system: schema.System, language: str) -> list[tuple[str, schema.Native]]:
    """A native language's rules and those it is like, the nearest first. Raises GlossaryError for a circle."""
    line: list[tuple[str, schema.Native]] = []
    next_: str | None = language
    while next_ is not None:
        native = system.natives.get(next_)
        if native is None or any(next_ == place for place, _ in line):
            what = "no native language is called" if native is None else "a circle of likenesses through"
            raise GlossaryError(f"{what} {next_!r}", where=yaml.where("natives", line[-1][0], "like"), hint=did_you_mean(next_, list(system.natives)))
        line.append((next_, native))
        next_ = native.like
    return line


def _check_styles(styles: Mapping[str, schema.Style], concepts: Mapping[str, schema.Concept], norms: Mapping[str, object]) -> None:
    for name, style in styles.items():
        where = f"styles/{name}.yaml"
        if norms and style.norm not in norms:
            raise GlossaryError(f"no English norm is called {style.norm!r}", where=where, hint=did_you_mean(style.norm, list(norms)))
        if style.inherits is not None and style.inherits not in styles:
            raise GlossaryError(f"no style is called {style.inherits!r}", where=where, hint=did_you_mean(style.inherits, list(styles)))
        for id_ in style.concepts:
            if id_ not in concepts:
                raise GlossaryError(f"no concept has the id {id_!r}", where=where, hint=did_you_mean(id_, list(concepts)))
    for concept in concepts.values():
        for name in concept.styles:
            if name not in styles:
                raise GlossaryError(f"{concept.id}: no style is called {name!r}", hint=did_you_mean(name, list(styles)))


def _rules(rule_files: Sequence[tuple[YamlFile, schema.RuleFile]]) -> list[schema.Rule]:
    seen: dict[str, str] = {}
    rules = []
    for yaml, file in rule_files:
        for i, rule in enumerate(file.rules):
            where = yaml.where("rules", i, "id")
            if rule.id in seen:
                raise GlossaryError(f"the rule id {rule.id!r} is taken", where=where, hint=f"it stands at {seen[rule.id]}")
            if not rule.match or not rule.no_match:
                raise GlossaryError(f"rule {rule.id!r} needs examples under match and under no_match", where=where)
            if rule.kind in ("phrase", "residue") and not rule.pattern:
                raise GlossaryError(f"rule {rule.id!r} needs a pattern", where=where)
            seen[rule.id] = where
            rules.append(rule)
    return rules
