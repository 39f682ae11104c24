"""The workbench under load: python bench/web.py [ENTRIES] [SECONDS]

A ledger of generated entries (bench/fold.py; 100,000 unless said otherwise) is served by `dragoman serve`. Printed are
the seconds until its first fold is there, then the time of each page, alone; then 50 readers look at the pages for some
seconds (20) while documents are uploaded, and what they saw: answers, failures, times. At the end every uploaded
document must be in the ledger with the findings that reading it alone gives. All traffic stays on this machine.
"""

import json
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from dragoman.run.add import add
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings
from dragoman.run.tools import prepare
from fold import archive  # bench/fold.py, beside this file

PAGES = (
    "/",
    "/meetings",
    "/meetings/timeline",
    "/meetings/network",
    "/meetings/map",
    "/accords",
    "/exchanges",
    "/commitments",
    "/positions",
    "/statements",
    "/disagreements",
    "/documents",
    "/review",
)
READERS = 50
EXAMPLES = sorted(Path(__file__).parent.parent.glob("examples/real/*.txt"))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def get(port: int, path: str) -> tuple[int, bytes, float]:
    """Status, body and seconds of one request."""
    started = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, time.perf_counter() - started


def fill(address: str, entries: int) -> None:
    """Writes the generated entries."""
    held = archive(entries)
    ledger = open_ledger(address, write=True)
    by_document: dict[str, list] = {}
    for entry in held.entries:
        by_document.setdefault(entry.document, []).append(entry)
    for start in range(0, len(held.documents), 2000):
        part = held.documents[start : start + 2000]
        ledger.append(part, [entry for one in part for entry in by_document.get(one.id, [])])
    ledger.close()


def upload(port: int) -> None:
    """Posts every example as a file, in one form."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/add")
    answer = connection.getresponse()
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
    token = re.search(rb'name="csrf" value="(\w+)"', answer.read())
    assert token
    parts = [b'--B\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + token[1] + b"\r\n"]
    for file in EXAMPLES:
        head = f'--B\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
        parts.append(head.encode() + file.read_bytes() + b"\r\n")
    headers = {"Content-Type": "multipart/form-data; boundary=B", "Cookie": cookie}
    connection.request("POST", "/add/files", b"".join(parts) + b"--B--\r\n", headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303, answer.status
    connection.close()


def read(port: int, number: int, until: float, seen: list[tuple[int, float]]) -> None:
    """One reader, who goes from page to page without a pause."""
    turn = number
    while time.monotonic() < until:
        status, _, seconds = get(port, PAGES[turn % len(PAGES)])
        seen.append((status, seconds))
        turn += 1


def readers(port: int, seconds: float) -> list[tuple[int, float]]:
    """What READERS readers saw; documents are uploaded when they have begun."""
    seen: list[tuple[int, float]] = []
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=read, args=(port, n, until, seen)) for n in range(READERS)]
    for thread in threads:
        thread.start()
    upload(port)
    for thread in threads:
        thread.join()
    return seen


def waited(port: int, path: str, done, limit: float = 1800.0) -> float:
    """Seconds until an answer is as asked."""
    started = time.monotonic()
    while time.monotonic() - started < limit:
        with suppress(ConnectionRefusedError):  # it is still starting
            status, body, _ = get(port, path)
            if done(status, body):
                return time.monotonic() - started
        time.sleep(0.5)
    raise SystemExit(f"{path} was not ready within {limit:.0f} seconds")


def alone() -> dict[str, int]:
    """Document -> number of entries, of the examples read into a ledger of their own."""
    tools = prepare(Settings())
    for _ in add([str(file) for file in EXAMPLES], tools, lambda: datetime.now(UTC)):
        pass
    return counted(tools.ledger)


def counted(ledger) -> dict[str, int]:
    """Document -> number of entries."""
    held = ledger.holdings()
    found = {document.id: 0 for document in held.documents}
    for entry in held.entries:
        found[entry.document] += 1
    return found


def main() -> None:
    """Prints the figures."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        address, port = f"{folder}/talks.db", free_port()
        fill(address, entries)
        command = [sys.executable, "-m", "dragoman", "serve", "--ledger", address, "--port", str(port)]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            server.stdout.readline()
            measure(port, seconds)
        finally:
            server.terminate()
            server.wait(30)
        with_ledger = open_ledger(address)
        kept = counted(with_ledger)
        with_ledger.close()
    wanted = alone()
    lost = [name for name, number in wanted.items() if kept.get(name) != number]
    print(f"documents added {len(wanted)}, with findings lost or changed {len(lost)}")
    if lost:
        raise SystemExit(1)


def measure(port: int, seconds: float) -> None:
    """Pages alone, then under load."""
    ready = waited(port, "/meetings", lambda status, _: status == 200)
    print(f"first fold after {ready:.1f} s")
    told = waited(port, "/today.json", lambda _, body: json.loads(body).get("changes") is not None)
    print(f"changes of a week after {told:.1f} s more")
    print("page  ms first  ms median of 9")
    for path in PAGES:
        times = [1000 * get(port, path)[2] for _ in range(10)]
        print(f"{path}  {times[0]:.0f}  {median(times[1:]):.0f}")
    seen = readers(port, seconds)
    failed = [status for status, _ in seen if status != 200]
    times = sorted(1000 * took for _, took in seen)
    cuts = quantiles(times, n=20)
    print(f"{READERS} readers, {seconds:.0f} s: {len(seen)} answers, {len(failed)} failed, "
          f"ms median {median(times):.0f}, 95 % {cuts[18]:.0f}, longest {times[-1]:.0f}")  # fmt: skip
    waited(port, "/add.json", lambda _, body: not json.loads(body)["busy"])


if __name__ == "__main__":
    main()
