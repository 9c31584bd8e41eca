"""The notation in which rules write phrases: for people who know no regular expressions, and never slow.

| written | matches |
|---|---|
| `forces of order` | these words, in any case, across a line break too; a capital letter has to be one |
| `weapon(s)` | `weapon` or `weapons`; `(s)` in the replacement repeats what was found |
| `{said\\|told us}` | one of these; `{says\\|tells us}` in the replacement takes the one in the same place |
| `{month}` | a word of that class; `{month}` in the replacement repeats it |
| `{1}` | (replacement) the first `{...}` of the pattern |
| `[the ]`, `{on \\|at \\|}` | perhaps; one of these or nothing |
| `=on {monday\\|friday}` | a = in front: capitals and small letters exactly as they are written |
| `(({ACRONYM}))` | doubled, a bracket is a bracket |
| `President, {Name}, <he >labels` | only what is between < and > is marked and replaced |

Built-in classes: `{number}` (figures or words), `{digits}`, `{1-2 digits}`, `{3 digits}` and so on, `{word}`, `{1-4 words}`, `{-ing}`
(a word that ends so), `{lower}` (a word in small letters), `{letters}` (the rest of a word, perhaps none), `{Name}`
(capitalised words), `{CAPITALS}` (words all in capitals), `{ACRONYM}`, `{line}` (whatever the line still has), `{start}` and `{end}` of a sentence,
`{line start}` and `{line end}`.
The same notation serves what stands around a match: `not_after` and `not_before` (right beside it), `near` and
`not_near` (anywhere else in its sentence: one of `near` has to be there, none of `not_near` may be).
A pattern becomes one regular expression without lookaround or back references, for an engine of linear time.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from translit.errors import GlossaryError, did_you_mean

_BLANK = r"(?:[ \t\x{a0}\x{202f}]+|[ \t]*\r?\n[ \t]*)"
# Latin and Cyrillic letters with their marks, as a few ranges: the engine compiles these many times faster than
# whole Unicode classes. Where a range mixes capitals and small letters, both count.
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏЀ-ԯ\u0300-\u036f"
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я"
_LOWER = "a-zß-öø-ɏа-ԯ\u0300-\u036f"
_NAME = rf"(?-i:[{_UPPER}][{_LETTER}'’-]*(?:[ \x{{a0}}](?:(?:de|of|von|al|bin) )?[{_UPPER}][{_LETTER}'’-]*){{0,4}})"
# Tens and units, "twenty-one" and "thirteen" too; a hundred, a thousand, dozens stand alone.
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_COUNTED = rf"{_TENS}[ -](?:{_UNIT})|{_TENS}|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|{_UNIT.removeprefix('one|')}"
BUILT_IN = {
    "number": rf"\d+(?:[.,]\d+)*|(?:{_COUNTED}|hundred|thousand|one hundred|a hundred|a thousand|dozens|hundreds|thousands)",
    "digits": r"\d+",
    "word": rf"[{_LETTER}]+(?:['’-][{_LETTER}]+)*",
    "lower": rf"(?-i:[{_LOWER}][{_LOWER}]*(?:['’-][{_LOWER}]+)*)",
    "letters": rf"[{_LETTER}]*",
    "CAPITALS": rf"(?-i:[{_UPPER}][{_UPPER}.'’-]+(?:[ \x{{a0}}][{_UPPER}][{_UPPER}.'’-]*){{0,4}})",
    "line": r"[^\r\n]*",
    "Name": _NAME,
    "ACRONYM": rf"(?-i:[{_UPPER}][{_UPPER}\d]{{1,7}})",
    "start": r"(?:^|[.!?…:][\"”’»)]*\s+|\n\s*|[“«\"‘])",
    "end": r"(?:[.,;:!?…)”\"»’\n]|$)",
    "line start": r"(?:^|\n[ \t]*)",
    "line end": r"[ \t]*(?:\r?\n|$)",
}
# Classes that mark a place in the sentence rather than words to repeat.
_EDGES = frozenset({"start", "end", "line start", "line end"})
# Names of classes that are no English words; in a choice, where classes are taken for words, they are a mistake.
_NO_WORDS = frozenset({"ACRONYM", "CAPITALS", "line start", "line end"})
_DIGITS = re.compile(r"(\d)(?:-(\d))? digits?")
_WORDS = re.compile(r"(\d)(?:-(\d))? words")
_SUFFIX = re.compile(r"-([a-z]+)")
_CHOICE = re.compile(r"\{([^{}]*)\}")


# Stretches are spelled out up to so many ways, so that the tables stay small; longer choices are cut.
_WAYS = 16


class Pattern(NamedTuple):
    """A compiled pattern: `regex` has the group `focus`; `groups` says what the others stand for, in order."""

    regex: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


class Piece(NamedTuple):
    """A piece of a replacement: literal text, or a group copied, or a group's choice mapped to another."""

    text: str = ""
    group: int = 0
    choices: tuple[tuple[str, str], ...] = ()


