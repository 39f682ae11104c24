"""Who may do what: each role against each route, forms from elsewhere, sessions, marks, rates, hosts, bodies."""

import re
from datetime import timedelta

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dragoman.model import Handling, Verdict
from dragoman.run.accounts import Accounts, Role
from dragoman.stages import Ledger
from dragoman.web.guard import COOKIE
from tests.web.conftest import PASSWORD, Clock, Open, csrf, token_of

NOBODY, READER, ANALYST, STEWARD = None, "rita", "ana", "stef"
EVERYBODY = (NOBODY, READER, ANALYST, STEWARD)

READS = {
    "/", "/today.json", "/today.md", "/brief", "/brief.json", "/brief.md", "/meetings", "/meetings.json",
    "/meetings/timeline", "/meetings/timeline.json", "/meetings/network", "/meetings/network.json",
    "/meetings/map", "/meetings/map.json",
    "/accords", "/accords.json", "/exchanges", "/exchanges.json", "/proposals", "/proposals.json",
    "/dossiers/{key}", "/dossiers/{key}.json", "/commitments", "/commitments.json", "/positions", "/positions.json",
    "/positions/stance", "/positions/stance.json", "/statements", "/statements.json", "/disagreements",
    "/disagreements.json", "/review", "/review.json", "/documents", "/documents.json", "/documents/{key}",
    "/documents/{key}.json", "/findings/{key}", "/findings/{key}.json", "/add", "/add.json",
    "/documents/{key}/entry", "/documents/{key}/entry.json",
}  # fmt: skip
WRITES = {
    "/findings/{key}/judge": {"verdict": "accept"},
    "/findings/{key}/correct": {"status": "planned", "parties": "RUS, UKR"},
    "/findings/{key}/same": {"other": "OTHER"},
    "/findings/{key}/distinct": {},
    "/documents/{key}/entry": {"kind": "accord", "exact": "words", "status": "agreed", "parties": "RUS, UKR"},
    "/add/text": {"text": "They met."},
    "/add/address": {"address": "https://a.example/b"},
}
STEWARDS = {"/documents/{key}/mark": {"handling": "green"}}
OPEN = {"/sign-in", "/sign-out", "/seen", "/add/files"}
"""Routes with tests of their own below."""


def routes(client: TestClient) -> set[tuple[str, str]]:
    """All methods and paths of the application."""
    every = client.app.routes  # type: ignore[attr-defined]
    return {(method, one.path) for one in every if isinstance(one, APIRoute) for method in one.methods}


def test_every_route_stands_in_the_table(shared: Open) -> None:
    listed = {("GET", path) for path in READS} | {("POST", path) for path in {**WRITES, **STEWARDS}}
    listed |= {("GET", "/audit"), ("GET", "/audit.json"), ("GET", "/sign-in")} | {("POST", path) for path in OPEN}
    assert routes(shared(None)) == listed


def filled(path: str, client: TestClient) -> str:
    """The path with a document or finding that everybody may see."""
    if "{key}" not in path:
        return path + ("?actor=RUS&issue=ceasefire" if "stance" in path else "")
    return path.replace("{key}", "one" if path.startswith("/documents") else finding(client))


def finding(client: TestClient) -> str:
    """A meeting's finding in document `one`."""
    rows = client.get("/documents/one.json").json()["findings"]
    return str(next(row["id"] for row in rows if row["kind"] == "meeting"))


@pytest.mark.parametrize("name", EVERYBODY)
def test_reading(shared: Open, name: str | None) -> None:
    client, steward = shared(name), shared(STEWARD)
    for path in sorted(READS):
        answer = client.get(filled(path, steward))
        if name is not None:
            assert answer.status_code == 200, path
        elif path.endswith(".json"):
            assert answer.status_code == 401, path
        else:
            assert (answer.status_code, answer.headers["location"][:9]) == (303, "/sign-in?"), path


@pytest.mark.parametrize("name", EVERYBODY)
def test_writing(shared: Open, ledger: Ledger, name: str | None) -> None:
    client, steward = shared(name), shared(STEWARD)
    exact = steward.get("/documents/one.json").json()["findings"][0]["quote"]
    other = steward.get("/documents/three.json").json()["findings"][0]["id"]
    token = csrf(client.get("/sign-in").text) if name is None else token_of(client)
    for path, sent in {**WRITES, **STEWARDS}.items():
        before = ledger.head()
        data = {field: value.replace("OTHER", other).replace("words", exact) for field, value in sent.items()}
        answer = client.post(filled(path, steward), data={**data, "csrf": token})
        allowed = {"rita": False, "ana": path not in STEWARDS, "stef": True, None: False}[name]
        assert answer.status_code == (303 if allowed else 401 if name is None else 403), (path, answer.text)
        assert (ledger.head() != before) is (allowed and not path.startswith("/add")), path


