"""What a person names (files, folders, patterns, addresses, `sources.toml`, `-`) -> Documents, each text once."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from dragoman.model import Diagnostic, Document, PublishedFrom, Record
from dragoman.read.cache import Page
from dragoman.read.containers import CONTAINER_BYTES, is_container, is_mailbox, members
from dragoman.read.decode import signature_of
from dragoman.read.documents import dated, refused
from dragoman.read.doors import feed as feed_door
from dragoman.read.doors import table
from dragoman.read.files import LIMIT_BYTES, files_named, limited, load_file, shown
from dragoman.read.forms import is_feed
from dragoman.read.links import feeds_named
from dragoman.read.outlets import SUFFIX as OUTLETS
from dragoman.read.outlets import Outlet, load_outlets, marked, outlet_of
from dragoman.read.rules import load_rules
from dragoman.stages import Reader, StreamReader

STDIN = "-"
STDIN_ORIGIN = "standard input"
ADDRESS = re.compile(r"(?i)^(?P<scheme>[a-z][a-z0-9+.-]+)://?")
WEB = ("http", "https")
NO_FETCHER = "addresses are not fetched here; save the page and give the file"
# "/2025/08/19/" or "/2025-08-19-" in an address: the day under which the publisher files the text.
URL_DAY = re.compile(r"/(?P<year>(?:19|20)\d{2})(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?=[/_.-]|$)")
CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?(?P<name>[\w.:-]{2,30})")
UNMARKED = Outlet(publisher="")


class Fetching(Protocol):
    """What reads addresses."""

    def fetch(self, address: str) -> Page | Diagnostic:
        """The page at an address, or why there is none."""
        ...


class Loaded(Record):
    """What one name gave: bytes, the path of an archive that is read as a stream, a text of a feed, or what is wrong.

    `entry`: what the feed itself holds of the text whose page this is.
    """

    origin: str
    data: bytes | Path | Document | Diagnostic
    url: str | None = None
    sha256: str | None = None
    fetched: datetime | None = None
    outlet: Outlet = UNMARKED
    entry: Document | None = None


def read_sources(
    sources: Iterable[str | Path],
    *,
    readers: Sequence[Reader],
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = LIMIT_BYTES,
    fetcher: Fetching | None = None,
    outlets: Sequence[Outlet] = (),
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Diagnostic]:
    """The documents of files, folders (in order of names), patterns, addresses and `-` (stdin), in the order given.

    `published` is the day for documents whose file names none. The same text twice is one document. The first of
    `readers` that accepts a file reads it (`run/sources.py` has those of the settings). `fetcher` reads addresses;
    without one they are refused. `outlets` are known publishers, by whose addresses documents are marked; those of a
    `sources.toml` among the sources are read and added. `columns` maps columns of tables to fields. Raises nothing for
    bad input, SettingsError for a `sources.toml` that cannot be used.
    """
    seen: set[str] = set()
    desk = Desk(readers, limit_bytes, fetcher, columns or {})
    for loaded, known in desk.load(sources, outlets, stdin):
        for found in desk.documents(loaded):
            if isinstance(found, Diagnostic):
                yield found
                continue
            document = dated(_finished(found, loaded, known), published)
            if document.id not in seen:
                seen.add(document.id)
                yield document


class Desk:
    """Loads what names stand for, and reads it with the readers it has."""

    def __init__(
        self, readers: Sequence[Reader], limit_bytes: int, fetcher: Fetching | None, columns: Mapping[str, str]
    ) -> None:
        self._readers = (table(columns), *readers) if columns else tuple(readers)
        self._limit = limit_bytes
        self._fetcher = fetcher
        self._suffixes = suffixes_of(self._readers)
        self._taken: set[str] = set()

    def load(
        self, sources: Iterable[str | Path], outlets: Sequence[Outlet], stdin: BinaryIO | None
    ) -> Iterator[tuple[Loaded, Sequence[Outlet]]]:
        """Everything that the sources name, each name once, with the outlets known for it."""
        for source in sources:
            name = os.fspath(source)
            if name == STDIN and name not in self._taken:
                self._taken.add(name)
                yield Loaded(origin=STDIN_ORIGIN, data=_stdin(stdin, self._limit)), outlets
            elif name.lower().endswith(OUTLETS) and not ADDRESS.match(name):
                listed = load_outlets(Path(name))
                for outlet in listed:
                    yield from ((loaded, (*listed, *outlets)) for loaded in self._of_outlet(outlet))
            else:
                yield from ((loaded, outlets) for loaded in self._of_name(name, UNMARKED))

    def documents(self, loaded: Loaded) -> Iterator[Document | Diagnostic]:
        """The documents in what was loaded."""
        if isinstance(loaded.data, Diagnostic | Document):
            yield loaded.data
            if loaded.entry is not None:
                yield loaded.entry
            return
        columns = loaded.outlet.columns
        readers = (table(columns), *self._readers) if columns else self._readers
        if isinstance(loaded.data, bytes):
            yield from read_bytes(loaded.origin, loaded.data, readers)
            return
        try:
            with loaded.data.open("rb") as file:
                head = file.read(1024)
                file.seek(0)
                reader = next(r for r in readers if isinstance(r, StreamReader) and r.accepts(loaded.origin, head))
                yield from reader.read_stream(loaded.origin, file)
        except OSError as error:
            yield refused(loaded.origin, f"cannot be read to its end ({error.strerror or error})")

    def _of_outlet(self, outlet: Outlet) -> Iterator[Loaded]:
        """The files of an outlet, then its feeds or, where it names none, those its site does."""
        if not outlet.read:
            return
        for file in outlet.files:
            yield from self._of_name(file, outlet)
        for feed in outlet.feeds or (self._feeds_of(outlet.site) if outlet.site and not outlet.files else ()):
            yield from (
                [Loaded(origin=outlet.site or "", data=feed)]
                if isinstance(feed, Diagnostic)
                else (self._of_address(feed, outlet, as_feed=True))
            )

    def _feeds_of(self, site: str) -> Sequence[str | Diagnostic]:
        address = site if "//" in site else f"https://{site}/"
        page = self._fetched(address)
        if isinstance(page.data, Diagnostic):
            return (page.data,)
        found = feeds_named(page.data, page.url or address) if isinstance(page.data, bytes) else ()
        return found or (refused(address, "its page names no feed; write feeds = [...] in sources.toml"),)

    def _of_name(self, name: str, outlet: Outlet) -> Iterator[Loaded]:
        scheme = ADDRESS.match(name)
        if scheme is not None:
            yield from self._of_address(name, outlet)
            return
        for path in files_named(name, self._suffixes):
            if isinstance(path, Diagnostic):
                yield Loaded(origin=path.origin or name, data=path)
            elif (origin := shown(path)) not in self._taken:
                self._taken.add(origin)
                yield Loaded(origin=origin, data=self._file(origin, path), outlet=outlet)

    def _file(self, origin: str, path: Path) -> bytes | Path | Diagnostic:
        head = load_file(path, None)
        streams = isinstance(head, bytes) and any(
            isinstance(reader, StreamReader) and reader.accepts(origin, head) for reader in self._readers
        )
        if streams or isinstance(head, Diagnostic):
            return path if streams else head
        return load_file(path, max(self._limit, CONTAINER_BYTES) if is_container(head) else self._limit)

    def _of_address(self, address: str, outlet: Outlet, *, as_feed: bool = False) -> Iterator[Loaded]:
        """The page at an address; of a feed, the pages behind its entries where they are to be followed."""
        if address in self._taken:
            return
        self._taken.add(address)
        page = self._fetched(address).replace(outlet=outlet)
        if isinstance(page.data, bytes) and is_feed(address, page.data):
            yield from self._entries(page)
        elif as_feed and isinstance(page.data, bytes):
            yield page.replace(data=refused(address, "is a web page, not a feed; give the address of the feed itself"))
        else:
            yield page

    def _entries(self, feed: Loaded) -> Iterator[Loaded]:
        if not feed.outlet.follow or not isinstance(feed.data, bytes):
            yield feed
            return
        found = list(read_bytes(feed.origin, feed.data, (feed_door(),)))
        entries = [one for one in found if isinstance(one, Document)]
        newest = sorted(entries, key=lambda entry: entry.published or date.min, reverse=True)[: feed.outlet.most]
        kept = {entry.id for entry in newest}
        for one in found:
            if isinstance(one, Diagnostic) or one.url is None:
                yield Loaded(origin=one.origin or feed.origin, data=one, outlet=feed.outlet)
            elif one.id in kept and one.url not in self._taken:
                self._taken.add(one.url)
                yield self._fetched(one.url).replace(outlet=feed.outlet, entry=one)

    def _fetched(self, address: str) -> Loaded:
        """The page at an address."""
        scheme = address.partition(":")[0].lower()
        if scheme not in WEB:
            return Loaded(origin=address, data=refused(address, f"{scheme}: addresses are not read; "
                                                                "give an http or https address or a file"))  # fmt: skip
        if self._fetcher is None:
            return Loaded(origin=address, data=refused(address, NO_FETCHER))
        page = self._fetcher.fetch(address)
        if isinstance(page, Diagnostic):
            return Loaded(origin=address, data=page)
        return Loaded(
            origin=address,
            data=in_utf8(page.data, page.content_type),
            sha256=sha256(page.data).hexdigest(),
            url=page.url,
            fetched=page.fetched,
        )


def read_bytes(origin: str, data: bytes, readers: Sequence[Reader]) -> Iterator[Document | Diagnostic]:
    """The documents in the bytes of one file, by the first reader that accepts them."""
    if not data.strip():
        yield refused(origin, "is empty; nothing to read")
        return
    reader = next((reader for reader in readers if reader.accepts(origin, data)), None)
    if is_container(data) and (reader is None or is_mailbox(data)):
        yield from _inside(origin, data, readers)
        return
    if reader is not None:
        digest = sha256(data).hexdigest()
        for found in reader.read(origin, data):
            yield found.replace(sha256=digest) if isinstance(found, Document) and found.sha256 is None else found
        return
    signature = signature_of(data, load_rules().signatures)
    what = f"is {signature.what}; {signature.advice}" if signature else "is no text; save its text as UTF-8"
    yield refused(origin, what)


def _inside(origin: str, data: bytes, readers: Sequence[Reader]) -> Iterator[Document | Diagnostic]:
    """The documents of the files that one holds; of one that lies in another nothing more is unpacked."""
    count = 0
    for member in members(origin, data, LIMIT_BYTES):
        count += 1
        if isinstance(member, Diagnostic):
            yield member
        elif is_container(member[1]) and not any(reader.accepts(*member) for reader in readers):
            yield refused(member[0], "holds files inside a file that holds files; unpack it first")
        else:
            yield from read_bytes(*member, readers)
    if not count:
        yield refused(origin, "holds no file to read")


def in_utf8(data: bytes, content_type: str) -> bytes:
    """What a site sent, in UTF-8 where the site names another charset and the bytes do not say theirs themselves.

    >>> in_utf8("мир".encode("cp1251"), "text/html; charset=windows-1251").decode("utf-8-sig")
    'мир'
    """
    declared = CHARSET.search(content_type)
    try:
        data.decode("utf-8")
    except UnicodeError:
        if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
            try:
                return data.decode(declared["name"]).encode("utf-8-sig")
            except (LookupError, ValueError):
                return data
    return data


def suffixes_of(readers: Iterable[Reader]) -> tuple[str, ...]:
    """The endings of file names that the readers read in folders."""
    return tuple(dict.fromkeys(suffix for reader in readers for suffix in getattr(reader, "suffixes", ())))


def day_of_url(url: str) -> date | None:
    """The day that an address files its text under; None where it names none in full.

    >>> day_of_url("https://gulf.example/world/2025/08/19/envoys-meet")
    datetime.date(2025, 8, 19)
    """
    match = URL_DAY.search(url)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _finished(document: Document, loaded: Loaded, outlets: Sequence[Outlet]) -> Document:
    """The document with where and when it was fetched, what is known of its outlet, and a day in its address."""
    document = document.replace(
        url=document.url or loaded.url,
        fetched=document.fetched or loaded.fetched,
        sha256=loaded.sha256 or document.sha256,
    )
    outlet = loaded.outlet if loaded.outlet.publisher else outlet_of(document, outlets)
    if outlet is not None:
        document = marked(document, outlet)
    if loaded.entry is not None:
        document = dated(document, loaded.entry.published, PublishedFrom.METADATA)
    return dated(document, day_of_url(document.url or ""), PublishedFrom.URL)


def _stdin(stdin: BinaryIO | None, limit_bytes: int) -> bytes | Diagnostic:
    if stdin is None:
        return refused(STDIN_ORIGIN, "nothing is connected to it; pipe a text in or name a file")
    try:
        return limited(STDIN_ORIGIN, stdin, limit_bytes)
    except OSError as error:
        return refused(STDIN_ORIGIN, f"cannot be read ({error.strerror or error})")
