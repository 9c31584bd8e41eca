"""Classes of words: what each word of a text is (noun, verb, adjective ...), by a list, its ending and its neighbours.

No parser: a few hundred lines a second matter more here than the last sentence. A word keeps all the classes it can have,
the likeliest first, and its neighbours (`_CONTEXT`) move another one to the front.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from translit.artefacts.phrase import compiled, focus
from translit.artefacts.sequences import CLASSES, Check, plain, sequence
from translit.knowledge import english_words, root
from translit.model import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W_]+)*[’']?|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*%?|[^\s\w]|_")
_STOP = re.compile(r"\n|[.!?…]['\"”’»)]*\s+(?=['\"“‘«(]?[^\W\d_a-zß-ÿ])|[:,]\s+[\"“«](?=[^\W\d_a-zß-ÿ])")
# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(r"\b(?:(?<!\n)[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Prof|No|Dec|Nov|Oct|Sept|Aug|Jan|Feb)\.\s*\Z")
# Years that are over.
_YEAR = re.compile(r"1[5-9]\d\d|20(?:[01]\d|2[0-4])")
_FULL = (".", "!", "?", "…")
_OPENING = tuple("“«\"‘„'")
_QUOTES = "“”\"«»„‘’')("
# By ending: the classes of words that the list has not.
_ENDINGS = (
    ("ly", "r"), ("ing", "gn"), ("ed", "dp"), ("tion", "n"), ("ness", "n"), ("ment", "n"), ("ity", "n"), ("ous", "a"), ("ful", "a"), ("less", "a"),
    ("able", "a"), ("ible", "a"), ("ical", "a"), ("ic", "an"), ("ive", "a"), ("ian", "an"), ("ary", "a"), ("s", "N"),
)  # fmt: skip
# Endings of regular forms, with what the basic form has instead.
_FORMS = (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
# What neighbours say: in each pattern, the word marked is of that class if it can be. Later ones see what the earlier found.
_CONTEXT = (
    ("{DET|POSS|ADJ} <{VERB|ADV}> {not DET|PRON}", "nNa"),
    ("{DET|POSS|ADJ} <{ING}> {not NOUN|NAME|ADJ|DET}", "n"),
    ("{DET|POSS} <{VERB|PARTICIPLE|ADV}> {NOUN}", "apgnN"),
    ("{PREP} <{BASE|VERB-S|PAST}>", "nNgp"),
    ("{to|will|would|shall|should|can|could|may|might|must|cannot|does|do|did|let} [{ADV}] <{NOUN|ADJ|PAST|PARTICIPLE}>", "b"),
    ("{i|you|we|they|who} [{ADV}] <{NOUN|ADJ}>", "bds"),
    ("{he|she|it|who|which} [{ADV}] <{NOUN|ADJ|PARTICIPLE}>", "sd"),
    ("{has|have|had|having|is|are|was|were|be|been|being} [{ADV}] [{ADV}] <{PAST|BASE}>", "pa"),
    ("{am|is|are|was|were|been} [{ADV}] <{SINGULAR}>", "g"),
    ("{NAME|NOUN} [{ADV}] <{PARTICIPLE|PLURAL}> {DET|PRON|that}", "ds"),
    ("{NAME|NOUN} <{PLURAL|SINGULAR}> {DET}", "sd"),
    ("{PLURAL} [{ADV}] <{SINGULAR}> {DET|to|that|NAME}", "b"),
    ("{NAME|NOUN} <{PAST}> {by}", "p"),
    ("{ADJ|NOUN} <{BASE}> {of|END|is|are|was|were|has|have|will}", "nN"),
    ("{NOUN} <{ADJ}> {END|PREP|CONJ|,|AUX|VERB-S|PAST}", "n"),
)


# Words of a sentence at most: what is longer is no sentence, and looking round each of its words would take too long.
_LONGEST = 400


class Tokens(NamedTuple):
    """A text as words and signs: `spans`, what each is as `word/basic form/classes`, and all of these in one string."""

    spans: list[Span]
    encoded: str
    starts: list[int]
    words: frozenset[str]


@functools.lru_cache(maxsize=8)
def tokens(text: str) -> Tokens:
    """The words and signs of a text with their classes; a sentence begins with a sign of its own, a heading with another.

    >>> tokens("She works.").encoded.split("\\n")
    ['', '^/^/S;', 'she/she/oP;', 'works/work/sN;', '././E;']
    """
    spans: list[Span] = []
    heads: list[str] = []
    tags: list[str] = []
    held: set[str] = set()
    for first, last in _sentences(text):
        heading = not text[first:last].rstrip(_QUOTES + " \t\r\n").endswith(_FULL)
        places, words, known = [Span(first, first)], ["^"], ["H" if heading else "S"]
        for match in _TOKEN.finditer(text, first, last):
            word = match[0]
            opens = known[-1] in "SH"
            # Quotation marks that open a sentence stand before its beginning.
            at = len(words) - (opens and word in _OPENING)
            places.insert(at, Span(*match.span()))
            words.insert(at, plain(word))
            known.insert(at, _classes(word, opens=opens))
        spoken = [f"\n{word}/{basic(word)}/".replace("////", "|/|/") for word in words]
        if len(words) <= _LONGEST:
            _settle(spoken, known)
        spans += places
        heads += spoken
        tags += known
        held |= set(words)
    return Tokens(spans, *_joined(heads, tags), frozenset(held))


def _settle(heads: list[str], tags: list[str]) -> None:
    """Give the words of a sentence that may be of several classes the one that their neighbours leave."""
    for regex, checks, letters in _context():
        encoded, starts = _joined(heads, tags)
        numbers = {start: number for number, start in enumerate(starts)}
        for match in overlapping(regex, encoded, starts):
            number = numbers[match.start(focus(match))]
            found = [letter for letter in letters if letter in tags[number]]
            if found and as_listed(match, checks):
                tags[number] = found[0] + tags[number].replace(found[0], "")


def _joined(heads: list[str], tags: list[str]) -> tuple[str, list[int]]:
    starts, at = [], 0
    for head, tag in zip(heads, tags, strict=True):
        starts.append(at)
        at += len(head) + len(tag) + 1
    return "".join(f"{head}{tag};" for head, tag in zip(heads, tags, strict=True)), starts


@functools.lru_cache(maxsize=1)
def _context() -> list[tuple[Any, tuple[Check, ...], str]]:
    compiled_ = [(sequence(written, {}), letters) for written, letters in _CONTEXT]
    return [(compiled(found.regex), found.checks, letters) for found, letters in compiled_]


def overlapping(regex: Any, encoded: str, starts: Sequence[int]) -> Iterator[Any]:
    """The matches in an encoded text, each looked for from the word after the one at which the last began; its groups are bytes."""
    # As bytes, because of a string the engine makes them anew for each match.
    data, at = encoded.encode(), 0
    while match := regex.search(data, at):
        yield match
        following = bisect.bisect_right(starts, match.start())
        if following == len(starts):
            return
        at = starts[following]


def as_listed(match: Any, checks: Sequence[tuple[int, bool, bool, frozenset[str]]]) -> bool:
    """Whether the words of a match are, or are not, on the lists that its sequence names."""
    outer = focus(match)
    for number, basic, unlike, words in checks:
        found = match.group(number + (number >= outer))
        if found and (found[1:].decode().split("/")[basic] in words) == unlike:
            return False
    return True


def _sentences(text: str) -> list[Span]:
    """Where the sentences and the headings of a text begin and end."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if not _ABBREVIATED.search(text, max(0, stop.start() - 5), stop.end()):
            found.append(Span(start, stop.end()))
            start = stop.end()
    return [span for span in [*found, Span(start, len(text))] if text[slice(*span)].strip()]