@pytest.mark.parametrize(("name", "status"), [(NOBODY, 401), (READER, 403), (ANALYST, 403), (STEWARD, 200)])
def test_the_audit_is_for_stewards(shared: Open, name: str | None, status: int) -> None:
    client = shared(name)
    assert client.get("/audit.json").status_code == status
    assert client.get("/audit").status_code == (303 if name is None else status)


def test_judging_is_in_the_ledger_and_in_the_audit(shared: Open, ledger: Ledger) -> None:
    client = shared(ANALYST)
    name = finding(client)
    client.post(f"/findings/{name}/judge", data={"verdict": "reject", "reason": "no", "csrf": token_of(client)})
    (judgement,) = ledger.holdings().judgements
    assert (judgement.subjects, judgement.verdict, judgement.by, judgement.reason) == (
        (name,), Verdict.REJECT, "ana", "no",
    )  # fmt: skip
    audit = shared(STEWARD).get("/audit.json").json()["audit"]
    assert ("ana", "reject", name) in [(one["who"], one["what"], one["about"]) for one in audit]


@pytest.mark.parametrize("way", ["none", "other visit", "other origin", "other site"])
def test_forms_from_elsewhere_are_refused(shared: Open, ledger: Ledger, way: str) -> None:
    client, before = shared(STEWARD), ledger.head()
    headers = {"other origin": {"origin": "https://evil.example"}, "other site": {"sec-fetch-site": "cross-site"}}
    token = {"none": "", "other visit": token_of(shared(STEWARD))}.get(way, token_of(client))
    for path in set(WRITES) | set(STEWARDS) | OPEN - {"/sign-in"}:
        files = {"files": ("a.txt", b"They met.")} if path == "/add/files" else None
        data = {**{**WRITES, **STEWARDS}.get(path, {}), "csrf": token}
        answer = client.post(filled(path, client), data=data, files=files, headers=headers.get(way))
        assert answer.status_code == 403, path
    assert ledger.head() == before
    assert client.get("/meetings").status_code == 200, "a sign-out from elsewhere does nothing either"


def test_a_sign_in_from_elsewhere_is_refused(shared: Open) -> None:
    client = shared(None)
    client.get("/sign-in")
    answer = client.post("/sign-in", data={"name": "ana", "password": PASSWORD, "csrf": "x"})
    assert answer.status_code == 403


def test_a_wrong_password_is_refused_and_noted(shared: Open, accounts: Accounts) -> None:
    client = shared(None)
    for name in ("ana", "nobody"):
        token = csrf(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"name": name, "password": "wrong", "csrf": token})
        assert answer.status_code == 401
        assert "Name or password is wrong" in answer.text
    assert [one.who for one in accounts.audit() if one.what == "sign-in refused"] == ["nobody", "ana"]


def test_signing_in_changes_the_token_and_signing_out_ends_it(shared: Open) -> None:
    client = shared(None)
    token = csrf(client.get("/sign-in").text)
    before = client.cookies[COOKIE]
    answer = client.post(
        "/sign-in", data={"name": "ana", "password": PASSWORD, "csrf": token, "next": "//evil.example"}
    )
    assert answer.headers["location"] == "/"
    assert re.search(r"HttpOnly; SameSite=Lax", answer.headers["set-cookie"])
    session = client.cookies[COOKIE]
    assert session != before
    client.post("/sign-out", data={"csrf": token_of(client)})
    client.cookies.set(COOKIE, session)
    assert client.get("/meetings.json").status_code == 401


@pytest.mark.parametrize(("idle", "status"), [(timedelta(hours=7), 200), (timedelta(hours=9), 401)])
def test_a_session_ends_when_idle(shared: Open, clock: Clock, idle: timedelta, status: int) -> None:
    client = shared(ANALYST)
    clock.now += idle
    assert client.get("/meetings.json").status_code == status


def test_a_session_ends_after_a_day(shared: Open, clock: Clock) -> None:
    client = shared(ANALYST)
    for _ in range(4):
        clock.now += timedelta(hours=6)
        last = client.get("/meetings.json").status_code
    assert last == 200
    clock.now += timedelta(hours=1)
    assert client.get("/meetings.json").status_code == 401


def test_a_removed_account_is_out_at_once(shared: Open, accounts: Accounts) -> None:
    client = shared(ANALYST)
    accounts.remove("ana")
    assert client.get("/meetings.json").status_code == 401


def test_too_many_tries_to_sign_in_are_refused(shared: Open) -> None:
    client = shared(None)
    token = csrf(client.get("/sign-in").text)
    answers = [
        client.post("/sign-in", data={"name": "ana", "password": "wrong", "csrf": token}).status_code for _ in range(12)
    ]
    assert answers == [401] * 10 + [429] * 2


def test_too_many_additions_are_refused(shared: Open) -> None:
    client = shared(ANALYST)
    token = token_of(client)
    answers = [client.post("/add/text", data={"text": "They met.", "csrf": token}).status_code for _ in range(31)]
    assert answers == [303] * 30 + [429]


