"""What time a document and each of its sentences speak of, and so which name of a renamed place is right there.

A name that is no longer official is right where its own time is spoken of: the document is of that time, the sentence
names a year of it, or tells of the past. Whether it is wrong depends on how long ago it was given up: names of the
last years (Nur-Sultan) are plainly outdated in current copy, while old ones (Leningrad) are hardly ever meant for
today's city, so that only a sentence about this week says so. Without a date nothing is outdated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from translit.mentions.dates import Period, own, period
from translit.model import Span
from translit.text import Sentences

RECENT = 20
"""A name given up at most so many years before is still written by habit; older ones are written on purpose."""

Verdict = Literal["then", "outdated", "old", "open"]
_YEAR = re.compile(r"(?<![\w.,-])(1[0-9]\d\d|20\d\d)(?P<decade>s)?(?![\w%]|[.,]\d)")
_ERA = re.compile(r"\b(?:[Cc]entur(?:y|ies)|[Tt]sars?|[Tt]sarist|[Ee]mpire|Soviets?|imperial)\b")
_SOVIET_END = 19911231
_RETOLD = re.compile(
    r"\b(?:renam(?:ed|ing)|(?:then|once|formerly|previously|originally|historically) (?:called|known|named)|(?:was|were|been) (?:called|known as)"
    r"|(?:old|older|former|previous|historic|Russian|Soviet) names?|now (?:called|known|named))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:former|formerly|previously|then|once|old|Soviet|ex|née)[ -]+[\"“‘'«]?\Z", re.IGNORECASE)
_LIFE = re.compile(
    r"\b(?:born|births?|natives?|grew up|raised|childhood|youth|graduat\w+|(?:years?|decades?) (?:ago|earlier)|used to)\b", re.IGNORECASE
)
_HISTORY = re.compile(
    r"\b(?:veterans?|siege|besieged|blockade|battles?|war|wartime|survivors?|histor\w+|memor\w+|monuments?|anniversar\w+|archiv\w+|novels?|films?"
    r"|poems?|symphony|biograph\w+|during)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|currently|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|last|next) (?:week|weekend|month))\b",
    re.IGNORECASE,
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_UNIT = r"(?:regions?|regional|oblasts?|provinc\w+|districts?|governor\w*)\b"
# Dnipropetrovsk is Dnipro, but its region still bears the name: the Dnipropetrovsk region, the Kirovohrad and Poltava regions.
_LONGER = re.compile(
    rf"[-–][A-Z]|(?:['’]s)?[ \u00a0\n](?!{_DAY})(?:[A-Z]|{_UNIT})|(?:,? (?:and|or) |, )[A-Z][\w’'-]+(?:(?:,? (?:and|or) |, )[A-Z][\w’'-]+)* {_UNIT}"
)
_UNIT_BEFORE = re.compile(rf"\b(?i:{_UNIT})(?: of)? (?:[A-Z][\w’'-]+(?:,? (?:and|or) |, ))*\Z")
_LONGER_BEFORE = re.compile(r"\b[A-Z][^\W\d_]*[ -]\Z")
_FUNCTION = re.compile(r"\b(?:In|At|From|To|Near|Outside|Around|Over|The|And|But|On|For|Of|Both|After|As|By|With)[ -]\Z")


class Times:
    """The time of one document and of what stands in it."""

    def __init__(self, text: str, date: str | None = None) -> None:
        """`date` (as `period` reads it) is the document's; without one its own date is, if it bears one."""
        self._text, self._sentences = text, Sentences(text)
        self.date = period(date) if date else own(text)
        """The days the document is of; None when nothing says."""

    def tells(self, span: Span, name: Period, today: str = "") -> bool:
        """Whether the document's date or the sentence says that the time of a name (at `span`) is spoken of.

        `today` is the name of today; where it stands in the sentence too, both are meant as they are.
        """
        where = self._sentences.span(span.start)
        sentence = self._text[slice(*where)]
        if self.date and self.date.overlaps(name):
            return True
        if any(year.overlaps(name) for year in self._years(sentence)):
            return True
        # The film-maker whom Soviet censors silenced died on Sunday in the city of today.
        if name.first <= _SOVIET_END and _ERA.search(sentence) and not _PRESENT.search(sentence):
            return True
        if _RETOLD.search(sentence) or _BEFORE.search(self._text, max(0, span.start - 20), span.start):
            return True
        rest = sentence[: span.start - where.start] + " " + sentence[span.end - where.start :]
        return bool(today) and re.search(rf"\b{re.escape(today)}\b", rest) is not None

    def verdict(self, span: Span, name: Period, today: str) -> Verdict:
        """What the time says of a former name that is written at `span`.

        `then`: its own time is spoken of. `outdated`: it was given up lately and the copy is current. `old`: it was
        given up long ago, and yet the sentence speaks of today. `open`: nothing is known, or it may be meant as it is.
        """
        if self.tells(span, name, today):
            return "then"
        if self.date is None or self.date.first <= name.last or self._longer(span):
            return "open"
        sentence = self._text[slice(*self._sentences.span(span.start))]
        if _LIFE.search(sentence):
            return "open"
        if self.date.first // 10000 - name.last // 10000 <= RECENT:
            return "outdated"
        past = _HISTORY.search(sentence) or any(year.last < self.date.first for year in self._years(sentence))
        return "old" if not past and _PRESENT.search(sentence) else "open"

    def quoted(self, span: Span) -> bool:
        """Whether a quotation that begins in the same sentence is still open: the words are somebody's own."""
        before = self._text[self._sentences.span(span.start).start : span.start]
        return before.count('"') % 2 == 1 or max(before.rfind(mark) for mark in "“«„") > max(before.rfind(mark) for mark in "”»")

    def _years(self, sentence: str) -> Iterator[Period]:
        """The years that a sentence names; those after the document's date are plans, and no time it tells of."""
        for found in _YEAR.finditer(sentence):
            year, last = int(found[1]), int(found[1]) + (9 if found["decade"] else 0)
            if self.date is None or year * 10000 <= self.date.last:
                yield Period(year * 10000, last * 10000 + 9999)

    def _longer(self, span: Span) -> bool:
        """Whether the words are part of a longer name (Leningrad Zoo, the Sverdlovsk region), which keeps them."""
        if self._text[slice(*span)].isupper():
            return False
        start = max(0, span.start - 80)
        before = _LONGER_BEFORE.search(self._text, start, span.start) and not _FUNCTION.search(self._text, start, span.start)
        return bool(before or _LONGER.match(self._text, span.end) or _UNIT_BEFORE.search(self._text, start, span.start))
