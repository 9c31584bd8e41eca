"""Surnames alone of people whom the text names in full, where the glossary does not have the surname by itself.

Rustam Orudschew is Rustam Orujov, so Orudschew is Orujov, though as somebody else's it might be Orudzhev.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from translit.glossary.entries import FULL
from translit.knowledge import Knowledge
from translit.mentions import listed
from translit.mentions.lookup import Match, Reading, lookup
from translit.model import Document, Finding, Span
from translit.text import Cover, words


def find(document: Document, knowledge: Knowledge, matches: Sequence[Match]) -> Iterator[Finding]:
    """A finding for each such surname, which becomes the last word of its bearer's English name.

    `matches` are the listed names of the document. A surname that stands behind another capitalised word is somebody else's.
    """
    index, text = lookup(knowledge), document.text
    bearers: dict[str, dict[str, Reading]] = {}
    for match in matches:
        best = match.readings[0]
        written, english = match.text.split(), index.english(best).split()
        if best.part == FULL and best.entry.type == "person" and len(written) == len(english) > 1:
            bearers.setdefault(written[-1], {}).setdefault(english[-1], best)
    taken = Cover([*(match.span for match in matches), *document.protected])
    tokens = words(text)
    for before, span in itertools.pairwise([Span(0, 0), *tokens]):
        word = text[slice(*span)]
        forms = bearers.get(word, {})
        somebody_elses = text[before.start].isupper() and text[before.end : span.start] == " "
        if len(forms) == 1 and word not in forms and not somebody_elses and not taken.touches(span):
            [(form, best)] = forms.items()
            yield listed.claim(Match(span, word, (best,)), best, [form], index, None)
