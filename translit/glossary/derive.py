"""What follows from a native form: its spellings in every source language and its English form, and back from English.

It works from the systems alone, so that nothing has to be compiled before an entry is written.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from translit.glossary import files, library, schema
from translit.glossary.yamlfile import YamlFile, parse
from translit.names import lexicon, model
from translit.names.lexicon import Lexicon
from translit.names.reading import Native, Reader
from translit.names.restore import RARE, RAREST
from translit.names.systems import System
from translit.text import WORD

APOSTROPHES = re.compile("['’ʼʻ‘ʹ`´]")
TOP = 4
"""So many spellings of each word go into the spellings of a whole name."""
# Letters that only one language of the region has, or only few; what has none of them is read as Russian.
_LETTERS = (
    ("hy", "[ա-ֆԱ-Ֆ]"), ("ka", "[ა-ჿ]"), ("be", "[ўЎ]"), ("kk", "[әқұһӘҚҰҺ]"), ("uk", "[їєґЇЄҐ]"), ("tg", "[ҷӣӯҶӢӮ]"), ("mk", "[ѓќѕЃЌЅ]"),
    ("sr", "[ђћјљњџЂЋЈЉЊЏ]"), ("ky", "[ңөүҢӨҮ]"), ("uk", "[іІ]"), ("az", "[əƏ]"), ("tk", "[ňžýŇŽÝ]"),
)  # fmt: skip


def language_of(native: str) -> str | None:
    """The language whose letters a name is written in, Russian for plain Cyrillic; None for Latin letters.

    >>> language_of("Захарова"), language_of("Київ"), language_of("Тоқаев"), language_of("Zakharova")
    ('ru', 'uk', 'kk', None)
    """
    for language, letters in _LETTERS:
        if re.search(letters, native):
            return language
    return "ru" if re.search("[Ѐ-ӿ]", native) else None


class Derivation:
    """The systems of all source languages and of English, read when they are first asked."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the shipped glossaries."""
        self._root = root
        self.sources = files.sources(root)
        self.options = functools.lru_cache(maxsize=1 << 16)(self._options)
        self._source = functools.lru_cache(maxsize=None)(self._read)
        self._ruled = functools.lru_cache(maxsize=1 << 16)(self._has_rules)

    def forms(self, tag: str, language: str, native: str, most: int = 3) -> list[str]:
        """The usual spellings of a native name in a source language, the heaviest first; none when some letter has no rule."""
        native = APOSTROPHES.sub("", native)
        columns = [self.options(tag, language, word) for word in WORD.findall(native)]
        if not all(columns):
            return []
        tops = [heapq.nlargest(TOP, column.items(), key=lambda item: item[1]) for column in columns]
        names = [(math.prod(weight for _, weight in name), [spelling for spelling, _ in name]) for name in itertools.product(*tops)]
        return [_like(native, words) for _, words in heapq.nlargest(most, names, key=lambda item: item[0])]

    @property
    def native_languages(self) -> list[str]:
        """The native languages that English has rules for."""
        return sorted(self._english)

    def reads(self, language: str) -> bool:
        """Whether English has rules for a native language."""
        return language in self._english

    def english(self, native: str, language: str = "ru") -> str:
        """The English form of a native name: by usage where it is known, else by the default style's system."""
        system, usage = self._english[language], self._lexicon(language)
        words = []
        for word in WORD.findall(APOSTROPHES.sub("", native)):
            known = usage.get(word.casefold()) if usage else None
            words.append(known.english if known and known.english else system.plain(word))
        return _like(APOSTROPHES.sub("", native), words)

    def native(self, english: str, languages: Sequence[str] = ("ru", "uk")) -> tuple[str, str]:
        """The likeliest native form of an English name and its language; empty strings when some word cannot be read."""
        read = []
        for language in languages:
            words = [self._reading(language, word.casefold()) for word in WORD.findall(english)]
            if words and all(words):
                cost = sum(word.cost for word in words if word) + len(words) * RARE.get(language, RAREST)
                read.append((cost, _like(english, [word.word for word in words if word]), language))
        return min(read)[1:] if read else ("", "")

    def _options(self, tag: str, language: str, word: str) -> Mapping[str, float]:
        system = self._source(tag)[1].get(language)
        return system.derive(word) if system else {}

    def knows(self, tag: str, language: str, word: str) -> bool:
        """Whether a source language has a rule for every letter of a native word."""
        return self._ruled(tag, language, word)

    def _has_rules(self, tag: str, language: str, word: str) -> bool:
        system = self._source(tag)[1].get(language)
        return system is not None and system.knows(word)

    def marks(self, tag: str) -> str:
        """The stress marks of a source language."""
        return self._source(tag)[0]

    def _read(self, tag: str) -> tuple[str, dict[str, System]]:
        yaml = _parsed(self._root / "sources" / tag / "system.yaml")
        system = yaml.convert(schema.System)
        return system.marks, library.systems(yaml, system)

    @functools.cached_property
    def _english(self) -> dict[str, System]:
        yaml = _parsed(self._root / "english" / "system.yaml")
        return library.systems(yaml, yaml.convert(schema.System), "news")

    def _lexicon(self, language: str) -> Lexicon | None:
        path = self._root / "natives" / "models" / f"{language}.words"
        return lexicon.load(path) if path.is_file() else None

    def _reading(self, language: str, word: str) -> Native | None:
        """The native word that English writes so: a known one if there is any."""
        path, known = self._root / "natives" / "models" / f"{language}.letters", self._lexicon(language)
        if known is None or language not in self._english or not path.is_file():
            return None
        reader = Reader(self._english[language], model.load(path), known)
        found = reader.known(word) or reader.read(word)
        return found[0] if found else None


def _parsed(path: Path) -> YamlFile:
    return parse(str(path), path.read_bytes())


def _like(model: str, words: list[str]) -> str:
    """The words in the places of those of a name, with its capitals."""
    left = iter(words)

    def put(match: re.Match[str]) -> str:
        word = next(left)
        return word.upper() if len(match[0]) > 1 and match[0].isupper() else word[:1].upper() + word[1:] if match[0][0].isupper() else word

    return WORD.sub(put, model)
