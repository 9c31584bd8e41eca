"""Who may ask this server what: the first thing that sees every request.

Another web page in the same browser can send requests to any local server, and with a name of its own that resolves to
this computer it can even read the answers. So the Host has to be ours, anything but the static files needs the token of
this run, and what changes something has to come from our own page.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 65_536
"""An answer may have this many bytes."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """ASGI middleware. `host` is the address that is listened on; only loopback names are answered when it is one."""

    def __init__(self, app: ASGIApp, host: str, port: int, token: str) -> None:
        self._app, self._port, self._token = app, port, token
        self._anyone = not loopback(host)
        self._names = {"localhost", "127.0.0.1", "[::1]", host} | ({socket.gethostname().lower()} if self._anyone else set())
        self.cookie = f"translit_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass, and give every answer the headers that keep the page to itself."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if welcome:
                    headers.append("set-cookie", f"{self.cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        headers = Headers(scope=scope)
        welcome = scope["path"] == "/" and self._is_token(parse_qs(scope["query_string"].decode("latin-1")).get("token", []))
        refusal = self._refuse(scope, headers, welcome)
        if refusal is None and scope["method"] == "POST":
            body = await _body(receive)
            if body is None:
                refusal = JSONResponse({"error": f"an answer may have {LONGEST_BODY:,} bytes"}, 413)
            else:
                receive = _replaying(body)
        await (refusal or self._app)(scope, receive, guarded)

    def _refuse(self, scope: Scope, headers: Headers, welcome: bool) -> Response | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._is_ours(host):
            return PlainTextResponse("This server is not called so. Open the address that translit printed.", 421)
        if scope["path"].startswith("/static/"):
            return None
        if not (welcome or self._is_token(self._cookies(headers))):
            return PlainTextResponse("Open the address that translit printed: it holds the key of this review.", 403)
        if scope["method"] not in ("GET", "HEAD"):
            site = headers.get("sec-fetch-site", "same-origin")
            if headers.get("origin") != f"http://{host}" or site != "same-origin":
                return JSONResponse({"error": "only the page of this review may change it"}, 403)
            if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return JSONResponse({"error": "an answer has to be JSON"}, 415)
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            parts = urlsplit(f"http://{host}")
            name, port = (parts.hostname or "").lower(), parts.port or 80
        except ValueError:
            return False
        if port != self._port or parts.netloc != host or parts.username is not None:
            return False
        return name in self._names or f"[{name}]" in self._names or (self._anyone and _is_address(name))

    def _is_token(self, given: Iterable[str]) -> bool:
        return any(hmac.compare_digest(value.encode(), self._token.encode()) for value in given)

    def _cookies(self, headers: Headers) -> list[str]:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return []
        return [cookies[self.cookie].value] if self.cookie in cookies else []


def token() -> str:
    """A key for one run that nobody can guess."""
    return secrets.token_urlsafe(32)


def loopback(host: str) -> bool:
    """Whether only this computer can reach an address.

    >>> loopback("127.0.0.1"), loopback("::1"), loopback("localhost"), loopback("0.0.0.0")
    (True, True, True, False)
    """
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None as soon as it is too long."""
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if len(body) > LONGEST_BODY:
            return None
        if not message.get("more_body"):
            return body


def _replaying(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
