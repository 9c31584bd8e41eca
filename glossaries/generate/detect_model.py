"""Trains what tells the source language of an article: glossaries/natives/models/sources.bin.

    python glossaries/generate/detect_model.py

For each source language, three letters at a time, over the usual spellings of the people and places of the glossary:
what the system derives, with a stress mark where the language sets them, and what spellings.yaml lists.
"""

from __future__ import annotations

import marshal
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from translit import knowledge
from translit.glossary.files import files
from translit.glossary.library import Library, load
from translit.names.model import EDGE, SCALE
from translit.table import Table

ROOT = Path(__file__).resolve().parent.parent
ACUTE = "\u0301"


def spellings(library: Library) -> Iterator[tuple[str, float]]:
    """Spellings of words in one source language, lower-case and composed, each with its weight."""
    words: set[tuple[str, str]] = set()
    for concept in library.concepts.values():
        if concept.type in ("person", "place"):
            for language, form in concept.native.items():
                if language in library.systems:
                    words |= {(language, word) for word in re.split(r"[\s-]+", form)}
    for language, word in sorted(words):
        for spelling, weight in list(library.systems[language].derive(word).items())[:3]:
            if weight < 0.5:
                continue
            yield spelling, weight
            if ACUTE in library.written.marks and (accented := stressed(spelling)):
                yield accented, weight
    for forms in library.spellings.values():
        for listed in forms.forms:
            for word in re.findall(r"\w+", listed if isinstance(listed, str) else listed.form):
                yield unicodedata.normalize("NFC", word.casefold()), 1.0


def stressed(spelling: str) -> str:
    """The spelling with an acute on its last but one vowel, or its only one."""
    vowels = [m.start() for m in re.finditer("[aeiou]", spelling)]
    if not vowels:
        return ""
    at = vowels[max(0, len(vowels) - 2)]
    return unicodedata.normalize("NFC", spelling[: at + 1] + ACUTE + spelling[at + 1 :])


def main() -> int:
    """Train all source languages together: costs are compared letter by letter."""
    tags = knowledge.sources()
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(tags))
    contexts: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(tags))
    for i, tag in enumerate(tags):
        for word, weight in spellings(load(files(ROOT, tag), tag)):
            marked = EDGE + word + EDGE
            for at in range(len(marked) - 2):
                counts[marked[at : at + 3]][i] += weight
                contexts[marked[at : at + 2]][i] += weight
    rows = {}
    for gram, row in counts.items():
        if sum(row) >= 2:
            chances = [(c + 0.3) / (n + 9.0) for c, n in zip(row, contexts[gram[:2]], strict=True)]
            rows[gram] = bytes(min(255, round(-math.log(p) * SCALE)) for p in chances)
    target = ROOT / "natives" / "models" / "sources.bin"
    target.write_bytes(marshal.dumps({"tags": tuple(tags), "costs": Table.pack(rows)}, 4))
    print(f"{len(rows)} sequences of {len(tags)} languages, {target.stat().st_size:,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
