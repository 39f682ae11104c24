"""The application, put together."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman.web.errors import Problem, error_routes
from dragoman.web.forms import STATIC
from dragoman.web.look import Page
from dragoman.web.openapi import describe
from dragoman.web.pages import PAGES
from dragoman.web.reading import reading_routes
from dragoman.web.safety import Safety
from dragoman.web.signing import AuditPage, signing_routes
from dragoman.web.workbench import Workbench
from dragoman.web.writing import writing_routes

LOCAL_NAMES = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""What a workbench without accounts answers to."""


def application(workbench: Workbench, *, hosts: frozenset[str] | None = LOCAL_NAMES) -> FastAPI:
    """The workbench as an ASGI application; `hosts` None answers to any name, for workbenches with accounts."""
    app = FastAPI(title="dragoman workbench", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    reading_routes(app, workbench)
    writing_routes(app, workbench)
    signing_routes(app, workbench)
    error_routes(app, workbench)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    describe(app, [Problem, AuditPage, *_shown(PAGES)])
    app.add_middleware(Safety, hosts=hosts, secure=workbench.guard.secure)
    return app


def _shown(pages: tuple[Page, ...]) -> list[type]:
    return list(dict.fromkeys(page.shows for page in pages))
