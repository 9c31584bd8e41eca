"""The server of the browser review: a page, the articles as data, answers, downloads. It listens on loopback unless asked."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from translit import documents
from translit.errors import SettingError, TranslitError
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Verdict
from translit.review.session import Answer, Session
from translit.review.web.guard import Guard, loopback, token
from translit.review.web.view import View

LONGEST_ARTICLE = 5_000_000
"""A longer article (in code points) is not shown in a browser."""
_HERE = Path(__file__).parent


class _Asked(msgspec.Struct, forbid_unknown_fields=True):
    """The body of an answer: which finding, what is decided, for it alone or for its rule from there on."""

    finding: str
    verdict: Verdict
    choice: int = 0
    new: str | None = None
    note: str = ""
    learn: bool = False
    rest_of_rule: bool = False


class Pages:
    """The handlers, on the sessions of one run. An article is named by its place on the command line, never by a path."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_HERE / "templates"), autoescape=True)
        self._page = environment.get_template("review.html").render(articles=[v.session.document.path for v in views])

    async def page(self, request: Request) -> Response:
        """The page itself, the same for every article."""
        return Response(self._page, media_type="text/html")

    async def article(self, request: Request) -> Response:
        """One article with its findings."""
        return _json(self._view(request).article())

    async def reading(self, request: Request) -> Response:
        """How the name of one finding was read."""
        view = self._view(request)
        return _json(view.reading(_finding(view, request.path_params["finding"])))

    async def decide(self, request: Request) -> Response:
        """Keep an answer; what it changed."""
        view = self._view(request)
        try:
            asked = msgspec.json.decode(await request.body(), type=_Asked)
        except msgspec.MsgspecError as error:
            raise HTTPException(400, f"this is no answer: {error}") from None
        return _json(view.patch(view.session.decide(_answers(view, asked))))

    async def undo(self, request: Request) -> Response:
        """Take the last step back; what that changed."""
        view = self._view(request)
        return _json(view.patch(view.session.undo()))

    async def download(self, request: Request) -> Response:
        """The text as decided so far, the decisions file, or a report."""
        session, what = self._view(request).session, request.path_params["what"]
        name = Path(session.document.path).name
        if what == "text":
            return _file(name, documents.write(session.document, session.replayed().result.text))
        if what == "decisions":
            return _file(session.log.path.name, session.log.path.read_bytes() if session.log.path.exists() else b"")
        if what != "report":
            raise HTTPException(404, "there are the text, the decisions and the report")
        from translit.reports import html

        return _file(f"{name}.html", html.render(session.replayed().result).encode("utf-8", "replace"))

    def _view(self, request: Request) -> View:
        number: int = request.path_params["number"]
        if number >= len(self._views):
            raise HTTPException(404, "there is no such article in this review")
        return self._views[number]


def check_lengths(documents: Iterable[Document]) -> None:
    """Raises SettingError for an article that is too long for a page; to be asked before it is worked through."""
    for document in documents:
        if len(document.text) > LONGEST_ARTICLE:
            raise SettingError(
                f"{document.path} has more than {LONGEST_ARTICLE:,} characters", hint="review it in the terminal, or cut it into parts"
            )


def application(sessions: Sequence[Session], knowledge: Sequence[Knowledge], host: str, port: int, key: str) -> ASGIApp:
    """The whole server as an ASGI application."""
    pages = Pages([View(session, knows) for session, knows in zip(sessions, knowledge, strict=True)])
    return Starlette(
        routes=[
            Route("/", pages.page),
            Route("/api/{number:int}", pages.article),
            Route("/api/{number:int}/reading/{finding}", pages.reading),
            Route("/api/{number:int}/decide", pages.decide, methods=["POST"]),
            Route("/api/{number:int}/undo", pages.undo, methods=["POST"]),
            Route("/download/{number:int}/{what}", pages.download),
            Mount("/static", StaticFiles(directory=_HERE / "static")),
        ],
        middleware=[Middleware(Guard, host, port, key)],
        exception_handlers={HTTPException: _refused, TranslitError: _troubled},
    )


def serve(sessions: Sequence[Session], knowledge: Sequence[Knowledge], host: str, port: int, browser: bool) -> None:
    """Serve until interrupted. Prints the address; raises SettingError when the address cannot be listened on."""
    listening, key = _listen(host, port), token()
    port = listening.getsockname()[1]
    app = application(sessions, knowledge, host, port, key)
    shown = "localhost" if host in ("0.0.0.0", "::") else host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/?token={key}"
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none", server_header=False, timeout_graceful_shutdown=1))
    with listening, _stopped_by_interrupt(server):
        print(f"Review at {address}\nCtrl-C stops; every decision is kept at once.", flush=True)
        if not loopback(host):
            print(f"Other computers can reach this page on port {port}. It is not encrypted; whoever has the address can decide.", file=sys.stderr)
        if browser and _has_browser():
            webbrowser.open(address)
        server.run(sockets=[listening])
    for session in sessions:
        print(f"{session.document.path}: {len(session.open())} of {len(session.findings)} findings open; decisions: {session.log.path}")


@contextlib.contextmanager
def _stopped_by_interrupt(server: uvicorn.Server) -> Iterator[None]:
    """Ctrl-C is how a review ends, not a failure: from the first moment on, also before the server has begun to listen."""
    before = signal.signal(signal.SIGINT, server.handle_exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingError(f"cannot listen on {host} port {port}: {error.strerror}", hint="leave out --port for any free one") from None


def _has_browser() -> bool:
    """Whether opening a page would show it: not from a script, and not into a browser inside this terminal."""
    display = sys.platform in ("win32", "darwin") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return display and sys.stdout.isatty()


def _answers(view: View, asked: _Asked) -> list[Answer]:
    finding = _finding(view, asked.finding)
    findings = view.session.same_rule(finding) if asked.rest_of_rule else [finding]
    if asked.verdict == "replace":
        return [Answer(finding, "replace", asked.new, asked.note, asked.learn)]
    if asked.verdict == "reject":
        return [Answer(f, "reject", None, asked.note, asked.learn) for f in findings]
    if not 0 <= asked.choice < max(1, len(finding.fixes)):
        raise HTTPException(400, f"there is no replacement {asked.choice + 1}")
    choice = 0 if asked.rest_of_rule else asked.choice
    chosen = [f for f in findings if f.fixes] or [finding]
    return [Answer(f, "accept", f.fixes[choice].text if f.fixes else None, asked.note, asked.learn) for f in chosen]


def _finding(view: View, id_: str) -> Finding:
    if id_ not in view.session.by_id:
        raise HTTPException(404, "this finding is not there any more; load the page again")
    return view.session.by_id[id_]


def _file(name: str, data: bytes) -> Response:
    """Bytes to be saved, never shown: the browser must not take an article for a page."""
    plain = name.encode("ascii", "replace").decode().replace('"', "_").replace("\\", "_").replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type="application/octet-stream", headers={"content-disposition": disposition})


def _json(data: Any) -> Response:
    # Lone surrogates are written as escapes, which JSON allows and UTF-8 does not.
    return Response(json.dumps(data, separators=(",", ":")), media_type="application/json")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code)


async def _troubled(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 409)
