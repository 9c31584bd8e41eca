"""How sure a restored word is: a logistic model over what is known of its reading, fitted on attested names.

The weights are in glossaries/natives/confidence.json, written by benchmarks/calibrate.py; docs/benchmarks.md shows
how often words of a given confidence are right.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

FEATURES = ("one", "gap", "cost", "known", "rules", "home", "listed", "foreign", "share", "short")


def features(restored_cost: float, share: float, known: int, rules: float, home: float, listed: bool, foreign: bool, length: int) -> list[float]:
    """What the model looks at, in the order of FEATURES.

    `restored_cost` and `home` are the costs of the best native reading and of the word as one of the source language
    or of English; `listed` says whether their lists have it, `foreign` whether its letters are unlike English.
    """
    letters = length + 1
    gap = max(-4.0, min(5.0, (home - restored_cost) / letters))
    return [
        1.0,
        gap,
        min(6.0, restored_cost / letters),
        math.log1p(known),
        math.log(rules),
        home / letters,
        float(listed),
        float(foreign),
        math.log(share),
        3.0 / letters,
    ]


class Confidence:
    """The fitted models, for names on their own and for words in a text, and the thresholds of the tiers."""

    def __init__(self, path: Path) -> None:
        """Read the fitted weights. Raises OSError when the file is not there."""
        data = json.loads(path.read_text(encoding="utf-8"))
        self._weights = {use: [weights[name] for name in FEATURES] for use, weights in data["weights"].items()}
        self.thresholds: dict[str, float] = data["thresholds"]

    def name(self, values: Sequence[float]) -> float:
        """How likely the restored form of a word is right when the word is known to be a name, 0 to 1."""
        return _logistic(sum(w * v for w, v in zip(self._weights["name"], values, strict=True)))

    def text(self, values: Sequence[float], evidence: float = 0.0) -> float:
        """How likely the restored form of a word in a text is right; `evidence` (log odds) comes from its context."""
        return _logistic(sum(w * v for w, v in zip(self._weights["text"], values, strict=True)) + evidence)


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
