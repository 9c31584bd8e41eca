"""The server of the browser review, asked as a page asks it and as an attacker would."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the browser review needs the extra 'web' (pip install '.[test]')")
pytest.importorskip("uvicorn", reason="the browser review needs the extra 'web' (pip install '.[test]')")

from tests.conftest import Run
from tests.serving import Server, serve
from translit.review.decisions import load
from translit.review.web.guard import LONGEST_BODY

TEXT = "Zajárova spoke in Almatí.\r\nThe bloc (ODKB in its acronym in Russian) met. It seized weapons of fire.\r\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "é“quoted”.txt").write_bytes("Bakú\n".encode())
    (folder / "secret.txt").write_text("secret")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with serve(folder, "a.txt", "é“quoted”.txt") as server:
        yield server


@pytest.fixture(autouse=True)
def _undecided(server: Server) -> Iterator[None]:
    yield
    while server.post("/api/0/undo")[1]["findings"]:
        pass


def by_text(server: Server, text: str) -> dict[str, object]:
    return next(f for f in server.ask("GET", "/api/0")[1]["findings"] if f["text"] == text)


def test_the_page_has_the_headers_that_keep_it_to_itself(server: Server) -> None:
    status, body, headers = server.ask("GET", f"/?token={server.key}", cookie=None)
    assert status == 200
    assert b"\xc3\xa9\xe2\x80\x9cquoted\xe2\x80\x9d.txt</option>" in body
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert headers["set-cookie"] == f"translit_{server.port}={server.key}; Path=/; HttpOnly; SameSite=Strict"
    assert b"<script>" not in body
    assert b"style=" not in body
    assert b"http://" not in body
    assert b"https://" not in body
    for path in ("/api/0", "/static/review.js", "/nothing"):
        assert "content-security-policy" in server.ask("GET", path)[2]


@pytest.mark.parametrize("path", ["/", "/api/0", "/api/0/reading/x", "/download/0/text", "/?token=wrong", "/?token="])
def test_nothing_is_told_without_the_key(server: Server, path: str) -> None:
    for cookie in (None, f"translit_{server.port}=wrong", f"translit_{server.port}=", "translit_1=" + server.key):
        status, body, headers = server.ask("GET", path, cookie=cookie)
        assert status == 403
        assert b"Almat" not in body
        assert "set-cookie" not in headers
    assert server.ask("POST", "/api/0/undo", b"{}", cookie=None)[0] == 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:{port}",
        "a@127.0.0.1:{port}",
        "",
        "192.168.0.1:{port}",
        "[::1]:x",
    ],
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    for path in ("/api/0", "/static/review.js", f"/?token={server.key}"):
        assert server.ask("GET", path, host=host.format(port=server.port))[0] in (400, 421)


def test_localhost_is_ours(server: Server) -> None:
    assert server.ask("GET", "/api/0", host=f"localhost:{server.port}")[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": None},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://localhost:{port}"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
        {"content_type": None},
    ],
)
def test_only_our_own_page_may_decide(server: Server, folder: Path, headers: dict[str, str | None]) -> None:
    made = {name: value and value.format(port=server.port) for name, value in headers.items()}
    body = b'{"finding": "%s", "verdict": "reject"}' % str(by_text(server, "Almatí")["id"]).encode()
    status, answer, _ = server.ask("POST", "/api/0/decide", body, **made)
    assert status in (403, 415)
    assert "error" in answer
    assert not (folder / "a.txt.decisions.yaml").exists() or not load(folder / "a.txt.decisions.yaml").decisions


@pytest.mark.parametrize(
    "path",
    ["/static/../server.py", "/static/..%2fserver.py", "/static/%2e%2e/server.py", "/static//etc/passwd", "/download/2/text", "/download/0/../secret.txt",
     "/download/0/secret.txt", "/api/2", "/api/-1", "/api/a.txt", "/download/0/%2e%2e%2fsecret.txt", "/secret.txt"],
)  # fmt: skip
def test_no_path_leads_out(server: Server, path: str) -> None:
    status, body, _ = server.ask("GET", path)
    assert status == 404
    assert b"secret" not in (body if isinstance(body, bytes) else b"")
    assert b"import" not in (body if isinstance(body, bytes) else b"")


def test_methods_that_do_not_fit(server: Server) -> None:
    assert server.ask("GET", "/api/0/undo")[0] == 405
    assert server.ask("POST", "/api/0", b"{}")[0] == 405
    assert server.ask("PUT", "/api/0/undo", b"{}", origin=server.origin, content_type="application/json")[0] in (403, 405)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"[]", 400), (b"{", 400), (b"\xff", 400), (b'{"finding": 1, "verdict": "accept"}', 400), (b'{"finding": "x", "verdict": "maybe"}', 400),
        (b'{"finding": "x", "verdict": "accept", "more": 1}', 400), (b'{"finding": "x", "verdict": "accept"}', 404),
        (b'{"finding": "ID", "verdict": "accept", "choice": 7}', 400), (b'{"finding": "ID", "verdict": "accept", "choice": -1}', 400),
        (b'{"finding": "ID", "verdict": "replace"}', 409), (b'{"finding": "ID", "verdict": "replace", "new": "a\\u0000"}', 409),
        (b'{"finding": "ID", "verdict": "replace", "new": "\\ud800"}', 400), (b'{"finding": "ID", "verdict": "replace", "new": "%s"}' % (b"x" * 10_001), 409),
        (b"x" * (LONGEST_BODY + 1), 413), (b"[" * 60_000, 400),
    ],
)  # fmt: skip
def test_answers_that_are_none(server: Server, body: bytes, status: int) -> None:
    id_ = str(by_text(server, "Almatí")["id"]).encode()
    got, answer, _ = server.ask("POST", "/api/0/decide", body.replace(b"ID", id_))
    assert got == status
    assert isinstance(answer["error"], str)
    assert server.ask("GET", "/api/0")[1]["findings"] == [{**f, "state": "open"} for f in server.ask("GET", "/api/0")[1]["findings"]]


def test_decide_undo_and_download(server: Server, folder: Path, run: Run) -> None:
    almaty = by_text(server, "Almatí")
    assert (almaty["state"], almaty["now"], almaty["line"]) == ("open", "Almaty", 1)
    status, patch = server.post("/api/0/decide", finding=almaty["id"], verdict="replace", new="Alma-Ata", note="as then")
    assert (status, list(patch), patch["findings"][almaty["id"]]["now"]) == (200, ["findings"], "Alma-Ata")
    _, text, headers = server.ask("GET", "/download/0/text")
    assert text.decode() == TEXT.replace("Zajárova", "Zakharova").replace("Almatí", "Alma-Ata")
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith('attachment; filename="a.txt"')
    log = folder / "a.txt.decisions.yaml"
    assert server.ask("GET", "/download/0/decisions")[1] == log.read_bytes()
    assert run("normalise", folder / "a.txt", "-s", "es", "--decisions", log).stdout == text
    report = server.ask("GET", "/download/0/report")[1].decode()
    assert "as then" in report
    assert "filename*=UTF-8''%C3%A9%E2%80%9Cquoted%E2%80%9D.txt" in server.ask("GET", "/download/1/text")[2]["content-disposition"]
    status, patch = server.post("/api/0/undo")
    assert (status, patch["findings"][almaty["id"]]["state"]) == (200, "open")
    assert server.post("/api/0/undo") == (200, {"findings": {}})


def test_a_finding_that_comes_to_light(server: Server) -> None:
    gloss = by_text(server, "(ODKB in its acronym in Russian)")
    before = server.ask("GET", "/api/0")[1]
    patch = server.post("/api/0/decide", finding=gloss["id"], verdict="reject")[1]
    inner = next(id_ for id_, f in patch["findings"].items() if f["text"] == "ODKB")
    assert patch["order"].index(inner) == patch["order"].index(gloss["id"]) + 1
    place, segments = next(iter(patch["blocks"].items()))
    assert before["blocks"][int(place)] == ["The bloc ", [gloss["id"], gloss["text"]], " met. It seized ", before["blocks"][1][3], ".\r\n"]
    # What another rule finds in the rest of the gloss comes to light as well.
    assert segments[:2] == ["The bloc (", [inner, "ODKB"]]
    shown = "".join(part if isinstance(part, str) else part[1] for part in segments)
    assert shown.startswith("The bloc (ODKB in its acronym in Russian) met. It seized ")
    assert server.ask("GET", "/api/0")[1]["blocks"][int(place)] == segments
    patch = server.post("/api/0/undo")[1]
    assert patch["findings"][inner] is None
    assert patch["blocks"][place] == before["blocks"][int(place)]


def test_how_a_name_was_read(server: Server) -> None:
    read = server.ask("GET", f"/api/0/reading/{by_text(server, 'Zajárova')['id']}")[1]
    assert read["words"][0]["rows"][2] == ["j", "х", "kh"]
    assert read["confidence"] == {"Zakharova": by_text(server, "Zajárova")["confidence"]}
    assert server.ask("GET", f"/api/0/reading/{by_text(server, 'weapons of fire')['id']}")[1]["words"] == []


def test_stopping_is_no_failure(folder: Path) -> None:
    with serve(folder, "é“quoted”.txt") as server:
        server.process.send_signal(signal.SIGINT)
        out, err = server.process.communicate(timeout=20)
        assert (server.process.returncode, err) == (0, "")
        assert "1 of 1 findings open" in out


def test_killed_after_an_answer(folder: Path) -> None:
    with serve(folder, "é“quoted”.txt", "--decisions", "k.yaml") as server:
        finding = server.ask("GET", "/api/0")[1]["findings"][0]["id"]
        assert server.post("/api/0/decide", finding=finding, verdict="accept")[0] == 200
        server.process.kill()
    assert [d.who for d in load(folder / "k.yaml").decisions.values()] == ["anna"]


def test_what_cannot_be_served(run: Run, folder: Path, server: Server) -> None:
    done = run("review", "--web", "--no-browser", folder / "a.txt", "--port", server.port, "-q")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"cannot listen on 127.0.0.1 port" in done.stderr
    (folder / "long.txt").write_text("word " * 1_000_001)
    done = run("review", "--web", "--no-browser", folder / "long.txt", "-s", "es")
    assert done.returncode == 2
    assert b"more than 5,000,000 characters" in done.stderr


def test_other_computers_only_when_asked(folder: Path) -> None:
    with serve(folder, "a.txt", "--decisions", "o.yaml", "--host", "0.0.0.0") as server:
        assert server.ask("GET", "/api/0", host=f"192.0.2.7:{server.port}")[0] == 200
        assert server.ask("GET", "/api/0", host=f"evil.example:{server.port}")[0] == 421
        server.process.kill()
        assert "Other computers can reach this page" in server.process.communicate()[1]
