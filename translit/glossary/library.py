"""Reads every glossary file of a run and checks that they fit together."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from translit.errors import GlossaryError, Report, did_you_mean, refuse
from translit.glossary import kinds, own, rulefile, schema
from translit.glossary.files import File
from translit.glossary.yamlfile import YamlFile, parse
from translit.names.systems import System, parse_rule

_SHARED_FOLDERS = ("concepts/", "common/", "english/", "styles/")


@dataclass(frozen=True)
class Library:
    """All that the files of a run say, for one source language, checked."""

    concepts: Mapping[str, schema.Concept]
    spellings: Mapping[str, schema.Forms]
    """By concept id, what the source language's files list."""
    systems: Mapping[str, System]
    """By native language."""
    written: schema.System
    """What the source language's own file says of how it writes them."""
    styles: Mapping[str, schema.Style]
    phrases: Sequence[schema.FixedPhrase]
    people: schema.People | None
    """English words for people; None when their file could not be read."""
    rules: Sequence[rulefile.PlacedRule]
    own_words: frozenset[str] = field(default=frozenset())
    """Names at home in the source language or in English, lower-case: to be left alone."""
    english_words: frozenset[str] = field(default=frozenset())
    english_names: frozenset[str] = field(default=frozenset())
    """Names that every reader of English knows, lower-case: January, Boston."""
    english: Mapping[str, Mapping[str, System]] = field(default_factory=dict)
    """How English writes native names: by norm, then by native language."""
    placed: Mapping[str, tuple[YamlFile, int]] = field(default_factory=dict)
    """By concept id, the file that decides and the number of its entry there."""
    lists: Sequence[tuple[YamlFile, Mapping[str, schema.Spellings]]] = ()
    """The files that list spellings by concept id."""
    style_files: Sequence[tuple[YamlFile, schema.Style]] = ()
    amendments: Sequence[schema.Amendment] = ()
    """What the user's own files take back of rules and concepts."""

    def word_lists(self) -> dict[str, Any]:
        """The English words for people, by the names of their lists: sets, and pairs as they are."""
        lists = {} if self.people is None else {name: getattr(self.people, name) for name in self.people.__struct_fields__}
        return {name: said if isinstance(said, dict) else frozenset(said) for name, said in lists.items()}


def load(found: Sequence[File], source: str, report: Report = refuse) -> Library:
    """Read and check the files. Every GlossaryError, with its place, goes to `report`; as that is, the first one is raised."""
    return Shelf(report).load(found, source)


class Shelf:
    """Loads the libraries of several source languages, and reads what these share only once."""

    def __init__(self, report: Report = refuse) -> None:
        """Every GlossaryError goes to `report`; as that is, the first one is raised."""
        self._parse = functools.cache(parse)
        self._common: list[File] = []
        self._read = _Reading(report, self._parse)

    def load(self, found: Sequence[File], source: str) -> Library:
        """The library that these files make for a source language."""
        common = [file for file in found if file.shipped and file.name.startswith(_SHARED_FOLDERS)]
        if self._common != common:
            read = _Reading(self._read.tell, self._parse)
            read.all(common)
            self._common, self._read = common, read
        read = self._read.copy()
        read.all([file for file in found if file not in common], source)
        return _library(read, source)


