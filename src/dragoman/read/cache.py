"""Pages fetched, kept on disk: each address once, with what came back and when."""

import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from dragoman.model import Record

ONLY_OWNER = 0o700


class Page(Record):
    """What an address gave. `url` is the address after redirects, `fetched` has a zone."""

    asked: str
    url: str
    fetched: datetime
    data: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


class PageCache:
    """A folder with one file an address, readable by its owner alone. A file that is broken counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, address: str) -> Page | None:
        """The page kept for an address."""
        try:
            page = msgspec.msgpack.decode(self._file(address).read_bytes(), type=Page)
        except (OSError, msgspec.DecodeError):
            return None
        return page if page.asked == address else None

    def put(self, page: Page) -> None:
        """Keeps a page, in place of an older one. Raises OSError where the folder cannot be written."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=ONLY_OWNER)
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(msgspec.msgpack.encode(page))
        os.replace(file.name, self._file(page.asked))

    def _file(self, address: str) -> Path:
        return self._folder / f"{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()}.page"
