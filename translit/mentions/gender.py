"""Pronouns and titles that contradict the gender of the person they mean.

A title stands beside its name, so it can be read off. A pronoun is doubted only when the one person in its reach is of
the other gender and nobody else is mentioned, by name, by pronoun or by a word for a person, from the paragraph before on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from translit.mentions.claims import Claims
from translit.mentions.identity import Mention, Names
from translit.mentions.people import among
from translit.mentions.reference import Reach, Subject
from translit.model import Finding, Span
from translit.text import match_case

_SEXES = {"m": "man", "f": "woman"}
_PRONOUNS = {"he": "she", "him": "her", "himself": "herself", "his": "her", "she": "he", "her": "his", "herself": "himself"}
_PRONOUN = re.compile(r"\b(?:[Hh]e|himself|[Hh]is|(?<=According to )him|[Ss]he|[Hh]er|herself)\b(?!['’-])")
# What follows "her" when no noun of hers does, and the verbs after which it may be the one who is given something.
_NO_NOUN = re.compile(
    r"(?!\s[a-z])|\s(?:to|in|on|at|for|from|by|with|and|or|but|as|of|that|after|before|when|who|if|into|out|up|away|back|the|a|an)\b"
)
_TO_HER = re.compile(
    r"\b(?:gave|give|gives|sent|told|asked|showed|offered|awarded|promised|handed|paid|bought|called|named|made|let|saw|heard|taught|owed) \Z"
)
# What may part a title from its name: nothing, a comma, "for the ministry,". A spokesman for Maria Zakharova is a man.
_TITLED = (re.compile(r"\b(\w+)\.?(,)? \Z"), re.compile(r"\b(\w+) (?:for|of|at|from|in) [^,.;:()“”\"]{1,60}(,) \Z"))
# What ships have.
_ABOARD = frozenset(["crew", "sailors", "captain", "hull", "deck", "cargo", "guns", "sisters"])
_LINKS = frozenset(
    ["where", "when", "while", "after", "before", "because", "since", "until", "although", "though", "and", "but", "that", "which", "if", "as"]
)
# What may stand before the pronoun with which a sentence goes on about the one before.
_GOES_ON = (
    re.compile(r"(?:[A-Z][\w ]{1,25}, )?(?:[Hh]e|[Ss]he|His|Her)\b"),
    re.compile(r"(?:(?:In|At|With|After|Before|During|For|By|On|From|Through|Despite) (?:his|her)|According to (?:him|his|her))\b"),
)
_STEM = 6
"""Two people whose surnames begin with so many equal letters may be a couple: Navalny, Navalnaya."""
_FAR = 2000
"""A pronoun means nobody more code points away."""


def find(names: Names, claims: Claims, reach: Reach) -> list[Finding]:
    """A finding for each title and pronoun that contradicts the gender of the person it means."""
    return [*_titles(names, claims), *_Pronouns(names, claims, reach).find()]


def _titles(names: Names, claims: Claims) -> Iterator[Finding]:
    men, women = names.people.men, names.people.women
    for mention in names.mentions:
        if mention.gender is None:
            continue
        start = max(0, mention.span.start - 90)
        for found in filter(None, (pattern.search(names.text, start, mention.span.start) for pattern in _TITLED)):
            title, at = found[1].casefold(), Span(*found.span(1))
            right = men.get(title) if mention.gender == "f" else women.get(title)
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
    if mention.gender == "m" and names.word(title).casefold() in names.people.wifely:
        # "Ms Putin" may be his wife; "spokeswoman Peskov" is not.
        return False
    article, following = names.before(title), names.after(mention.span)
    if article is None or names.word(article).casefold() not in ("the", "a", "that", "this"):
        return True
    return following is None or names.word(following) in names.people.speaking


class _Pronouns:
    def __init__(self, names: Names, claims: Claims, reach: Reach) -> None:
        self._claims, self._reach, self._text, self._people = claims, reach, names.text, names.people
        self._kin: dict[str, set[str]] = defaultdict(set)
        self._families: dict[str, str] = {}
        for mention in names.mentions:
            if mention.sort in ("person", "name"):
                self._kin[mention.family[:_STEM]].add(mention.who)
                self._families[mention.who] = mention.family[:_STEM]
        self._heads: dict[int, Subject] = {}
        """Whom the wrong pronoun at the head of a sentence means, by where the sentence begins."""

    def find(self) -> Iterator[Finding]:
        for found in _PRONOUN.finditer(self._text):
            pronoun = Span(*found.span())
            means = self._means(pronoun, found[0].casefold())
            if means:
                self._reach.wrong.add(pronoun.start)
                right = match_case(found[0], _PRONOUNS[found[0].casefold()])
                says = f"{self._claims.where([means.span])} is a {_SEXES[means.gender or '']}: “{right}” rather than “{found[0]}”?"
                yield self._claims.make("gender-of-pronoun", pronoun, says, [means.span], fix=right)

    def _means(self, pronoun: Span, word: str) -> Subject | None:
        """The person of the other gender whom the pronoun can only mean."""
        if word != "him" and self._text[pronoun.end : pronoun.end + 1] == ",":
            # "said he, the minister, ..."
            return None
        gender = "m" if word.startswith("h") and word[:3] != "her" else "f"
        sentence = self._reach.sentences.span(pronoun.start)
        lead = Span(sentence.start, pronoun.start)
        if word == "her" and not self._possesses(pronoun, lead):
            return None
        subject = self._reach.leading_person(lead)
        if subject is not None:
            start = self._within(sentence, subject, pronoun, word)
        elif speaker := self._reach.speaker(lead):
            subject, start = speaker, self._told(pronoun)
        elif self._reach.persons(lead):
            return None
        else:
            subject, start = self._before(sentence, pronoun)
        if subject is None or start is None or subject.gender in (None, gender):
            return None
        relative = subject.who is not None and len(self._kin[self._families.get(subject.who, "")]) > 1
        if relative or pronoun.start - start > _FAR or self._others(Span(start, pronoun.start), subject):
            return None
        if self._text[sentence.start : pronoun.start].count(",") < 2 and sentence.start + 30 > pronoun.start:
            self._heads.setdefault(sentence.start, subject)
        return subject

    def _possesses(self, pronoun: Span, lead: Span) -> bool:
        """Whether "her" goes with a noun, and with no country or ship, of which English says "her" as well."""
        given = _TO_HER.search(self._text, max(0, pronoun.start - 30), pronoun.start)
        if given or _NO_NOUN.match(self._text, pronoun.end) or self._reach.bodies(lead):
            return False
        nouns = set(self._reach.possessed(pronoun)[:2])
        return not (nouns & _ABOARD or among(self._people.realm, list(nouns)) or nouns & self._people.titles)

    def _others(self, span: Span, subject: Subject) -> bool:
        """Whether a stretch of text mentions anybody but the subject and people of the same gender."""
        if subject.who is not None or not span.start <= subject.span.start < span.end:
            return self._reach.anybody(span, subject.gender)
        # The subject is a word for a person, which would count as somebody else.
        before, after = Span(span.start, subject.span.start), Span(subject.span.end, span.end)
        start = self._reach.sentences.span(subject.span.start).start
        return self._reach.anybody(Span(span.start, max(before.start, start)), subject.gender) or self._reach.anybody(after, subject.gender)

    def _within(self, sentence: Span, subject: Subject, pronoun: Span, word: str) -> int | None:
        """Where to look for somebody else when the pronoun's own sentence begins with a person; None when it need not mean that one."""
        between = self._text[subject.span.end : min(pronoun.start, subject.span.end + _FAR)]
        if re.search('[“”"«»;:()]', between) or between[:1] in ("'", "’"):
            return None
        last = re.search(r"(\w+) $", between)
        if word.endswith("self"):
            return sentence.start
        if last and (last[1] in self._people.speaking or (last[1] == "that" and set(between.split()) & self._people.speaking)):
            return self._told(pronoun)
        if word in ("his", "her"):
            return sentence.start if self._reach.own(pronoun) else self._reach.paragraph(pronoun.start, 2)
        return self._reach.paragraph(pronoun.start, 1) if last and last[1] in _LINKS else None

    def _told(self, pronoun: Span) -> int:
        """Where to look for somebody else of whom "she said that he" may speak: not far, when it goes on as people speak of themselves."""
        return self._reach.paragraph(pronoun.start, 0 if self._reach.minds(pronoun) else 1)

    def _before(self, sentence: Span, pronoun: Span) -> tuple[Subject | None, int | None]:
        """The person with whom the sentence before begins, and where to look for somebody else, when this one goes on about that person."""
        if sentence.start in self._heads:
            return self._heads[sentence.start], sentence.start
        heads = (pattern.match(self._text, sentence.start) for pattern in _GOES_ON)
        previous = self._reach.before(sentence)
        if not any(head and head.end() == pronoun.end for head in heads) or previous is None:
            return None, None
        subject = self._reach.leading_person(previous) or self._speaker(previous)
        # News has more men than women: a woman is looked for further back before "she" is doubted.
        return subject, self._reach.paragraph(sentence.start, 0 if subject and subject.gender == "f" else 2)

    def _speaker(self, sentence: Span) -> Subject | None:
        """The one person of a sentence that reports what this person said."""
        people, names = self._reach.persons(sentence), self._reach.names
        if len({m.who for m in people}) != 1:
            return None
        beside = (w for m in people for w in (names.before(m.span), names.after(m.span)) if w)
        return Subject(people[0].span, people[0].gender, people[0].who) if any(names.word(w) in self._people.speaking for w in beside) else None
