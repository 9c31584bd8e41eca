"""Fits what says how sure a restored name is: glossaries/natives/confidence.json.

    python benchmarks/calibrate.py --data FOLDER

FOLDER holds names_dev.tsv, identical_dev.tsv and negatives_dev.tsv (columns kind, src_lang, src_form, en_forms; lang,
kind, form). Three logistic models are fitted over all source languages: `name` for a word that the caller says is a name
in the source's spelling; for a capitalised word in a text, `converted` where the restored form is more than another
English spelling of the word, and `respelled` where it is no more than that. In `converted` a form that differs from an
accepted one by convention alone counts as right (the lists have not every convention), in the others it does not. Half
of the names at home are taken to be on no list, as names in articles often are. Names that the glossary lists are not
restored, so they are left out. The threshold of the tier `apply`, which only converted words reach, is the lowest
confidence above which the measured precision holds.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import statistics
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import translit
from translit import knowledge
from translit.knowledge import english_knows
from translit.mentions.lookup import lookup
from translit.names.confidence import Evidence, logistic, own, score
from translit.names.convention import convention_key
from translit.names.reading import UNKNOWN
from translit.text import WORD, fold, words

TARGET = knowledge.root() / "natives" / "confidence.json"
PRECISION = 0.992
SUGGEST = 0.5
PENALTY = 0.001
"""How strongly weights are drawn to zero."""
SHORTEST = 4
BY_SOURCE = ("one", "unknown", "ending", "home")
"""The features whose weight a source language may change ..."""
ENOUGH = 100
"""... if it has so many rows."""


class Row(NamedTuple):
    """A word that restoring would change: what is known of it, and whether the change is right, strictly and but for convention."""

    evidence: Evidence
    right: bool
    alike: bool
    change: str
    tag: str

    def withheld(self) -> Row:
        """The row as it is for a word on no list."""
        evidence = self.evidence
        return self._replace(evidence=evidence._replace(listed=False, home=evidence.home + UNKNOWN)) if evidence.listed else self

    def features(self, tags: Iterable[str]) -> dict[str, float]:
        """The features, and those that these source languages may weigh otherwise once more for each."""
        plain = self.evidence.features()
        return plain | {own(name, tag): plain[name] * (tag == self.tag) for name in BY_SOURCE for tag in tags}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def collect(folder: Path, tag: str) -> tuple[list[Row], list[Row]]:
    """For one source language, the rows of names on their own, and of words in texts."""
    knows = translit.load(tag)
    index, restorer, chance = lookup(knows), knows.restorer, random.Random(tag)

    def row(form: str, right: list[str]) -> Row | None:
        word = unicodedata.normalize("NFC", form)
        if len(WORD.findall(word)) != 1 or not word.isalpha() or any(m.span == (0, len(word)) for m in index.matches(word, words(word))):
            return None
        spelling, plain = fold(word, index.marks), fold(word)
        found = restorer.restore(spelling)
        if not found or found[0].english == plain:
            return None
        best, accepted = found[0].english, {f.casefold() for f in right}
        evidence = restorer.evidence(found[0], spelling, plain, index.foreign(word))
        alike = convention_key(best) in {convention_key(f) for f in accepted}
        return Row(evidence, best in accepted, alike, f"{tag} {form} -> {best}", tag)

    attested = [
        row(r["src_form"], [*r["en_forms"].split("|"), *([r["src_form"]] if name == "identical_dev.tsv" else [])])
        for name in ("names_dev.tsv", "identical_dev.tsv")
        for r in rows(folder / name)
        if r["src_lang"] == tag
    ]
    # Words of the language are no names and stand in capitals only at the start of a sentence: they are left out.
    at_home = [r for r in rows(folder / "negatives_dev.tsv") if r["lang"] in (tag, "en") and r["kind"] != "word"]
    home = [row(r["form"], [r["form"]]) for r in at_home]
    own_names = [read for r, read in zip(at_home, home, strict=True) if r["kind"] in ("given_name", "surname")]
    as_in_text = [read.withheld() if chance.random() < 0.5 and read else read for read in home]
    in_text = [r for r in [*attested, *as_in_text] if r and r.evidence.length >= SHORTEST and not english_knows(r.change.split()[1].casefold())]
    return [r for r in [*attested, *own_names] if r and not r.evidence.listed], in_text


def fitted(data: list[Row], right: Callable[[Row], bool]) -> dict[str, float]:
    """The weights by which the confidence in these rows is the share of them that is right."""
    counts = Counter(r.tag for r in data)
    tags = [tag for tag in knowledge.sources() if counts[tag] >= ENOUGH]
    return fit([(r.features(tags), right(r)) for r in data])


def fit(data: list[tuple[dict[str, float], bool]], rounds: int = 500, rate: float = 0.5) -> dict[str, float]:
    """Logistic regression by gradient descent with momentum on standardised values; weights for the plain values."""
    names = list(data[0][0])
    columns = {n: [values[n] for values, _ in data] for n in names}
    means = {n: 0.0 if n == "one" else statistics.fmean(columns[n]) for n in names}
    spreads = {n: 1.0 if n == "one" else statistics.pstdev(columns[n]) or 1.0 for n in names}
    scaled = [([(values[n] - means[n]) / spreads[n] for n in names], right) for values, right in data]
    weights, speed = [0.0] * len(names), [0.0] * len(names)
    for _ in range(rounds):
        slope = [0.0] * len(names)
        for row, right in scaled:
            error = right - logistic(sum(map(float.__mul__, weights, row)))
            for i, value in enumerate(row):
                slope[i] += error * value
        for i in range(len(names)):
            speed[i] = 0.9 * speed[i] + rate * (slope[i] / len(scaled) - PENALTY * weights[i])
            weights[i] += speed[i]
    plain = {n: w / spreads[n] for n, w in zip(names, weights, strict=True)}
    plain["one"] -= sum(plain[n] * means[n] for n in names if n != "one")
    return {n: round(w, 5) for n, w in plain.items()}


def threshold(data: list[Row], weights: dict[str, float], precision: float) -> float:
    """The lowest confidence from which on at least this share is right."""
    tags = [tag for tag in knowledge.sources() if own("one", tag) in weights]
    scored = sorted(((logistic(score(weights, r.features(tags))), r) for r in data), key=lambda item: -item[0])
    right, lowest, reached = 0, 1.0, 0
    for count, (sure, row) in enumerate(scored, start=1):
        right += row.alike
        if not row.alike and count < 1500:
            print(f"  {count} {sure:.4f} {row.change}")
        if right / count >= precision and count >= 50:
            lowest, reached = sure, right
    print(f"apply from {lowest:.4f}: {reached} of {sum(r.alike for r in data)} that are right")
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
    converted = [r for r in text if r.evidence.converted]
    weights = {
        "name": fitted(names, lambda r: r.right),
        "converted": fitted(converted, lambda r: r.alike),
        "respelled": fitted([r for r in text if not r.evidence.converted], lambda r: r.right),
    }
    thresholds = {"apply": threshold(converted, weights["converted"], PRECISION), "suggest": SUGGEST}
    data = {
        "generated by": "benchmarks/calibrate.py",
        "weights": weights,
        "thresholds": thresholds,
    }
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(data, indent=1))


if __name__ == "__main__":
    main()
