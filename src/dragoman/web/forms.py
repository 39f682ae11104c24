"""Jinja's environment: everything escaped, control and direction marks taken out, addresses of the web checked."""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dragoman.lexicon.table import DATA
from dragoman.views.words import UNSEEN

TEMPLATES = Path(str(DATA / "web" / "templates"))
STATIC = Path(str(DATA / "web" / "static"))
NUMBERS = re.compile(r"\d+")


def environment() -> Environment:
    """The templates. A value is escaped wherever it stands, and a name that a page lacks is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["spaced"] = lambda value: str(value).replace("-", " ").replace("_", " ")
    made.filters["isoday"] = lambda value: value.isoformat() if isinstance(value, date) else ""
    made.filters["many"] = many
    made.filters["numbers"] = NUMBERS.findall
    made.filters["web"] = web_address
    made.globals["static"] = static
    made.globals["query"] = query
    return made


def harmless(value: Any) -> Any:
    """Text without characters that a reader cannot see or that turn the direction of writing.

    >>> harmless("a\\u202eb"), harmless(3)
    ('a b', 3)
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return UNSEEN.sub(lambda found: "\\n" if "\\n" in found[0] else " ", value)


def many(number: int, one: str, more: str) -> str:
    """`1 report`, `2 reports`.

    >>> many(2, "report", "reports")
    '2 reports'
    """
    return f"{number:,} {one if number == 1 else more}"


def web_address(address: str | None) -> str:
    """An address that may stand in a link: of the web, else "" (`javascript:` is none).

    >>> web_address("https://a.example/b"), web_address("javascript:alert(1)")
    ('https://a.example/b', '')
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return str(address) if parts.scheme in ("http", "https") and parts.netloc else ""


def query(path: str, given: Mapping[str, Any] | None = None, **changes: Any) -> str:
    """A path with the parameters that are set, some of them changed."""
    values = {**(given or {}), **changes}
    listed = {name: value for name, value in values.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(listed)}" if listed else path


def static(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it."""
    return f"/static/{name}?{_digest(STATIC / name)}"


def _digest(file: Path) -> str:
    return blake2b(file.read_bytes(), digest_size=6).hexdigest()
