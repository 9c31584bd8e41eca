"""What the tests share: knowledge loaded once, and a cache folder of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import translit
from translit.knowledge import Knowledge

# A shell that runs the tests in the background lets its children ignore Ctrl-C; some tests send it.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    # The workers of one run share it: what one has compiled the others need not.
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    os.environ["TRANSLIT_CACHE"] = str(shared / "cache")
    os.environ["TRANSLIT_CONFIG"] = str(tmp_path_factory.mktemp("config"))
    yield
    del os.environ["TRANSLIT_CACHE"], os.environ["TRANSLIT_CONFIG"]


@pytest.fixture(scope="session")
def knows() -> Knowledge:
    return translit.load("es")


Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program, as a process in an empty folder."""

    def call(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "import translit.cli; translit.cli.main()", *map(str, arguments)]
        environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
        return subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, timeout=120, env=environment)

    return call
