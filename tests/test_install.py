"""A wheel, installed into an empty environment far from the checkout, does the same job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("translit-*.whl"))


def test_the_wheel_carries_the_knowledge_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "translit/glossaries/sources/es/system.yaml" in names
    assert "translit/glossaries/styles/news.yaml" in names
    assert "translit/py.typed" in names
    assert [n for n in names if n.startswith("translit/compiled/es-")]
    assert {n.split("/")[0] for n in names} <= {"translit", next(n for n in names if "dist-info" in n).split("/")[0]}
    assert not [n for n in names if "generate" in n or "test" in n.lower()]


def test_it_works_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True, timeout=600)
    cache = tmp_path / "cache"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"TRANSLIT_CACHE": str(cache), "PYTHONWARNINGS": "error"}
    program = tmp_path / "env" / "bin" / "translit"
    seed = (ROOT / "seeds" / "kazakhstan-2022.txt").read_bytes()
    done = subprocess.run([program, "normalise", "-", "--source", "es"], input=seed, capture_output=True, cwd=tmp_path, env=environment, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (ROOT / "tests" / "golden" / "kazakhstan-2022.txt").read_bytes()
    assert not cache.exists(), "what the wheel compiled was not found"
    code = "import translit, json; print(json.dumps(translit.normalise('Zajárova').text))"
    assert json.loads(subprocess.run([python, "-c", code], capture_output=True, cwd=tmp_path, env=environment, check=True).stdout) == "Zakharova"
