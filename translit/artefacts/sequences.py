"""The notation of sequences: patterns over the words of a sentence and their classes, for rules of kind `grammar`.

| written | matches |
|---|---|
| `since` | this word, in any case; a comma or another sign is a word too |
| `{NOUN}` | a word that is a noun here; `{NOUN?}` one that can be one |
| `{the\\|a\\|NAME}` | one of these: words, signs, classes |
| `{month}` | a word of a class of the rule files, in its basic form |
| `{leave\\|come:VERB-S}` | a form of one of these words (or of a class of the rule files): here, with -s |
| `{not of\\|VERB}` | a word that is none of these; `{not say:VERB-S}` a form in -s, but of another verb |
| `{ADJ}*` `{NOUN}+` `{PRON}?` | none or more, one or more, one or none |
| `[the last]` | perhaps; also longer ones |
| `( , \\| and )` | one of these sequences |
| `{NP}` | a sequence that has a name in capitals among the classes of the rule files |
| `{HEADING} {VERB-S}` | at the beginning of a line that is no sentence |
| `in {YEAR} <{works}> {DET}` | only what is between < and > is marked and replaced |

`{START}` is the beginning of a sentence, `{END}` a full stop or the end of a line. A sequence becomes one regular expression
for an engine of linear time, over a text in which each word is written as `word/basic form/classes;`.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translit.errors import GlossaryError, did_you_mean
from translit.text import unaccented

# One letter for each class of words in common/word-classes.txt; the signs are made while a text is read.
CLASSES = {
    "SINGULAR": "n", "PLURAL": "N", "NOUN": "nN", "NAME": "P", "ADJ": "a", "ADV": "r",
    "BASE": "b", "VERB-S": "s", "PAST": "d", "PARTICIPLE": "p", "ING": "g", "AUX": "x", "VERB": "bsd", "FINITE": "bsdx",
    "DET": "t", "POSS": "q", "PRON": "o", "PREP": "i", "CONJ": "c", "WH": "w", "NUM": "0y", "YEAR": "y", "PUNCT": "u", "START": "S",
    "HEADING": "H",
    "END": "SHE",
}  # fmt: skip
# A character of an encoded word and a letter for a class. All are ASCII, so that expressions compile fast.
_W, _C = "[!-.0-~]", "[A-Za-z0]"
_PIECE = re.compile(r"\{(?P<choice>[^{}]*)\}(?P<times>[*+?]?)|(?P<sign>[\[\]()<>|])(?P<group>[*+?]?)|(?P<word>[^\s{}\[\]()<>|]+)|(?P<blank>\s+)")
# Words, and perhaps the classes of which they have to be.
_OF = re.compile(r"(.*?)(?::([A-Z][A-Z|-]*\??))?", re.DOTALL)


class Check(NamedTuple):
    """What is looked up after a match rather than written into its expression: whether a group is, or is not, one of many words."""

    group: int
    basic: bool
    unlike: bool
    words: frozenset[str]


class Compiled(NamedTuple):
    """A compiled sequence: `regex` with the group `focus`, how many `{...}` it has, the words of which a text has to hold one of each group."""

    regex: str
    groups: int
    needed: tuple[tuple[str, ...], ...]
    checks: tuple[Check, ...]


class _Element(NamedTuple):
    """What stands in braces: its expression, the words of which a text needs one, and what is looked up after a match."""

    regex: str
    needed: tuple[str, ...] = ()
    check: Check | None = None


# Lists of more words are looked up after a match, because such expressions take long to compile.
_FEW = 12


def sequence(written: str, lists: Mapping[str, Sequence[str]], where: str = "", *, whole: bool = False) -> Compiled:
    """Compile a sequence; a `whole` one leaves nothing to be looked up.

    Raises GlossaryError at `where` for an unknown class or brackets that do not close.

    >>> sequence("<{works|lives}> since", {}).needed
    (('lives', 'works'), ('since',))
    """
    if written.count("<") != written.count(">") or written.count("<") > 1:
        raise GlossaryError(f"the pattern {written!r} needs one < and one >", where=where)
    body, elements = _body(written, lists, where, named=not whole)
    braces = [element for element in elements if element.regex]
    checks = tuple(element.check._replace(group=number) for number, element in enumerate(braces, start=1) if element.check)
    needed = tuple(element.needed for element in elements if element.needed and all(word.isalpha() for word in element.needed))
    return Compiled(body if "<" in written else f"(?P<focus>{body})", len(braces), needed, checks)


def _body(written: str, lists: Mapping[str, Sequence[str]], where: str, *, named: bool) -> tuple[str, list[_Element]]:
    """The expression of a sequence, and its elements; each that stands in braces is a group if they are `named`."""
    out: list[str] = []
    elements: list[_Element] = []
    open_, at = "", 0
    while at < len(written):
        piece = _PIECE.match(written, at)
        if piece is None:
            raise GlossaryError(f"the pattern {written!r} has an unclosed {written[at]}", where=where, hint="braces do not nest")
        at = piece.end()
        sign, choice, word, times = piece["sign"], piece["choice"], piece["word"], piece["times"]
        if sign and sign in "[(":
            out.append("(?:")
            open_ += sign
        elif sign and sign in "])":
            if open_[-1:] != "[("[sign == ")"]:
                raise GlossaryError(f"the pattern {written!r} has an unopened {sign}", where=where)
            open_ = open_[:-1]
            out.append(f"){'?' if sign == ']' else piece['group']}")
        elif sign:
            out.append({"<": "(?P<focus>", ">": ")", "|": "|"}[sign])
        elif choice is not None:
            element = _choice(choice, lists, where, most=_FEW if named and not times else sys.maxsize)
            repeated = f"(?:{element.regex}){times}"
            out.append(f"({repeated})" if named else repeated)
            elements.append(element if not open_ and times in ("", "+") else element._replace(needed=()))
        elif word:
            out.append(_word([plain(word)]))
            elements.append(_Element("", () if open_ else (plain(word),)))
    if open_:
        raise GlossaryError(f"the pattern {written!r} has an unclosed {open_[-1]}", where=where)
    return "".join(out), elements


def _choice(choice: str, lists: Mapping[str, Sequence[str]], where: str, most: int) -> _Element:
    """What stands in braces; more words than `most` are left to be looked up."""
    unlike = choice.startswith("not ")
    listed, of = _OF.fullmatch(choice.removeprefix("not ")).groups()  # type: ignore[union-attr]
    words, letters, perhaps, sequences = _options(listed, lists, where)
    if of:
        names = of.removesuffix("?").split("|")
        if letters or sequences or not CLASSES.keys() >= set(names):
            hint = did_you_mean(names[-1], list(CLASSES))
            raise GlossaryError(f"{{{choice}}} has words before the colon, classes after it", where=where, hint=hint)
        tags = f"{_C}*" * (of[-1] == "?") + f"[{''.join(CLASSES[name] for name in names)}]{_C}*"
        if len(words) > most:
            return _Element(rf"\n{_W}*/{_W}*/{tags};", (), Check(0, True, unlike, words))
        stems = _other(words) if unlike else "|".join(map(re.escape, sorted(words)))
        return _Element(rf"\n{_W}*/(?:{stems})/{tags};")
    if unlike:
        tags = f"[{_but(letters + perhaps)}][{_but(perhaps)}]*"
        if len(words) > most:
            return _Element(rf"\n{_W}*/{_W}*/{tags};", (), Check(0, False, True, words))
        return _Element(rf"\n{_other(words)}/{_W}*/{tags};")
    if words and not letters + perhaps and not sequences:
        if len(words) > most:
            return _Element(rf"\n{_W}*/{_W}*/{_C}*;", tuple(words), Check(0, False, False, words))
        return _Element(_word(sorted(words)), tuple(sorted(words)))
    ways = [*sequences, *([_word(sorted(words))] if words else ())]
    ways += [rf"\n{_W}*/{_W}*/[{letters}]{_C}*;"] if letters else []
    ways += [rf"\n{_W}*/{_W}*/{_C}*[{perhaps}]{_C}*;"] if perhaps else []
    return _Element("|".join(ways))


def _options(listed: str, lists: Mapping[str, Sequence[str]], where: str) -> tuple[frozenset[str], str, str, list[str]]:
    """The options of a choice: words, letters of classes that a word has here, of those it can have, and expressions of sequences."""
    options = listed.split("|") if len(listed) > 1 else [listed]
    words, letters, perhaps, sequences = set[str](), "", "", list[str]()
    for option in options:
        name = option.removesuffix("?")
        if name in CLASSES:
            letters, perhaps = (letters, perhaps + CLASSES[name]) if option != name else (letters + CLASSES[name], perhaps)
        elif option.isupper() and option in lists:
            # Without itself among the lists, so that no sequence can hold itself.
            others = {name: words for name, words in lists.items() if name != option}
            sequences += [_body(one, others, where, named=False)[0] for one in lists[option]]
        elif option in lists and (len(options) == 1 or "_" in option):
            words |= {plain(word) for word in lists[option] if " " not in word}
        elif option != option.lower() or re.search(r"[\s/_]", option):
            hint = did_you_mean(option, [*CLASSES, *lists])
            raise GlossaryError(f"{option!r} is no class and no word of a sequence", where=where, hint=hint)
        else:
            words.add(plain(option))
    return frozenset(words), letters, perhaps, sequences


def _word(words: Sequence[str]) -> str:
    return rf"\n(?:{'|'.join(map(re.escape, words))})/{_W}*/{_C}*;" if len(words) > 1 else rf"\n{re.escape(words[0])}/{_W}*/{_C}*;"


def _but(letters: str) -> str:
    """The letters for all classes but some."""
    return "".join(letter for letter in dict.fromkeys("".join(CLASSES.values())) if letter not in letters)


def _other(words: frozenset[str]) -> str:
    """An expression for every word but these, without looking ahead."""
    if not words:
        return f"{_W}*"
    firsts = sorted({word[0] for word in words if word})
    ways = [re.escape(first) + _other(frozenset(word[1:] for word in words if word[:1] == first)) for first in firsts]
    other = rf"[^/\n{''.join(map(re.escape, firsts))}\x80-\x{{10ffff}}]{_W}*"
    return f"(?:{'|'.join([other, *ways])}){'' if '' in words else '?'}"


@functools.lru_cache(maxsize=1 << 13)
def plain(word: str) -> str:
    """A word as it is encoded: in small letters, without accents, and other letters and signs by their number.

    >>> plain("Fiancée’s"), plain("“"), plain("Ост")
    ("fiancee's", '\\\\u201c', '\\\\u043e\\\\u0441\\\\u0442')
    """
    low = word.lower().replace("’", "'")
    if not low.isascii():
        low = unaccented(low)
    return low.encode("ascii", "backslashreplace").decode()


def replacement(written: str, groups: int, where: str = "") -> tuple[tuple[str, int, str], ...]:
    """Compile what a match is replaced by: literal text, or a group (0: what is marked) as it stands, or in the form of a class.

    Raises GlossaryError at `where` when it names what is not there.

    >>> replacement("has {1:PARTICIPLE} since {2}", 2)
    (('has ', -1, ''), ('', 1, 'PARTICIPLE'), (' since ', -1, ''), ('', 2, ''))
    """
    pieces: list[tuple[str, int, str]] = []
    for literal, number, form in re.findall(r"([^{}]+)|\{(\d+)(?::([A-Z-]+))?\}", written):
        if number and (int(number) > groups or (form and form not in CLASSES)):
            raise GlossaryError(f"the replacement {written!r} repeats {{{number}}}, which the pattern has not", where=where)
        pieces.append((literal, int(number or -1), form))
    return tuple(pieces)
