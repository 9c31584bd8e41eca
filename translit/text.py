"""Tokens, folding, case transfer and positions: what every stage needs to know about plain text."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from translit.model import Span

# A letter or digit with whatever marks are set on it: decomposed accents stay inside their word, as does the Catalan
# middle dot.
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*(?:·(?=[^\W_]))?)+")
# What may stand between two words of one name: blanks, one line break, one hyphen, dash or apostrophe.
JOINT = re.compile(r"[^\S\n\r]+|[^\S\n\r]*\r?\n[^\S\n\r]*|[-\u2010\u2011\u2013'’]")
_VOWELS = frozenset("aeiouyAEIOUYıI")
# Signs that make words parts of longer ones, of addresses and of file names; a hyphen does even at the end of a line.
_HYPHENS = tuple("-\u2010\u2011")
_JOINS = (*_HYPHENS, *"'’@/._\\&")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n\s*\n")


def words(text: str) -> list[Span]:
    """The spans of the words of a text; marks belong to their letter, apostrophes and hyphens separate.

    >>> [("Tokáyev’s pro-Kiev", s) for s in words("Tokáyev’s pro-Kiev")][0][1]
    Span(start=0, end=7)
    >>> ["Jabar-24"[a:b] for a, b in words("Jabar-24")]
    ['Jabar', '24']
    """
    return [Span(*m.span()) for m in WORD.finditer(text)]


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are parts of a longer one, of an address or of a file name.

    >>> [in_compound("vis-à-vis, ana@mail.example, Ana's", *span) for span in ((0, 3), (11, 14), (15, 19), (29, 32))]
    [True, True, True, True]
    >>> in_compound("Ana. (Ana)", 0, 3), in_compound("Ana. (Ana)", 6, 9)
    (False, False)
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in _JOINS or after in _HYPHENS or (after in _JOINS and text[end + 1 : end + 2].isalnum())


@lru_cache(maxsize=65536)
def fold(word: str, marks: str = "") -> str:
    """A key under which case, Unicode composition and the given combining marks make no difference.

    Only the `marks` asked for are dropped, and only from vowels: in Spanish the acute is a stress mark, but ñ is another
    letter, and so is ć everywhere.

    >>> fold("ZAJÁROVA", "\\u0301"), fold("Zaja\\u0301rova", "\\u0301"), fold("Núñez", "\\u0301"), fold("Petrović", "\\u0301")
    ('zajarova', 'zajarova', 'nuñez', 'petrović')
    """
    if word.isascii():
        return word.casefold()
    if marks:
        word = "".join(_unmarked(unicodedata.normalize("NFD", word), marks))
    # The dot that case folding leaves on a Turkish capital I is no letter.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold().replace("\u0307", ""))


def unaccented(word: str) -> str:
    """A word without the marks on its letters.

    >>> unaccented("Nicolás"), unaccented("Çelik")
    ('Nicolas', 'Celik')
    """
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _unmarked(apart: str, marks: str) -> Iterator[str]:
    base = ""
    for sign in apart:
        if not unicodedata.combining(sign):
            base = sign
        elif sign in marks and base in _VOWELS:
            continue
        yield sign


def match_case(model: str, text: str) -> str:
    """`text` in the case of `model`: capitals stay capitals, word by word where the words correspond.

    A first letter is raised but never lowered, so proper names keep theirs.

    >>> match_case("TOKÁYEV", "Tokayev"), match_case("Weapons of fire", "firearms"), match_case("kazajo", "Kazakh")
    ('TOKAYEV', 'Firearms', 'Kazakh')
    >>> match_case("Serguéi LAVROV", "Sergei Lavrov")
    'Sergei LAVROV'
    """
    ours, theirs = model.split(), re.split(r"(\s+)", text)
    if len(ours) == len(theirs) // 2 + 1 > 1:
        theirs[::2] = [match_case(m, t) for m, t in zip(ours, theirs[::2], strict=True)]
        return "".join(theirs)
    if model.isupper() and sum(c.isalpha() for c in model) > 1:
        return text.upper()
    if model[:1].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text


def visible(text: str) -> str:
    """Other people's text, safe to show on a terminal: control and direction-changing characters are written out.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return "".join(c if c.isprintable() or c in "\n\u00a0\u202f" else c.encode("unicode_escape").decode() for c in text)


def fit_blanks(model: str, text: str) -> str:
    """`text` with the blanks of `model`, so that a line break within a name stays where it was.

    >>> fit_blanks("María\\nZajárova", "Maria Zakharova"), fit_blanks("Nur Sultán", "Nur-Sultan")
    ('Maria\\nZakharova', 'Nur-Sultan')
    """
    blanks = [joint for joint in re.findall(r"\s+", model) if joint != " "]
    if not blanks or " " not in text:
        return text
    joints = re.findall(r"\s+|[-\u2010\u2011\u2013]", model)
    pieces = re.split(r"([ -])", text)
    if len(joints) == len(pieces) // 2:
        pieces[1::2] = [old if new == " " and old.isspace() else new for old, new in zip(joints, pieces[1::2], strict=True)]
        return "".join(pieces)
    return text.replace(" ", blanks[0], 1)


class Lines:
    """Line and column, both from 1 and in code points, of offsets into one text.

    >>> Lines("ab\\ncd").position(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Sentences:
    """The sentence around an offset, by end punctuation and blank lines; good enough to show and to fingerprint.

    >>> Sentences("One. Two is here. Three").around(7)
    'Two is here.'
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]
        self._around: dict[int, str] = {}

    def span(self, offset: int) -> Span:
        """The span of the sentence in which the offset lies, with the blanks that end it."""
        i = bisect.bisect_right(self._starts, offset)
        return Span(self._starts[i - 1], self._starts[i] if i < len(self._starts) else len(self._text))

    def around(self, offset: int) -> str:
        """The sentence in which the offset lies, trimmed."""
        i = bisect.bisect_right(self._starts, offset)
        if i not in self._around:
            self._around[i] = self._text[slice(*self.span(offset))].strip()
        return self._around[i]


class Cover:
    """Answers whether a span touches any of a set of spans, which may come in any order and overlap.

    >>> Cover([Span(4, 6), Span(0, 2)]).touches(Span(2, 4)), Cover([Span(0, 9)]).touches(Span(3, 4))
    (False, True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, span: Span) -> bool:
        """Whether the span shares a code point with one of them."""
        i = bisect.bisect_left(self._starts, span.end)
        return i > 0 and self._ends[i - 1] > span.start
