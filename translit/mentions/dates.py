"""Dates as people write them: the period a date stands for, and the date an article bears."""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from translit.errors import SettingError

TODAY = "today"
LINES, LONGEST_LINE, WORDS = 8, 120, 8
"""An article's date stands in one of so many first lines, beside at most so many words, or heads a line as a dateline."""
PLACE = 4
"""A dateline has at most so many words before the date: the place, perhaps the agency."""

_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR, _DAY = r"(?P<year>[12]\d{3})", r"(?P<day>\d\d?)"
_WRITTEN = tuple(
    re.compile(rf"(?<![\w.-]){form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_DAY}\.(?P<month>\d\d?)\.{_YEAR}",
        rf"{_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\.?,?\s{_YEAR}",
    )
)
_GIVEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_AFTER = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[-–—:|]|\.\s*[-–—])")
_WORD = re.compile(r"\w+")


class Period(NamedTuple):
    """Days from `first` to `last`, both of them in it, each as the number yyyymmdd.

    >>> period("2022-09").overlaps(Period(20190323, 20220917)), period("2023").overlaps(Period(20190323, 20220917))
    (True, False)
    """

    first: int
    last: int

    def overlaps(self, other: Period) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last


def period(date: str) -> Period:
    """The days of a year, a month or a day: `2022`, `2022-01`, `2022-01-06`; `today` is today.

    Raises SettingError for anything else.

    >>> period("2022-01")
    Period(first=20220100, last=20220199)
    """
    if date == TODAY:
        date = datetime.date.today().isoformat()
    found = _GIVEN.fullmatch(date)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        if year and (month is None or _exists(year, month, day or 1)):
            low, high = ((month or 0) * 100 + (day or 0), (month or 99) * 100 + (day or 99))
            return Period(year * 10000 + low, year * 10000 + high)
    raise SettingError(f"{date!r} is no date", hint="write 2022, 2022-01, 2022-01-06 or today")


@functools.lru_cache(maxsize=1024)
def lasted(since: str, until: str) -> Period:
    """The time a name was official, from the first day of `since` to the last of `until`; an empty one leaves it open."""
    return Period(period(since).first if since else 0, period(until).last if until else 99999999)


def own(text: str) -> Period | None:
    """The date a document bears in its first lines: a line of its own, or at the head of the first paragraph.

    A date in running text is none: what happened that day may be long past.

    >>> own("Kazakhstan calm again\\n\\nJanuary 12, 2022\\n\\nThe city ...")
    Period(first=20220112, last=20220112)
    >>> own("Troops entered the city on January 27, 1944, and ended the siege that had lasted so long.") is None
    True
    """
    lines = [line.strip() for line in text[: LINES * 1000].splitlines() if line.strip()]
    dates = (day for line in lines[:LINES] for written in _WRITTEN for found in written.finditer(line[:LONGEST_LINE]) if (day := _borne(line, found)))
    return next(dates, None)


def _borne(line: str, found: re.Match[str]) -> Period | None:
    """The day that a date in a line means, when the line says little else or it heads the line as a dateline."""
    before, after = len(_WORD.findall(line[: found.start()])), len(_WORD.findall(line[found.end() :]))
    alone = len(line) <= LONGEST_LINE and before + after <= WORDS and not line.endswith((".", "!", "?"))
    if not alone and not (before <= PLACE and _AFTER.match(line, found.end())):
        return None
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _MONTHS.index(parts["name"][:3].lower()) + 1
    year, day = int(parts["year"]), int(parts["day"])
    number = year * 10000 + month * 100 + day
    return Period(number, number) if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
