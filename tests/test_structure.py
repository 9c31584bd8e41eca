"""Arrows point down: the command line calls the pipeline, the pipeline the stages, and stages do not know each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "translit"
STAGES = ("documents", "mentions", "artefacts", "resolve", "edits", "reports")
# What each part may import of the package, at any depth in its files; a part may always import itself.
FLOOR = {"model", "text", "errors", "table"}
MAY = {
    "model": set(),
    "errors": set(),
    "table": set(),
    "text": {"model"},
    "edits": FLOOR,
    "names": FLOOR,
    "glossary": FLOOR | {"names"},
    "knowledge": FLOOR | {"glossary", "artefacts", "names", ""},
    "documents": FLOOR,
    "mentions": FLOOR | {"", "edits", "knowledge", "glossary", "names"},
    "artefacts": FLOOR | {"knowledge", "glossary"},
    "resolve": FLOOR | {"edits"},
    "identify": FLOOR,
    "analyst": FLOOR,
    "quality": FLOOR,
    "reports": FLOOR,
    "pipeline": FLOOR | {"knowledge", "mentions", "artefacts", "identify", "resolve", "edits", "quality", "analyst"},
    "radar": FLOOR | {"knowledge", "mentions"},
    "proposals": FLOOR | {"radar"},
    "impact": FLOOR | {"knowledge", "pipeline", "edits"},
    "review": FLOOR | {"knowledge", "documents", "glossary", "mentions", "edits", "resolve", "reports"},
    "cli": FLOOR
    | {"", "knowledge", "documents", "pipeline", "reports", "mentions", "glossary", "artefacts", "edits", "review", "radar", "proposals", "impact"},
    "wheel": {"knowledge"},
    "": FLOOR | {"knowledge", "pipeline", "documents", "mentions"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(module: str) -> str:
    """`translit.mentions.listed` belongs to `mentions`, the package's own file to the nameless part."""
    return [*module.split("."), ""][1]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the arrows"
            found.add(node.module or "")
            if node.module == "translit":
                found |= {
                    f"translit.{alias.name}" for alias in node.names if (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").is_file()
                }
    return {name for name in found if name == "translit" or name.startswith("translit.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_arrows_point_down(path: Path) -> None:
    module = ".".join(["translit", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    here = part(module)
    assert here in MAY, f"say in this test what {here} may import"
    above = {name for name in imports(path) if part(name) not in MAY[here] | {here}}
    if path.name != "__init__.py":
        # `from translit import x` names the package too, which is no arrow of its own.
        above.discard("translit")
    assert not above


def test_stages_do_not_import_each_other() -> None:
    for stage in STAGES:
        assert not MAY[stage] & set(STAGES) - {"edits"}, stage


def test_the_pipeline_fits_on_a_screen() -> None:
    assert len((PACKAGE / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert not re.search(r"utils?|helpers?|common|manager", path.stem)


def test_start_stays_light() -> None:
    """What a single article needs imports neither the YAML reader nor the validator nor the terminal drawing."""
    import subprocess
    import sys

    code = "import sys, translit.cli, translit.pipeline; print(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & {"yaml", "msgspec", "rich", "rapidfuzz"}
