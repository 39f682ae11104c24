"""Routes that read: each page as HTML and as JSON, the brief and the changes as Markdown."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi import Path as InPath
from starlette.responses import PlainTextResponse, Response

from dragoman.model import Changes
from dragoman.views.markdown import MarkdownView
from dragoman.web.asked import At, Since, moment_of
from dragoman.web.look import Look, Page
from dragoman.web.openapi import answers, problems
from dragoman.web.pages import PAGES
from dragoman.web.workbench import Workbench, json

Answer = Callable[[Request, Page, Look], Response]


def reading_routes(app: FastAPI, workbench: Workbench) -> None:
    """Adds them all; of two paths that fit an address the first counts, so JSON comes before HTML."""
    for page in PAGES:
        app.add_api_route(
            page.json_path,
            _endpoint(workbench, page, lambda _, page, look: json(page.make(look))),
            name=f"{page.name} (JSON)",
            response_class=Response,
            responses=answers(page.shows),
        )
    _markdown_routes(app, workbench)
    for page in PAGES:
        app.add_api_route(
            page.path,
            _endpoint(workbench, page, workbench.html),
            name=page.name,
            response_class=Response,
            responses={200: {"content": {"text/html": {}}}, **problems(404, 422, 429, 503)},
        )


def _endpoint(workbench: Workbench, page: Page, answer: Answer) -> Callable[..., Response]:
    """A route's function with the signature that FastAPI reads: the request, the key where there is one, the query."""

    def endpoint(**given: Any) -> Response:
        request: Request = given["request"]
        return answer(request, page, workbench.look(request, given["asked"], given.get("key", "")))

    key = Annotated[str, InPath(min_length=1, max_length=200)]
    parameters = [
        Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
        *([Parameter("key", Parameter.KEYWORD_ONLY, annotation=key)] if "{key}" in page.path else []),
        Parameter("asked", Parameter.KEYWORD_ONLY, annotation=Annotated[page.asked, Query()]),
    ]
    endpoint.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return endpoint


def _markdown_routes(app: FastAPI, workbench: Workbench) -> None:
    markdown = MarkdownView()
    found = {200: {"content": {"text/markdown": {}}}, **problems(401, 422, 429, 503)}

    @app.get("/brief.md", response_class=Response, responses=found)
    def brief(request: Request, asked: Annotated[At, Query()]) -> Response:
        """The brief as Markdown."""
        return _markdown(markdown.render(workbench.look(request, asked).sight.state))

    @app.get("/today.md", response_class=Response, responses=found)
    def today(request: Request, asked: Annotated[Since, Query()]) -> Response:
        """What changed since a day, as Markdown to be pasted into a message; without a day the whole brief."""
        look, since = workbench.look(request, asked), asked.since
        if since is None:
            return _markdown(markdown.render(look.sight.state))
        changes: Changes = workbench.desk.changes(look.visitor.clearance, moment_of(since), look.sight.at)
        return _markdown(markdown.render_changes(changes))


def _markdown(text: str) -> Response:
    return PlainTextResponse(text, media_type="text/markdown; charset=utf-8")
