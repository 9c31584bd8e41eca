"""Translation memories (TMX 1.4): candidate pairs are harvested from them, none of which anybody has reviewed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from rapidfuzz import fuzz

from translit.errors import GlossaryError
from translit.glossary.entries import near_key
from translit.glossary.exchange.entry import Entry, Say, Status, Term
from translit.glossary.exchange.markup import language, local, root

SUFFIXES = (".tmx",)
CAUTION = "harvested from a translation memory and not reviewed"
_LONGEST = 6
_CODES = {"ph", "bpt", "ept", "it", "ut"}
_NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w'’-]*\w)(?: [^\W\d_a-zß-ÿ][\w'’-]*\w)*")
_ALIKE = 75

Candidate = tuple[str, str, str]
"""An English form, another language's tag, and what stands there for it."""


def read(data: bytes, say: Say) -> list[Entry]:
    """Short units are pairs as they are; in sentences, names in Latin letters that are alike but written differently.

    What stands most often for an English form is preferred, the rest admitted.
    """
    counts: Counter[Candidate] = Counter()
    units = sentences = 0
    for unit in root(data, "tmx").iter("{*}tu"):
        units += 1
        segments = list(_segments(unit))
        english = next((text for tag, text in segments if tag.lower().split("-")[0] == "en"), "")
        for tag, text in segments if english else ():
            if tag and tag.lower().split("-")[0] != "en":
                if _short(english) and _short(text):
                    counts[english, tag, text] += 1
                else:
                    sentences += 1
                    counts.update((name, tag, spelling) for name, spelling in _names(english, text))
    if not units:
        raise GlossaryError("has no translation unit (tu)", hint="is it a translation memory?")
    if not counts:
        raise GlossaryError("no unit is a term with its English, and no name is written in two ways", hint="nothing to harvest")
    say(f"{units} units, {sentences} of them whole sentences: {len({c[0] for c in counts})} candidates, all to be reviewed")
    return _entries(counts)


def _entries(counts: Counter[Candidate]) -> list[Entry]:
    found: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for (english, tag, text), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(english, {}).setdefault(tag, []).append((text, count))
    entries = []
    for english, languages in found.items():
        terms = [Term(english, "en", Status.PREFERRED)]
        for tag, forms in languages.items():
            terms += [Term(text, tag, Status.ADMITTED if number else Status.PREFERRED) for number, (text, _) in enumerate(forms)]
        seen = sum(count for forms in languages.values() for _, count in forms)
        entries.append(Entry("", tuple(terms), caution=CAUTION, notes=(f"seen {seen} time{'s' * (seen > 1)}",)))
    return entries


def _segments(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.iter("{*}tuv"):
        segment = next(variant.iter("{*}seg"), None)
        if segment is not None:
            yield language(variant), " ".join("".join(_words(segment)).split())


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a segment without the codes of its markup."""
    yield element.text or ""
    for part in element:
        if isinstance(part.tag, str) and local(part) not in _CODES:
            yield from _words(part)
        yield part.tail or ""


def _short(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST and not re.search(r"[.?!:;…]$", text) and any(c.isalpha() for c in text)


def _names(english: str, other: str) -> Iterator[tuple[str, str]]:
    """Names of an English sentence with the one name of the other sentence that is alike, if it is written differently."""
    spellings = list(dict.fromkeys(_NAME.findall(other)))
    for name in dict.fromkeys(_NAME.findall(english)):
        ranked = sorted(((fuzz.ratio(near_key(name), near_key(spelling)), spelling) for spelling in spellings), reverse=True)
        if name in spellings or not ranked or ranked[0][0] < _ALIKE or (len(ranked) > 1 and ranked[1][0] >= _ALIKE):
            continue
        yield name, ranked[0][1]