@pytest.mark.parametrize(("name", "sees"), [(READER, False), (ANALYST, False), (STEWARD, True)])
def test_marks_are_respected_everywhere(shared: Open, name: str, sees: bool) -> None:
    client, steward = shared(name), shared(STEWARD)
    secret = steward.get("/documents/secret.json").json()["findings"][0]["id"]
    for path in (
        "/meetings",
        "/meetings.json",
        "/brief",
        "/brief.md",
        "/today.md?since=2031-05-01",
        "/meetings/network",
    ):
        assert ("Narnia" in client.get(path).text) is sees, path
    for path in ("/documents/secret", f"/findings/{secret}", f"/dossiers/{secret}", "/documents/secret/entry"):
        assert client.get(path).status_code == (200 if sees else 404), path
    answer = client.post(f"/findings/{secret}/judge", data={"verdict": "accept", "csrf": token_of(client)})
    assert answer.status_code == (303 if sees else 403 if name == READER else 404)


def test_a_steward_restricts_a_document_and_readers_no_longer_see_it(shared: Open) -> None:
    reader, steward = shared(READER), shared(STEWARD)
    assert reader.get("/documents/three").status_code == 200
    steward.post("/documents/three/mark", data={"handling": "red", "csrf": token_of(steward)})
    assert reader.get("/documents/three").status_code == 404
    assert "Geneva" not in reader.get("/meetings").text
    assert steward.get("/documents/three.json").json()["source"]["handling"] == "red"


def test_nobody_gives_a_mark_above_their_clearance(shared: Open) -> None:
    client = shared(ANALYST)
    answer = client.post("/add/text", data={"text": "They met.", "handling": "red", "csrf": token_of(client)})
    assert answer.status_code == 400
    assert "above your clearance" in answer.text


def test_an_entry_by_hand_is_amber_strict_unless_it_says_otherwise(shared: Open, ledger: Ledger) -> None:
    client = shared(ANALYST)
    exact = client.get("/documents/one.json").json()["findings"][0]["quote"]
    data = {"kind": "accord", "exact": exact, "status": "signed", "parties": "RUS, UKR", "csrf": token_of(client)}
    answer = client.post("/documents/one/entry", data=data)
    name = re.search(r"finding=(\w+)", answer.headers["location"])
    assert name
    (entry,) = ledger.entries([name[1]])
    assert entry.handling is Handling.AMBER_STRICT
    assert shared(READER).get(f"/findings/{entry.id}").status_code == 404
    assert client.get(f"/findings/{entry.id}").status_code == 200


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"exact": "words that nobody wrote"}, "not in the document"),
        ({"exact": "EXACT", "status": "no-such"}, "cannot be recorded"),
        ({"exact": "EXACT", "period": "2031-05-09", "period_last": "2031-05-01"}, "before the first"),
        ({"exact": "EXACT", "period": "soon"}, "is no date"),
        ({"exact": "EXACT", "handling": "purple"}, "no handling mark"),
    ],
)
def test_an_unusable_entry_is_refused(shared: Open, ledger: Ledger, data: dict[str, str], why: str) -> None:
    client, before = shared(ANALYST), ledger.head()
    exact = client.get("/documents/one.json").json()["findings"][0]["quote"]
    given = {"kind": "accord", "status": "signed", "parties": "RUS", **data, "csrf": token_of(client)}
    answer = client.post("/documents/one/entry", data={k: v.replace("EXACT", exact) for k, v in given.items()})
    assert answer.status_code == 400
    assert why in answer.text
    assert ledger.head() == before


def test_local_names_alone_are_answered(local: TestClient) -> None:
    assert local.get("/meetings.json", headers={"host": "evil.example"}).status_code == 421
    assert local.get("/meetings.json", headers={"host": "localhost:8000"}).status_code == 200


def test_large_bodies_are_refused(local: TestClient) -> None:
    token = token_of(local)
    assert local.post("/add/text", data={"text": "x" * 5_000_000, "csrf": token}).status_code == 413
    many = [("files", (f"{n}.txt", b"They met.")) for n in range(21)]
    assert local.post("/add/files", data={"csrf": token}, files=many).status_code == 400


def test_a_body_that_hides_its_length_is_refused(local: TestClient) -> None:
    def body() -> "list[bytes]":
        return [b"text=" + b"x" * 1_000_000] * 6

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert local.post("/findings/x/correct", content=iter(body()), headers=headers).status_code == 413


def test_answers_carry_the_headers_of_safety(local: TestClient) -> None:
    for path in ("/", "/meetings.json", "/nowhere", "/static/workbench.css"):
        headers = local.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert local.get("/").headers["cache-control"] == "no-store"


def test_roles_include_each_other(accounts: Accounts) -> None:
    ana = next(one for one in accounts.all() if one.name == "ana")
    assert [ana.may(role) for role in Role] == [True, True, False]
