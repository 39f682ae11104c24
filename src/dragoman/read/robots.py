"""What a site's robots.txt allows (RFC 9309), read by protego; asked once a site and run."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from dragoman.model import Record

# A site that answers 429 or 5xx has not said what it allows: nothing is fetched until it does.
TOO_MANY = 429
BROKEN = 500
LARGEST = 512 * 1024


class Answer(Record):
    """A site's answer: the parsed file, or None where nothing may be fetched."""

    parsed: Protego | None


class Robots:
    """Remembers each site's rules. `get` gives status and bytes of an address, and may raise."""

    def __init__(self, agent: str, get: Callable[[str], tuple[int, bytes]]) -> None:
        self._agent = agent
        self._get = get
        self._sites: dict[str, Answer] = {}

    def allows(self, url: str) -> bool:
        """Whether the site lets this program fetch the address."""
        parsed = self._rules(url).parsed
        return parsed is not None and bool(parsed.can_fetch(url, self._agent))

    def delay(self, url: str) -> float:
        """Seconds that the site asks to leave between requests; 0 where it asks for none."""
        parsed = self._rules(url).parsed
        return float((parsed.crawl_delay(self._agent) if parsed else None) or 0.0)

    def _rules(self, url: str) -> Answer:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            self._sites[site] = self._asked(f"{site}/robots.txt")
        return self._sites[site]

    def _asked(self, address: str) -> Answer:
        answer = self._get(address)
        if answer[0] == TOO_MANY or answer[0] >= BROKEN:
            return Answer(parsed=None)
        text = answer[1][:LARGEST].decode("utf-8", errors="replace") if answer[0] == 200 else ""
        return Answer(parsed=Protego.parse(text))
