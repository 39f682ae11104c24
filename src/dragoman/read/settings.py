"""How addresses are read: the `[fetch]` of dragoman.toml."""

from dragoman.model import Record

AGENT = "dragoman"


class FetchSettings(Record):
    """How addresses are read: `[fetch]` in dragoman.toml.

    `cache`: folder of pages kept, empty for none. `max_age_hours`: how long a kept page is taken without asking again.
    `timeout`: seconds for connecting and for each wait on the other side; `deadline`: seconds for a whole page.
    `delay`: seconds between two requests to one host. `proxy`: an http or https proxy; the environment names none.
    """

    cache: str = "~/.cache/dragoman/pages"
    max_age_hours: float = 12.0
    timeout: float = 15.0
    deadline: float = 60.0
    limit_bytes: int = 16 * 1024 * 1024
    delay: float = 1.0
    robots: bool = True
    allow_private: bool = False
    offline: bool = False
    proxy: str | None = None
    agent: str = f"{AGENT} (reads pages that a person names)"
