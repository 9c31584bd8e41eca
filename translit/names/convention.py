"""What English spellings of one native name may differ in: y and i, ye and e, kh and h, gh and g, doubled letters ...

Two spellings with one key are two conventions, of which neither is wrong: Zinoviev and Zinovyev.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SAME = (
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("tch", "ch"),
    ("x", "ks"),
    ("y", "i"),
    ("ii", "i"),
    ("ie", "e"),
    ("io", "e"),
    ("iu", "u"),
)


def convention_key(word: str) -> str:
    """A lower-case English spelling without what conventions differ in.

    >>> convention_key("zinoviev") == convention_key("zinovyev"), convention_key("baranow") == convention_key("baranov")
    (True, False)
    """
    for one, other in _SAME:
        word = word.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", word)


SLAVIC = ("ru", "uk", "be", "bg")
"""Languages whose names English writes by narrower conventions."""
_NEVER = {("ж", "j"), ("ё", "io"), ("ё", "ie")}
_FAMILIES = re.compile("([оеё]ва?|ск(ий|ая)|цк(ий|ая)|ын|ына)$")


def never_so(pairs: Iterable[tuple[str, str]], native: str) -> bool:
    """Whether a spelling has a letter that no English convention writes so in a Slavic name; `pairs` are native letters and written ones.

    For ы, and for с that is doubled between vowels, this is said of surnames in Slavic endings only: Turkic names have an i
    there in English too (Zhetibay), and given names keep their ss (Vassily).

    >>> never_so([("с", "ss"), ("и", "i")], "красильников"), never_so([("с", "ss"), ("и", "i")], "василий")
    (True, False)
    >>> never_so([("б", "b"), ("ы", "i")], "быстров"), never_so([("ы", "i")], "жетыбай"), never_so([("ж", "j")], "надежда")
    (True, False, True)
    """
    never = _NEVER | {("ы", "i"), ("с", "ss")} if _FAMILIES.search(native) else _NEVER
    return not never.isdisjoint(pairs)


def converts(spelling: str, english: str) -> bool:
    """Whether a (lower-case) spelling is no English spelling of the name, whatever the convention.

    >>> converts("baranow", "baranov"), converts("gúseva", "guseva"), converts("mariinski", "mariinsky")
    (True, True, False)
    """
    return not spelling.isascii() or convention_key(spelling) != convention_key(english)
