"""Glued and torn text: where a line break, a tag or a blank got lost between two words, or crept in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from translit.artefacts.rules import finding
from translit.knowledge import Knowledge, english_knows
from translit.model import Document, Finding, Fix, Span

_HUMP = re.compile(r"(?<![\w’'.-])([a-z]{3,})([A-Z][a-zà-ÿ]+(?:[A-Z]{2,})?)(?![\w(=-])")
# singsI am: a word and the "I" of the next sentence; 2028The: a year and the first word of the next one.
_FIRST_PERSON = re.compile(
    r"(?<![\w’'.-])([a-z]{3,})(I)(?= (?:am|was|have|had|will|would|do|did|don|can|could|know|think|want|never|also|went|came|saw"
    r"|live|work|only|just)\b)"
)
_YEAR = re.compile(
    r"(?<![\w.,:/-])((?:19|20)\d\d)((?:The|This|These|They|He|She|It|In|On|At|But|And|After|Since|When|For|With|From|According)\b)(?= )"
)
# (laughs)I am, (dpa)The mine: a bracket and the first word of the next sentence.
_BRACKET = re.compile(r"(?<=[a-zà-ÿA-Z.])(\))([A-Z][a-z]*)(?= [a-z])")
# Words that begin a text after the place it was sent from.
_OPENERS = (
    "The|This|That|These|Those|They|After|Before|When|While|With|From|According|However|Nobody|What|More|Some|Two|Three|Since|No"
    "|Nowhere|Nothing|Without|Despite|Although|Because|Until|During|Meanwhile|Hundreds|Thousands|Dozens|Millions|Several|Almost|Only|Never|There"
    "|Government|President|Minister|Parliament|Police|Opposition|Protests|Prices|Troops|Soldiers|Rebels|Voters|Inflation|Russia|Russian|Ukraine|Ukrainian"
)
_DATELINE = re.compile(rf"(?<![\w’'-])([A-Z][a-zà-ÿ]{{3,}})({_OPENERS})(?=\s)")
# MÁLAGAThe, TIFLISNine: the same with the place in capitals, where a word in small letters cannot be part of its name.
_MORE = "He|She|It|In|On|At|We|As|For|By|One|Four|Five|Six|Seven|Eight|Nine|Ten|About|All|Many|Just"
_CAPITALS = re.compile(rf"(?<![\w’'-])([A-ZÀ-ÖØ-Þ]{{4,}})({_OPENERS}|{_MORE})(?=\s)")
# BarcelonaHanna Kazlova: a place at the start of a line, and the name with which the text begins.
_UPPER = "[A-ZÀ-ÖØ-Þ]"
_PLACED = re.compile(
    rf"^[ \t]*({_UPPER}(?:[a-zà-ÿ]{{3,}}|{_UPPER}{{3,}}))({_UPPER}[a-zà-ÿ]+)(?= (?:(?:de|von|van|di|da|del) )?{_UPPER}[a-zà-ÿ])", re.MULTILINE
)
# And words that begin a sentence after a name: One.Tel is a firm.
_BEGINNERS = frozenset((*_OPENERS.split("|"), "He", "She", "It", "In", "On", "At", "We", "His", "Her", "An", "But", "And", "As", "For", "By", "To"))
# A name, and a noun in the plural as headings have them: KarabakhSanctions. The plurals of firms are none.
_HEADING = re.compile(r"(?<![\w’'-])([A-Z][a-zà-ÿ]{3,})([A-Z][a-z]{5,}s)(?=\s[a-z])")
_FIRMS = re.compile("Airlines|Airways|Holdings|Industries|Investments|Motors|Resources|Services|Solutions|Systems|Technologies")
# Of words of two letters those with which a sentence may end.
_LAST = r"[A-Za-zà-ÿ][a-zà-ÿ]{2,}|(?:it|us|me|so|up|in|on|is|am|do|go|pm)(?=\.[A-Z])|\d+(?:[.,:]\d+)*%?"
_STOP = re.compile(rf"(?<![\w.])({_LAST})([.!?])([A-Z][a-z]+|[AI](?= [a-z]))(?=[\s,’'])")
_QUOTE = re.compile(
    r"[”»](?=[A-Za-z]{2,}|A [a-z])|[”»],(?=[A-Za-z]{2,})|(?<=[a-z]{3})‘(?=[A-Z][a-z])"
    r"|(?<=[A-Za-z]{2})[“«](?=[A-Za-z])|(?<=[a-zà-ÿ\d)][.!?…,:;])[“«](?=[A-Za-z])|(?<=[a-z,.!?])\"(?=[A-Za-z]{2})"
)
_HYPHEN = re.compile(
    r"(?<![\w-])(?:[Pp]ro|[Aa]nti|[Ee]x|[Nn]on|[Pp]ost|[Pp]re|[Vv]ice|[Ff]ull|[Ss]o|[Ww]ell|[Ss]elf|[Cc]ounter)( -)(?=[A-Za-z])"
    r"|(?<![\w-])[A-Z][\w’]+( -)(?=[A-Z][a-z])(?!(?:The|He|She|It|In|On|An|We|But|And)\b)"
)
# The same after a bracket, and before a word of grammar in small letters.
_CLOSED = re.compile(r"(?<=[\w.][)\]])([.!?])([A-Z][a-z]+)(?=[\s,’'])")
_SMALL = re.compile(
    r"(?<![\w./:@-])[a-z]{3,}([.!?])"
    r"(the|this|that|these|those|they|she|but|and|after|according|when|there|with|because|people)(?= [a-z])"
)
# A word, a full stop, and a word in small letters that another one follows.
_START = re.compile(r"(?<=[a-z] )([a-z]{4,})\. ([a-z]{3,})(?= [a-z]+[ ,.’']|\.\s)")
# A blank inside the brackets of one line, and none before them; what is short may be an ending or code: witness(es), f(x).
_INSIDE = re.compile(r"(?<=[\w ])\( (?=\w[^()\n]*\))|(?<=\w)(?<![ (]\w) \)(?![)\w])")
_LEFT = re.compile(r"(?<=[a-zà-ÿ]{3})\( ?(?=[a-z]{3,} [^()\n]+\))")
_TIME = re.compile(r"(?<![\w:.])([0-2]?\d[:.][0-5]\d)([A-Z][a-z]+)")


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """The findings of the rule's check; words that `allow` names are left alone."""
    allowed = {word.casefold() for word in rule["allow"]}
    for span, fixes in _CHECKS[rule["check"]](document.text, knowledge, allowed):
        yield finding(document, rule, span, fixes)


