"""Tables of plain phrases, each way to write one spelled out, so that a dictionary finds them."""

from __future__ import annotations

import functools
import itertools
import marshal
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.artefacts import notation
from translit.errors import GlossaryError, Report

if TYPE_CHECKING:
    from translit.glossary.rulefile import PlacedRule

_Groups = Sequence[tuple[str, tuple[str, ...]]]
LONGEST = 6
_MOST_WAYS = 128
_SLOT = re.compile(r"\([^()]*\)|\{[^{}]*\}")
_PLAIN = re.compile(r"[^\W_]+(?:[ '’-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"(?:\{[^{}]*\}|[^{}|])+")


class Entry(NamedTuple):
    """A phrase, the words of the source it may stand for, the proposals, and what has to be or must not be in its sentence besides.

    `before` is the number of words of the phrase before the one by which it is looked up.
    """

    before: int
    phrase: str
    source: str
    means: tuple[str, ...]
    near: tuple[str, ...]
    not_near: tuple[str, ...]


def table(placed: PlacedRule, report: Report) -> dict[str, bytes]:
    """The senses of a rule: the entries packed, each by that word of its phrase which the fewest others have.

    What is wrong goes to `report` as a GlossaryError with its place.
    """
    entries: dict[str, Entry] = {}
    for source, senses in placed.rule.senses.items():
        for written, sense in senses.items():
            where = placed.where("senses", source, written)
            means, near, not_near = (sense, [], []) if isinstance(sense, str) else (sense.means, sense.near, sense.not_near)
            try:
                around = [tuple(phrase.casefold() for one in listed for phrase, _ in ways(one, where)) for listed in (near, not_near)]
                for phrase, proposals in _spelled(written, means, where):
                    if phrase in entries:
                        hint = f"it is under {entries[phrase].source!r}, too"
                        raise GlossaryError(f"{phrase!r} stands in this table twice", where=where, hint=hint)
                    entries[phrase] = Entry(0, phrase, source, proposals, *around)
            except GlossaryError as error:
                report(error)
    return _by_rarest_word(entries.values())


def _by_rarest_word(entries: Iterable[Entry]) -> dict[str, bytes]:
    spelled = [(entry, _words(entry.phrase)) for entry in entries]
    counts = Counter(word for _, words in spelled for word in words)
    found = defaultdict[str, list[Entry]](list)
    for entry, words in spelled:
        before = min(range(len(words)), key=lambda at: counts[words[at]])
        found[words[before]].append(entry._replace(before=before))
    return {word: marshal.dumps([tuple(entry) for entry in listed]) for word, listed in found.items()}


def _spelled(written: str, means: str, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups = notation.pattern(written, {}, where).groups
    proposals = [notation.replacement(one, groups, where) for one in _PARTS.findall(means)]
    for phrase, chosen in _ways(written, groups, where):
        yield phrase, tuple(dict.fromkeys(_filled(one, chosen) for one in proposals))


def ways(written: str, where: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every way to write a phrase that has no classes, with what stands for each of its groups.

    Raises GlossaryError at `where` for anything but words, `(s)` and `{a|b}`, for too many words and for too many ways.

    >>> list(ways("{gun|arm}(s) of fire"))[1:3]
    [('guns of fire', ('gun', 's')), ('arm of fire', ('arm', ''))]
    """
    return _ways(written, notation.pattern(written, {}, where).groups, where)


def _ways(written: str, groups: _Groups, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if any(kind not in ("ending", "choice") for kind, _ in groups):
        raise GlossaryError(f"{written!r} is no phrase of plain words", where=where, hint="rules of kind phrase have patterns with classes")
    options = [("", *given) if kind == "ending" else given for kind, given in groups]
    found = list(itertools.islice(itertools.product(*options), _MOST_WAYS + 1))
    if len(found) > _MOST_WAYS:
        raise GlossaryError(f"there are more than {_MOST_WAYS} ways to write {written!r}", where=where, hint="write it as several phrases")
    for chosen in found:
        phrase = " ".join(_written_out(written, chosen).split())
        if not _PLAIN.fullmatch(phrase) or len(_words(phrase)) > LONGEST:
            hint = "only letters, blanks, hyphens and apostrophes; (s) and {a|b}"
            raise GlossaryError(f"{phrase!r} is no phrase of one to {LONGEST} plain words", where=where, hint=hint)
        yield phrase, chosen


def _written_out(written: str, chosen: Sequence[str]) -> str:
    left = iter(chosen)
    return _SLOT.sub(lambda _: next(left), written)


def _filled(pieces: Iterable[notation.Piece], chosen: Sequence[str]) -> str:
    def piece(one: notation.Piece) -> str:
        found = chosen[one.group - 1] if one.group else one.text
        return dict(one.choices).get(found, found)

    return "".join(map(piece, pieces))


@functools.lru_cache(maxsize=1 << 12)
def entries(packed: bytes) -> list[tuple[Entry, list[str]]]:
    """The entries that a table has under one word, each with the words of its phrase in small letters."""
    unpacked = (Entry(*row) for row in marshal.loads(packed))
    return [(entry, _words(entry.phrase)) for entry in unpacked]


def _words(phrase: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(phrase)]
