"""A running browser review for tests: the real program, on a free port."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.conftest import ROOT


@dataclass
class Server:
    """Its address, with the key of this run, and its process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    @property
    def key(self) -> str:
        return parse_qs(urlsplit(self.address).query)["token"][0]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> tuple[int, Any, dict[str, str]]:
        """One request as the page would send it, except for the headers given (None leaves one out)."""
        sent: dict[str, str | None] = {"host": f"127.0.0.1:{self.port}", "cookie": f"translit_{self.port}={self.key}"}
        if method == "POST":
            sent |= {"origin": self.origin, "content-type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        data: Any = answer.read()
        found = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return answer.status, json.loads(data) if found.get("content-type") == "application/json" else data, found

    def post(self, path: str, **data: Any) -> tuple[int, Any]:
        return self.ask("POST", path, json.dumps(data).encode())[:2]


@contextmanager
def serve(folder: Path, *arguments: str) -> Iterator[Server]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-c", "import translit.cli; translit.cli.main()", "review", "--web", "--no-browser", "--who", "anna", "-s", "es"]
    process = subprocess.Popen([*command, *arguments], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Review at "), process.communicate()[1]
        yield Server(line.removeprefix("Review at ").strip(), process)
    finally:
        process.kill()
        process.communicate()
