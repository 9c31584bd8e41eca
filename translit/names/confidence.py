"""How sure a restored word is: logistic models over what is known of its reading, fitted on attested names.

The weights are in glossaries/natives/confidence.json, written by benchmarks/calibrate.py; docs/benchmarks.md shows
how often words of a given confidence are right.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Evidence(NamedTuple):
    """What is known of a word and of its best native reading.

    `cost` and `home` are the costs of that reading and of the word as one of the source language or of English, `ending`
    and `home_ending` those of their last letters;
    `share` is the form's share among all forms, `known` how often the lists have the native word, `rules` the weight of
    the rules. `listed`: the lists of the source language or of English have the word. `foreign`: its letters are unlike
    English. `bare`: the English form is the word without its accents. `converted`: the word is no English spelling of
    the name by any convention. `length` is in letters.
    """

    cost: float
    home: float
    ending: float
    home_ending: float
    share: float
    known: int
    rules: float
    listed: bool
    foreign: bool
    bare: bool
    converted: bool
    length: int

    def features(self) -> dict[str, float]:
        """What the models look at."""
        letters = self.length + 1
        gap = max(-4.0, min(5.0, (self.home - self.cost) / letters))
        return {
            "one": 1.0,
            "gap": gap,
            "gap over 1": max(0.0, gap - 1.0),
            "gap under 0": min(0.0, gap),
            "ending": max(-6.0, min(8.0, self.home_ending - self.ending)),
            "cost": min(6.0, self.cost / letters),
            "home": self.home / letters,
            "known": math.log1p(self.known),
            "unknown": float(not self.known),
            "rules": math.log(self.rules),
            "usual rules": float(self.rules > 0.8),
            "share": math.log(self.share),
            "sole": float(self.share > 0.9),
            "listed": float(self.listed),
            "foreign": float(self.foreign),
            "foreign and known": float(self.foreign and self.known > 0),
            "bare": float(self.bare),
            "short": 3.0 / letters,
            "very short": float(letters < 6),
        }


class Confidence:
    """The fitted models for a source language, and the thresholds of the tiers."""

    def __init__(self, path: Path, source: str) -> None:
        """Read the fitted weights. Raises OSError when the file is not there."""
        data = json.loads(path.read_text(encoding="utf-8"))
        # Some features weigh otherwise where the source's own names are like those of the region: Polish and Czech ones.
        self._weights: dict[str, dict[str, float]] = {
            use: {name: weight + weights.get(own(name, source), 0.0) for name, weight in weights.items()} for use, weights in data["weights"].items()
        }
        self.thresholds: dict[str, float] = data["thresholds"]

    def name(self, evidence: Evidence) -> float:
        """How likely the restored form of a word is right when the word is known to be a name, 0 to 1."""
        return logistic(score(self._weights["name"], evidence.features()))

    def text(self, evidence: Evidence, context: float = 0.0) -> float:
        """How likely the restored form of a word in a text is right; `context` (log odds) is what its neighbours say.

        For a word that is no English spelling at all, a form is right in any English convention.
        """
        weights = self._weights["converted" if evidence.converted else "respelled"]
        return logistic(score(weights, evidence.features()) + context)


def own(feature: str, source: str) -> str:
    """The name of what a source language adds to the weight of a feature."""
    return f"{feature} in {source}"


def score(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The log odds that weights give to features."""
    return sum(weights[name] * value for name, value in features.items())


def logistic(odds: float) -> float:
    """The probability of log odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
