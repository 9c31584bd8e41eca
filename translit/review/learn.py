"""What decisions teach: proposals for a user's own glossary, with the counts that speak for them. Nothing is guessed at.

| reviewers | proposal |
|---|---|
| wrote the same English form for a name, which is that of a concept | a spelling of that concept |
| ... which is no concept's | a new concept |
| turned the same words down each time | words on which the rule or concept is silent |
| turned a rule down most of the time | a lower tier for it |
| typed the same replacement of an artefact | a remark: a rule's replacements are written by hand |
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from translit.glossary import schema
from translit.glossary.library import Library
from translit.glossary.own import RESTORED
from translit.mentions import unlisted
from translit.mentions.people import People
from translit.model import Decision, Span, Tier
from translit.text import fold, unaccented

OFTEN = 5
"""A rule is judged from so many decisions on."""
MOSTLY, ALWAYS = 0.5, 0.9
"""From this share of rejections a rule is lowered by a tier, or from the second one on switched off."""
_BELOW = {Tier.APPLY: "suggest", Tier.SUGGEST: "flag", Tier.FLAG: "off"}


class Proposal(NamedTuple):
    """One entry for a user's glossary (None for a remark), and why."""

    kind: str
    why: str
    entry: dict[str, Any] | None


def propose(
    decisions: Iterable[Decision], libraries: Mapping[str, Library], least: int = 2, articles: Mapping[str, str] | None = None
) -> list[Proposal]:
    """The proposals, in the order spellings, concepts, exceptions, demotions, remarks.

    `least` decisions of one mind are needed, except where the reviewer asked for the glossary. `libraries` has the shipped
    glossary and the user's own for each source language of the decisions; what stands there is not proposed again.
    `articles` holds, by finding, the text it was found in: what stands around a name there tells persons from places.
    """
    given = list(decisions)
    if not given:
        return []
    lowered = list(_demotions(given, libraries[given[0].source]))
    groups = _grouped(given)
    made = [
        *_names(groups, libraries, least, articles or {}),
        *_exceptions(groups, libraries, least, {p.entry["rule"] for p in lowered if p.entry}),
        *lowered,
        *_remarks(groups, least),
    ]
    order = ("spelling", "concept", "exception", "demotion", "remark")
    return sorted(made, key=lambda p: order.index(p.kind))


class _Words(NamedTuple):
    """What one rule found in one source language, the same words each time."""

    source: str
    rule: str
    text: str


def _grouped(decisions: Iterable[Decision]) -> Mapping[_Words, list[Decision]]:
    groups: dict[_Words, list[Decision]] = defaultdict(list)
    first: dict[tuple[str, str, str], str] = {}
    for decision in decisions:
        # Letters in another case are the same words; the first way of writing them stands for all.
        text = first.setdefault((decision.source, decision.rule, fold(decision.text)), decision.text)
        groups[_Words(decision.source, decision.rule, text)].append(decision)
    return groups


def _names(groups: Mapping[_Words, list[Decision]], libraries: Mapping[str, Library], least: int, articles: Mapping[str, str]) -> Iterator[Proposal]:
    """Spellings and concepts, from names on which all reviewers agree and that are not applied as it is.

    All spellings of one English form make one proposal.
    """
    library = next(iter(libraries.values()))
    forms = _forms(library)
    found: dict[str, list[tuple[_Words, list[Decision]]]] = defaultdict(list)
    for words, decisions in groups.items():
        if english := _agreed(words, decisions, least):
            found[fold(english)].append((words, decisions))
    taken = set(library.concepts)
    for key, pairs in found.items():
        if key in forms:
            yield from _spelling(*forms[key], pairs, libraries)
        elif native := next(((d, words) for words, decisions in pairs for d in decisions if d.native), None):
            yield _concept(*native, pairs, library, taken, articles)


def _agreed(words: _Words, decisions: Sequence[Decision], least: int) -> str | None:
    """The English form that every reviewer of a name wants; None when there is none, or nothing to learn from it."""
    new = {d.new for d in decisions}
    english = new.pop()
    if decisions[0].kind not in ("name", "term") or new or not english or not english.strip() or fold(words.text) == fold(english):
        return None
    applied = words.rule != RESTORED and all(d.tier is Tier.APPLY and d.new in d.fixes[:1] for d in decisions)
    return english if not applied and (len(decisions) >= least or any(d.learn for d in decisions)) else None


def _spelling(id_: str, part: str, pairs: Iterable[tuple[_Words, list[Decision]]], libraries: Mapping[str, Library]) -> Iterator[Proposal]:
    spellings: dict[str, list[str]] = defaultdict(list)
    made: list[Decision] = []
    for words, decisions in pairs:
        listed = libraries[words.source].spellings.get(id_, schema.Forms())
        if fold(words.text) not in {fold(form if isinstance(form, str) else form.form) for form in [*listed.forms, *listed.acronym]}:
            spellings[words.source].append(words.text)
            made += decisions
    if spellings:
        told = {source: {"acronym": texts} if part == "acronym" else texts for source, texts in spellings.items()}
        yield Proposal("spelling", _counted(made), {"spellings_of": id_, "spellings": told})


