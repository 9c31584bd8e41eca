"""Subjects: who is asked in an interview, whom “their” can mean, and the pronoun that says a subject once more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from translit.artefacts.quotes import paragraphs
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
# Words for people whom a question may go on to ask about.
_PEOPLE = re.compile(
    r"\b(?:father|mother|brothers?|sisters?|husband|wife|sons?|daughters?|uncle|aunt|grandfather|grandmother|child|boy|girl|man|woman|friend|president|minister|leader"
    r"|[Hh]e|[Ss]he|him|his|her|poet|writer|author|hero|heroine|protagonist|character|actor|actress|director|general|colleague|teacher|boss|someone|somebody|who)\b"
    r"|(?<=[a-z,] )[A-Z][a-zà-ÿ]+"
)
# What a plural pronoun can mean: nouns in -s, and these.
_MANY = re.compile(
    r"\b(?:they|them|these|those|we|us|you|people|men|women|children|police|military|media|troops|team|family|couple|group|staff|crew|public|crowd|youth|majority"
    r"|minority|half|rest|none|both|others?|each|every|everyone|everybody|anyone|anybody|nobody|no one|someone|somebody|whoever|whom?"
    r"|person|many|few|several|some|all|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|pair|opposition|population|audience|government|company|community|generation|nation|elite|clergy"
    r"|squad|unit|side|army|navy|council|committee|jury|band|club|press|workforce|electorate|diaspora|delegation|faithful|young|old|elderly|rich|poor|dead|wounded|injured"
    r"|missing|sick|unemployed|homeless|accused|deceased|own|child|student|worker|citizen|reader|voter|patient|user|customer|teacher|one)\b"
    r"|\b[a-zà-ÿ’'-]*[^s\W]s\b|\b[A-Z][a-z]+(?:s|ese)\b|\b(?!(?:19|20)\d\d\b)\d",
)
_NOT_MANY = re.compile(
    r"\b(?:is|was|has|as|its|his|this|thus|does|goes|says|us|yes|always|besides|perhaps|across|towards"
    r"|afterwards|sometimes|gas|news|politics|[\w-]+[’']s)\b"
)
_AND = re.compile(
    r"\b(?:and|or|with|nor)\b(?! (?:is|was|has|had|will|would|can|could|left|went|took|made|gave|did|lost|put|kept|said|that|then|not"
    r"|\w+ed)\b)|&"
)
_THEIR = re.compile(r"\btheir\b")
# Words that are no subject's, and with which a sentence begins that has its subject later.
_LATE = frozenset({
    "An", "In", "On", "At", "By", "For", "From", "With", "Without", "After", "Before", "Since", "During", "Until", "When", "While", "As",
    "If", "Although", "Because", "Despite", "Among", "Between", "Under", "Over", "According", "Like", "Unlike", "Born", "Once", "Now",
    "Then", "Today", "Yesterday", "Tomorrow", "However", "Meanwhile", "Finally", "Later", "Instead", "Still", "Also", "Besides", "Moreover",
    "Thus", "So", "But", "And", "Or", "Nor", "Not", "No", "Yes", "There", "Here", "What", "How", "Why", "Where", "Who", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December", "One", "Two", "Three",
})  # fmt: skip
_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|mornings?|evenings?|nights?|afternoon|moments?|times?|hours?|minutes?|summer|winter|spring"
    r"|autumn|decades?|later|ago|date)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|will|would|can|could|may|might|must|should|said|says|went|came|took|made|gave|got|left|lost|won|told|knew|knows|wants|thinks"
    r"|began|became|saw|fell|fled|met|held|kept|led|ran|rose|sat|sent|spoke|stood|wrote|wants|lives|works|seems|if|when|because|although|while)\b|\b(?!(?:United|named|called|wounded|exiled|jailed|retired|renowned|reputed|unrecognized|so-called|self-proclaimed)\b)[a-z]{2,}ed\b"
)
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


def asked(text: str) -> Found:
    """“She” in a question of an interview where nobody is spoken of: the one who is asked is “you”."""
    before = 0
    for span in questions(text):
        answer = text[text.rfind("\n\n", 0, max(0, span.start - 2)) + 1 : span.start] if span.start > before else ""
        if not _PEOPLE.search(answer.partition(" ")[2]):
            for match in _THIRD.finditer(text, *span):
                if _PEOPLE.search(_THIRD.sub("", text[span.start + 3 : match.start()])):
                    break
                yield Span(*match.span()), [Fix(match_case(match[0], _YOU[match[0].lower()]))]
        before = span.end


def their(text: str) -> Found:
    """“Their” where neither its sentence nor the one before has anybody or anything in the plural."""
    sentences = Sentences(text)
    for match in _THEIR.finditer(text):
        start, _ = sentences.span(match.start())
        first = sentences.span(max(0, start - 1))[0]
        if "\n\n" in text[first:start]:
            first = start
        before = _NOT_MANY.sub("", text[first : match.start()])
        if match.start() - start > 15 and not _MANY.search(before) and not _AND.search(text, start, match.start()):
            yield Span(*match.span()), [Fix(match_case(match[0], right)) for right in ("his", "her", "its")]


def double(text: str) -> Found:
    """“Petrov, a miner, he left”: a subject, a word or two on it between commas, and the subject once more as a pronoun."""
    sentences = Sentences(text)
    for match in _DOUBLE.finditer(text):
        subject, start = match["subject"], sentences.span(match.start())[0]
        opening = text[start : match.start()].strip(' “"‘«\n')
        alone = not opening or re.search(r"[:;]\Z|,(?: and| but)?\Z|\b(?:that|and|but)\Z", opening)
        words = subject.split()
        if not alone or words[0] in _LATE or _TIME.search(subject) or _FINITE.search(subject) or (len(words) == 1 and match["after"]):
            continue
        if match["after"] or match["more"].startswith((", he", ", she")) or not _one_thing(words, match["more"]):
            continue
        yield Span(match.start("again"), match.end("again") + 1), [Fix("")]
    for match in _RELATIVE.finditer(text):
        start = sentences.span(match.start())[0]
        before = text[start : match.start()].strip(' “"‘«\n').split()
        if not before or (before[0] not in _LATE and not _CLAUSE.search(text, start, match.start())):
            yield Span(match.start("comma"), match.end("comma")), [Fix("")]
    for match in _QUOTED.finditer(text):
        yield Span(match.start("again"), match.end("again") + 1), [Fix("")]


def _one_thing(words: list[str], more: str) -> bool:
    """Whether the words before the commas are a subject, and no more: "the son of a miner, born here, he left" is English."""
    return words[-1][0].isupper() or more[2:3].isupper() or bool(_TITLED.fullmatch(more))
