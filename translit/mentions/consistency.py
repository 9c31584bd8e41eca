"""Contradictions within one text: who is spelled, named or called in two ways, or named too late.

Each is told once, with all its places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.knowledge import Knowledge
from translit.mentions import acronyms, endings, gender, neuter, spellings
from translit.mentions.claims import Claims
from translit.mentions.identity import Mention, Names
from translit.mentions.lookup import Match
from translit.mentions.reading import Reading
from translit.mentions.reference import Reach
from translit.model import Document, Finding, Span
from translit.text import words

_SHORTEST_PARAGRAPH = 12
"""A paragraph of fewer words may be a heading or a caption, in which a surname alone is usual."""
_RARE = 10
"""A surname that the lists have less often is one that two people of one text seldom share by chance."""


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match], readings: Sequence[Reading]) -> list[Finding]:
    """Every contradiction of the document; `matches` and `readings` are its listed names and its restored words."""
    names, claims = Names(document, knowledge, matches, readings), Claims(document)
    reach = Reach(names)
    return [
        *spellings.find(names, claims),
        *_given_names(names, claims, knowledge),
        *endings.find(names, claims),
        *_late(names, claims),
        *gender.find(names, claims, reach),
        *neuter.find(claims, reach),
        *acronyms.find(names, claims),
    ]


def _given_names(names: Names, claims: Claims, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding for each surname before which an unlisted given name stands for a known person's."""
    for family in names.families.values():
        full = list({names.word(m.given): m for m in reversed(family) if m.given and m.gender}.values())[::-1]
        # Three bearers of a surname are a family or a common name.
        for odd in (m for m in full if not m.listed and len(full) < 3):
            known = next((m for m in full if m.gender == odd.gender and not _same_given(m, odd, names)), None)
            if known and (known.listed or known.span < odd.span) and _one_person(known, odd, names, knowledge):
                says = f"{claims.listing({'known': [known.span], 'odd': [odd.span]})}: is it one person?"
                yield claims.make("given-name-changes", odd.span, says, [known.span], native=odd.native)
                break


def _same_given(one: Mention, other: Mention, names: Names) -> bool:
    first, second = (names.word(m.given).split()[0] if m.given else "" for m in (one, other))
    return names.index.same(first, second)


def _one_person(known: Mention, odd: Mention, names: Names, knowledge: Knowledge) -> bool:
    """Whether two given names before one surname are rather a slip: one title for both, or a rare surname and no family."""
    if title := names.title(odd):
        return title == names.title(known)
    around = (names.before(odd.span), names.after(odd.span))
    beside = any(word is not None and names.word(word).casefold() in ("and", "or") for word in around)
    apposed = names.text[odd.span.end : odd.span.end + 1] == ","
    return not (names.kin or beside or apposed) and knowledge.restorer.frequency(odd.native.casefold()) < _RARE


def _late(names: Names, claims: Claims) -> Iterator[Finding]:
    """One finding for each person whom the text introduces in full only after it has used the surname alone."""
    for mentions in names.bearers.values():
        first, full = mentions[0], next((m for m in mentions if m.full), None)
        if first.sort != "person" or first.full or full is None or len({m.who for m in names.families[first.family] if m.full}) > 1:
            continue
        if _introduced(full, names) and _in_prose(first.span, full.span, names.text):
            says = f"{claims.where([first.span])} comes before the full name, {claims.where([full.span])}"
            yield claims.make("full-name-late", first.span, says, [full.span], native=first.native)


def _introduced(mention: Mention, names: Names) -> bool:
    """Whether a title or a description stands beside the name, as at a first mention."""
    around = names.text[max(0, mention.span.start - 2) : mention.span.start] + names.text[mention.span.end : mention.span.end + 1]
    return names.title(mention) is not None or around == ", ,"


def _in_prose(span: Span, later: Span, text: str) -> bool:
    """Whether a place is in a full paragraph that ends before a later place, outside quotation marks."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)].rstrip()
    lead = paragraph[: span.start - start]
    quoted = lead.count("“") > lead.count("”") or lead.count("«") > lead.count("»") or lead.count('"') % 2
    whole = paragraph[-1:] in '.!?”"' and len(words(paragraph)) >= _SHORTEST_PARAGRAPH
    return start + len(paragraph) < later.start and whole and not quoted
