"""Safety at the door: headers on every answer, bodies bounded, one cookie for each visit, hosts checked."""

import secrets
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.guard import COOKIE

FORM_BYTES = 4 * 1024 * 1024
UPLOAD_BYTES = 64 * 1024 * 1024
UPLOADS = "/add/files"
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""`referrer-policy` lets our own pages see where a form comes from, and nobody else."""


class Safety:
    """Wraps the application. `hosts`: names that requests may ask for, None any; `secure`: the cookie over TLS only."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str] | None, secure: bool) -> None:
        self._app = app
        self._hosts = hosts
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visit = "" if COOKIE in cookie_parser(headers.get("cookie", "")) else secrets.token_urlsafe(32)
        scope.setdefault("state", {})["visit"] = visit
        answering = self._answering(send, visit, static=scope["path"].startswith("/static/"))
        limit = UPLOAD_BYTES if scope["path"] == UPLOADS else FORM_BYTES
        if self._hosts is not None and host(headers.get("host", "")) not in self._hosts:
            # A page elsewhere may make its own name lead here (DNS rebinding), and would then read the record.
            await PlainTextResponse("this workbench answers to its own name only", 421)(scope, receive, answering)
        elif _declared(headers) > limit:
            await PlainTextResponse(f"too large: at most {limit:,} bytes", 413)(scope, receive, answering)
        else:
            await self._app(scope, _bounded(receive, limit), answering)

    def _answering(self, send: Send, visit: str, static: bool) -> Send:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["cache-control"] = "public, max-age=31536000, immutable" if static else "no-store"
                if visit and not static and not any(v.startswith(f"{COOKIE}=") for v in headers.getlist("set-cookie")):
                    headers.append("set-cookie", cookie(visit, self._secure))
            await send(message)

        return answer


def cookie(value: str, secure: bool) -> str:
    """The cookie of a visit. Lax, so that a link in a message leads to the page and not to the sign-in."""
    return f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")


def host(header: str) -> str:
    """The name in a Host header, without port.

    >>> host("127.0.0.1:8000"), host("[::1]:8000"), host("localhost")
    ('127.0.0.1', '[::1]', 'localhost')
    """
    name, colon, port = header.rpartition(":")
    return name if colon and port.isdigit() else header


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdigit() else 0


def _bounded(receive: Receive, limit: int) -> Callable[[], Awaitable[Message]]:
    """Stops a body that says it is shorter than it is."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413)
        return message

    return bounded
