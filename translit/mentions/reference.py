"""What a pronoun can mean: who and what a stretch of text names, and with whom or what a sentence begins."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from translit.mentions.identity import Mention, Names
from translit.model import Span
from translit.text import Cover, Sentences, words

# "the lawyer of the young activist": the activist is somebody else.
_COMPLEMENT = re.compile(r"\b(?:of|for|to|with|by|against|[\w]+['’]s) (?:[\w’'-]+ ){0,3}$")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\r?\n\s*")
_LEADS_IN = re.compile(
    r"(?:[\"“«]?(?:On|In|At|During|Since|From|After|Before|Last|This|Earlier|Later|Meanwhile|Speaking)\b[^,.;:]{0,50}, |On [A-Z][a-z]+day )?"
)
_ARTICLE = re.compile(r"(?:The|A|An|His|Her|Their|Its) ")
_NOUNS = re.compile(r"(?: [\w-]+){1,3}")
_TITLE = 90
"""A title stands within so many code points before its name."""


class Subject(NamedTuple):
    """With whom or what a sentence begins: a name, or a word for a person or a body; `who` is the bearer of a name."""

    span: Span
    gender: str | None
    who: str | None = None


class Reach:
    """Answers, for one document, who or what is mentioned where."""

    def __init__(self, names: Names) -> None:
        self.names, self.text, self.people = names, names.text, names.people
        self.sentences = Sentences(names.text)
        self._persons = [m for m in names.mentions if m.sort in ("person", "name")]
        self._bodies = [m for m in names.mentions if m.sort in ("place", "organisation")]
        self._person_starts = [m.span.start for m in self._persons]
        self._body_starts = [m.span.start for m in self._bodies]
        self._known = Cover(m.span for m in names.matches)
        self._paragraphs = [0, *(m.end() for m in _PARAGRAPH.finditer(names.text))]
        self.wrong: set[int] = set()
        """Where pronouns begin that are known to be wrong: they mean nobody else."""

    def paragraph(self, offset: int, back: int) -> int:
        """Where the paragraph of an offset begins, or one that many before it."""
        i = bisect.bisect_right(self._paragraphs, offset) - 1
        return self._paragraphs[max(0, i - back)]

    def before(self, sentence: Span) -> Span | None:
        """The sentence before one in the same paragraph."""
        return self.sentences.span(sentence.start - 1) if self.paragraph(sentence.start, 0) < sentence.start else None

    def persons(self, span: Span) -> Sequence[Mention]:
        """The people named in a stretch of text."""
        return self._persons[bisect.bisect_left(self._person_starts, span.start) : bisect.bisect_left(self._person_starts, span.end)]

    def bodies(self, span: Span) -> Sequence[Mention]:
        """The places and organisations named in a stretch of text."""
        return self._bodies[bisect.bisect_left(self._body_starts, span.start) : bisect.bisect_left(self._body_starts, span.end)]

    def leads(self, sentence: Span, person: Mention) -> bool:
        """Whether the sentence begins with the person, perhaps after a time, a place or the person's title."""
        lead = self.text[self.lead(sentence) : person.span.start]
        if not lead.strip():
            return True
        titles = [w for w in re.findall(r"\w+", lead.casefold()) if w in self.people.titles]
        return bool(titles) and len(lead) < _TITLE and bool(re.fullmatch(r"[^,.;:]*,? ", lead)) and _own(lead, titles[-1])

    def lead(self, sentence: Span) -> int:
        """Where a sentence begins after a time or a place with a comma: "On Friday, "."""
        start = _LEADS_IN.match(self.text, sentence.start, sentence.end)
        return start.end() if start else sentence.start

    def leading_person(self, sentence: Span) -> Subject | None:
        """The person with whom a sentence begins: a name, or a title alone ("The minister")."""
        named = self.persons(sentence)[:1]
        if named and self.leads(sentence, named[0]):
            return Subject(named[0].span, named[0].gender, named[0].who)
        noun = self._noun(sentence)
        word = self.text[noun.start : noun.end] if noun else ""
        if noun is None or not (word in self.people.titles or word in self.people.women_in_news):
            return None
        woman = word in self.people.women or word in self.people.women_in_news
        return Subject(noun, "f" if woman else "m" if word in self.people.men else None)

    def speaker(self, lead: Span) -> Subject | None:
        """The person whose words follow this beginning of a sentence: "“...”, said Zakharova, who added that"."""
        for last in self.persons(lead)[-1:]:
            between = self.text[last.span.end : lead.end]
            said = re.fullmatch(r"(?:, who)? (?:[\w-]+ ){0,4}?(\w+) (?:that )?", between)
            if said and said[1] in self.people.speaking and not _COMPLEMENT.search(self.text, max(lead.start, last.span.start - 60), last.span.start):
                return Subject(last.span, last.gender, last.who)
        return None

    def possessed(self, pronoun: Span) -> list[str]:
        """The words after a possessive, one of which is its noun."""
        following = _NOUNS.match(self.text, pronoun.end)
        return following[0].split() if following else []

    def own(self, pronoun: Span) -> bool:
        """Whether a possessive means the subject of its sentence."""
        last = re.search(r"(\w+) $", self.text[max(0, pronoun.start - 30) : pronoun.start])
        return self.people.own(last[1] if last else "", self.possessed(pronoun))

    def minds(self, pronoun: Span) -> bool:
        """Whether after "said that he" follows what people say of themselves: what they think, feel, and do in person."""
        following = self.text[pronoun.end + 1 : pronoun.end + 20]
        return any(following.startswith(mind) and not following[len(mind) : len(mind) + 1].isalpha() for mind in self.people.minds)

    def leading_body(self, sentence: Span) -> Subject | None:
        """The country or the body with which a sentence begins: a name, or a noun ("The company")."""
        start = self.lead(sentence)
        for mention in self.bodies(sentence)[:1]:
            after = self.names.after(mention.span)
            if self.text[start : mention.span.start] in ("", "The ", "the ") and after and self.names.word(after)[0].islower():
                return Subject(mention.span, None)
        noun = self._noun(sentence)
        return Subject(noun, None) if noun and self.people.acts(self.text[noun.start : noun.end]) else None

    def _noun(self, sentence: Span) -> Span | None:
        """The word for a person or a body with which a sentence begins: "The new Armenian foreign minister"."""
        article = _ARTICLE.match(self.text, self.lead(sentence), sentence.end)
        found = None
        for word in words(self.text[article.end() : min(sentence.end, article.end() + _TITLE)]) if article else ():
            place = Span(word.start + article.end(), word.end + article.end()) if article else word
            written = self.text[slice(*place)]
            if written in self.people.titles or written in self.people.women_in_news or self.people.acts(written):
                found = place
            elif found or not (written[0].isupper() or written in self.people.describing):
                break
        return found

    def anybody(self, span: Span, gender: str | None = None) -> bool:
        """Whether these words mention anybody, by name, by a pronoun or by a word for a person; but those who are named with this gender."""
        inside = self.persons(span)
        if any(gender is None or m.gender != gender for m in inside):
            return True
        own = Cover(m.span for m in inside)
        for word in words(self.text[slice(*span)]):
            place = Span(word.start + span.start, word.end + span.start)
            if own.touches(place) or place.start in self.wrong:
                continue
            written = self.text[slice(*place)]
            if gender == "f" and written.casefold() in self.people.female:
                continue
            if (self.people.person(written) and not self._describes(place, inside)) or (written[0].isupper() and self._stranger(place, written)):
                return True
        return False

    def anything(self, span: Span, but: Span | None = None, abstract: bool = True) -> bool:
        """Whether these words mention a body, a country, a text or anything with a name that is no person.

        What stands in `but` is passed over; without `abstract`, words that only end as those for bodies do are, too.
        """
        own = Cover(m.span for m in self.persons(span))
        for word in words(self.text[slice(*span)]):
            place = Span(word.start + span.start, word.end + span.start)
            if own.touches(place) or (but and but.start <= place.start < but.end):
                continue
            written = self.text[slice(*place)]
            if (self.people.body(written) if abstract else self.people.acts(written)) or (written[0].isupper() and self._thing(place, written)):
                return True
        return False

    def _thing(self, place: Span, written: str) -> bool:
        """Whether a capitalised word names what may be "it": no person's title, no weekday, no adverb of place."""
        lower = written.casefold()
        if lower in self.people.calendar or lower in self.people.titles or self.people.departments & {lower, f"foreign {lower}"}:
            return False
        sentence = self.sentences.span(place.start)
        lead = self.text[sentence.start : place.start]
        if not lead.strip(" “\"«‘'"):
            return lower not in self.names.english
        if self._known.touches(place) and lower.endswith(("an", "ish", "ese", "ch", "kh")):
            return False
        last = re.search(r"([\w’']+) (?:[A-Z][\w’'-]* )*$", lead)
        return not (last and (last[1].casefold() in self.people.within or last[1] in ("to", "from", "for")))

    def _describes(self, noun: Span, persons: Sequence[Mention]) -> bool:
        """Whether a word for a person is the title or the apposition of one of these people."""
        if _COMPLEMENT.search(self.text, max(0, noun.start - 60), noun.start):
            return False
        for mention in persons:
            if noun.end <= mention.span.start < noun.end + _TITLE and _own(self.text[noun.start : mention.span.start]):
                return True
            if mention.span.end < noun.start and re.fullmatch(r", [^,.;:]*", self.text[mention.span.end : noun.start]):
                return True
        return False

    def _stranger(self, place: Span, written: str) -> bool:
        """Whether a capitalised word may be the name of a person nobody knows."""
        lower = written.casefold()
        if written.isupper() or lower in self.people.calendar or lower in ("the", "a", "an"):
            return False
        people = lower.endswith(("an", "ish", "ese"))
        if self._known.touches(place) or people:
            return people and self._does(place)
        sentence = self.sentences.span(place.start)
        if self.text[sentence.start : place.start].strip(" “\"«‘'") == "":
            return lower not in self.names.english
        lead = re.search(r"([\w’']+) (?:[A-Z][\w’'-]* )*$", self.text[sentence.start : place.start])
        if lead and lead[1] in ("the", "The", "a", "an", "A", "An"):
            return self._does(place)
        earlier = re.findall(r"\w+", self.text[sentence.start : place.start])[-4:]
        moving = bool(lead) and lead is not None and lead[1] in ("to", "from", "for") and bool(set(earlier) & self.people.motion)
        return not (lead and (lead[1].casefold() in self.people.within or moving))

    def _does(self, place: Span) -> bool:
        """Whether a verb of persons follows, so that a capitalised word with its article is one: an American was held."""
        following = re.compile(r"\W*(\w+)").match(self.text, place.end)
        return following is None or following[1] in self.people.doing


def _own(lead: str, noun: str | None = None) -> bool:
    """Whether words from a title to a name are one description: "spokeswoman for the ministry, "."""
    tail = lead[lead.casefold().rindex(noun) :] if noun else lead
    return bool(re.fullmatch(r"\w+(?: (?:for|of|at|from|in) [^,.;:()]{1,60}?)?,? ?", tail))
