"""What English spellings of one native name may differ in: y and i, ye and e, kh and h, gh and g, doubled letters ...

Two spellings with one key are two conventions, of which neither is wrong: Zinoviev and Zinovyev.
"""

from __future__ import annotations

import re

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


def converts(spelling: str, english: str) -> bool:
    """Whether a (lower-case) spelling is no English spelling of the name, whatever the convention.

    >>> converts("baranow", "baranov"), converts("gúseva", "guseva"), converts("mariinski", "mariinsky")
    (True, True, False)
    """
    return not spelling.isascii() or convention_key(spelling) != convention_key(english)
