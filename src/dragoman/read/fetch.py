"""Addresses -> pages: with limits, time-outs, few redirects, robots.txt respected and a cache on disk."""

import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import httpx2

from dragoman.errors import DragomanError
from dragoman.model import Diagnostic
from dragoman.read.addresses import SCHEMES, AddressError, PublicTransport, Resolver, is_public, resolve
from dragoman.read.cache import Page, PageCache
from dragoman.read.documents import refused
from dragoman.read.robots import Robots
from dragoman.read.settings import AGENT, FetchSettings

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
# The longest that is waited on a site's wish between two requests, in seconds.
LONGEST_DELAY = 30.0
Clock = Callable[[], datetime]


class _FetchError(DragomanError):
    """Why an address gave nothing; becomes a Diagnostic before it leaves this module."""


class Fetcher:
    """Reads addresses. Clock, waiting, the resolver of names and what counts as public are passed in, for tests."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock,
        sleep: Callable[[float], None],
        resolver: Resolver = resolve,
        is_open: Callable[[str], bool] = is_public,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._cache = PageCache(Path(settings.cache).expanduser()) if settings.cache else None
        self._resolver = resolver
        self._is_open = is_open
        self._robots = Robots(AGENT, self._robots_file)
        self._asked: dict[str, datetime] = {}

    def fetch(self, address: str) -> Page | Diagnostic:
        """The page at an address, from the cache where it is fresh; a Diagnostic that says why there is none."""
        kept = self._cache.get(address) if self._cache else None
        if kept is not None and (self._settings.offline or self._is_fresh(kept)):
            return kept
        if self._settings.offline:
            return refused(address, "is not in the cache, and offline it is not fetched")
        try:
            page = self._followed(address, kept)
        except _FetchError as error:
            return refused(address, str(error))
        if self._cache:
            try:
                self._cache.put(page)
            except OSError as error:
                return refused(address, f"the cache cannot be written ({error.strerror or error}); see [fetch] cache")
        return page

    @cached_property
    def _client(self) -> httpx2.Client:
        """The connections, made when the first address is asked: a run without addresses does without them."""
        return _client(self._settings, self._resolver, self._is_open)

    def _is_fresh(self, page: Page) -> bool:
        return self._clock() - page.fetched < timedelta(hours=self._settings.max_age_hours)

    def _followed(self, address: str, kept: Page | None) -> Page:
        """The page after redirects, each of them checked as the first address is."""
        url = address
        for _ in range(MOST_REDIRECTS + 1):
            self._may_ask(url)
            response, data = self._sent(url, kept)
            if response.status_code == 304 and kept is not None:
                return kept.replace(fetched=self._clock())
            if response.status_code not in REDIRECTS or "location" not in response.headers:
                return self._page(address, url, response, data)
            url = _joined(url, response.headers["location"])
        raise _FetchError(f"it redirects more than {MOST_REDIRECTS} times")

    def _may_ask(self, url: str) -> None:
        try:
            parts = httpx2.URL(url)
        except (httpx2.InvalidURL, ValueError) as error:
            raise _FetchError(f"is no address ({error})") from error
        if parts.scheme not in SCHEMES or not parts.host:
            raise _FetchError(f"it leads to {url!r}, and only http and https addresses are read")
        if self._settings.robots and not self._robots.allows(url):
            raise _FetchError("the site's robots.txt does not allow it; save the page by hand and give the file")
        wished = min(self._robots.delay(url), LONGEST_DELAY) if self._settings.robots else 0.0
        self._wait(parts.netloc.decode(), max(self._settings.delay, wished))

    def _wait(self, host: str, delay: float) -> None:
        if host in self._asked:
            rest = delay - (self._clock() - self._asked[host]).total_seconds()
            if rest > 0:
                self._sleep(rest)
        self._asked[host] = self._clock()

    def _sent(self, url: str, kept: Page | None = None) -> tuple[httpx2.Response, bytes]:
        headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
        asked = self._client.build_request("GET", url, headers={k: v for k, v in headers.items() if v})
        try:
            response = self._client.send(asked, stream=True)
            try:
                return response, self._body(response)
            finally:
                response.close()
        except AddressError as error:
            raise _FetchError(str(error)) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, zlib.error, ValueError) as error:
            raise _FetchError(f"cannot be fetched ({type(error).__name__}: {error})") from error

    def _body(self, response: httpx2.Response) -> bytes:
        """The bytes of an answer, unpacked; stops at the limit, where a packed bomb is, and at the deadline."""
        data = bytearray()
        began = self._clock()
        for piece in response.iter_bytes(64 * 1024):
            data += piece
            if len(data) > self._settings.limit_bytes:
                raise _FetchError(f"is larger than {self._settings.limit_bytes:,} bytes")
            if (self._clock() - began).total_seconds() > self._settings.deadline:
                raise _FetchError(f"took longer than {self._settings.deadline:g} seconds")
        return bytes(data)

    def _page(self, address: str, url: str, response: httpx2.Response, data: bytes) -> Page:
        if response.status_code != 200:
            raise _FetchError(f"the site answers {response.status_code} {response.reason_phrase}".rstrip())
        return Page(
            asked=address,
            url=url,
            fetched=self._clock(),
            data=data,
            content_type=response.headers.get("content-type", ""),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _robots_file(self, address: str) -> tuple[int, bytes]:
        """Status and bytes of a robots.txt, redirects followed. Raises _FetchError where the site cannot be reached."""
        url = address
        for _ in range(MOST_REDIRECTS + 1):
            response, data = self._sent(url)
            if response.status_code not in REDIRECTS or "location" not in response.headers:
                return response.status_code, data
            url = _joined(url, response.headers["location"])
        return 404, b""


def _joined(url: str, location: str) -> str:
    """Where a redirect leads. Raises _FetchError where that is no address."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _FetchError(f"it leads to {location!r}, which is no address") from error


def system_fetcher(settings: FetchSettings) -> Fetcher:
    """A Fetcher with the system's clock, waiting and names."""
    return Fetcher(settings, clock=lambda: datetime.now(UTC), sleep=time.sleep)


def _client(settings: FetchSettings, resolver: Resolver, is_open: Callable[[str], bool]) -> httpx2.Client:
    """The connections. Through a proxy it is the proxy that finds hosts, so they cannot be checked here."""
    # no connection is kept open: two hosts may share a number, and a certificate is checked for one of them
    limits = httpx2.Limits(max_connections=4, max_keepalive_connections=0)
    inner = httpx2.HTTPTransport(trust_env=False, proxy=settings.proxy, limits=limits)
    return httpx2.Client(
        transport=PublicTransport(
            inner, allow_private=settings.allow_private or bool(settings.proxy), resolver=resolver, is_open=is_open
        ),
        timeout=settings.timeout,
        follow_redirects=False,
        trust_env=False,
        headers={
            "User-Agent": settings.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        },
    )