def _concept(
    one: Decision,
    words: _Words,
    pairs: Sequence[tuple[_Words, list[Decision]]],
    library: Library,
    taken: set[str],
    articles: Mapping[str, str],
) -> Proposal:
    made = [d for _, decisions in pairs for d in decisions]
    assert one.native is not None and one.new is not None, "the caller has looked"
    id_ = _slug(one.new, taken)
    taken.add(id_)
    spellings: dict[str, list[str]] = defaultdict(list)
    for spelled, _ in pairs:
        spellings[spelled.source].append(spelled.text)
    sort = _sort(made, articles, library)
    type_ = f"a {sort} by the words around it" if sort else "check the type"
    typed = "; typed by a reviewer, so check the native form" if any(d.verdict == "replace" for d in made) else ""
    entry = {
        "id": id_,
        "type": sort or "person",
        "english": one.new,
        "native": {_language(one.native, library.concepts.get(words.rule)): one.native},
        "about": "proposed by reviewers; say who or what it is",
        "source": f"decisions of {', '.join(sorted({d.who for d in made}))}",
        "spellings": dict(spellings),
    }
    return Proposal("concept", f"{_counted(made)}; {type_}{typed}", entry)


def _sort(decisions: Iterable[Decision], articles: Mapping[str, str], library: Library) -> str | None:
    """What most of the places of a name say it is; an article written back since has the new text."""
    said: Counter[str] = Counter()
    known = People(library.word_lists())
    for decision in decisions:
        article = articles.get(decision.finding, "")
        for text in {decision.text, decision.new or decision.text} if article else ():
            full = len(text.split()) > 1
            spans = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", article)]
            said.update(sort for span in spans if (sort := unlisted.sort(article, span, full, known)))
    return max(said, key=lambda sort: said[sort]) if said else None


def _language(native: str, near: schema.Concept | None) -> str:
    """The language of a native form: that of the concept it came from, else told by its letters."""
    for language, form in near.native.items() if near else ():
        if native.casefold() in form.casefold():
            return language
    return "uk" if set(native.casefold()) & set("іїєґ") else "ru"


def _exceptions(groups: Mapping[_Words, list[Decision]], libraries: Mapping[str, Library], least: int, lowered: set[str]) -> Iterator[Proposal]:
    """Words that were turned down each time; by rule, since an entry holds all words of one."""
    there = {(entry.rule, fold(text)) for library in libraries.values() for entry in library.amendments for text in entry.stays}
    found: dict[str, list[tuple[str, list[Decision]]]] = defaultdict(list)
    for words, decisions in groups.items():
        rejected = len(decisions) >= least and all(d.verdict == "reject" for d in decisions)
        # A mark alone says nothing of the words around it.
        if rejected and words.rule not in lowered and any(c.isalpha() for c in words.text) and (words.rule, fold(words.text)) not in there:
            found[words.rule].append((words.text, decisions))
    for rule, pairs in found.items():
        why = "; ".join(f"{' '.join(text.split())}: {_counted(decisions)}" for text, decisions in pairs)
        yield Proposal("exception", why, {"rule": rule, "stays": list(dict.fromkeys(text for text, _ in pairs))})


def _demotions(decisions: Iterable[Decision], library: Library) -> Iterator[Proposal]:
    there = {entry.rule: entry.tier for entry in library.amendments if entry.tier}
    shipped = {placed.rule.id: Tier(placed.rule.tier) for placed in library.rules}
    by_rule: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_rule[decision.rule].append(decision)
    for rule, made in by_rule.items():
        share = sum(d.verdict == "reject" for d in made) / len(made)
        if len(made) < OFTEN or share < MOSTLY:
            continue
        tier = "off" if share >= ALWAYS and len(made) >= 2 * OFTEN else _BELOW[shipped.get(rule, min((d.tier for d in made), key=list(Tier).index))]
        if there.get(rule) != tier:
            yield Proposal("demotion", _counted(made), {"rule": rule, "tier": tier, "why": _counted(made)})


def _remarks(groups: Mapping[_Words, list[Decision]], least: int) -> Iterator[Proposal]:
    """Replacements that were typed again and again, for which no entry can be written down."""
    for words, decisions in groups.items():
        typed = Counter(d.new for d in decisions if d.verdict == "replace")
        if decisions[0].kind in ("name", "term") and len({d.new for d in decisions}) == 1:
            continue
        for new, count in typed.items():
            if count >= least:
                yield Proposal(
                    "remark", f"[{words.rule}] {_line(words.text)} was replaced {count} times by {_line(new or '')}; should it offer that?", None
                )


def _forms(library: Library) -> dict[str, tuple[str, str]]:
    """English forms, folded, with the concept they belong to; forms of several concepts are left out."""
    found: dict[str, tuple[str, str] | None] = {}
    for concept in library.concepts.values():
        for form, part in ((concept.english, "full"), (concept.acronym, "acronym")):
            if form:
                key = fold(form)
                found[key] = None if key in found else (concept.id, part)
    return {key: value for key, value in found.items() if value is not None}


def _counted(decisions: Iterable[Decision]) -> str:
    """Who decided what, how often.

    >>> one = Decision("0" * 12, "reject", None, "anna", "2026-01-31T08:00:00Z", "x", "name", Tier.APPLY, "es", "Almatí")
    >>> _counted([one, one])
    'rejected 2 of 2 times, by anna'
    """
    made = list(decisions)
    counts = Counter({"accept": "accepted", "reject": "rejected", "replace": "replaced"}[d.verdict] for d in made)
    return f"{', '.join(f'{word} {n}' for word, n in sorted(counts.items()))} of {len(made)} times, by {', '.join(sorted({d.who for d in made}))}"


def _line(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _slug(english: str, taken: set[str]) -> str:
    plain = unaccented(english.casefold())
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "name"
    return next(id_ for id_ in (slug, *(f"{slug}-{i}" for i in range(2, 1000))) if id_ not in taken)
