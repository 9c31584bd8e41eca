"""Repairs that read well: what else has to change when words are replaced or deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translit.model import Copy, Fix, Span
from translit.text import match_case

_BLANKS = " \t\u00a0"
_ARTICLE = re.compile(r"(?<![^\W_])(?<![’'-])(an?|An?|AN)([ \t\u00a0]|[ \t]*\r?\n)\Z")
_OPENS = re.compile(r"(?:\A|[.!?…]['\"”’»)]*\s|\n)\s*[\"“‘«(]*\Z")
_WORD = re.compile(r"[^\W_]+")
# Words whose first sound is not what their first letter says.
_VOWEL_ALL_THE_SAME = re.compile(r"hour|hono[u]?r|honest|heir", re.IGNORECASE)
_NO_VOWEL = re.compile(r"eu|ew|one(?![a-z])|once|uni(?![dmn])|ukrain|unesco|unhcr|ussr|uefa|u[bcfhjkqrst][aeiou]", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[^\S\r\n]*(?:\r\n|\n|\r)")
_AFTER_BLANK = re.compile(r"(?:\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r)\Z")
# The letters whose names begin with a vowel.
_SPELLED = frozenset("AEFHILMNORSX")
# Code points looked at before a span: an article, or the end of a sentence and its marks.
_BEFORE = 12
# Code points looked at behind a span: the word whose sound decides about the article.
_AFTER = 40


def vowel_first(word: str) -> bool:
    """Whether a word begins with a vowel when it is spoken, so that "an" stands before it.

    >>> [w for w in ("apple", "hour", "house", "union", "unarmed", "European", "FSB", "UN", "NATO", "8", "80", "11", "110") if vowel_first(w)]
    ['apple', 'hour', 'unarmed', 'FSB', '8', '80', '11']
    """
    if word[:1].isdigit():
        return word.startswith("8") or word in ("11", "18")
    if word.isupper() and len(word) > 1 and (len(word) < 4 or not set("AEIOU") & set(word)):
        return word[0] in _SPELLED
    if word[:1].casefold() not in tuple("aeiouáéíóúàèìòùâêîôûäöüå"):
        return bool(_VOWEL_ALL_THE_SAME.match(word))
    return not _NO_VOWEL.match(word)


def article(word: str) -> str:
    """The indefinite article before a word, "a" or "an"."""
    return "an" if vowel_first(word) else "a"


def fit_article(written: str, word: str) -> str:
    """`written`, which may end with an article, before a word: "this is a " and "apple" make "this is an ".

    >>> fit_article("this is a ", "army"), fit_article("this is an ", "army"), fit_article("this is a", "army")
    ('this is an ', 'this is an ', 'this is a')
    """
    found, first = _ARTICLE.search(written), _WORD.match(word)
    if not found or not first:
        return written
    return written[: found.start(1)] + match_case(found[1], article(first[0])) + found[2]


def fit_case(text: str, span: Span, fix: str, *, exact: bool) -> str:
    """A fix in the case of what it replaces; that of an exact pattern as it is written, raised where a sentence begins."""
    old = text[span.start : span.end]
    if not exact or (old.isupper() and " " in old):
        return match_case(old, fix)
    if old[:1].isupper() and fix[:1].islower() and opens_sentence(text, span.start):
        return fix[:1].upper() + fix[1:]
    return fix


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line begins at `start`, a code point of the text, perhaps after quotation marks.

    >>> [opens_sentence("One. “Two", at) for at in (0, 2, 6)]
    [True, False, True]
    """
    return _OPENS.search(text[max(0, start - _BEFORE) : start]) is not None


def settle(text: str, span: Span, fixes: Sequence[Fix]) -> tuple[Span, list[Fix]]:
    """The span and its fixes, widened where their surroundings have to change with them.

    >>> settle("He is a armed man.", Span(6, 6), [])
    (Span(start=6, end=6), [])
    >>> span, fixes = settle("In this sense, an old plan", Span(0, 14), [Fix("")])
    >>> span, fixes[0].text
    (Span(start=0, end=17), 'An')
    """
    if any(not fix.text for fix in fixes):
        span, fixes = _close_up(text, span, fixes)
    return _with_article(text, span, fixes)


def _close_up(text: str, span: Span, fixes: Sequence[Fix]) -> tuple[Span, Sequence[Fix]]:
    """A deletion takes one of the blanks beside it along, and leaves its capital to the word after it."""
    start, end = span
    opens = text[start : start + 1].isupper() and opens_sentence(text, start)
    if text[end : end + 1] in tuple(_BLANKS) and not text[end - 1].isspace():
        end += 1
    elif start and text[start - 1] in _BLANKS and not text[start].isspace() and not text[end - 1].isspace():
        start -= 1
    if opens and (word := _WORD.match(text, end)) and word[0][0].islower():
        end = word.end()
    before, after = text[start : span.start], text[span.end : end]
    raised = after.lstrip(_BLANKS)
    kept = [_shifted(fix, before, after) if fix.text else Fix(raised[:1].upper() + raised[1:]) for fix in fixes]
    return Span(start, end), kept


def _with_article(text: str, span: Span, fixes: Sequence[Fix]) -> tuple[Span, list[Fix]]:
    """The article before the span becomes part of it where some fix begins with another kind of sound."""
    ahead = text[max(0, span.start - _BEFORE) : span.start]
    found, old = _ARTICLE.search(ahead), _WORD.search(text, span.start, span.end + _AFTER)
    if not found or not old or (found[1] == "A" and not old[0].isupper() and not _OPENS.search(ahead[: found.start()])):
        return span, list(fixes)
    after = text[span.end : span.end + _AFTER]
    first = [_WORD.search(fix.text + after) for fix in fixes]
    if all(word is None or vowel_first(word[0]) == vowel_first(old[0]) for word in first):
        return span, list(fixes)
    start = span.start - len(found[0])
    whole = old[0].isupper() and len(old[0]) > 1 and found[1].isupper()

    def before(word: str) -> str:
        return (article(word).upper() if whole else match_case(found[1], article(word))) + found[2]

    return Span(start, span.end), [_shifted(fix, before(w[0]) if w else found[0], "") for fix, w in zip(fixes, first, strict=True)]


def _shifted(fix: Fix, before: str, after: str) -> Fix:
    return Fix(before + fix.text + after, tuple(Copy(at + len(before), span) for at, span in fix.copies))


def whole_line(text: str, start: int, end: int) -> Span:
    """The line around a span with its line break, and with the blank line after it where another one is before it.

    >>> whole_line("One.\\n\\nRead more\\n\\nTwo.", 6, 15), whole_line("One.\\r\\nRead more", 6, 15)
    (Span(start=6, end=17), Span(start=6, end=15))
    """
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    break_ = _BREAK.search(text, end)
    if break_ is None:
        # The break before it may be part of what is removed above.
        return Span(first, len(text))
    blank = _BLANK_LINE.match(text, break_.end())
    above = not first or _AFTER_BLANK.search(text[max(0, first - _BEFORE) : first])
    return Span(first, blank.end() if blank and above else break_.end())
