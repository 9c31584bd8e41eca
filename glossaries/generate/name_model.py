"""Trains the name models: glossaries/natives/models/<language>.bin from glossaries/natives/<language>.txt.

    python glossaries/generate/name_model.py [--wikidata FILE]

For each language: an interpolated Witten-Bell model of letters over the words of names, the hashes of all known words
with how often they occur, and the English forms of words where usage differs from what letters give. With --wikidata
(a table of Russian words, English spellings and counts, CC0), counts and usage are learned from that as well; its rows
are not kept.
"""

from __future__ import annotations

import csv
import marshal
import math
import re
import sys
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from translit.glossary.files import files
from translit.glossary.library import load
from translit.names.model import EDGE, ORDER, SCALE
from translit.names.systems import System
from translit.table import Table

ROOT = Path(__file__).resolve().parent.parent
# Longer contexts seen less often than this (weighted) are left out: they would only be noise and bytes.
RARE = 4.0


def counted(path: Path) -> Counter[str]:
    """The words of a list and their counts."""
    words: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, count = line.partition("\t")
            words[word] += int(count or 1)
    return words


def letters(words: Counter[str]) -> tuple[dict[str, int], dict[str, int]]:
    """The costs of letters after contexts, and of falling back from a context to one letter less."""
    seen: dict[str, float] = defaultdict(float)
    for word, count in words.items():
        weight = 1 + math.log(count)
        marked = EDGE + word + EDGE
        for end in range(1, len(marked)):
            for size in range(min(ORDER, end + 1)):
                seen[marked[end - size : end + 1]] += weight
    totals: dict[str, float] = defaultdict(float)
    kinds: Counter[str] = Counter()
    for gram, weight in seen.items():
        totals[gram[:-1]] += weight
        kinds[gram[:-1]] += 1
    chance: dict[str, float] = {}
    for gram in sorted(seen, key=len):
        context = gram[:-1]
        rest = kinds[context] / (kinds[context] + totals[context])
        lower = chance[gram[1:]] if context else 1 / kinds[""]
        chance[gram] = (1 - rest) * seen[gram] / totals[context] + rest * lower
    kept = {gram: cost(p) for gram, p in chance.items() if len(gram) < 4 or seen[gram] > RARE}
    used = {gram[:-1] for gram in kept}
    return kept, {context: cost(kinds[context] / (kinds[context] + totals[context])) for context in used if context}


def cost(chance: float) -> int:
    """A probability as the model file stores it."""
    return min(255, round(-math.log(chance) * SCALE))


def known(words: Counter[str]) -> tuple[bytes, bytes]:
    """The sorted hashes of all words, and the binary logarithm of how often each occurs."""
    levels: dict[int, int] = {}
    for word, count in words.items():
        digest = zlib.crc32(word.encode())
        levels[digest] = max(levels.get(digest, 0), min(20, count.bit_length()))
    hashes = array("I", sorted(levels))
    return hashes.tobytes(), bytes(levels[h] for h in hashes)


def skeleton(word: str) -> str:
    """English or romanised letters without what conventions differ in, to tell a spelling from a translation."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    for old, new in (
        ("shch", "sch"),
        ("tch", "ch"),
        ("kh", "h"),
        ("x", "ks"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("ie", "e"),
        ("io", "e"),
        ("'", ""),
    ):
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1", r"\1", re.sub("i+", "i", plain))


PLAIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sch * i * e iu ia".replace("*", "").split(" "),
        strict=True,
    )
)


def wikidata(path: Path) -> dict[str, Counter[str]]:
    """Russian words with those English spellings that transliterate them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            romanised = "".join(PLAIN.get(c, "?") for c in row["cyr"])
            if skeleton(romanised) == skeleton(row["english"]):
                found[row["cyr"]][row["english"]] += int(row["count"])
    return found


def exceptions(language: str, table: dict[str, Counter[str]], english: System) -> dict[str, str]:
    """Words that English does not write as its rules say: as concepts have them, or most of the table's bearers."""
    found: dict[str, str] = {}
    for word, forms in table.items():
        form, count = forms.most_common(1)[0]
        # W, j and the like are other languages' spellings of the name.
        if form.isascii() and form.isalpha() and not re.search(r"[wq]|[^d]j|sz|cz", form) and count >= 5 and 2 * count > forms.total():
            found[word] = form
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted((ROOT / "concepts" / "people").glob("*.yaml")):
        for concept in yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            national = [code for code in concept["native"] if code != "ru"]
            native = concept["native"].get(language) if not national or language in national else None
            pairs = zip(re.split("[ -]", plain(native)), re.split("[ -]", plain(concept["english"])), strict=False) if native else ()
            for word, form in pairs:
                said[word][form] += 1
    for word, forms in said.items():
        form, count = forms.most_common(1)[0]
        # One bearer's own spelling is no usage, unless nothing else is known of the name.
        if count > 1 and 2 * count > forms.total():
            found[word] = form
    return {word: form for word, form in found.items() if form != english.plain(word)}


def plain(name: str) -> str:
    """A name lower-case, composed and without apostrophes."""
    return re.sub("['’ʼʻ‘`\u0301\u0307]", "", unicodedata.normalize("NFC", name).casefold())


def main() -> int:
    """Train every language that has a list."""
    english = load([f for f in files(ROOT, "es") if not f.name.endswith("artefacts.yaml")], "es").english["news"]
    table = wikidata(Path(sys.argv[2])) if sys.argv[1:2] == ["--wikidata"] else {}
    (ROOT / "natives" / "models").mkdir(exist_ok=True)
    for path in sorted((ROOT / "natives").glob("*.txt")):
        words = counted(path)
        if path.stem == "ru":
            for word, forms in table.items():
                words[word] += sum(forms.values())
        usage = exceptions(path.stem, table if path.stem == "ru" else {}, english[path.stem])
        grams, shorter = letters(words)
        hashes, levels = known(words)
        data = {"letters": Table.pack(grams), "shorter": Table.pack(shorter), "hashes": hashes, "levels": levels, "usage": Table.pack(usage)}
        target = ROOT / "natives" / "models" / f"{path.stem}.bin"
        target.write_bytes(marshal.dumps(data, 4))
        print(f"{path.stem}: {len(words)} words, {len(grams)} sequences, {target.stat().st_size:,} bytes", file=sys.stderr)
    at_home()
    return 0


def at_home() -> None:
    """Train what each source language's own names, and English names and words, look like: models/own-<tag>.bin."""
    lists = {path.parent.name: [path] for path in sorted((ROOT / "sources").glob("*/names.txt"))}
    lists["en"] = [ROOT / "common" / "english-names.txt", ROOT / "common" / "english-words.txt"]
    for tag, paths in lists.items():
        words: Counter[str] = Counter()
        for path in paths:
            words.update(line.casefold() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        grams, shorter = letters(words)
        hashes, levels = known(words)
        data = {"letters": Table.pack(grams), "shorter": Table.pack(shorter), "hashes": hashes, "levels": levels, "usage": Table.pack({})}
        (ROOT / "natives" / "models" / f"own-{tag}.bin").write_bytes(marshal.dumps(data, 4))


if __name__ == "__main__":
    raise SystemExit(main())
