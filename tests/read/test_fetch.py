"""Addresses, on a server of the test's own on the loopback: redirects, robots, limits, cache, private addresses."""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dragoman.model import Diagnostic
from dragoman.read.addresses import is_public
from dragoman.read.cache import Page
from dragoman.read.fetch import Fetcher
from dragoman.read.settings import FetchSettings

PAGE = b"<html><body><p>The envoys met in Muscat on Sunday.</p></body></html>"
START = datetime(2031, 3, 14, 9, 0, tzinfo=UTC)


class Site:
    """What the server answers: path -> status, headers, body; and which paths it was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {"/page": (200, {}, PAGE)}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.address = ""

    def put(self, path: str, status: int = 200, body: bytes = PAGE, **headers: str) -> None:
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on the loopback."""
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            status, headers, body = found.answers.get(self.path, (404, {}, b"no such page"))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


class Clock:
    """A clock that stands still but for the waiting."""

    def __init__(self) -> None:
        self.now = START
        self.waited: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Callable[..., Fetcher]:
    """A fetcher that may read the loopback and keeps nothing, unless told otherwise."""

    def made(**changes: object) -> Fetcher:
        settings = FetchSettings(**{"cache": "", "allow_private": True, **changes})  # type: ignore[arg-type]
        return Fetcher(settings, clock=clock, sleep=clock.sleep)

    return made


Fetchers = Callable[..., Fetcher]


def why(found: Page | Diagnostic) -> str:
    assert isinstance(found, Diagnostic), found
    return found.message


def page(found: Page | Diagnostic) -> Page:
    assert isinstance(found, Page), found
    return found


def test_a_page(site: Site, fetcher: Fetchers) -> None:
    found = page(fetcher().fetch(f"{site.address}/page"))
    assert (found.data, found.url, found.fetched) == (PAGE, f"{site.address}/page", START)
    assert site.asked == ["/robots.txt", "/page"]
    assert site.headers[-1]["user-agent"].startswith("dragoman")


def test_redirects_are_followed_to_where_the_page_is(site: Site, fetcher: Fetchers) -> None:
    site.put("/old", 301, Location="/page")
    found = page(fetcher().fetch(f"{site.address}/old"))
    assert (found.asked, found.url) == (f"{site.address}/old", f"{site.address}/page")


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("/around", "more than 5 times"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://gulf.example/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("/missing", "answers 404"),
    ],
)
def test_redirects_that_lead_nowhere(site: Site, fetcher: Fetchers, location: str, says: str) -> None:
    site.put("/around", 302, Location=location)
    assert says in why(fetcher().fetch(f"{site.address}/around"))


def test_private_addresses_are_refused_unless_allowed(site: Site, fetcher: Fetchers) -> None:
    assert "private address" in why(fetcher(allow_private=False).fetch(f"{site.address}/page"))
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, clock: Clock) -> None:
    port = site.address.rpartition(":")[2]
    site.put("/robots.txt", 404)
    site.put("/go", 302, Location="http://inside.example/secret")
    names = {"outside.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    fetcher = Fetcher(
        FetchSettings(cache=""),
        clock=clock,
        sleep=clock.sleep,
        resolver=lambda host, _: names.get(host, []),
        is_open=lambda number: number == "127.0.0.1",
    )
    assert "inside.example is a private address" in why(fetcher.fetch(f"http://outside.example:{port}/go"))
    assert site.headers[-1]["host"] == f"outside.example:{port}"
    assert "no host is called" in why(fetcher.fetch("http://nowhere.example/"))


@pytest.mark.parametrize(
    ("number", "public"),
    [("9.9.9.9", True), ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.169.254", False), ("0.0.0.0", False),
     ("::1", False), ("fe80::1%eth0", False), ("::ffff:192.168.0.1", False), ("2620:fe::fe", True),
     ("100.64.0.1", False), ("224.0.0.1", False), ("2002:0a00:0001::", False), ("64:ff9b::a00:1", False)],
)  # fmt: skip
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_robots_are_respected(site: Site, fetcher: Fetchers) -> None:
    site.put("/robots.txt", body=b"User-agent: *\nDisallow: /page\nAllow: /page/*/free$\n")
    site.put("/page/1/free")
    assert "robots.txt does not allow" in why(fetcher().fetch(f"{site.address}/page"))
    assert page(fetcher().fetch(f"{site.address}/page/1/free")).data == PAGE
    assert page(fetcher(robots=False).fetch(f"{site.address}/page")).data == PAGE


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_robots_that_cannot_be_had(site: Site, fetcher: Fetchers, status: int, allowed: bool) -> None:
    site.put("/robots.txt", status, b"")
    assert isinstance(fetcher().fetch(f"{site.address}/page"), Page) is allowed


def test_a_host_is_not_asked_too_often(site: Site, fetcher: Fetchers, clock: Clock) -> None:
    site.put("/robots.txt", body=b"User-agent: *\nCrawl-delay: 4\n")
    asking = fetcher(delay=1.0)
    for path in ("/page", "/page?2", "/page?3"):
        asking.fetch(f"{site.address}{path}")
    assert clock.waited == [4.0, 4.0]


def test_limits(site: Site, fetcher: Fetchers) -> None:
    site.put("/long", body=b"x" * 5000)
    site.put("/bomb", body=gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    site.put("/torn", body=b"no gzip", Content_Encoding="gzip")
    asking = fetcher(limit_bytes=4000, delay=0.0)
    assert "larger than 4,000 bytes" in why(asking.fetch(f"{site.address}/long"))
    assert "larger than" in why(asking.fetch(f"{site.address}/bomb"))
    assert "cannot be fetched" in why(asking.fetch(f"{site.address}/torn"))


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://a b/", "http:///x", "ftp://gulf.example/"])
def test_addresses_that_are_none(fetcher: Fetchers, address: str) -> None:
    assert why(fetcher().fetch(address)).startswith(f"{address}: ")


def test_nobody_there(fetcher: Fetchers) -> None:
    assert "cannot be fetched" in why(fetcher(timeout=2.0).fetch("http://127.0.0.1:9/"))


def test_cache(site: Site, fetcher: Fetchers, clock: Clock, tmp_path: Path) -> None:
    site.put("/page", ETag='"1"')
    address = f"{site.address}/page"
    cached = {"cache": str(tmp_path / "pages"), "delay": 0.0}
    first = page(fetcher(**cached).fetch(address))
    assert page(fetcher(**cached).fetch(address)) == first
    assert site.asked.count("/page") == 1
    assert (tmp_path / "pages").stat().st_mode & 0o077 == 0
    clock.now += timedelta(hours=13)
    again = page(fetcher(**cached).fetch(address))
    assert (again.data, again.fetched) == (PAGE, clock.now)
    assert site.headers[-1]["if-none-match"] == '"1"'
    assert page(fetcher(**cached, offline=True).fetch(address)) == again
    assert "offline" in why(fetcher(**cached, offline=True).fetch(f"{site.address}/other"))


def test_a_broken_cache_is_no_hindrance(site: Site, fetcher: Fetchers, tmp_path: Path) -> None:
    address = f"{site.address}/page"
    fetcher(cache=str(tmp_path)).fetch(address)
    for file in tmp_path.iterdir():
        file.write_bytes(b"\xc1 torn")
    assert page(fetcher(cache=str(tmp_path)).fetch(address)).data == PAGE


def test_a_cache_that_cannot_be_written(site: Site, fetcher: Fetchers, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "the cache cannot be written" in why(fetcher(cache=str(tmp_path / "file")).fetch(f"{site.address}/page"))
