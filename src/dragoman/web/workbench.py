"""Workbench: what every route needs, and how a page is answered as HTML or as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Request
from jinja2 import Environment
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.model import Record
from dragoman.run.accounts import Account, Role
from dragoman.run.adding import Adder
from dragoman.run.desk import Desk
from dragoman.web.asked import At
from dragoman.web.forms import query
from dragoman.web.guard import Guard
from dragoman.web.look import Look, Page

NAVIGATION = (
    ("", (("/", "Today"), ("/brief", "Brief"))),
    (
        "The talks",
        (
            ("/meetings", "Meetings"),
            ("/meetings/timeline", "Timeline"),
            ("/meetings/network", "Who meets whom"),
            ("/meetings/map", "Map"),
            ("/accords", "Accords and texts"),
            ("/exchanges", "Exchanges"),
            ("/proposals", "Proposals and groups"),
            ("/commitments", "Commitments"),
        ),
    ),
    (
        "The parties",
        (("/positions", "Positions"), ("/statements", "Who said what"), ("/disagreements", "Disagreements")),
    ),
    ("The texts", (("/documents", "Sources"), ("/review", "Review queue"))),
)
"""Headings with their addresses and names."""

SEEN = "dragoman_seen"
"""Cookie: when the visitor last said that they had looked."""
UNASKED = {"as_of": None, "known_at": None}
"""What templates find of an address that sets no dates."""
NOTICES = {
    "judged": "Recorded.",
    "same": "Recorded: the two are one.",
    "distinct": "Recorded: it is another one.",
    "added": "In the queue.",
    "entered": "The entry is in the record.",
    "seen": "Noted: changes are told from now on.",
    "marked": "The handling mark is changed.",
}


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """The parts of a running workbench. `name`: of the ledger, as the pages show it."""

    desk: Desk
    guard: Guard
    adder: Adder
    clock: Callable[[], datetime]
    templates: Environment
    name: str

    def look(self, request: Request, asked: At, key: str = "") -> Look:
        """A look of the visitor. Raises SignInError, RefusedError, NotReadyError."""
        visitor = self.guard.visitor(request)
        sight = self.desk.sight(visitor.clearance, asked.at())
        return Look(
            sight=sight, asked=asked, visitor=visitor, desk=self.desk, adder=self.adder, now=self.clock(), key=key
        )

    def html(self, request: Request, page: Page, look: Look) -> Response:
        """The page as HTML; Today leads on to what changed since the visitor last looked."""
        seen = request.cookies.get(SEEN, "")
        if page.path == "/" and seen and "since" not in request.query_params:
            return RedirectResponse(query("/", {**_dates(_set(look.asked)), "since": seen}), 303)
        shown = page.make(look)
        return self.page(
            request, page.template, look.visitor, name=page.name, page=shown, asked=_set(look.asked), sight=look.sight
        )

    def page(
        self, request: Request, template: str, visitor: Account | None, *, status: int = 200, **values: Any
    ) -> Response:
        """A template with what every page shows: navigation, visitor, the token of its forms."""
        common: dict[str, Any] = {
            "navigation": NAVIGATION,
            "ledger": self.name,
            "path": request.url.path,
            "search": request.url.query,
            "visitor": visitor,
            "shared": self.guard.accounts is not None,
            "judges": visitor is not None and visitor.may(Role.ANALYST),
            "stewards": visitor is not None and visitor.may(Role.STEWARD) and self.guard.accounts is not None,
            "csrf": self.guard.form_token(request),
            "asked": UNASKED,
            "narrowed": any(values.get("asked", {}).values()),
            "sight": None,
            "now": self.clock(),
            "notice": NOTICES.get(request.query_params.get("notice", ""), ""),
            "link": partial(_link, _dates(values.get("asked", {}))),
        }
        body = self.templates.get_template(template).render({**common, **values})
        return HTMLResponse(body, status_code=status)

    def wanted(self, request: Request) -> str:
        """The address asked for, as a parameter of the sign-in."""
        query = f"?{request.url.query}" if request.url.query else ""
        return urlencode({"next": request.url.path + query})


def json(shown: Record | Any, status: int = 200) -> Response:
    """A record as JSON."""
    return Response(msgspec.json.encode(shown), status_code=status, media_type="application/json")


def _set(asked: At) -> dict[str, Any]:
    """The parameters that an address sets, for links that change one of them."""
    return {**UNASKED, **asked.model_dump(mode="json", exclude_defaults=True)}


def _dates(asked: dict[str, Any]) -> dict[str, Any]:
    """The dates the record is read at, which go along with every link."""
    return {name: asked[name] for name in ("as_of", "known_at") if asked.get(name)}


def _link(dates: dict[str, Any], path: str, fragment: str = "", **given: Any) -> str:
    """An address on the workbench, at the dates that this page is read at."""
    return query(path, dates, **given) + (f"#{fragment}" if fragment else "")


def local(path: str, otherwise: str = "/") -> str:
    """A path of this workbench, given by a form; anything else is replaced.

    >>> local("/review?page=2"), local("//elsewhere.example"), local("/\\\\elsewhere.example")
    ('/review?page=2', '/', '/')
    """
    sound = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if sound else otherwise