Found = Iterator[tuple[Span, list[Fix]]]


def _words(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """pricesMeasures: an English word, and one that begins with a capital; KyivThe: a place, and the first word."""
    for match in [*_HUMP.finditer(text), *_DATELINE.finditer(text), *_CAPITALS.finditer(text), *_headings(text, knowledge)]:
        left, right = match[1], match[2]
        if match[0].casefold() in allowed or (left.islower() and left not in knowledge.english_words):
            continue
        if right.lower() in knowledge.english_words or (len(left) > 3 and len(right) > 3):
            yield Span(*match.span()), [Fix(f"{left}. {right}"), Fix(f"{left} {right}"), Fix(f"{left}\n\n{right}")]
    for match in [*_FIRST_PERSON.finditer(text), *_YEAR.finditer(text)]:
        if match[1].isdigit() or match[1] in knowledge.english_words:
            yield Span(*match.span()), [Fix(f"{match[1]}. {match[2]}"), Fix(f"{match[1]} {match[2]}")]
    for match in _BRACKET.finditer(text):
        yield Span(match.start(), match.end()), [Fix(f") {match[2]}")]


def _headings(text: str, knowledge: Knowledge) -> Iterator[re.Match[str]]:
    for match in _HEADING.finditer(text):
        known = not _FIRMS.fullmatch(match[2]) and match[2].lower() in knowledge.english_words
        if known and match[2] not in _OPENERS.split("|") and match[1].lower() not in knowledge.english_words:
            yield match


def _bylines(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """BarcelonaHanna Kazlova: a place that English knows, or that is allowed, and a name that is no English word."""
    for match in _PLACED.finditer(text):
        place, name = match[1].casefold(), match[2].casefold()
        if name not in knowledge.english_words and (place in allowed or (place not in knowledge.english_words and english_knows(place))):
            yield Span(match.start(1), match.end()), [Fix(f"{match[1]} – {match[2]}"), Fix(f"{match[1]}\n\n{match[2]}")]


def _brackets(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """( so ), so(called by all): blanks inside a bracket, or none before it."""
    for match in _INSIDE.finditer(text):
        yield Span(*match.span()), [Fix(match[0].strip())]
    for match in _LEFT.finditer(text):
        yield Span(*match.span()), [Fix(" (")]


def _starts(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """closed. halls were: two English words of running text, the second of which should begin with a capital.

    What is allowed, as a first or as a second word, are abbreviations and words with which the same sentence goes on.
    """
    starts = list(_START.finditer(text))
    often = Counter(match[2] for match in starts)
    for match in starts:
        left, right = match[1], match[2]
        # What begins several sentences is the name of something.
        known = often[right] == 1 and left in knowledge.english_words and right in knowledge.english_words
        if known and not {left, right} & allowed and not right.endswith(("ed", "ing")):
            yield Span(match.start(2), match.end(2)), [Fix(right.capitalize())]


def _sentences(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """year.The: a full stop without its blank. A name before it stays outside the span, to be found by itself."""
    for match in _STOP.finditer(text):
        if match[0].casefold() in allowed:
            continue
        if match[1][0].isdigit() and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
            continue  # the number of an entry
        name = match[1][0].isupper()
        if match[3] in _BEGINNERS if name else match[3].lower() in knowledge.english_words or match[1] in knowledge.english_words:
            start = match.start(2 if name else 1)
            yield Span(start, match.end()), [Fix(f"{text[start : match.end(2)]} {match[3]}")]
    for match in [*_CLOSED.finditer(text), *_SMALL.finditer(text)]:
        if match[2].lower() in knowledge.english_words:
            yield Span(match.start(1), match.end()), [Fix(f"{match[1]} {match[2].capitalize()}")]


def _quotes(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """”she said: a closing mark and the next word, or a word and an opening mark."""
    for match in _QUOTE.finditer(text):
        sign, line = match[0], text.rfind("\n", 0, match.start()) + 1
        closes = sign[0] in "”»" or (sign == '"' and text.count('"', line, match.start()) % 2)
        yield Span(*match.span()), [Fix(sign + " ") if closes else Fix(" " + sign)]


def _hyphens(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """pro -Russian: a compound that a blank tears apart."""
    for match in _HYPHEN.finditer(text):
        yield Span(*match.span(match.lastindex or 0)), [Fix("-")]


def _numbers(text: str, knowledge: Knowledge, allowed: set[str]) -> Found:
    """18:02Firefighters: a time of a live page and the first word of its text."""
    for match in _TIME.finditer(text):
        yield Span(*match.span()), [Fix(f"{match[1]} {match[2]}")]


_CHECKS: dict[str, Callable[[str, Knowledge, set[str]], Found]] = {
    "words": _words,
    "sentences": _sentences,
    "starts": _starts,
    "quotes": _quotes,
    "hyphens": _hyphens,
    "bylines": _bylines,
    "brackets": _brackets,
    "numbers": _numbers,
}