def _library(read: _Reading, source: str) -> Library:
    """What was read, when it fits together."""
    report = read.report
    spellings = {c.id: _forms(c.spellings[source]) for c in read.concepts.values() if source in c.spellings}
    rules, amendments = rulefile.read(read.rule_files, report), []
    if read.complete:
        # Ids are looked for only when every entry could be read: one broken entry is one problem.
        for mine, yaml, entries in read.listed:
            for id_, forms in entries.items():
                if id_ not in read.concepts:
                    report(GlossaryError(f"no concept has the id {id_!r}", where=yaml.where(id_), hint=did_you_mean(id_, list(read.concepts))))
                # What a shipped entry says itself replaces what the shipped list says; one's own list adds to both.
                spellings[id_] = _both(spellings[id_], _forms(forms)) if mine and id_ in spellings else spellings.get(id_, _forms(forms))
        for problem in (*_wrong_styles(read), *_wrong_times(read)):
            report(problem)
        spellings |= own.more(read.own, source, read.concepts, spellings, report)
        known = read.concepts.keys() | {placed.rule.id for placed in rules} | set(own.BUILT_IN)
        amendments = list(own.amendments(read.own, known, report))
    return Library(
        concepts=read.concepts,
        spellings=spellings,
        systems=read.systems,
        written=read.system,
        styles={name: style for name, (_, style) in read.styles.items()},
        phrases=read.phrases,
        people=read.people,
        rules=rules,
        own_words=read.words.get("names.txt", frozenset()) | read.words.get("english-names.txt", frozenset()),
        english_words=read.words.get("english-words.txt", frozenset()),
        english_names=read.words.get("english-proper.txt", frozenset()),
        english=read.english,
        placed=read.placed,
        lists=[(yaml, entries) for _, yaml, entries in read.listed],
        style_files=list(read.styles.values()),
        amendments=amendments,
    )


class _Reading:
    """What the files read so far say; `complete` unless something was reported."""

    def __init__(self, tell: Report, parse: Callable[[str, bytes], YamlFile]) -> None:
        self.tell, self._parse = tell, parse
        self.complete = True
        self.concepts: dict[str, schema.Concept] = {}
        self.styles: dict[str, tuple[YamlFile, schema.Style]] = {}
        self.listed: list[tuple[bool, YamlFile, dict[str, schema.Spellings]]] = []
        self.rule_files: list[tuple[File, YamlFile]] = []
        self.places: dict[str, str] = {}
        self.placed: dict[str, tuple[YamlFile, int]] = {}
        self.phrases: list[schema.FixedPhrase] = []
        self.people: schema.People | None = None
        self.own: list[YamlFile] = []
        self.system = schema.System("", "", "", "", [], {}, {}, [])
        self.systems: dict[str, System] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.english: dict[str, dict[str, System]] = {}
        self._shipped: dict[str, str] = {}

    def report(self, problem: GlossaryError) -> None:
        """Tell a problem, and know that something was wrong."""
        self.complete = False
        self.tell(problem)

    def copy(self) -> _Reading:
        """Another reading that has read as much, and goes on by itself."""
        made = copy.copy(self)
        vars(made).update({key: value.copy() for key, value in vars(self).items() if isinstance(value, (dict, list))})
        return made

    def all(self, files: Sequence[File], source: str = "") -> None:
        """Read files, as a run from a source language does, or those it shares with others."""
        for file in files:
            try:
                self._file(file, source)
            except GlossaryError as error:
                self.report(error)

    def _file(self, file: File, source: str) -> None:
        if file.path.suffix == ".txt":
            self.words[file.path.name] = frozenset(word.casefold() for word in file.lines())
            return
        yaml = self._parse(file.name, file.data)
        if yaml.data is None:
            raise GlossaryError("there is nothing in this file", where=file.name, hint="add an entry, or delete it")
        match kinds.kind(file, yaml):
            case kinds.RULES:
                self.rule_files.append((file, yaml))
            case kinds.CONCEPTS:
                self.own += [yaml] if isinstance(yaml.data, list) and not file.shipped else []
                self._add_concepts(yaml, self._shipped if file.shipped else {})
            case kinds.STYLE:
                self._add_style(yaml, file)
            case kinds.ENGLISH:
                system = yaml.convert(schema.System)
                self.english = {norm: systems(yaml, system, norm) for norm in system.norms}
            case kinds.SYSTEM:
                self.system = yaml.convert(schema.System)
                self.systems = systems(yaml, self.system)
            case kinds.SPELLINGS if file.shipped or kinds.spellings_source(file) == source:
                self.listed.append((not file.shipped, yaml, yaml.convert(dict[str, schema.Spellings])))
            case kinds.PEOPLE:
                self.people = yaml.convert(schema.People)
            case kinds.PHRASES:
                self.phrases += [phrase for _, phrase in yaml.entries(schema.FixedPhrase, self.report)]

    def _add_style(self, yaml: YamlFile, file: File) -> None:
        """A shipped style is called as its file is, one's own as it says itself."""
        style = yaml.convert(schema.Style)
        self.styles[file.path.stem if file.shipped else style.name] = (yaml, style)

    def _add_concepts(self, yaml: YamlFile, seen: dict[str, str]) -> None:
        """Later layers replace earlier ones; within one layer (`seen`) an id stands once."""
        here: dict[str, str] = {}
        for i, concept in yaml.entries(schema.Concept, self.report, only=own.is_concept):
            where = yaml.where(i, "id")
            if before := seen.get(concept.id) or here.get(concept.id):
                self.report(GlossaryError(f"the id {concept.id!r} is taken", where=where, hint=f"it stands at {before}; ids are never reused"))
            if not concept.native or not concept.english.strip():
                what = f"{concept.id!r} needs an English form and a native form"
                self.report(GlossaryError(what, where=where, hint="native: {ru: Захарова}"))
            here[concept.id] = where
            self.concepts[concept.id], self.placed[concept.id] = concept, (yaml, i)
        seen.update(here)
        self.places.update(here)


