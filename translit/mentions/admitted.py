"""Admitted English forms that are the source's own spelling as well: Dmitri Peskov, Ferghana, Gurbanguly Berdimuhamedow.

They may stay, so they are looked at only in a text that has other names in the source's spelling, and mostly suggested. A
person's is changed where many names of the text are written so (Dmitri Peskov beside Serguéi Lavrov and María Zajárova), and
an ending that is changed in another name is changed in these: no Galstanian beside a Pashinyan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from translit.glossary.entries import FULL
from translit.knowledge import Knowledge
from translit.mentions import listed
from translit.mentions.lookup import Match, lookup, names_in_source, people_in_full
from translit.model import Finding, Tier

# So many letters of a name are its ending.
_ENDING = 3


def find(matches: Sequence[Match], knowledge: Knowledge, found: Sequence[Finding], in_source: bool) -> Iterator[Finding]:
    """A finding for each such form in the house style's.

    `matches` are the listed names of a document, `found` is what was found about all its names; `in_source`: names that no
    glossary lists are in the source's spelling.
    """
    index = lookup(knowledge)
    spelled = names_in_source(matches, index)
    in_full = people_in_full(matches)
    applied = [finding for finding in found if finding.tier is Tier.APPLY]
    pairs = {(finding.text[-_ENDING:], finding.fixes[0].text[-_ENDING:]) for finding in applied}
    endings = {pair for pair in pairs if pair[0] != pair[1]}
    for match in matches if applied or in_source else ():
        mine = [r for r in match.readings if r.entry.id in in_full] or match.readings
        best = mine[0]
        form, written = index.english(best), index.plain(match.text)
        plain, alike = index.plain(form), (match.text[-_ENDING:], form[-_ENDING:]) in endings
        one = len({index.english(reading) for reading in mine}) == 1
        theirs = (best.part == FULL or best.entry.id in in_full) and best.weight >= listed.USUAL and one
        its = written.replace("gh", "g").replace("kh", "h") == plain.replace("kh", "h").replace("y", "i")
        if theirs and index.right(match) and written != plain and (alike or its):
            anyway = spelled and its and best.entry.type == "person"
            why = None if alike or anyway else "this form may stay; the house style has the other"
            yield replace(listed.claim(match, best, [form], index, why), severity="minor")
