"""The project as a whole: linted, typed, its documents true, its generated files fresh."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

DOCS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("tool", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_static_checks(tool: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_lists_are_fresh() -> None:
    done = subprocess.run([sys.executable, ROOT / "glossaries" / "generate" / "names.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), target


def examples() -> list[tuple[str, str, str]]:
    """Each `$ command` of a ```console block, with the output that follows it."""
    found = []
    for path in DOCS:
        for block in re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
            for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                found.append((path.name, command, output))
    return found


@pytest.mark.parametrize(("document", "command", "output"), examples())
def test_examples_in_the_documents_run(document: str, command: str, output: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    head, _, tail = command.rpartition(" | ")
    stdin = b""
    if head:
        assert head.startswith("echo ")
        stdin = (shlex.split(head)[1] + "\n").encode()
    program, *arguments = shlex.split(tail)
    assert program == "translit"
    done = run(*arguments, stdin=stdin)
    assert (done.stdout + done.stderr).decode() == output


def test_both_commands_of_the_readme_are_one_line_each() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\npython3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/translit normalise seeds/kazakhstan-2022.txt\n" in readme
    assert "\npython3 -m venv .venv && .venv/bin/pip install -q '.[test]' && .venv/bin/pytest\n" in readme


def test_nothing_names_this_machine() -> None:
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, files):
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".yaml", "") and path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(?:home|root|work|Users)/", text), name
