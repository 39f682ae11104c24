"""Signing in and out; the audit, for stewards."""

from typing import Annotated

from fastapi import FastAPI, Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from dragoman.model import Record
from dragoman.run.accounts import Account, Audited, Role
from dragoman.web.guard import COOKIE, SIGN_INS, RefusedError
from dragoman.web.openapi import answers, problems
from dragoman.web.safety import cookie
from dragoman.web.workbench import Workbench, json, local


class SignInForm(BaseModel):
    """Name and password; `next` is where to go then."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    password: Annotated[str, Field(min_length=1, max_length=500)]
    next: Annotated[str, Field(max_length=2000)] = "/"
    csrf: Annotated[str, Field(max_length=200)] = ""


class SignOutForm(BaseModel):
    """Nothing but the form's token."""

    csrf: Annotated[str, Field(max_length=200)] = ""


class AuditPage(Record):
    """Who has an account, and what was done lately, newest first."""

    accounts: tuple[Account, ...]
    audit: tuple[Audited, ...]


def signing_routes(app: FastAPI, workbench: Workbench) -> None:
    """Adds the sign-in, which no account is needed for, and what goes with it."""
    guard = workbench.guard

    @app.get("/sign-in", response_class=Response, responses={200: {"content": {"text/html": {}}}})
    def sign_in(request: Request, to: Annotated[str, Query(alias="next", max_length=2000)] = "/") -> Response:
        """The form."""
        if guard.accounts is None:
            return RedirectResponse("/", 303)
        return workbench.page(request, "sign-in.html", None, next=local(to), wrong=False)

    @app.post("/sign-in", response_class=Response, responses=_posted(401))
    def signed_in(request: Request, form: Annotated[SignInForm, Form()]) -> Response:
        """Starts a session with a token of its own, so that one that was planted before is worth nothing."""
        guard.check_form(request, form.csrf)
        if guard.accounts is None:
            return RedirectResponse("/", 303)
        guard.hold(SIGN_INS, "from", request.client.host if request.client else "")
        guard.hold(SIGN_INS, "for", form.name)
        token = guard.accounts.sign_in(form.name, form.password)
        if token is None:
            return workbench.page(request, "sign-in.html", None, status=401, next=local(form.next), wrong=True)
        response = RedirectResponse(local(form.next), 303)
        response.headers.append("set-cookie", cookie(token, guard.secure))
        return response

    @app.post("/sign-out", response_class=Response, responses=_posted())
    def signed_out(request: Request, form: Annotated[SignOutForm, Form()]) -> Response:
        """Ends the session."""
        guard.check_form(request, form.csrf)
        if guard.accounts is not None:
            guard.accounts.sign_out(request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(COOKIE)
        return response

    @app.get("/audit.json", response_class=Response, responses={**answers(AuditPage), **problems(403)})
    def audit_json(request: Request) -> Response:
        """The audit as JSON."""
        return json(_audit(request, workbench)[1])

    @app.get("/audit", response_class=Response, responses={200: {"content": {"text/html": {}}}, **problems(403, 404)})
    def audit(request: Request) -> Response:
        """Who has an account, and who did what."""
        visitor, page = _audit(request, workbench)
        return workbench.page(request, "audit.html", visitor, page=page, name="Audit")


def _audit(request: Request, workbench: Workbench) -> tuple[Account, AuditPage]:
    visitor = workbench.guard.visitor(request)
    workbench.guard.at_least(visitor, Role.STEWARD)
    accounts = workbench.guard.accounts
    if accounts is None:
        raise RefusedError(404, "this workbench has no accounts, so there is no audit beside the ledger's judgements")
    return visitor, AuditPage(accounts=accounts.all(), audit=accounts.audit())


def _posted(*more: int) -> dict[int | str, dict[str, object]]:
    return {303: {"description": "Done"}, 200: {"content": {"text/html": {}}}, **problems(403, 413, 422, 429, *more)}
