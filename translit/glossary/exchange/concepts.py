"""Concepts from and to the YAML files people edit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import yaml

from translit.errors import GlossaryError
from translit.glossary import files, rulefile, schema
from translit.glossary.exchange.convert import concept_of, entry_of
from translit.glossary.exchange.entry import Entry, Say, Term
from translit.glossary.yamlfile import MAX_BYTES, parse

HEADER = "# Imported by translit glossary import"


def gather(root: Path, paths: Sequence[Path]) -> list[Entry]:
    """The entries of the user's own files, or without any those of the shipped glossary with all its spellings.

    Raises GlossaryError for a file that cannot be read or is wrong.
    """
    if not paths:
        shipped = [files.File(p.relative_to(root).as_posix(), p, p.read_bytes(), True) for p in sorted((root / "concepts").rglob("*.yaml"))]
        listed = _spellings(root)
        return [entry_of(concept, listed.get(concept.id)) for concept in _concepts(shipped).values()]
    return [entry_of(concept) for concept in _concepts([files.own(path) for path in paths]).values()]


def _concepts(found: Iterable[files.File]) -> dict[str, schema.Concept]:
    """The concepts by their ids; a later file's replaces an earlier one's."""
    concepts: dict[str, schema.Concept] = {}
    for file in found:
        read = parse(file.name, file.data)
        if rulefile.has_rules(file, read):
            raise GlossaryError("holds rules, which no termbase has", where=file.name, hint="name files of concepts")
        concepts |= {concept.id: concept for _, concept in read.entries(schema.Concept)}
    return concepts


def _spellings(root: Path) -> dict[str, dict[str, schema.Forms]]:
    """What the source languages' files list, by concept and language."""
    found: dict[str, dict[str, schema.Forms]] = {}
    for source in files.sources(root):
        path = root / "sources" / source / "spellings.yaml"
        if path.is_file():
            for id_, listed in parse(path.name, path.read_bytes()).convert(dict[str, schema.Spellings]).items():
                found.setdefault(id_, {})[source] = listed if isinstance(listed, schema.Forms) else schema.Forms(forms=listed)
    return found


def shipped_ids(root: Path) -> set[str]:
    """The ids of all shipped concepts."""
    return {
        id_ for path in (root / "concepts").rglob("*.yaml") for id_ in re.findall(r"^- id: ([\w-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def concepts_of(entries: Sequence[Entry], origin: str, type_: schema.Type, root: Path, say: Say) -> list[schema.Concept]:
    """The entries as concepts with ids of their own; what had to be left out or made up is said.

    `root` is the folder of the shipped glossaries, whose source languages and house styles are known.
    """
    sources = files.sources(root)
    entries = _without_unknown_styles(entries, {path.stem for path in (root / "styles").glob("*.yaml")}, say)
    keep = _has_slugs(entries)
    concepts, without, stand_in, regional = {}, 0, 0, set()
    for entry in entries:
        regional |= {term.language for term in entry.terms if term.primary != term.language.lower()}
        concept = concept_of(entry, entry.id, origin, type_, sources)
        if concept is None:
            without += 1
            continue
        stand_in += set(concept.native) <= {*sources, "en"}
        id_ = entry.id if keep and _SLUG.fullmatch(entry.id) else slug(concept.english)
        number = 2
        base = id_
        while id_ in concepts:
            id_, number = f"{base}-{number}", number + 1
        concepts[id_] = msgspec.structs.replace(concept, id=id_)
    if not concepts:
        raise GlossaryError("no entry has an English term", where=origin, hint="languages are tags such as en, es, ru")
    if without:
        say(f"{_count(without)} left out: no English term")
    if stand_in:
        say(f"{_count(stand_in)} without a native form: a term of another language stands in its place under native")
    if regional:
        say(f"regions and scripts of languages are not kept: {', '.join(sorted(regional))}")
    return list(concepts.values())


def _without_unknown_styles(entries: Sequence[Entry], styles: Collection[str], say: Say) -> list[Entry]:
    """Terms of customers that are no house style of ours are terms like others, with a note."""
    unknown: set[str] = set()

    def plain(term: Term) -> Term:
        if term.style in ("", *styles):
            return term
        unknown.add(term.style)
        return replace(term, style="", note="; ".join(filter(None, (f"customerSubset: {term.style}", term.note))))

    found = [replace(entry, terms=tuple(map(plain, entry.terms))) for entry in entries]
    if unknown:
        say(f"no house style is called {', '.join(sorted(unknown))}: kept as notes")
    return found


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _has_slugs(entries: Iterable[Entry]) -> bool:
    """Whether the ids of a termbase are names as ours are, and no numbers as those that programs give (c12, tid-7)."""
    return any(_SLUG.fullmatch(entry.id) and not re.fullmatch(r"[a-z]{0,5}-?\d+", entry.id) for entry in entries)


def slug(text: str) -> str:
    """A concept's id from its English form.

    >>> slug("Müller & Sons, Ltd.")
    'muller-sons-ltd'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", re.sub("['’]", "", plain)).strip("-") or "entry"


def _count(number: int) -> str:
    return f"{number} entr{'ies' if number > 1 else 'y'}"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what `yamlfile` reads: no anchors, and quotes around whatever it would take for a number."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _string(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'" if re.fullmatch(r"-?[\d.]+", value) else None)


_Dumper.add_representer(str, _string)


def dump(data: Any, flow: bool = True) -> str:
    """Data as YAML that `yamlfile` reads back; with `flow` the innermost lists and mappings stand on one line."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=None if flow else False)


def render(concepts: Iterable[schema.Concept], origins: Iterable[str]) -> bytes:
    """A glossary file of these concepts. Raises GlossaryError when it would be larger than one that is read."""
    data = f"{HEADER}: {', '.join(' '.join(origin.split()) for origin in origins)}\n".encode()
    data += dump([_said(concept) for concept in concepts]).encode()
    if len(data) > MAX_BYTES:
        raise GlossaryError(f"would be larger than {MAX_BYTES:,} bytes, which no run reads", hint="split what you import")
    return data


def _said(concept: schema.Concept) -> dict[str, Any]:
    """A concept's keys but for those that say nothing."""
    return {key: _plain(value) for key, value in msgspec.structs.asdict(concept).items() if value not in (None, [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {key: _plain(part) for key, part in msgspec.structs.asdict(value).items() if part not in (None, "", [], {})}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value
