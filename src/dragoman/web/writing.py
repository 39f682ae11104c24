"""Routes that write: judgements, entries by hand, marks, texts to be added, and the note that one has looked."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Form, Request, UploadFile
from fastapi import Path as InPath
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from dragoman.errors import SettingsError
from dragoman.model import Entry, Handling, Judgement, Kind, Verdict, allowed
from dragoman.run.accounts import Account, Role
from dragoman.run.adding import Task
from dragoman.run.review import KINDS, by_hand, decision, filled, joined, listed, parted
from dragoman.run.sight import Sight
from dragoman.web.guard import ADDITIONS, CHANGES
from dragoman.web.look import MissingError
from dragoman.web.openapi import problems
from dragoman.web.workbench import SEEN, Workbench, local

UNSAID = "decided in the workbench"
"""The reason where a person gave none."""
FILES = 20
"""Files in one upload."""
FILE_BYTES = 16 * 1024 * 1024
"""Bytes of one file, as on the command line."""

Key = Annotated[str, InPath(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=500)]
Reason = Annotated[str, Field(max_length=2000)]
Long = Annotated[str, Field(max_length=2_000_000)]


Unsaid = Literal[""]
"""An empty field of a form."""


class Checked(BaseModel):
    """What every form sends: its token, and where to go then."""

    csrf: Line = ""
    next: Annotated[str, Field(max_length=2000)] = "/"


class JudgeForm(Checked):
    """Accept or reject."""

    verdict: Annotated[str, Field(pattern="^(accept|reject)$")]
    reason: Reason = ""


class SameForm(Checked):
    """`other`: id of a dossier, or of one of its findings."""

    other: Annotated[Line, Field(min_length=1)]
    reason: Reason = ""


class ReasonForm(Checked):
    """Why."""

    reason: Reason = ""


class MarkForm(Checked):
    """Another handling mark."""

    handling: Handling
    reason: Reason = ""


class PasteForm(Checked):
    """A text, with what is known of it."""

    text: Annotated[Long, Field(min_length=1)]
    title: Line = ""
    kind: Kind | Unsaid = ""
    published: date | Unsaid = ""
    handling: Handling | Unsaid = ""


class AddressForm(Checked):
    """An address to be fetched."""

    address: Annotated[str, Field(min_length=1, max_length=2000)]
    published: date | Unsaid = ""
    handling: Handling | Unsaid = ""


class FilesForm(Checked):
    """Files, with what is known of all of them."""

    files: Annotated[list[UploadFile], Field(min_length=1)]
    published: date | Unsaid = ""
    handling: Handling | Unsaid = ""


async def form_of(request: Request) -> dict[str, str]:
    """The text fields of a form whose fields depend on what it is about."""
    found = await request.form(max_files=0, max_fields=60)
    return {name: value[:4000] for name, value in found.items() if isinstance(value, str)}


Values = Annotated[dict[str, str], Depends(form_of)]


def writing_routes(app: FastAPI, workbench: Workbench) -> None:
    """Adds them all. Each needs the role of an analyst, but for the note that one has looked."""
    _judging_routes(app, workbench)
    _hand_routes(app, workbench)
    _adding_routes(app, workbench)

    @app.post("/seen", response_class=Response, responses=posted())
    def seen(request: Request, form: Annotated[Checked, Form()]) -> Response:
        """Notes that the visitor has looked; Today tells changes from then on."""
        workbench.guard.visitor(request)
        workbench.guard.check_form(request, form.csrf)
        response = RedirectResponse("/?notice=seen", 303)
        now = workbench.clock().isoformat(timespec="seconds")
        response.set_cookie(SEEN, now, max_age=31536000, httponly=True, samesite="lax", secure=workbench.guard.secure)
        return response


def _judging_routes(app: FastAPI, workbench: Workbench) -> None:
    @app.post("/findings/{key}/judge", response_class=Response, responses=posted(404))
    def judge(request: Request, key: Key, form: Annotated[JudgeForm, Form()]) -> Response:
        """Accepts or rejects a finding."""
        visitor, sight = writer(request, workbench, form.csrf)
        entry = entry_of(sight, key)
        verdict = Verdict(form.verdict)
        keep(workbench, visitor, decision(entry.id, verdict, visitor.name, form.reason or UNSAID, at=workbench.clock()))
        return done(form.next, "judged")

    @app.post("/findings/{key}/correct", response_class=Response, responses=posted(400, 404), openapi_extra=FREE)
    def correct(request: Request, key: Key, values: Values) -> Response:
        """Replaces what was read; the first reading stays in the ledger."""
        visitor, sight = writer(request, workbench, values.get("csrf", ""))
        entry = entry_of(sight, key)
        body = filled(type(entry.body), values, entry.body)
        made = decision(
            entry.id,
            Verdict.CORRECT,
            visitor.name,
            values.get("reason", "")[:2000] or UNSAID,
            at=workbench.clock(),
            replacement=body,
        )
        keep(workbench, visitor, made)
        return done(values.get("next", "/"), "judged")

    @app.post("/findings/{key}/same", response_class=Response, responses=posted(404))
    def same(request: Request, key: Key, form: Annotated[SameForm, Form()]) -> Response:
        """Says that a finding speaks of the same as another dossier."""
        visitor, sight = writer(request, workbench, form.csrf)
        entry, other = entry_of(sight, key), sight.dossiers.get(form.other)
        if other is None:
            raise MissingError(form.other)
        keep(workbench, visitor, joined(entry.id, other.id, visitor.name, form.reason or UNSAID, at=workbench.clock()))
        return done(form.next, "same")

    @app.post("/findings/{key}/distinct", response_class=Response, responses=posted(404))
    def distinct(request: Request, key: Key, form: Annotated[ReasonForm, Form()]) -> Response:
        """Says that a finding speaks of something else than the rest of its dossier."""
        visitor, sight = writer(request, workbench, form.csrf)
        entry, dossier = entry_of(sight, key), sight.dossiers.get(key)
        if dossier is None:
            raise MissingError(key)
        keep(workbench, visitor, *parted(entry.id, dossier, visitor.name, form.reason or UNSAID, at=workbench.clock()))
        return done(form.next, "distinct")


def _hand_routes(app: FastAPI, workbench: Workbench) -> None:
    @app.post("/documents/{key}/entry", response_class=Response, responses=posted(400, 404), openapi_extra=FREE)
    def enter(request: Request, key: Key, values: Values) -> Response:
        """Adds an entry by hand, on words that stand in the document."""
        visitor, sight = writer(request, workbench, values.get("csrf", ""))
        document, kind = sight.documents.get(key), KINDS.get(values.get("kind", ""))
        if document is None or kind is None:
            raise MissingError(key)
        body, voice = filled(kind, values), listed(values.get("according_to", ""))
        now = workbench.clock()
        entry = by_hand(document, values.get("exact", ""), body, voice, now)
        entry = entry.replace(handling=_given(values.get("handling", ""), visitor))
        workbench.desk.ledger.append([], [entry])
        keep(workbench, visitor, decision(entry.id, Verdict.ACCEPT, visitor.name, "entered by hand", at=now))
        return done(f"/documents/{key}?finding={entry.id}", "entered", fragment=f"f-{entry.id}")

    @app.post("/documents/{key}/mark", response_class=Response, responses=posted(404))
    def mark(request: Request, key: Key, form: Annotated[MarkForm, Form()]) -> Response:
        """Gives a document another handling mark."""
        visitor, sight = writer(request, workbench, form.csrf, Role.STEWARD)
        if key not in sight.documents:
            raise MissingError(key)
        made = Judgement(
            subjects=(key,),
            verdict=Verdict.MARK,
            by=visitor.name,
            reason=form.reason or UNSAID,
            handling=form.handling,
            recorded_at=workbench.clock(),
        )
        keep(workbench, visitor, made)
        return done(form.next, "marked")


def _adding_routes(app: FastAPI, workbench: Workbench) -> None:
    @app.post("/add/text", response_class=Response, responses=posted(400))
    def paste(request: Request, form: Annotated[PasteForm, Form()]) -> Response:
        """Adds a text that was pasted or written here."""
        visitor = adder(request, workbench, form.csrf)
        title = form.title.strip() or " ".join(form.text.split())[:60]
        task = Task(
            name=f"{title}.txt",
            data=form.text.encode(),
            title=form.title.strip() or None,
            kind=form.kind or None,
            published=form.published or None,
            handling=_mark(form.handling or None, visitor),
        )
        return queued(workbench, visitor, [task])

    @app.post("/add/address", response_class=Response, responses=posted(400))
    def address(request: Request, form: Annotated[AddressForm, Form()]) -> Response:
        """Adds what stands at an address."""
        visitor = adder(request, workbench, form.csrf)
        if not form.address.startswith(("http://", "https://")):
            raise SettingsError("an address begins with http:// or https://")
        task = Task(
            name=form.address,
            address=form.address,
            published=form.published or None,
            handling=_mark(form.handling or None, visitor),
        )
        return queued(workbench, visitor, [task])

    @app.post("/add/files", response_class=Response, responses=posted(400))
    def files(request: Request, form: Annotated[FilesForm, Form(media_type="multipart/form-data")]) -> Response:
        """Adds files."""
        visitor = adder(request, workbench, form.csrf)
        if len(form.files) > FILES:
            raise SettingsError(f"at most {FILES} files at once; these are {len(form.files)}")
        mark = _mark(form.handling or None, visitor)
        tasks = []
        for file in form.files:
            data = file.file.read(FILE_BYTES + 1)
            name = (file.filename or "file").replace("\\", "/").rpartition("/")[2][:200]
            if len(data) > FILE_BYTES:
                raise SettingsError(f"{name} is larger than {FILE_BYTES:,} bytes; split it into its texts")
            tasks.append(
                Task(
                    name=name,
                    data=data,
                    published=form.published or None,
                    handling=mark,
                )
            )
        return queued(workbench, visitor, tasks)


def writer(request: Request, workbench: Workbench, token: str, role: Role = Role.ANALYST) -> tuple[Account, Sight]:
    """Who writes, and what they see now. Raises SignInError and RefusedError."""
    visitor = workbench.guard.visitor(request)
    workbench.guard.check_form(request, token)
    workbench.guard.at_least(visitor, role)
    workbench.guard.hold(CHANGES, "changes", visitor.name)
    return visitor, workbench.desk.sight(visitor.clearance)


def adder(request: Request, workbench: Workbench, token: str) -> Account:
    """Who adds a text. Raises SignInError and RefusedError."""
    visitor = workbench.guard.visitor(request)
    workbench.guard.check_form(request, token)
    workbench.guard.at_least(visitor, Role.ANALYST)
    workbench.guard.hold(ADDITIONS, "additions", visitor.name)
    return visitor


def entry_of(sight: Sight, name: str) -> Entry:
    """The entry, if the visitor may see it. Raises MissingError."""
    entry = sight.entries.get(name)
    if entry is None:
        raise MissingError(name)
    return entry


def keep(workbench: Workbench, visitor: Account, *judgements: Judgement) -> None:
    """Records judgements and notes them in the audit."""
    workbench.desk.judge(*judgements)
    for judgement in judgements:
        workbench.guard.audit(visitor.name, judgement.verdict.value, " ".join(judgement.subjects))


def queued(workbench: Workbench, visitor: Account, tasks: Sequence[Task]) -> Response:
    """Puts tasks into the queue, and leads to their progress. Raises QueueFullError."""
    workbench.adder.add(tasks, visitor.name)
    for task in tasks:
        workbench.guard.audit(visitor.name, "added", task.name)
    return done("/add", "added", fragment="jobs")


def done(path: str, notice: str, fragment: str = "") -> Response:
    """Back to a page of ours, with a word of what was done."""
    path, _, named = local(path).partition("#")
    fragment = fragment or named
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}notice={notice}" + (f"#{fragment}" if fragment else ""), 303)


def posted(*more: int) -> dict[int | str, dict[str, Any]]:
    """What a form may be answered with."""
    return {303: {"description": "Done; the page to go on with"}, **problems(401, 403, 413, 422, 429, 503, *more)}


FREE = {
    "requestBody": {
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "additionalProperties": {"type": "string"}}
            }
        }
    }
}
"""A form whose fields are those of the kind of finding that it is about."""


def _given(mark: str, visitor: Account) -> Handling:
    """The mark that a free form gives; staff's own entries are amber+strict unless it says otherwise."""
    try:
        given = Handling(mark or Handling.AMBER_STRICT)
    except ValueError as error:
        raise SettingsError(f"{mark!r} is no handling mark") from error
    return _mark(given, visitor) or given


def _mark(mark: Handling | None, visitor: Account) -> Handling | None:
    """The mark, if the visitor may see what bears it. Raises SettingsError."""
    if mark is not None and not allowed(mark, visitor.clearance):
        raise SettingsError(f"the mark {mark.value} is above your clearance ({visitor.clearance.value})")
    return mark
