"""The reading of one capitalised word that no glossary lists: its native readings, and what speaks for them.

What stands around the word is added by `translit.mentions.restored`.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from translit.knowledge import Knowledge, english_knows
from translit.mentions import whole
from translit.mentions.lookup import lookup
from translit.model import Span
from translit.names.confidence import Evidence
from translit.names.convention import SLAVIC
from translit.names.restore import Restored
from translit.text import fold

SHORTEST = 4
"""Shorter words could be anything."""
SURE, RATHER, FAINT = 0.9, 0.5, 0.1
"""From which confidence on, by itself, a neighbour counts as surely native, as rather native, and a known word as a given name."""


class Beside(NamedTuple):
    """A capitalised word next to another, its best form if it is read, and whether it stands before that one."""

    text: str
    form: Restored | None
    before: bool


class Reading(NamedTuple):
    """A word and its best restored forms; `alone` is how sure they are before the rest of the document is heard.

    `certainty` is how sure they are then, `odds` what its neighbours added to that.
    `vouched`: the word stands beside one that is surely native and no English spelling, as the other half of one name;
    `given`: as its given name, which bearers of the glossary have too. `accompanied`: it stands beside a listed mention
    or a word that is surely native. `leant`: it is read in the language that most names of the document are of.
    `beside`: the capitalised words next to it. `other`: a listed surname that somebody else bears. `family`: a given name
    that is read in the language of its surname, `kindred`: either of these words.
    `region`: the document is about the region, `spelled`: it has its names in the source's spelling. `english`: English
    knows the word as a name, so that it may be right.
    """

    span: Span
    text: str
    forms: tuple[Restored, ...]
    evidence: Evidence
    alone: float
    certainty: float = 0.0
    odds: float = 0.0
    vouched: bool = False
    given: bool = False
    accompanied: bool = False
    leant: bool = False
    beside: tuple[Beside, ...] = ()
    other: bool = False
    family: bool = False
    kindred: bool = False
    region: bool = False
    spelled: bool = False
    english: bool = False

    @property
    def no_english(self) -> bool:
        """Whether the word is no English spelling of the name, and so tells that the name is in the source's."""
        return self.evidence.converted and self.forms[0].english != fold(self.text)

    @property
    def unchanged(self) -> bool:
        """Whether the word is a native surname in its English form already."""
        native, known, as_it_is = self.forms[0].native, self.forms[0].reading.known, self.forms[0].english == fold(self.text)
        return as_it_is and (whole.surname(native) or whole.people_of([native], None) is not None or (known > 0 and self.certainty > RATHER))


def of_word(
    written: str, span: Span, knowledge: Knowledge, lean: str | None = None, proven: bool = False, shortest: int = SHORTEST, proper: bool = False
) -> Reading | None:
    """The word's reading, or None when it is no candidate: not a capitalised word, an English word, unreadable.

    `proper`: a name that English knows is one.
    """
    word = unicodedata.normalize("NFC", written)
    if len(word) < shortest or not word.isalpha() or not word[0].isupper() or not (word[1:].islower() or word.isupper()):
        return None
    plain = fold(word)
    if english_knows(plain) and not proper:
        return None
    index = lookup(knowledge)
    spelling = fold(word, index.marks)
    forms = knowledge.restorer.restore(spelling, lean=lean, proven=proven)
    if not forms:
        return None
    evidence = knowledge.restorer.evidence(forms[0], spelling, plain, index.foreign(word))
    if forms[0].english == plain:
        # Nothing would be changed: all that is claimed is that this is the name.
        evidence = evidence._replace(converted=True)
    elif lean in (None, *SLAVIC) and not evidence.converted and knowledge.restorer.never_so(forms[0], spelling):
        evidence = evidence._replace(converted=True)
    leant = lean is not None and forms[0].language == lean
    return Reading(span, written, tuple(forms), evidence, knowledge.confidence.text(evidence), leant=leant)
