"""Look: what a page is made from, and Page, which says how."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from dragoman.errors import DragomanError
from dragoman.model import Record
from dragoman.run.accounts import Account
from dragoman.run.adding import Adder
from dragoman.run.desk import Desk
from dragoman.run.sight import Sight
from dragoman.web.asked import At

T = TypeVar("T")
PER_PAGE = 40
"""Rows of a list on one page: about three screens."""


class MissingError(DragomanError):
    """There is no such thing in the record, or it is above the visitor's clearance; both look the same."""


class MovedError(DragomanError):
    """The thing has its permanent address elsewhere."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look at the record: who looks, at what date, asking for what. `key` is the id in the address."""

    sight: Sight
    asked: Any
    visitor: Account
    desk: Desk
    adder: Adder
    now: datetime
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its address, how its record is made from a look, and the template that shows the record.

    `{key}` in the path is the key of a look. The JSON twin has the same record at the same path with `.json`.
    """

    path: str
    name: str
    template: str
    shows: type[Record]
    make: Callable[[Look], Record]
    asked: type[At] = At

    @property
    def json_path(self) -> str:
        """Where the JSON twin is."""
        return f"{self.path}.json" if self.path != "/" else "/today.json"


class Pager(Record):
    """Where a page stands in a long list."""

    page: int
    pages: int
    total: int


def paged(rows: Sequence[T], page: int, size: int = PER_PAGE) -> tuple[tuple[T, ...], Pager]:
    """One page of the rows; past the end the last page."""
    pages = max(1, -(-len(rows) // size))
    page = min(page, pages)
    return tuple(rows[(page - 1) * size : page * size]), Pager(page=page, pages=pages, total=len(rows))
