"""The OpenAPI description, with the schemas of the records that the JSON twins send."""

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI

from dragoman.model import Record

REF = "#/components/schemas/{name}"


def describe(app: FastAPI, shown: Sequence[type[Record]]) -> None:
    """Adds the records' schemas to the application's description."""
    _, components = msgspec.json.schema_components(shown, ref_template=REF)
    plain = app.openapi

    def described() -> dict[str, Any]:
        found = plain()
        found.setdefault("components", {}).setdefault("schemas", {}).update(components)
        return found

    app.openapi = described  # type: ignore[method-assign]


def answers(shown: type[Record]) -> dict[int | str, dict[str, Any]]:
    """What a JSON twin may answer."""
    (schema,), _ = msgspec.json.schema_components([shown], ref_template=REF)
    return {
        200: {"description": "What the page shows", "content": {"application/json": {"schema": schema}}},
        **problems(401, 404, 422, 429, 503),
    }


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What may go wrong, each answered with a Problem."""
    schema = {"$ref": REF.format(name="Problem")}
    return {
        status: {"description": MEANING[status], "content": {"application/json": {"schema": schema}, "text/html": {}}}
        for status in statuses
    }


MEANING = {
    400: "The form is not usable",
    401: "Nobody is signed in",
    403: "The role does not allow it, or the form is from elsewhere",
    404: "There is no such thing, or none that the visitor may see",
    413: "Too large",
    422: "A parameter is not usable",
    429: "Too many requests",
    503: "Still being put together; ask again in a moment",
}