@functools.lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    """The classes of the listed words, and the basic forms that endings do not show."""
    listed: dict[str, str] = {}
    above, _, below = (root() / "common" / "word-classes.txt").read_text(encoding="utf-8").partition("basic forms\n")
    for line in above.split("\n"):
        letters, _, words = line.partition(" ")
        if letters != "#":
            listed.update(dict.fromkeys(words.split(), letters))
    pairs = below.split()
    return listed, dict(zip(pairs[::2], pairs[1::2], strict=True))


@functools.lru_cache(maxsize=1 << 13)
def _classes(word: str, *, opens: bool) -> str:
    listed, low = _lists()[0], plain(word)
    if not word[0].isalpha():
        return "y0" if _YEAR.fullmatch(word) else "0" if word[0].isdigit() else "E" if word in _FULL else "u"
    if word == "I":
        return "o"
    head, _, tail = low.partition("'")
    if tail or low.endswith("'"):
        return "x" if tail == "t" else "ox" if listed.get(head, "P")[0] in "ow" or tail not in ("s", "") else "q"
    known = listed.get(low) or guessed(low, listed)
    if word[0].isupper():
        return known + "P" if opens and (low in listed or low in english_words()) else "P" + known
    return known


def guessed(word: str, listed: Mapping[str, str]) -> str:
    """The classes of a word that is not listed: of a form of a listed one, or by its ending; else it is a noun.

    >>> [guessed(word, {"work": "nb", "try": "b", "red": "a"}) for word in ("works", "tries", "working", "odorous", "two-time", "trench")]
    ['Ns', 's', 'gn', 'a', 'n', 'n']
    """
    *_, last = word.split("-")
    if last != word:
        known = listed.get(last) or guessed(last, listed)
        return "an" if known[0] in "dpag" or last == "old" else known
    for stem in stems(word):
        letters = listed.get(stem, "")
        if word.endswith("s") and (found := "".join({"n": "N", "b": "s"}.get(letter, "") for letter in letters)):
            return found
        if "b" in letters and not word.endswith("s"):
            return "gn" if word.endswith("ing") else "dp"
    return next((letters for ending, letters in _ENDINGS if word.endswith(ending)), "n")


