"""Surnames with the ending of the other sex: Maria Zakharov for Zakharova, Dmitry Peskova for Peskov."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from translit.mentions.claims import Claims
from translit.mentions.identity import Mention, Names
from translit.model import Finding, Span
from translit.text import match_case, words

_NEAR = 60
"""A man and a woman of one surname who stand within so many code points are two people."""
_WOMANS = ((r"(ск|цк)ий$", r"\1ая"), (r"(сь|ць)кий$", r"\1ка"), (r"ный$", "ная"), (r"([оеё]в|[иы]н)$", r"\1а"))
_OTHERS = (
    (r"((?:s|ts|c)k)(?:y|i|iy|yi|yy|ii|ij)$", r"\1aya"), (r"n(?:y|yi|iy|yy)$", "naya"), (r"([eoyiu]v|[iy]n)$", r"\1a"),
    (r"(k)a(?:ya|ia|ja)$", r"\1y"), (r"na(?:ya|ia|ja)$", "ny"), (r"([eo]v|[iy]n)a$", r"\1"),
)  # fmt: skip


def find(names: Names, claims: Claims) -> Iterator[Finding]:
    """One finding for each surname whose ending the glossary or the text itself contradicts."""
    full = [m for m in names.mentions if m.full and m.sort == "person"]
    by_given, by_pair = _grouped(full, lambda m: names.word(m.given) if m.given else ""), _grouped(full, lambda m: _womans(m.native))
    for mention in names.mentions:
        if not mention.listed and mention.sort in ("person", "name"):
            if mention.given:
                found = _by_glossary(mention, names) or _by_text(mention, by_given[names.word(mention.given)], names)
            else:
                found = _alone(mention, by_pair[_womans(mention.native)], names)
            if found is not None:
                yield _finding(mention, *found, names, claims)


def _grouped(mentions: Sequence[Mention], key: Callable[[Mention], str]) -> dict[str, list[Mention]]:
    """The first mention of each bearer, by a key."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        group = groups[key(mention)]
        if not any((m.who, m.native) == (mention.who, mention.native) for m in group):
            group.append(mention)
    return groups


def _finding(mention: Mention, form: str, others: list[Span], names: Names, claims: Claims) -> Finding:
    written = names.word(mention.span)
    says = f"{claims.where([mention.span])} is {form}: the surname has the ending of the other sex"
    if others:
        says = f"{claims.listing({'this': [mention.span], 'others': others})}: one person, two endings"
    return claims.make("surname-ending", mention.span, says, others, fix=match_case(written, form))


def _by_glossary(mention: Mention, names: Names) -> tuple[str, list[Span]] | None:
    """The listed full name that this would be with the other ending, and where the text has it."""
    if mention.given is None:
        return None
    for changed in _changed(names.word(mention.name)):
        form = f"{names.word(mention.given)} {changed}"
        whole = [m for m in names.index.matches(form, words(form)) if m.span == (0, len(form))]
        for entry in (r.entry for m in whole for r in m.readings if r.entry.type == "person" and r.entry.gender == mention.gender):
            return names.index.full(entry), [m.span for m in names.bearers.get(entry.id, ()) if m.full]
    return None


def _by_text(mention: Mention, others: Sequence[Mention], names: Names) -> tuple[str, list[Span]] | None:
    """The same given name with the ending that is right for it, elsewhere in the text."""
    for other in others if mention.gender else ():
        man, woman = (mention, other) if mention.gender == "f" else (other, mention)
        if man.native != woman.native == _womans(man.native):
            return names.word(other.span), [other.span]
    return None


def _alone(mention: Mention, family: Sequence[Mention], names: Names) -> tuple[str, list[Span]] | None:
    """The one bearer named in full whose surname this is but for its ending, where the surname alone speaks as a person."""
    following = names.after(mention.span)
    if names.kin or following is None or names.word(following) not in names.people.speaking or len({m.who for m in family}) != 1:
        return None
    other = family[0]
    if other.native == mention.native or not other.span.end < mention.span.start - _NEAR:
        return None
    return names.word(other.name), [other.span]


def _changed(name: str) -> Iterator[str]:
    """A surname in English letters with the ending of the other sex."""
    for pattern, new in _OTHERS:
        if re.search(pattern, name):
            yield re.sub(pattern, new, name)


def _womans(native: str) -> str:
    """The woman's form of a native man's surname, or the name itself.

    >>> _womans("Захаров"), _womans("Чайковский"), _womans("Захарова")
    ('Захарова', 'Чайковская', 'Захарова')
    """
    for pattern, new in _WOMANS:
        if re.search(pattern, native):
            return re.sub(pattern, new, native)
    return native
