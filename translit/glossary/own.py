"""What a user's own glossary may hold besides concepts: spellings of concepts that are there, and what rules may not do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from translit.errors import GlossaryError, Report, did_you_mean
from translit.glossary import schema
from translit.glossary.yamlfile import YamlFile

RESTORED = "restored-name"
BUILT_IN = (
    RESTORED, "two-spellings", "given-name-changes", "surname-ending", "full-name-late", "gender-of-title", "gender-of-pronoun",
    "neuter-for-a-person", "he-for-a-body", "acronym-expansion", "two-expansions",
)  # fmt: skip
"""The rules of findings that no file defines."""


def is_concept(entry: Any) -> bool:
    """Whether an entry is neither of the others, which have a key that tells them."""
    return not (isinstance(entry, dict) and {"rule", "spellings_of"} & entry.keys())


def more(
    files: Iterable[YamlFile], source: str, concepts: Mapping[str, schema.Concept], spellings: Mapping[str, schema.Forms], report: Report
) -> Iterator[tuple[str, schema.Forms]]:
    """The spellings of concepts, with those of `spellings` before the further ones; every problem goes to `report`."""
    found = dict(spellings)
    for yaml in files:
        for i, entry in yaml.entries(schema.More, report, only=lambda e: isinstance(e, dict) and "spellings_of" in e):
            id_ = entry.spellings_of
            if id_ not in concepts:
                report(GlossaryError(f"no concept has the id {id_!r}", where=yaml.where(i, "spellings_of"), hint=did_you_mean(id_, list(concepts))))
            elif source in entry.spellings:
                given = entry.spellings[source]
                old, new = found.get(id_, schema.Forms()), given if isinstance(given, schema.Forms) else schema.Forms(forms=given)
                found[id_] = schema.Forms([*old.forms, *new.forms], [*old.plural, *new.plural], [*old.acronym, *new.acronym])
                yield id_, found[id_]


def amendments(files: Iterable[YamlFile], known: Collection[str], report: Report) -> Iterator[schema.Amendment]:
    """What rules and concepts may do less; `known` are all their ids. Problems go to `report`."""
    for yaml in files:
        for i, entry in yaml.entries(schema.Amendment, report, only=lambda e: isinstance(e, dict) and "rule" in e):
            if entry.rule not in known:
                hint = did_you_mean(entry.rule, sorted(known))
                report(GlossaryError(f"no rule or concept is called {entry.rule!r}", where=yaml.where(i, "rule"), hint=hint))
            elif entry.tier is None and not entry.stays:
                report(GlossaryError(f"this says nothing of {entry.rule!r}", where=yaml.where(i, "rule"), hint="tier: flag, or stays: [the words]"))
            else:
                yield entry
