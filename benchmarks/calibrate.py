"""Fits what says how sure a restored name is: glossaries/natives/confidence.json.

    python benchmarks/calibrate.py --data FOLDER

FOLDER holds names_dev.tsv, identical_dev.tsv and negatives_dev.tsv (columns kind, src_lang, src_form, en_forms; lang,
kind, form). Two logistic models are fitted over all source languages: `name` for a word that the caller says is a
name in the source's spelling, `text` for a capitalised word in a text, where most words are no such name. The
threshold of the tier `apply` is the lowest confidence above which the measured precision holds, over words in foreign
letters; the others are never applied.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import unicodedata
from pathlib import Path

import translit
from translit import knowledge
from translit.mentions.lookup import lookup
from translit.names.confidence import FEATURES
from translit.text import WORD, fold

Row = tuple[list[float], bool, str]
TARGET = knowledge.root() / "natives" / "confidence.json"
PRECISION = 0.992
SUGGEST = 0.5


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def collect(folder: Path, tag: str) -> tuple[list[Row], list[Row]]:
    """For one source language, what is known of each word and whether restoring it is right: for names, for texts."""
    knows = translit.load(tag)
    index, restorer = lookup(knows), knows.restorer

    def row(form: str, right: set[str] | None) -> Row | None:
        word = unicodedata.normalize("NFC", form)
        if len(WORD.findall(word)) != 1 or not word.isalpha():
            return None
        spelling = fold(word, index.marks)
        found = restorer.restore(spelling)
        if not found:
            return None
        values = restorer.values(found[0], spelling, fold(word), index.foreign(word))
        change = "" if found[0].english == fold(word) else f"{form} -> {found[0].english}"
        return values, found[0].english in (right if right is not None else {fold(word)}), change

    attested = [r for name in ("names_dev.tsv", "identical_dev.tsv") for r in rows(folder / name) if r["src_lang"] == tag]
    named = [row(r["src_form"], {f.casefold() for f in r["en_forms"].split("|")}) for r in attested]
    others = [(r, row(r["form"], None)) for r in rows(folder / "negatives_dev.tsv") if r["lang"] in (tag, "en")]
    # A word that restores to itself is left alone whatever is thought of it, and so is a name at home.
    home = FEATURES.index("listed")
    candidates = [*named, *(r for kind, r in others if kind["kind"] in ("given_name", "surname"))]
    names = [r for r in candidates if r and r[2] and not r[0][home]]
    text = [r for r in [*named, *(r for _, r in others)] if r and r[2]]
    return names, text


def fit(data: list[Row], rounds: int = 400, rate: float = 0.5) -> list[float]:
    """Logistic regression by gradient descent with momentum on standardised values; weights for the plain values."""
    width = len(FEATURES)
    means = [0.0] + [sum(v[i] for v, _, _ in data) / len(data) for i in range(1, width)]
    spreads = [1.0] + [math.sqrt(sum((v[i] - means[i]) ** 2 for v, _, _ in data) / len(data)) or 1.0 for i in range(1, width)]
    scaled = [([(x - m) / s for x, m, s in zip(v, means, spreads, strict=True)], right) for v, right, _ in data]
    weights, speed = [0.0] * width, [0.0] * width
    for _ in range(rounds):
        slope = [0.0] * width
        for values, right in scaled:
            guess = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, weights, values))))))
            for i, value in enumerate(values):
                slope[i] += (right - guess) * value
        for i in range(width):
            speed[i] = 0.9 * speed[i] + rate * (slope[i] / len(scaled) - 0.0005 * weights[i])
            weights[i] += speed[i]
    plain = [w / s for w, s in zip(weights, spreads, strict=True)]
    plain[0] -= sum(w * m / s for w, m, s in zip(weights[1:], means[1:], spreads[1:], strict=True))
    return plain


def threshold(data: list[Row], weights: list[float], precision: float) -> float:
    """The lowest confidence from which on at least this share is right."""
    scored = sorted(
        ((1.0 / (1.0 + math.exp(-max(-30, min(30, sum(map(float.__mul__, weights, v)))))), right, what) for v, right, what in data), reverse=True
    )
    right, lowest = 0, 1.0
    for count, (score, is_right, what) in enumerate(scored, start=1):
        right += is_right
        if not is_right and count < 2500:
            print(f"  {count} {score:.4f} {what}")
        if right / count >= precision and count >= 50:
            lowest = score
    return round(lowest, 4)


def main() -> None:
    """Fit both models on all source languages and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    names: list[Row] = []
    text: list[Row] = []
    for tag in knowledge.sources():
        of_names, of_text = collect(folder, tag)
        names, text = names + of_names, text + of_text
        print(tag, len(of_names), len(of_text), flush=True)
    random.Random(0).shuffle(names)
    random.Random(0).shuffle(text)
    weights = {"name": fit(names), "text": fit(text)}
    foreign = FEATURES.index("foreign")
    # What may be another English spelling is never applied, so it does not count here.
    thresholds = {"apply": threshold([r for r in text if r[0][foreign]], weights["text"], PRECISION), "suggest": SUGGEST}
    data = {
        "generated by": "benchmarks/calibrate.py",
        "weights": {use: {name: round(w, 5) for name, w in zip(FEATURES, ws, strict=True)} for use, ws in weights.items()},
        "thresholds": thresholds,
    }
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(data, indent=1))


if __name__ == "__main__":
    main()