_TOKEN = re.compile(r"(\(\(|\)\))|\(([^()]*)\)|\{([^{}]*)\}|\[([^\[\]]*)\]|([<>])|(\s+)|(\w+|.)", re.DOTALL)


def pattern(written: str, classes: Mapping[str, Sequence[str]], where: str = "") -> Pattern:
    """Compile a phrase. Raises GlossaryError at `where` for an unknown class or an unclosed bracket.

    >>> pattern("weapon(s) of fire", {}).groups
    (('ending', ('s',)),)
    """
    out: list[str] = []
    groups: list[tuple[str, tuple[str, ...]]] = []
    exact, written = written.startswith("="), written.removeprefix("=")
    bare = re.sub(r"\{[^{}]*\}", "", written)
    focused = "<" in bare
    if bare.count("<") != bare.count(">") or bare.count("<") > 1:
        raise GlossaryError(f"the pattern {written!r} needs one < and one >", where=where)
    if not focused:
        out.append("(?P<focus>")
    for bracket, ending, choice, perhaps, focus, blank, sign in _TOKEN.findall(written):
        if bracket:
            out.append(_literal(bracket[0]))
        elif ending:
            groups.append(("ending", (ending,)))
            out.append(f"({_literal(ending)})?")
        elif choice and choice in _EDGES:
            out.append(BUILT_IN[choice])
        elif choice:
            regex, kind, options = _choice(choice, classes, where)
            groups.append((kind, options))
            out.append(f"({regex})")
        elif perhaps:
            out.append(f"(?:{_literal(perhaps)})?")
        elif focus:
            out.append("(?P<focus>" if focus == "<" else ")")
        elif blank:
            out.append(_BLANK)
        elif sign in "(){}[]":
            raise GlossaryError(f"the pattern {written!r} has an unclosed {sign}", where=where, hint="brackets do not nest")
        else:
            out.append(_literal(sign))
    if not focused:
        out.append(")")
    head = "" if exact or any(c.isupper() for c in bare) else "(?i)"
    ends_a_word = not written.endswith(("{end}", "{line end}", "))")) and (written[-1:].isalnum() or written[-1:] in ")}>]")
    # The sign after a match may be the one by which the next {start} knows itself, so such patterns leave it.
    tail = rf"(?:[^{_LETTER}0-9_]|$)" if ends_a_word and not written.startswith("{start}") else ""
    return Pattern(head + "".join(out) + tail, tuple(groups))


