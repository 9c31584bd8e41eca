"""“It” for a person, and “he” for a country or a body: languages that leave the pronoun out, or have one for all, lose the difference.

Both are doubted only where one subject can be meant: the one with which the sentence, or the sentence before it, begins.
Much of what "it" may mean is no name ("it is clear that"), so it counts only before verbs and nouns of persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.mentions.claims import Claims
from translit.mentions.people import among
from translit.mentions.reference import Reach, Subject
from translit.model import Finding, Span
from translit.text import match_case

_PRONOUN = re.compile(r"\b(?:[Ii]ts?|[Hh]e|[Hh]is)\b(?!['’-])")
_HEAD = re.compile(r"(?:(?:In addition|In this sense|[A-Z][a-z]+(?:ly|er|wise|wards?)|Also|Then|Moreover), )?(?:[Ii]t|[Hh]e)\b")
_VERB = re.compile(r" (?:(?:also|then|further|later|even|again|has|had) )?(\w+)(?: (\w+))?")
_PERSONAL = {"m": ("he", "his"), "f": ("she", "her")}


def find(claims: Claims, reach: Reach) -> Iterator[Finding]:
    """A finding for each pronoun that is neuter for a person, or a person's for a country or a body."""
    for found in _PRONOUN.finditer(reach.text):
        pronoun, word = Span(*found.span()), found[0].casefold()
        if pronoun.start in reach.wrong or _quoted(reach, pronoun):
            continue
        if word in ("it", "its"):
            person = _person(reach, pronoun, word)
            if person:
                reach.wrong.add(pronoun.start)
                yield _neuter(claims, pronoun, found[0], person)
        elif body := _body(reach, pronoun, word):
            reach.wrong.add(pronoun.start)
            right = match_case(found[0], "it" if word == "he" else "its")
            says = f"{claims.where([body.span])} is no person: “{right}” rather than “{found[0]}”?"
            yield claims.make("he-for-a-body", pronoun, says, [body.span], fix=right)


def _neuter(claims: Claims, pronoun: Span, written: str, person: Subject) -> Finding:
    both = [pair[written.casefold() == "its"] for pair in _PERSONAL.values()]
    right = both[person.gender == "f"] if person.gender else None
    says = f"{claims.where([person.span])} is a person: “{match_case(written, right or ' or '.join(both))}” rather than “{written}”?"
    return claims.make("neuter-for-a-person", pronoun, says, [person.span], fix=right and match_case(written, right))


def _quoted(reach: Reach, pronoun: Span) -> bool:
    """Whether a quotation is open in the pronoun's sentence: who is meant in it need not stand outside."""
    lead = reach.text[reach.sentences.span(pronoun.start).start : pronoun.start]
    return lead.count("“") > lead.count("”") or lead.count("«") > lead.count("»") or lead.count('"') % 2 == 1


def _person(reach: Reach, pronoun: Span, word: str) -> Subject | None:
    """The person whom "it" or "its" means, if it can mean nothing else."""
    people, sentence = reach.people, reach.sentences.span(pronoun.start)
    before = reach.before(sentence)
    lead = Span(sentence.start, pronoun.start)
    head = _HEAD.match(reach.text, sentence.start)
    previous = reach.leading_person(before) if before else None
    # Where "It" at the head is wrong, what follows in the sentence means the same person.
    chained = previous if head and head.end() - 2 in reach.wrong else None
    subject = chained or reach.leading_person(lead)
    if word == "its":
        related = among(people.belongings, reach.possessed(pronoun))
        if subject is None or reach.anything(lead, but=_complement(reach, subject), abstract=not related):
            return None
        if chained or reach.own(pronoun):
            return subject
        start = before.start if before else sentence.start
        held = among(people.holdings, reach.possessed(pronoun)[:2])
        return subject if held and not reach.anything(Span(start, sentence.start)) else None
    verb = _VERB.match(reach.text, pronoun.end)
    if verb is None:
        return None
    if head and head.end() == pronoun.end:
        does = verb[1] in people.deeds | people.speaking or (verb[1] in ("was", "is", "been") and verb[2] in people.fates)
        if previous is None or before is None or not does:
            return None
        return None if reach.anything(before, but=_complement(reach, previous)) else previous
    said = re.search(r"(\w+) (?:that )?$|; $", reach.text[lead.start : lead.end])
    if subject is None or said is None or not (reach.minds(pronoun) if said[1] else verb[1] in people.deeds):
        return None
    if said[1] and not (said[1] in people.speaking or said[1] == "and" or (said[0].endswith("that ") and said[1].endswith("ed"))):
        return None
    start = before.start if before else sentence.start
    return None if reach.anything(Span(start, pronoun.start), but=_complement(reach, subject)) else subject


def _complement(reach: Reach, subject: Subject) -> Span:
    """What a title is the title of, "of the Republic of Moldova": it is not what the sentence is about."""
    around = reach.sentences.span(subject.span.start)
    if subject.who is not None:
        return Span(around.start, subject.span.start)
    of = re.compile(r" of (?:the )?(?:[A-Z][\w’-]*|of|the|and|for)(?: (?:[A-Z][\w’-]*|of|the|and|for))*").match(reach.text, subject.span.end)
    return Span(around.start, of.end() if of else subject.span.end)


def _body(reach: Reach, pronoun: Span, word: str) -> Subject | None:
    """The country or the body that "he" or "his" means, if there is nobody whom it could mean."""
    sentence = reach.sentences.span(pronoun.start)
    lead = Span(sentence.start, pronoun.start)
    before = reach.before(sentence)
    subject = reach.leading_body(lead)
    if subject is None:
        head = _HEAD.match(reach.text, sentence.start)
        if not (before and (pronoun.start == sentence.start or (head and head.end() == pronoun.end))):
            return None
        if word == "his" and among(reach.people.kin, reach.possessed(pronoun)):
            return None
        subject = reach.leading_body(before)
        return subject if subject and not reach.anybody(Span(reach.paragraph(sentence.start, 2), pronoun.start)) else None
    if word == "his":
        own = among(reach.people.realm, reach.possessed(pronoun))
        start = (before or sentence).start if own else reach.paragraph(pronoun.start, 2)
        return None if reach.anybody(Span(start, pronoun.start)) else subject
    said = re.search(r"(\w+) (?:that )?$", reach.text[lead.start : lead.end])
    goes_on = said is not None and (said[1] in reach.people.speaking or said[1] in ("that", "but", "and", "where", "because", "which", "when"))
    return subject if goes_on and not reach.anybody(Span(reach.paragraph(pronoun.start, 2), pronoun.start)) else None
