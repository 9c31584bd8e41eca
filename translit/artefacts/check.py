"""Checks rules as their authors need it: everything that does not compile, and every example that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import re2

from translit.artefacts import outside
from translit.artefacts.phrase import compiled
from translit.artefacts.rules import compile_rules, patterns
from translit.errors import GlossaryError
from translit.glossary.rulefile import PlacedRule
from translit.knowledge import Knowledge
from translit.model import Document, Finding
from translit.text import Cover

# Kinds whose findings depend on the source language: their rules are checked for each that they run for.
_BOUND = frozenset({"untranslated"})


def problems(
    placed: Iterable[PlacedRule], knowledge: Knowledge, read: Callable[[str], Document], checked: set[tuple[str, ...]]
) -> Iterator[GlossaryError]:
    """What is wrong with the rules; `read` makes a document, with its protected spans, of an example.

    A rule that runs for several source languages is looked at once: `checked` remembers those that were.
    """
    for rule in placed:
        key = (rule.where(), knowledge.source if rule.rule.kind in _BOUND else "")
        if key in checked:
            continue
        checked.add(key)
        found: list[GlossaryError] = []
        table = compile_rules([rule], found.append)[0]
        found += [] if found else _too_large(rule, table)
        yield from found or _failing(rule, table, knowledge, read)


def hidden(
    own: Iterable[PlacedRule],
    placed: Iterable[PlacedRule],
    compiled: Iterable[Mapping[str, Any]],
    knowledge: Knowledge,
    read: Callable[[str], Document],
) -> Iterator[GlossaryError]:
    """Those of one's `own` rules whose words another rule takes in each of their own examples, so that they never show.

    The others are the `placed` rules and, as far as these do not replace them, those that were `compiled` before.
    """
    own, placed = list(own), list(placed)
    replaced = {rule.rule.id for rule in placed}
    tables = [table for table in compiled if table["default"] is True and table["id"] not in replaced] + list(_sound(placed))
    for rule in own:
        takers = set[str]()
        for text in rule.rule.match:
            document = read(text)
            found = [f for table in tables for f in matches(table, document, knowledge)]
            mine = [f for f in found if f.rule == rule.rule.id]
            here = {f.rule for f in found if mine and all(_takes(f, other) for other in mine)}
            if not here:
                break
            takers |= here
        else:
            if takers:
                what = f"{min(takers)!r} takes longer words in each example of rule {rule.rule.id!r}, which never shows"
                yield GlossaryError(what, where=rule.where(), hint="take it out, or give an example that the other does not find")


def _sound(placed: Iterable[PlacedRule]) -> Iterator[dict[str, Any]]:
    """The rules that run unless they are ignored, compiled; those that do not compile are left out."""
    for rule in placed:
        if rule.rule.default is not True:
            continue
        wrong: list[GlossaryError] = []
        table = compile_rules([rule], wrong.append)[0]
        if not wrong and not any(_too_large(rule, table)):
            yield table


def _takes(one: Finding, other: Finding) -> bool:
    """Whether the second finding loses to the first wherever both stand, as translit.resolve has it."""
    return one.rule != other.rule and one.note <= other.note and one.span.contains(other.span) and one.span != other.span


def matches(rule: Mapping[str, Any], document: Document, knowledge: Knowledge) -> list[Finding]:
    """The findings of one compiled rule outside the protected spans of a document."""
    return list(outside(Cover(document.protected), document, rule, knowledge))


def _too_large(placed: PlacedRule, table: Mapping[str, Any]) -> Iterator[GlossaryError]:
    around = [(key, regex) for key in ("not_after", "not_before") for regex in table[key]]
    around += [(key, regex) for key in ("near", "not_near") for regex, _ in table[key]]
    for key, regex in [("pattern", pattern.regex) for pattern in patterns(table)] + around:
        try:
            compiled(regex)
        except re2.error as error:
            yield GlossaryError(f"the pattern does not compile: {error}", where=placed.where(key), hint="write it as several patterns")


def _failing(placed: PlacedRule, table: Mapping[str, Any], knowledge: Knowledge, read: Callable[[str], Document]) -> Iterator[GlossaryError]:
    for number, text in enumerate(placed.rule.match):
        if not matches(table, read(text), knowledge):
            hint = "change the pattern, or the example"
            yield GlossaryError(f"rule {placed.rule.id!r} does not find {text!r}", where=placed.where("match", number), hint=hint)
    for number, text in enumerate(placed.rule.no_match):
        if found := matches(table, read(text), knowledge):
            what = f"rule {placed.rule.id!r} finds {found[0].text!r} in {text!r}"
            yield GlossaryError(what, where=placed.where("no_match", number), hint="narrow the pattern, or say what may not be beside it or near")
