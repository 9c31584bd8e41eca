"""Subjects: who is asked in an interview, whom “their” can mean, and the pronoun that says a subject once more."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from translit.artefacts.quotes import paragraphs
from translit.knowledge import Knowledge
from translit.model import Fix, Span
from translit.text import Sentences, match_case

Found = Iterator[tuple[Span, list[Fix]]]

# A question of an interview: by its label, or as a short paragraph that ends with the mark.
_LABEL = re.compile(r"[ \t]*(?:Q|P|Question|QUESTION|Ask|ASK)[.:]")
_ASKS = re.compile(r"\?[\"”’»)]*\s*\Z")
_SHORT, _FEWEST = 300, 2
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|our|us)\b")
_THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|himself|herself)\b")
_YOU = {"he": "you", "she": "you", "him": "you", "his": "your", "her": "your", "himself": "yourself", "herself": "yourself"}
# A name, which a question may go on to ask about.
_SOMEBODY = r"(?<=[a-z,] )[A-Z][a-zà-ÿ]+"
# What a plural pronoun can mean beside listed words: nouns in -s, peoples, numbers that are no years.
_PLURALS = r"\b[a-zà-ÿ’'-]*[^s\W]s\b|\b[A-Z][a-z]+(?:s|ese)\b|\b(?!(?:19|20)\d\d\b)\d"
_GENITIVE = r"\b[\w-]+[’']s\b"
_THEIR = re.compile(r"\btheir\b")
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_DOUBLE = re.compile(
    rf"(?P<subject>(?:[Tt]he|His|Her|Its|Their|This) (?:[\w’'-]+ ){{0,9}}[\w’'-]+|{_CAPITAL}(?: {_CAPITAL}){{0,4}})"
    rf"(?P<more>, (?:an?|the|who|whose|which|where|one|now|then|former|also|aged|born|\d+|{_CAPITAL})\b[^,.;:!?“”\"\n]{{0,110}}){{1,2}}"
    r", (?P<again>he|she|it|they) (?P<verb>[a-z’']+)(?P<after>[,:;”\"]?)"
)
# A title and a name: "The abbot of Osh, the metropolitan Pavel, he".
_TITLED = re.compile(rf", the (?:[a-z-]+ ){{1,3}}{_CAPITAL}(?: {_CAPITAL}){{0,3}}")
_RELATIVE = re.compile(
    r"\b(?:the|a|that) [a-z-]+(?: of [\w’'-]+)? (?:that|which|who|whom) [^,.;:!?“”\"\n]{8,90}(?P<comma>, (?:he|she|it|they))"
    r" (?:is|was|has|had|will|would|did|can|could|[a-z]{3,}ed)\b"
)
_CLAUSE = re.compile(r"\b(?:if|when|as|because|although|while|since|after|before|once)\b|,")
_QUOTED = re.compile(
    rf"\b(?:that|which) {_CAPITAL}(?: {_CAPITAL})? [“\"‘](?P<again>he|she|it)"
    r" (?:is|was|has|had|will|would|does|did|can|could|must|should)\b"
)


class _Words(NamedTuple):
    """The listed words, of glossaries/common/people.yaml, as the checks look for them."""

    spoken_of: re.Pattern[str]
    many: re.Pattern[str]
    not_many: re.Pattern[str]
    joined: re.Pattern[str]
    openers: frozenset[str]
    times: re.Pattern[str]
    finite: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> _Words:
    people = knowledge.tables["people"]
    needed = ("spoken_of", "many", "no_plurals", "times", "finite", "attributes")
    lists = {name: "|".join(map(re.escape, sorted(people[name]))) for name in needed}
    past = rf"\b(?!(?:{lists['attributes']})\b)[a-z]{{2,}}ed\b"
    return _Words(
        spoken_of=re.compile(rf"\b(?i:{lists['spoken_of']})\b|{_SOMEBODY}"),
        many=re.compile(rf"\b(?i:{lists['many']})\b|{_PLURALS}"),
        not_many=re.compile(rf"\b(?i:{lists['no_plurals']})\b|{_GENITIVE}"),
        joined=re.compile(rf"\b(?:and|or|with|nor)\b(?! (?:(?:{lists['finite']}|that|then|not)\b|\w+ed\b))|&"),
        openers=people["openers"] | people["calendar"],
        times=re.compile(rf"\b(?i:{lists['times']})\b"),
        finite=re.compile(rf"\b(?i:{lists['finite']})\b|{past}"),
    )


def questions(text: str) -> list[Span]:
    """The paragraphs in which an interview asks; none where the text is no interview.

    >>> talk = "Is it cold?\\n\\nI freeze.\\n\\nAnd in May?\\n\\nI wait.\\n\\nIs it far?\\n\\nI think so."
    >>> [talk[slice(*span)].strip() for span in questions(talk)]
    ['Is it cold?', 'And in May?', 'Is it far?']
    """
    all_ = paragraphs(text)
    found = []
    for paragraph, answer in itertools.pairwise(all_):
        said = text[paragraph.start : paragraph.end]
        asks = len(said) <= _SHORT and _ASKS.search(said) and _FIRST_PERSON.search(text, answer.start, answer.end)
        if _LABEL.match(said) or asks:
            found.append(Span(paragraph.start, paragraph.end))
    return found if len(found) >= _FEWEST else []


def asked(text: str, knowledge: Knowledge) -> Found:
    """“She” in a question of an interview where nobody is spoken of: the one who is asked is “you”."""
    people, before = _words(knowledge).spoken_of, 0
    for span in questions(text):
        answer = text[text.rfind("\n\n", 0, max(0, span.start - 2)) + 1 : span.start] if span.start > before else ""
        if not people.search(answer.partition(" ")[2]):
            for match in _THIRD.finditer(text, *span):
                if people.search(_THIRD.sub("", text[span.start + 3 : match.start()])):
                    break
                yield Span(*match.span()), [Fix(match_case(match[0], _YOU[match[0].lower()]))]
        before = span.end


def their(text: str, knowledge: Knowledge) -> Found:
    """“Their” where neither its sentence nor the one before has anybody or anything in the plural."""
    sentences, listed = Sentences(text), _words(knowledge)
    for match in _THEIR.finditer(text):
        start, _ = sentences.span(match.start())
        first = sentences.span(max(0, start - 1))[0]
        if "\n\n" in text[first:start]:
            first = start
        before = listed.not_many.sub("", text[first : match.start()])
        if match.start() - start > 15 and not listed.many.search(before) and not listed.joined.search(text, start, match.start()):
            yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in ("his", "her", "its")]


def double(text: str, knowledge: Knowledge) -> Found:
    """“Petrov, a miner, he left”: a subject, a word or two on it between commas, and the subject once more as a pronoun."""
    sentences, listed = Sentences(text), _words(knowledge)
    for match in _DOUBLE.finditer(text):
        subject, start = match["subject"], sentences.span(match.start())[0]
        opening = text[start : match.start()].strip(' “"‘«\n')
        alone = not opening or re.search(r"[:;]\Z|,(?: and| but)?\Z|\b(?:that|and|but)\Z", opening)
        words = subject.split()
        if not alone or words[0].lower() in listed.openers or (len(words) == 1 and match["after"]):
            continue
        if listed.times.search(subject) or listed.finite.search(subject):
            continue
        if match["after"] or match["more"].startswith((", he", ", she")) or not _one_thing(words, match["more"]):
            continue
        yield Span(match.start("again"), match.end("again") + 1), [Fix("")]
    for match in _RELATIVE.finditer(text):
        start = sentences.span(match.start())[0]
        before = text[start : match.start()].strip(' “"‘«\n').split()
        if not before or (before[0].lower() not in listed.openers and not _CLAUSE.search(text, start, match.start())):
            yield Span(match.start("comma"), match.end("comma")), [Fix("")]
    for match in _QUOTED.finditer(text):
        yield Span(match.start("again"), match.end("again") + 1), [Fix("")]


def _one_thing(words: list[str], more: str) -> bool:
    """Whether the words before the commas are a subject, and no more: "the son of a miner, born here, he left" is English."""
    return words[-1][0].isupper() or more[2:3].isupper() or bool(_TITLED.fullmatch(more))