def _forms(spellings: schema.Spellings) -> schema.Forms:
    return spellings if isinstance(spellings, schema.Forms) else schema.Forms(forms=spellings)


def _both(earlier: schema.Forms, later: schema.Forms) -> schema.Forms:
    """What two files, or a file and an entry, list for one concept."""
    return schema.Forms(
        [*earlier.forms, *(form for form in later.forms if form not in earlier.forms)],
        [*earlier.plural, *(form for form in later.plural if form not in earlier.plural)],
        [*earlier.acronym, *(form for form in later.acronym if form not in earlier.acronym)],
    )


def systems(yaml: YamlFile, system: schema.System, only: str | None = None) -> dict[str, System]:
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


def _circular(style: schema.Style, styles: Mapping[str, tuple[YamlFile, schema.Style]]) -> bool:
    """Whether a style inherits, over others, from itself."""
    seen: set[str] = set()
    next_ = style.inherits
    while next_ is not None and next_ not in seen:
        seen.add(next_)
        next_ = styles[next_][1].inherits if next_ in styles else None
    return next_ is not None


def _wrong_styles(read: _Reading) -> Iterator[GlossaryError]:
    styles, norms = read.styles, read.english
    for yaml, style in styles.values():
        if norms and style.norm not in norms:
            yield GlossaryError(f"no English norm is called {style.norm!r}", where=yaml.where("norm"), hint=did_you_mean(style.norm, list(norms)))
        if style.inherits is not None and style.inherits not in styles:
            where = yaml.where("inherits")
            yield GlossaryError(f"no style is called {style.inherits!r}", where=where, hint=did_you_mean(style.inherits, list(styles)))
        elif _circular(style, styles):
            yield GlossaryError(f"a circle of styles through {style.inherits!r}", where=yaml.where("inherits"), hint="let one of them inherit news")
        for id_ in style.concepts:
            if id_ not in read.concepts:
                where = yaml.where("concepts", id_)
                yield GlossaryError(f"no concept has the id {id_!r}", where=where, hint=did_you_mean(id_, list(read.concepts)))
    for concept in read.concepts.values():
        for name in concept.styles:
            if name not in styles:
                where = read.places[concept.id]
                yield GlossaryError(f"{concept.id}: no style is called {name!r}", where=where, hint=did_you_mean(name, list(styles)))


def _wrong_times(read: _Reading) -> Iterator[GlossaryError]:
    for concept in read.concepts.values():
        yaml, number = read.placed[concept.id]
        if concept.now is not None and concept.now not in read.concepts:
            what = f"{concept.id}: no concept has the id {concept.now!r} under 'now'"
            yield GlossaryError(what, where=yaml.where(number, "now"), hint=did_you_mean(concept.now, list(read.concepts)))
        since, until = str(concept.since or ""), str(concept.until or "")
        if until and since[: len(until)] > until:
            yield GlossaryError(f"{concept.id}: 'from' {since} is after 'until' {until}", where=yaml.where(number, "from"), hint="exchange them")
