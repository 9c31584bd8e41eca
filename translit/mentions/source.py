"""Which language an article was translated from, told by the names in it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from translit import knowledge
from translit.model import Document
from translit.text import Cover, fold, words

FALLBACK = "es"
SHORTEST = 4


class Choice(NamedTuple):
    """The source language to work with, and the words that say so; without any, it is only the usual one."""

    tag: str
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The choice as a sentence for a person.

        >>> Choice("es", ("Zajárova",)).reason
        'source language es, told by Zajárova'
        """
        if self.words:
            return f"source language {self.tag}, told by {', '.join(self.words)}"
        return f"source language {self.tag}, taken for want of evidence; --source says it"


def choose(document: Document) -> Choice:
    """The source language of a document: of its capitalised words that English does not know."""
    protected = Cover(document.protected)
    found: dict[str, str] = {}
    for span in words(document.text):
        word = document.text[span.start : span.end]
        if len(word) >= SHORTEST and word[0].isupper() and not protected.touches(span):
            found.setdefault(unicodedata.normalize("NFC", word).casefold(), word)
    home = knowledge.english_names()
    unknown = [w for w in found if w.isalpha() and not knowledge.english_knows(w) and fold(w) not in home]
    if not unknown:
        return Choice(FALLBACK, ())
    detected = knowledge.detector().detect(unknown)
    return Choice(FALLBACK, ()) if detected.thin else Choice(detected.tag, tuple(found[word] for word in detected.words))