@functools.lru_cache(maxsize=1 << 13)
def basic(word: str) -> str:
    """The basic form of a (lower-case) word, as far as the lists know it.

    >>> [basic(word) for word in ("left", "tries", "stopped", "living", "houses", "was", "moss")]
    ['leave', 'try', 'stop', 'live', 'house', 'be', 'moss']
    """
    listed, irregular = _lists()
    if word in irregular:
        return irregular[word]
    if len(word) < 4 or listed.get(word, "n")[0] in "xtoiwcra0":
        return word
    return next((stem for stem in stems(word) if not {"b", "n"}.isdisjoint(listed.get(stem, "n" if stem in english_words() else ""))), word)


def stems(word: str) -> list[str]:
    """What a regular form may be a form of, the likeliest first.

    >>> stems("stopped"), stems("tries")
    (['stopp', 'stop', 'stoppe'], ['try', 'tri', 'trie'])
    """
    found: list[str] = []
    for ending, basic in _FORMS:
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            stem = word.removesuffix(ending)
            found.append(stem + basic)
            if not basic and ending in ("ed", "ing") and stem[-1] == stem[-2:-1]:
                found.append(stem[:-1])
    return list(dict.fromkeys(found))


def form(word: str, wanted: str) -> str:
    """The form of a verb that a class names (PAST, PARTICIPLE, VERB-S, ING, BASE), whatever form it has.

    >>> [form(word, "PARTICIPLE") for word in ("travels", "leaves", "visit", "has", "tries")]
    ['travelled', 'left', 'visited', 'had', 'tried']
    """
    stem = basic(word.lower())
    letter = CLASSES[wanted]
    if letter == "b":
        return stem
    if irregular := _irregular().get((stem, letter)):
        return irregular
    if letter == "s":
        return re.sub(r"(?<=[^aeiou])y\Z", "i", stem) + ("es" if re.search(r"(?:[sxz]|[cs]h|[^aeiou][yo])\Z", stem) else "s")
    ending = "ing" if letter == "g" else "ed"
    if stem.endswith("e"):
        return (stem if stem.endswith("ee") and letter == "g" else stem[:-1]) + ending
    if stem + stem[-1] + ending in english_words():
        return stem + stem[-1] + ending
    return (re.sub(r"(?<=[^aeiou])y\Z", "i", stem) if letter != "g" else stem) + ending


@functools.lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], str]:
    """By basic form and class, the forms that endings do not show."""
    listed, irregular = _lists()
    found: dict[tuple[str, str], str] = {}
    for word, stem in irregular.items():
        for letter in listed.get(word) or guessed(word, listed):
            found.setdefault((stem, letter), word)
    return found


def sentence(tokens: Tokens, at: int) -> tuple[int, int]:
    """Where in the encoded text the sentence begins and ends that has the place `at`."""
    start = max(0, *(tokens.encoded.rfind(f"\n^/^/{sign};", 0, at + len("\n^/^/S;")) for sign in "SH"))
    end = tokens.encoded.find("\n^/^/", at + 1)
    return start, end if end >= 0 else len(tokens.encoded)
