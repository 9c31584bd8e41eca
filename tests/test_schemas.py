"""JSON Schemas: one for each kind of file, up to date, and named by every shipped file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from translit.cli.glossary_schema import text
from translit.glossary import kinds
from translit.glossary.files import File
from translit.glossary.yamlfile import parse

SHIPPED = sorted((ROOT / "glossaries").rglob("*.yaml"))


@pytest.mark.parametrize("kind", kinds.SHAPES)
def test_the_schemas_are_up_to_date(kind: str) -> None:
    """`translit glossary schema -o glossaries/schemas` writes them anew."""
    assert (ROOT / "glossaries" / "schemas" / f"{kind}.json").read_text(encoding="utf-8") == text(kind)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema(path: Path) -> None:
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    name = path.relative_to(ROOT / "glossaries").as_posix()
    schema = (path.parent / line.removeprefix("# yaml-language-server: $schema=")).resolve()
    file = File(name, path, path.read_bytes(), True)
    assert schema == ROOT / "glossaries" / "schemas" / f"{kinds.kind(file, parse(name, file.data))}.json"


def test_the_command(run: Run, tmp_path: Path) -> None:
    concept = json.loads(run("glossary", "schema", "concepts").stdout)["$defs"]["Concept"]
    assert concept["additionalProperties"] is False and "native" in concept["required"]
    rule = json.loads(run("glossary", "schema", "rules").stdout)["$defs"]["Rule"]
    assert "phrase" in rule["properties"]["kind"]["enum"]
    assert b"did you mean 'concepts'?" in run("glossary", "schema", "concept").stderr
    assert run("glossary", "schema").returncode == 2
    assert run("glossary", "schema", "-o", "schemas").returncode == 0
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(kinds.SHAPES)
