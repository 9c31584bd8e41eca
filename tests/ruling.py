"""Rules made in a test, with whatever the test does not care about filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from translit.glossary.rulefile import PlacedRule
from translit.glossary.schema import Rule
from translit.glossary.yamlfile import YamlFile


def placed_rule(classes: Mapping[str, list[str]], **keys: Any) -> PlacedRule:
    base: dict[str, Any] = {
        "id": "r",
        "kind": "phrase",
        "message": "m",
        "cause": "c",
        "category": "style/calque",
        "severity": "minor",
        "tier": "suggest",
        "match": ["x"],
        "no_match": ["y"],
    }
    return PlacedRule(Rule(**{**base, **keys}), dict(classes), YamlFile("own.yaml", ""), 0)
