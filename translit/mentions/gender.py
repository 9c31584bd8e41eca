"""Pronouns and titles that contradict the gender of the person they mean.

A title stands beside its name, so it can be read off. A pronoun is doubted only when the one person in its reach is of
the other gender and nobody else is mentioned, by name, by pronoun or by a word for a person, from the paragraph before on.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from translit.mentions.claims import Claims
from translit.mentions.identity import Mention, Names
from translit.mentions.people import AGENT, CALENDAR, DOING, MOTION, NO_AGENT, PAIRS, PERSONS, SPEAKING, TITLES, WIFE, WITHIN, WOMEN
from translit.model import Finding, Span
from translit.text import Cover, Sentences, match_case, words

_SEXES = {"m": "man", "f": "woman"}
_PRONOUNS = {"he": "she", "himself": "herself", "she": "he", "herself": "himself"}
_PRONOUN = re.compile(r"\b(?:[Hh]e|himself|[Ss]he|herself)\b")
# What may part a title from its name: nothing, a comma, "for the ministry,". A spokesman for Maria Zakharova is a man.
_TITLED = (re.compile(r"\b(\w+)\.?(,)? \Z"), re.compile(r"\b(\w+) (?:for|of|at|from|in) [^,.;:()“”\"]{1,60}(,) \Z"))
_LINKS = frozenset(("where", "when", "while", "after", "before", "because", "since", "until", "although", "though", "and", "but", "that", "which"))
_FOLLOWS = re.compile(rf"(?:[A-Z][\w ]{{1,25}}, )?(?:[HhSs]e)(?: also| then| further)? (?:{'|'.join(sorted(SPEAKING))})\b")
# "the lawyer of the young activist": the activist is somebody else.
_COMPLEMENT = re.compile(r"\b(?:of|for|to|with|by|against|[\w]+['’]s) (?:[\w’'-]+ ){0,3}$")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\r?\n\s*")
_TITLE = 90
"""A title stands within so many code points before its name."""
_STEM = 6
"""Two people whose surnames begin with so many equal letters may be a couple: Navalny, Navalnaya."""
_FAR = 2000
"""A pronoun means nobody more code points away."""
_LEADS_IN = re.compile(r"(?:[\"“«]?(?:On|In|At|During|Since|From|After|Before|Last|This|Earlier|Later|Meanwhile|Speaking)\b[^,.;:]{0,50}, )?")


def find(names: Names, claims: Claims) -> list[Finding]:
    """A finding for each title and pronoun that contradicts the gender of the person it means."""
    return [*_titles(names, claims), *_Pronouns(names, claims).find()]


def _titles(names: Names, claims: Claims) -> Iterator[Finding]:
    for mention in names.mentions:
        if mention.gender is None:
            continue
        start = max(0, mention.span.start - _TITLE)
        for found in filter(None, (pattern.search(names.text, start, mention.span.start) for pattern in _TITLED)):
            title, at = found[1].casefold(), Span(*found.span(1))
            right = PAIRS.get(title) if mention.gender == "f" else WOMEN.get(title)
            if right and _belongs(names, at, found[2], mention):
                right = match_case(names.word(at), right)
                says = f"{claims.where([mention.span])} is a {_SEXES[mention.gender]}: “{right}” rather than “{names.word(at)}”"
                yield claims.make("gender-of-title", at, says, [mention.span], fix=right)
                break


def _belongs(names: Names, title: Span, comma: str | None, mention: Mention) -> bool:
    """Whether a title belongs to the name after it: in "the policeman Zakharova praised" it does not."""
    if comma:
        # A name or "and" after it makes a list: "a businessman, Maria Zakharova, Sergei Lavrov and others".
        return re.compile(r",\s+(?!and\b|or\b|[^\W\d_a-z])").match(names.text, mention.span.end) is not None
    if mention.full:
        return True
    if mention.gender == "m" and names.word(title).casefold() in WIFE:
        # "Ms Putin" may be his wife; "spokeswoman Peskov" is not.
        return False
    article, following = names.before(title), names.after(mention.span)
    if article is None or names.word(article).casefold() not in ("the", "a", "that", "this"):
        return True
    return following is None or names.word(following) in SPEAKING


class _Pronouns:
    def __init__(self, names: Names, claims: Claims) -> None:
        self._names, self._claims, self._text = names, claims, names.text
        self._sentences = Sentences(names.text)
        self._people = [m for m in names.mentions if m.sort in ("person", "name")]
        self._starts = [m.span.start for m in self._people]
        self._kin: dict[str, set[str]] = defaultdict(set)
        for mention in self._people:
            self._kin[mention.family[:_STEM]].add(mention.who)
        self._known = Cover(m.span for m in names.matches)
        self._paragraphs = [0, *(m.end() for m in _PARAGRAPH.finditer(names.text))]

    def find(self) -> Iterator[Finding]:
        gendered = [m for m in self._people if m.gender]
        if not gendered:
            return
        for found in _PRONOUN.finditer(self._text, gendered[0].span.end):
            pronoun = Span(*found.span())
            means = self._means(pronoun, found[0].casefold())
            if means:
                right = match_case(found[0], _PRONOUNS[found[0].casefold()])
                says = f"{self._claims.where([means.span])} is a {_SEXES[means.gender or '']}: “{right}” rather than “{found[0]}”?"
                yield self._claims.make("gender-of-pronoun", pronoun, says, [means.span], fix=right)

    def _means(self, pronoun: Span, word: str) -> Mention | None:
        """The person of the other gender whom the pronoun can only mean."""
        if self._text[pronoun.end : pronoun.end + 1] == ",":
            # "said he, the minister, ..."
            return None
        gender = "m" if word.startswith("h") and word[:3] != "her" else "f"
        sentence = self._sentences.span(pronoun.start)
        before = self._within(Span(sentence.start, pronoun.start))
        subject, reach = self._subject(sentence, before[0], pronoun, word) if before else self._speaker(sentence, pronoun)
        if subject is None or reach is None or subject.gender in (None, gender):
            return None
        relative = len(self._kin[subject.family[:_STEM]]) > 1
        return None if relative or pronoun.start - reach > _FAR or self._anybody(Span(reach, pronoun.start), subject) else subject

    def _subject(self, sentence: Span, subject: Mention, pronoun: Span, word: str) -> tuple[Mention, int | None]:
        """The person with whom the pronoun's own sentence begins, and where to look for somebody else; None when it need not mean that one."""
        return subject, self._reach(sentence, subject, pronoun, word)

    def _reach(self, sentence: Span, subject: Mention, pronoun: Span, word: str) -> int | None:
        between = self._text[subject.span.end : min(pronoun.start, subject.span.end + _FAR)]
        if not self._leads(sentence, subject) or re.search('[“”"«»;:()]', between) or between[:1] in ("'", "’"):
            return None
        last = re.search(r"(\w+) $", between)
        if word.endswith("self"):
            return sentence.start
        if last and (last[1] in SPEAKING or (last[1] == "that" and set(between.split()) & SPEAKING)):
            return self._paragraph(pronoun.start, 2)
        return self._paragraph(pronoun.start, 1) if last and last[1] in _LINKS else None

    def _leads(self, sentence: Span, subject: Mention) -> bool:
        """Whether the sentence begins with the person, perhaps after a time, a place or the person's title."""
        start = _LEADS_IN.match(self._text, sentence.start)
        lead = self._text[start.end() if start else sentence.start : subject.span.start]
        if not lead.strip():
            return True
        titles = [w for w in re.findall(r"\w+", lead.casefold()) if w in TITLES]
        return bool(titles) and len(lead) < 90 and bool(re.fullmatch(r"[^,.;:]*,? ", lead)) and _own(lead, titles[-1])

    def _speaker(self, sentence: Span, pronoun: Span) -> tuple[Mention | None, int | None]:
        """The one person of the sentence before, when both sentences report what somebody said."""
        if not sentence.start or self._paragraph(sentence.start, 0) >= sentence.start:
            return None, None
        follows = _FOLLOWS.match(self._text, sentence.start)
        if not follows or not sentence.start <= pronoun.start < follows.end():
            return None, None
        previous = self._sentences.span(sentence.start - 1)
        people = self._within(previous)
        if len({m.who for m in people}) != 1:
            return None, None
        speaks = any(self._text[slice(*w)] in SPEAKING for m in people for w in (self._names.before(m.span), self._names.after(m.span)) if w)
        return (people[0], self._paragraph(sentence.start, 1)) if speaks else (None, None)

    def _paragraph(self, offset: int, back: int) -> int:
        """Where the paragraph of an offset begins, or one that many before it."""
        i = bisect.bisect_right(self._paragraphs, offset) - 1
        return self._paragraphs[max(0, i - back)]

    def _within(self, span: Span) -> Sequence[Mention]:
        """The people named from the beginning of a span on, before its end."""
        return self._people[bisect.bisect_left(self._starts, span.start) : bisect.bisect_left(self._starts, span.end)]

    def _anybody(self, span: Span, subject: Mention) -> bool:
        """Whether these words mention anybody else: by name, by a pronoun, by a word for a person."""
        inside = self._within(span)
        if any(m.gender != subject.gender for m in inside):
            return True
        own = Cover(m.span for m in inside)
        for word in words(self._text[slice(*span)]):
            place = Span(word.start + span.start, word.end + span.start)
            if own.touches(place):
                continue
            written = self._text[slice(*place)]
            lower = written.casefold()
            person = lower in PERSONS or (lower not in NO_AGENT and written[0].islower() and AGENT.search(lower))
            if (person and not self._describes(place, inside)) or (written[0].isupper() and self._stranger(place, written)):
                return True
        return False

    def _describes(self, noun: Span, people: Sequence[Mention]) -> bool:
        """Whether a word for a person is the title or the apposition of one of these people."""
        if _COMPLEMENT.search(self._text, max(0, noun.start - 60), noun.start):
            return False
        for mention in people:
            if noun.end <= mention.span.start < noun.end + 90 and _own(self._text[noun.start : mention.span.start]):
                return True
            if mention.span.end < noun.start and re.fullmatch(r", [^,.;:]*", self._text[mention.span.end : noun.start]):
                return True
        return False

    def _stranger(self, place: Span, written: str) -> bool:
        """Whether a capitalised word may be the name of a person nobody knows."""
        lower = written.casefold()
        if written.isupper() or lower in CALENDAR:
            return False
        people = lower.endswith(("an", "ish", "ese"))
        if self._known.touches(place) or people:
            return people and _does(self._text, place)
        sentence = self._sentences.span(place.start)
        if self._text[sentence.start : place.start].strip(" “\"«‘'") == "":
            return lower not in self._names.english
        lead = re.search(r"([\w’']+) (?:[A-Z][\w’'-]* )*$", self._text[sentence.start : place.start])
        if lead and lead[1] in ("the", "The", "a", "an", "A", "An"):
            return _does(self._text, place)
        earlier = re.findall(r"\w+", self._text[sentence.start : place.start])[-4:]
        return not (lead and (lead[1].casefold() in WITHIN or (lead[1] in ("to", "from", "for") and set(earlier) & MOTION)))


def _own(lead: str, noun: str | None = None) -> bool:
    """Whether words from a title to a name are one description: "spokeswoman for the ministry, "."""
    tail = lead[lead.casefold().rindex(noun) :] if noun else lead
    return bool(re.fullmatch(r"\w+(?: (?:for|of|at|from|in) [^,.;:()]{1,60}?)?,? ?", tail))


def _does(text: str, place: Span) -> bool:
    """Whether a verb of persons follows, so that a capitalised word with its article is one: an American was held."""
    following = re.compile(r"\W*(\w+)").match(text, place.end)
    return following is None or following[1] in DOING
