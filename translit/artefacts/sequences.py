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

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translit.errors import GlossaryError, did_you_mean

# One letter for each class of words in common/word-classes.txt; the signs are made while a text is read.
CLASSES = {
    "SINGULAR": "n", "PLURAL": "N", "NOUN": "nN", "NAME": "P", "ADJ": "a", "ADV": "r",
    "BASE": "b", "VERB-S": "s", "PAST": "d", "PARTICIPLE": "p", "ING": "g", "AUX": "x", "VERB": "bsd", "FINITE": "bsdx",
    "DET": "t", "POSS": "q", "PRON": "o", "PREP": "i", "CONJ": "c", "WH": "w", "NUM": "0y", "YEAR": "y", "PUNCT": "u", "START": "^",
    "HEADING": "h",
    "END": "^h.",
}  # fmt: skip
_PIECE = re.compile(r"\{(?P<choice>[^{}]*)\}(?P<times>[*+?]?)|(?P<sign>[\[\]()<>|])(?P<group>[*+?]?)|(?P<word>[^\s{}\[\]()<>|]+)|(?P<blank>\s+)")
# Words, and perhaps the classes of which they have to be.
_OF = re.compile(r"(.*?)(?::([A-Z][A-Z|-]*\??))?", re.DOTALL)


class Compiled(NamedTuple):
    """A compiled sequence: `regex` with the group `focus`, how many `{...}` it has, and the words of which a text has to hold one of each group."""

    regex: str
    groups: int
    needed: tuple[tuple[str, ...], ...]


def sequence(written: str, lists: Mapping[str, Sequence[str]], where: str = "") -> Compiled:
    """Compile a sequence. Raises GlossaryError at `where` for an unknown class or brackets that do not close.

    >>> sequence("<{works|lives}> since", {}).needed
    (('works', 'lives'), ('since',))
    """
    if written.count("<") != written.count(">") or written.count("<") > 1:
        raise GlossaryError(f"the pattern {written!r} needs one < and one >", where=where)
    body, groups, needed = _body(written, lists, where, named=True)
    return Compiled(body if "<" in written else f"(?P<focus>{body})", groups, tuple(needed))


def _body(written: str, lists: Mapping[str, Sequence[str]], where: str, *, named: bool) -> tuple[str, int, list[tuple[str, ...]]]:
    out: list[str] = []
    needed: list[tuple[str, ...]] = []
    groups, open_, at = 0, "", 0
    while at < len(written):
        piece = _PIECE.match(written, at)
        if piece is None:
            raise GlossaryError(f"the pattern {written!r} has an unclosed {written[at]}", where=where, hint="braces do not nest")
        at = piece.end()
        sign, choice, word = piece["sign"], piece["choice"], piece["word"]
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
            regex, words = _choice(choice, lists, where)
            groups += named
            repeated = f"(?:{regex}){piece['times']}"
            out.append(f"({repeated})" if named else repeated)
            if words and not open_ and piece["times"] in ("", "+"):
                needed.append(words)
        elif word:
            out.append(_word([word]))
            needed += [] if open_ else [(word,)]
    if open_:
        raise GlossaryError(f"the pattern {written!r} has an unclosed {open_[-1]}", where=where)
    return "".join(out), groups, [group for group in needed if all(word.isalpha() for word in group)]


def _choice(choice: str, lists: Mapping[str, Sequence[str]], where: str) -> tuple[str, tuple[str, ...]]:
    """The expression of what stands in braces, and the words of which a text needs one."""
    unlike = choice.startswith("not ")
    listed, of = _OF.fullmatch(choice.removeprefix("not ")).groups()  # type: ignore[union-attr]
    options = listed.split("|") if len(listed) > 1 else [listed]
    words, letters, perhaps, expressions = list[str](), "", "", list[str]()
    for option in options:
        name = option.removesuffix("?")
        if name in CLASSES and option != "?":
            letters, perhaps = (letters, perhaps + CLASSES[name]) if option.endswith("?") else (letters + CLASSES[name], perhaps)
        elif option.isupper() and option in lists:
            # Without itself among the lists, so that no sequence can hold itself.
            others = {name: words for name, words in lists.items() if name != option}
            expressions += [_body(one, others, where, named=False)[0] for one in lists[option]]
        elif option in lists and len(options) == 1:
            words += [word for word in lists[option] if " " not in word]
        elif option != option.lower():
            raise GlossaryError(f"no class of words is called {option!r}", where=where, hint=did_you_mean(option, [*CLASSES, *lists]))
        else:
            words.append(option)
    words = [word.lower() for word in words]
    if any(re.search(r"[\s/]", word) for word in words):
        raise GlossaryError(f"{{{choice}}} has a space in a word", where=where, hint="a word of a sequence is one word")
    if of:
        names = of.removesuffix("?").split("|")
        if letters or not CLASSES.keys() >= set(names):
            hint = did_you_mean(names[-1], list(CLASSES))
            raise GlossaryError(f"{{{choice}}} has words before the colon, classes after it", where=where, hint=hint)
        stems = _other(frozenset(words)) if unlike else f"(?:{'|'.join(map(re.escape, words))})"
        wanted = "".join(CLASSES[name] for name in names)
        return rf"\n[^/]*/{stems}/{'[^;]*' if of[-1] == '?' else ''}[{wanted}][^;]*;", ()
    if unlike:
        first = f"[^{re.escape(letters + perhaps)};]" if letters + perhaps else "[^;]"
        rest = f"[^{re.escape(perhaps)};]*" if perhaps else "[^;]*"
        return rf"\n{_other(frozenset(words))}/[^/]*/{first}{rest};", ()
    if words:
        expressions.append(_word(words))
    if letters:
        expressions.append(rf"\n[^/]*/[^/]*/[{re.escape(letters)}][^;]*;")
    if perhaps:
        expressions.append(rf"\n[^/]*/[^/]*/[^;]*[{re.escape(perhaps)}][^;]*;")
    return "|".join(expressions), tuple(words) if len(expressions) == 1 and words else ()


def _word(words: Sequence[str]) -> str:
    return rf"\n(?:{'|'.join(map(re.escape, words))})/[^;]*;" if len(words) > 1 else rf"\n{re.escape(words[0].lower())}/[^;]*;"


def _other(words: frozenset[str]) -> str:
    """An expression for every word but these, without looking ahead."""
    if not words:
        return "[^/]*"
    firsts = sorted({word[0] for word in words if word})
    ways = [re.escape(first) + _other(frozenset(word[1:] for word in words if word[:1] == first)) for first in firsts]
    other = f"[^/{''.join(map(re.escape, firsts))}][^/]*"
    return f"(?:{'|'.join([other, *ways])}){'' if '' in words else '?'}"


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