def parts(written: str, replaces: Sequence[str] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A pattern with its replacements, cut into several where it has a long choice, so that a run compiles only what its text can match.

    >>> list(parts("{a|b} fire", ["{A|B} Fire"]))
    [('{a|b} fire', ('{A|B} Fire',))]
    >>> [pattern for pattern, _ in parts("the {" + "|".join("abcdefghijklmnopqr") + "}")]
    ['the {a|b|c|d|e|f|g|h|i}', 'the {j|k|l|m|n|o|p|q|r}']
    """
    sizes = [choice.count("|") + 1 for choice in _CHOICE.findall(written)]
    longest = max(sizes, default=0)
    pieces = -(-longest // _WAYS)
    # Of two choices alike in length no one knows which a replacement takes up.
    if pieces < 2 or sizes.count(longest) > 1:
        yield written, tuple(replaces)
        return
    for piece in range(pieces):
        first, last = (longest * n // pieces for n in (piece, piece + 1))

        def cut(match: re.Match[str], first: int = first, last: int = last) -> str:
            options = match[1].split("|")
            return "{" + "|".join(options[first:last]) + "}" if len(options) == longest else match[0]

        yield _CHOICE.sub(cut, written), tuple(_CHOICE.sub(cut, replace) for replace in replaces)


# What may stand beside a whole word of a pattern (nothing, at its ends).
_BESIDE = ("", *" ,.;:!?“”\"'’-")


def needs(written: str, classes: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Words without which a phrase cannot match: of each group, a text has to hold one (lower-case).

    It lets a run compile only the few expressions that its text can match.

    >>> needs("{assured|assures} that [the ]weapon(s) of {month}", {"month": ["May", "June"]})
    (('assured', 'assures'), ('that',), ('of',), ('may', 'june'))
    """
    plain = written.removeprefix("=").replace("((", " ").replace("))", " ")
    plain = re.sub(r"[<>]", "", re.sub(r"\[[^\[\]]*\]", "\x00", plain))
    groups = []
    for match in re.finditer(r"\{([^{}]*)\}|[^\W\d_]+", plain):
        if plain[match.start() - 1 : match.start()] in _BESIDE and plain[match.end() : match.end() + 1] in _BESIDE:
            choice = match[1]
            options = [match[0]] if choice is None else choice.split("|") if "|" in choice else classes.get(choice, [])
            longest = [max(re.findall(r"[^\W\d_]+", option) if "(" not in option else [], key=len, default="") for option in options]
            if longest and all(longest):
                groups.append(tuple(dict.fromkeys(word.casefold() for word in longest)))
    return tuple(groups)


def stretches(written: str, classes: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """What a phrase has in one piece wherever it matches: of each stretch, a text `level` with it holds one way to write it.

    It keeps a run from compiling an expression whose words the text has, but not beside each other.

    >>> stretches("{assured|assures} that {word} [the ]weapon(s)", {})
    (('assured that ', 'assures that '), (' weapon', ' weapons', ' the weapon', ' the weapons'))
    """
    found: list[tuple[str, ...]] = []
    ways = [""]
    for bracket, ending, choice, perhaps, focus, blank, sign in _TOKEN.findall(written.removeprefix("=")):
        if focus:
            continue
        options: Sequence[str] = ["", perhaps or ending] if perhaps or ending else [bracket[:1] or blank or sign]
        if choice:
            options = choice.split("|") if "|" in choice else classes.get(choice, ())
        if len(ways) * len(options) > _WAYS or not options:
            found.append(tuple(dict.fromkeys(ways)))
            ways = [""]
        ways = [way + level(option) for way in ways for option in options] or [""]
    return tuple(stretch for stretch in [*found, tuple(dict.fromkeys(ways))] if all(way.strip() for way in stretch))


def level(text: str) -> str:
    """Text in which letters, blanks and apostrophes are alike that are alike to a pattern.

    >>> level("The  President’s\\nMen")
    "the president's men"
    """
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'"))


def replacement(written: str, groups: Sequence[tuple[str, tuple[str, ...]]], where: str = "") -> tuple[Piece, ...]:
    """Compile what a pattern's match is replaced by. Raises GlossaryError when it repeats what the pattern has not.

    >>> replacement("firearm(s)", pattern("weapon(s) of fire", {}).groups)
    (Piece(text='firearm', group=0, choices=()), Piece(text='', group=1, choices=()))
    """
    pieces: list[Piece] = []
    taken: set[int] = set()
    for bracket, text, ending, choice in re.findall(r"(\(\(|\)\))|([^(){}]+)|\(([^()]*)\)|\{([^{}]*)\}", written):
        if bracket or text:
            pieces.append(Piece(bracket[:1] or text))
            continue
        number, choices = _group(ending, choice, groups, taken)
        if not number:
            raise GlossaryError(f"the replacement {written!r} repeats {ending or choice!r}, which the pattern has not", where=where)
        taken.add(number)
        pieces.append(Piece("", number, choices))
    return tuple(pieces)


def _group(ending: str, choice: str, groups: Sequence[tuple[str, tuple[str, ...]]], taken: set[int]) -> tuple[int, tuple[tuple[str, str], ...]]:
    options = tuple(choice.split("|")) if "|" in choice else ()
    braces = 0
    for number, (kind, found) in enumerate(groups, start=1):
        braces += kind != "ending"
        if ending and kind == "ending" and found == (ending,) and number not in taken:
            return number, ()
        if options and kind == "choice" and len(found) == len(options) and number not in taken:
            return number, tuple(zip(found, options, strict=True))
        if choice and kind != "ending" and (choice == kind or choice == str(braces)):
            return number, ()
    return 0, ()


def _choice(choice: str, classes: Mapping[str, Sequence[str]], where: str) -> tuple[str, str, tuple[str, ...]]:
    if "|" in choice:
        options = tuple(choice.split("|"))
        for option in options:
            if option in _NO_WORDS or ("_" in option and option in classes):
                hint = f"a class stands alone, {{{option}}}: write one pattern for each"
                raise GlossaryError(f"{{{choice}}} takes {option!r} for words", where=where, hint=hint)
        # The longest first: a pattern that leaves the sign after it does not go back to another.
        return "|".join(map(_literal, sorted(options, key=len, reverse=True))), "choice", options
    if choice in BUILT_IN:
        return BUILT_IN[choice], choice, ()
    if digits := _DIGITS.fullmatch(choice):
        return rf"\d{{{digits[1]},{digits[2] or digits[1]}}}", choice, ()
    if many := _WORDS.fullmatch(choice):
        word = BUILT_IN["word"]
        return rf"(?:{word})(?:{_BLANK}(?:{word})){{{int(many[1]) - 1},{int(many[2] or many[1]) - 1}}}", choice, ()
    if suffix := _SUFFIX.fullmatch(choice):
        return f"[{_LETTER}]+{suffix[1]}", choice, ()
    if choice in classes:
        # The longest first, so that "said" does not hide "said that".
        words = sorted(classes[choice], key=lambda w: (-len(w), w))
        return "|".join(_literal(w) for w in words), choice, ()
    raise GlossaryError(f"no class of words is called {choice!r}", where=where, hint=did_you_mean(choice, [*classes, *BUILT_IN]))


@functools.lru_cache(maxsize=1 << 15)
def _literal(text: str) -> str:
    escaped = re.sub(r"[\\.+*?()|\[\]{}^$]", r"\\\g<0>", text)
    return re.sub(r"\s+", lambda _: _BLANK, re.sub("['’]", "['’]", escaped))
