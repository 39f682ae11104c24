"""What went wrong, in the form that was asked for: a page, or a Problem as JSON."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dragoman.errors import DragomanError, LedgerError
from dragoman.model import Record
from dragoman.run.adding import QueueFullError
from dragoman.run.desk import NotReadyError
from dragoman.web.guard import RefusedError, SignInError
from dragoman.web.look import MissingError, MovedError
from dragoman.web.openapi import MEANING
from dragoman.web.workbench import Workbench, json

STATUS: dict[type[DragomanError], int] = {
    MissingError: 404,
    NotReadyError: 503,
    QueueFullError: 429,
    LedgerError: 503,
    DragomanError: 400,
}


class Problem(Record):
    """What went wrong: HTTP's status, and a sentence."""

    status: int
    message: str


def error_routes(app: FastAPI, workbench: Workbench) -> None:
    """Answers every exception of ours, and HTTP's own."""

    def answer(request: Request, status: int, message: str) -> Response:
        if request.url.path.endswith(".json"):
            response = json(Problem(status=status, message=message), status)
        else:
            response = workbench.page(request, "problem.html", None, status=status, message=message, code=status)
        if status == 503:
            response.headers["Retry-After"] = "2"
            response.headers["Refresh"] = "2"
        return response

    def ours(request: Request, error: Exception) -> Response:
        status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
        message = MEANING[404] if status == 404 else str(error)
        return answer(request, status, message)

    def moved(request: Request, error: Exception) -> Response:
        assert isinstance(error, MovedError)
        suffix = ".json" if request.url.path.endswith(".json") else ""
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(error.path + suffix + query, status_code=307)

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, RefusedError)
        return answer(request, error.status, error.why)

    def sign_in(request: Request, error: Exception) -> Response:
        if request.url.path.endswith(".json") or request.method != "GET":
            return answer(request, 401, MEANING[401])
        return RedirectResponse(f"/sign-in?{workbench.wanted(request)}", status_code=303)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        said = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return answer(request, 422, said)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = answer(request, error.status_code, MEANING.get(error.status_code, str(error.detail)))
        response.headers.update(error.headers or {})
        return response

    app.add_exception_handler(MovedError, moved)
    app.add_exception_handler(RefusedError, refused)
    app.add_exception_handler(SignInError, sign_in)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(DragomanError, ours)
