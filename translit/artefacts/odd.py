"""Odd pronouns: a "he" alone among those that say "she", where nobody is named whom it could mean; and the other way round."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from translit.artefacts.quotes import Paragraph, paragraphs
from translit.model import Span
from translit.text import Sentences

# Pronouns of the other gender that have to stand around the odd one.
_FEWEST = 2
_SUBJECTS = ("he", "she")
# "Him" and "her" may mean anybody whom the text has not named.
_DOUBTED = ("he", "she", "his")
# "He or she" means anybody.
_CHOICE = ("or ", "/", "and ")
# Nouns that may be somebody, by their ending or in full; and words that only end like them.
_SOMEBODY = re.compile(
    r"\b(?!(?:after|other|another|never|ever|over|under|her|number|letter|summer|winter|water|paper|newspaper|river|power|order|together|however|whether|rather"
    r"|later|earlier|longer|theater|center|dinner|September|October|November|December|for|or|nor|floor|door|corridor|mirror|plant|restaurant|been|went|sent|spent|rent"
    r"|want|event|recent|different)\b)"
    r"(?:\w+(?:er|or|ist|ian|ant|ee|man|boy|(?<!m)ent)|poet|coach|boss|chief|guest|friend|child|baby|colleague|neighbou?r|companion|cousin|cook|guard|clown|hero|god"
    r"|cat|dog|horse|bear|bull|wolf|animal|kid|parent|pope|king|tsar|monk|spouse|mate|cop|thief|judge|rebel|pilot|medic|spy|dad|twin|somebody|someone|stranger)\b"
)
# Places and times, which are nobody: in Lyon, Tiflis and Antwerp; the Bolshoi Theatre; last May.
_PLACES = re.compile(
    r"\b(?:in|into|at|near|through|across|around|over|the|a|an|last|next|this|every)"
    r" (?:[A-Z][\w’'-]*(?:,? (?:and |or )?(?=[A-Z]))?)+"
)
# A capital inside a sentence, and at the beginning of one before a verb.
_CAPITAL = re.compile(r"(?<=[\w,;)] )[A-Z][a-z]+|(?<![\w’'-])[A-Z][a-z]+(?= (?:who |also )?(?:[a-z]+(?:ed|[^s]s|ew)|was|had|met|left|went|told)\b)")
# Whom a paragraph introduces: a name in full near its beginning.
_INTRODUCED = re.compile(r"[^.!?\n]{0,60}?\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")


class People(NamedTuple):
    """Where a text has people of the gender that a rule looks for, of the other one, and of either; and pronouns that mean the first."""

    persons: list[Span]
    rivals: list[Span]
    strangers: list[Span]
    pronouns: list[Span]


def alone(text: str, at: int, people: People, doubted: Set[str], words: frozenset[str]) -> bool:
    """Whether the pronoun at an offset is the only one of the `doubted` in its paragraph, among others of the other gender.

    >>> line = "She left in May. He danced in Lyon, and now she sings."
    >>> she = [Span(0, 3), Span(44, 47)]
    >>> alone(line, 17, People([], [], [], she), {"he", "his"}, frozenset({"she", "he"}))
    True
    >>> alone(line.replace("in May", "Kirov"), 17, People([], [], [], she), {"he", "his"}, frozenset({"she", "he"}))
    False
    """
    all_ = paragraphs(text)
    number = next((n for n, paragraph in enumerate(all_) if paragraph.start <= at < paragraph.end), None)
    if number is None or not text[at:].lower().startswith(_DOUBTED) or text[:at].endswith(_CHOICE) or _quoted(all_[number], at):
        return False
    here, before = all_[number], all_[max(0, number - 1)]
    own = [span for span in people.pronouns if here.start <= span.start < here.end and not _quoted(here, span.start)]
    others = re.findall(rf"\b(?:{'|'.join(doubted)})\b", text[here.start : here.end], re.IGNORECASE)
    if len(own) < _FEWEST or own[0].start > at or len(others) > 1 or any(before.start <= r.start < here.end for r in people.rivals):
        return False
    if any(own[0].start <= stranger.start < at for stranger in people.strangers) or _SOMEBODY.search(text, own[0].end, at):
        return False
    # She has to be the subject of the sentence or of the one before.
    first = Sentences(text).span(max(here.start, Sentences(text).span(at)[0] - 1))[0]
    if not any(first <= span.start < at and text[slice(*span)].lower() in _SUBJECTS for span in own):
        return False
    return not _somebody(text, here.start, at, own, people, words)


def _quoted(paragraph: Paragraph, at: int) -> bool:
    return any(first.at < at < last.at for first, last in paragraph.pairs)


def _somebody(text: str, start: int, at: int, own: list[Span], people: People, words: frozenset[str]) -> bool:
    """Whether a name stands before the pronoun that may be another person's; the one whom the paragraph introduces is its own."""
    introduced = _INTRODUCED.match(text, start)
    if introduced and not (introduced.end() <= own[0].start and text[slice(*own[0])].lower() in _SUBJECTS):
        return True
    after = introduced.end() if introduced else start
    known = [*people.persons, *(Span(*place.span()) for place in _PLACES.finditer(text, start, at))]
    names = (match for match in _CAPITAL.finditer(text, after, at) if match[0].casefold() not in words)
    return any(not any(span.start <= match.start() < span.end for span in known) for match in names)
