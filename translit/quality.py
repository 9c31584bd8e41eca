"""The quality figure of a text: what its findings weigh, for 1,000 words. It uses MQM categories and severities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from translit.model import Finding, Quality, Weights

_PUNCTUATION = "linguistic-conventions/punctuation"
# What stands between blanks and has a letter or figure in it, as other word counts have it.
_WORD = re.compile(r"[^\W_]\S*")


def score(text: str, findings: Iterable[Finding], weights: Weights) -> Quality:
    """What the kept findings weigh, each occurrence by its severity; lower is better, and 0 is a text without findings.

    A text without words has no figure but 0.

    >>> score("One two three four", [], Weights()).per_thousand
    0.0
    """
    words = len(_WORD.findall(text))
    points: defaultdict[str, float] = defaultdict(float)
    for finding in findings:
        if finding.kept:
            points[finding.category] += _weight(finding, weights)
    scale = 1000 / words if words else 0.0
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    return Quality(words, sum(points.values()) * scale, {category: found * scale for category, found in ranked})


def _weight(finding: Finding, weights: Weights) -> float:
    if finding.severity == "minor" and finding.category == _PUNCTUATION:
        return weights.punctuation
    weight: float = getattr(weights, finding.severity)
    return weight
