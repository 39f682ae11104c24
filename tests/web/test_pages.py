"""Pages: each as HTML and JSON, the same things in both, everything escaped, each line led to its sentence."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.model import Handling
from dragoman.web.pages import PAGES
from tests.web.conftest import Clock, csrf

KEYS = {
    "/dossiers/{key}": "DOSSIER",
    "/documents/{key}": "one",
    "/documents/{key}/entry": "one",
    "/findings/{key}": "DOSSIER",
}
QUERIES = {"/positions/stance": "?actor=RUS&issue=ceasefire"}


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Each page's address and its twin's."""
    dossier = client.get("/meetings.json").json()["columns"][0]["rows"][0]["id"]
    for page in PAGES:
        key = KEYS.get(page.path, "").replace("DOSSIER", dossier)
        query = QUERIES.get(page.path, "")
        yield page.path.replace("{key}", key) + query, page.json_path.replace("{key}", key) + query


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_page_and_its_twin_answer(local: TestClient) -> None:
    for page, twin in addresses(local):
        html, data = local.get(page), local.get(twin)
        assert (html.status_code, html.headers["content-type"]) == (200, "text/html; charset=utf-8"), page
        assert (data.status_code, data.headers["content-type"]) == (200, "application/json"), twin
        assert json.loads(data.content), twin


def test_hostile_text_stays_text_on_every_page(local: TestClient) -> None:
    pages = [page for page, _ in addresses(local)]
    for page in [
        *pages,
        "/documents/hostile",
        "/documents/hostile?all=true",
        "/statements?q=<script>alert(1)</script>",
    ]:
        html = local.get(page).text
        for tag, attributes in Elements(html).found:
            assert tag != "img", page
            assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), page
            assert not any(name.startswith("on") or name == "style" for name in attributes), page
            for name in ("href", "src", "action"):
                assert urlsplit(attributes.get(name) or "").scheme in ("", "http", "https"), page
        assert "\u202e" not in html, page


def test_the_hostile_article_is_shown_word_for_word(local: TestClient) -> None:
    shown = Elements(local.get("/documents/hostile").text)
    assert '<script>document.title="owned"</script>' in shown.text


def test_every_account_leads_to_its_place_in_the_reader(local: TestClient) -> None:
    for page in ("/meetings", "/exchanges", "/accords", "/disagreements", "/"):
        links = [a["href"] or "" for tag, a in Elements(local.get(page).text).found if a.get("class") == "sentence"]
        assert links, page
        for link in links:
            target = urlsplit(link).fragment
            assert f'id="{target}"' in local.get(link.partition("#")[0]).text, link


def test_a_dossier_is_found_by_any_of_its_findings(local: TestClient) -> None:
    row = next(
        row
        for column in local.get("/meetings.json").json()["columns"]
        for row in column["rows"]
        if row["accounts"] == 2
    )
    dossier = local.get(f"/dossiers/{row['id']}.json").json()["dossier"]
    other = next(one["finding"] for one in dossier["accounts"] if one["finding"] != row["id"])
    assert local.get(f"/dossiers/{other}").url.path == f"/dossiers/{row['id']}"
    assert local.get(f"/dossiers/{other}.json").url.path == f"/dossiers/{row['id']}.json"


def test_disagreements_stand_side_by_side_with_their_stories(local: TestClient) -> None:
    found = local.get("/disagreements.json").json()["disagreements"]
    by_matter = {one["about"]: [(side["value"], side["stories"]) for side in one["sides"]] for one in found}
    assert by_matter["count"] == [("300", 1), ("400", 1)]
    assert [stories for _, stories in by_matter["status"]] == [1, 1]


def test_the_board_shows_each_status_once(local: TestClient) -> None:
    columns = local.get("/meetings.json").json()["columns"]
    assert sorted(column["status"] for column in columns) == ["held", "planned", "proposed"]
    chosen = local.get("/meetings.json?status=held").json()["columns"]
    assert [row["status"] for column in chosen for row in column["rows"]] == ["held"]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("?q=ready", 1),
        ("?q=lavrov", 2),
        ("?q=ready+-ready", 0),
        ("?q=elephants", 0),
        ("?speaker=lavrov", 2),
        ("?party=RUS", 2),
        ("?source=Wire", 1),
        ("?last=2031-05-03", 1),
    ],
)
def test_statements_are_searched_and_chosen(local: TestClient, query: str, number: int) -> None:
    assert local.get(f"/statements.json{query}").json()["pager"]["total"] == number


def test_a_search_without_a_word_says_so(local: TestClient) -> None:
    answer = local.get("/statements?q=-")
    assert answer.status_code == 400
    assert "has no word to search for" in unescape(answer.text)


def test_the_numbers_of_the_brief_lead_to_the_marked_sentence(local: TestClient) -> None:
    page = local.get("/brief").text
    address = unescape(next(part for part in page.split('"') if part.startswith("/documents/") and "#s-" in part))
    path, _, anchor = address.partition("#")
    assert f'id="{anchor}"' in local.get(path).text
    assert 'class="found at"' in local.get(path).text


def test_the_map_has_the_places_and_the_way_to_their_dossiers(local: TestClient) -> None:
    found = local.get("/meetings/map.json").json()
    page = local.get("/meetings/map").text
    assert [row["place"]["name"] for row in found["rows"]] == ["Geneva"]
    for row in found["rows"]:
        assert all(f"/dossiers/{one['id']}" in page for one in row["rows"])
    number = sum(row["place"]["held"] + row["place"]["spoken"] for row in found["rows"]) + found["picture"]["left"]
    assert number == sum(column["total"] for column in local.get("/meetings.json").json()["columns"])


def test_a_chain_runs_from_the_outlet_inwards(local: TestClient) -> None:
    (row,) = local.get("/statements.json?q=ready").json()["rows"]
    assert row["chain"] == ["Wire", "Sergei Lavrov"]


def test_the_matrix_has_the_stance_and_whose_word_it_is(local: TestClient) -> None:
    page = local.get("/positions.json").json()
    cell = page["cells"][page["issues"].index("ceasefire")][page["actors"].index("RUS")]
    assert (cell["stance"], cell["since"], cell["ascribed"]) == ("rejects", "2031-05-02", "own")


def test_what_lies_ahead_is_told_from_the_day_of_looking(local: TestClient, clock: Clock) -> None:
    assert [row["parties"] for row in local.get("/today.json").json()["ahead"]] == [["RUS", "UKR"]] * 2
    clock.now = datetime(2031, 7, 1, tzinfo=UTC)
    assert local.get("/today.json").json()["ahead"] == []


def test_today_tells_what_changed_since_a_day(local: TestClient) -> None:
    kinds = {one["kind"]: one["total"] for one in local.get("/today.json?since=2031-05-03").json()["changes"]}
    assert kinds == {"new": 3}
    assert "Geneva" in local.get("/today.md?since=2031-05-03").text


def test_having_looked_moves_today(local: TestClient, clock: Clock) -> None:
    local.post("/seen", data={"csrf": csrf(local.get("/").text)})
    answer = local.get("/")
    assert "since=2031-05-10T12" in str(answer.url)
    assert "Nothing changed" in answer.text


def test_the_record_is_read_as_of_a_day(local: TestClient) -> None:
    early = local.get("/meetings.json?as_of=2031-05-03").json()["columns"]
    assert [column["status"] for column in early] == ["held"]
    assert "as things stood on 2031-05-03" in local.get("/meetings?as_of=2031-05-03").text
    assert "as_of=2031-05-03" in local.get("/meetings?as_of=2031-05-03").text.split('id="pages"')[1]


def test_commitments_are_listed_with_what_became_of_them(local: TestClient) -> None:
    page = local.get("/commitments.json").json()
    assert [row["status"] for row in page["rows"]] == ["open"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/dossiers/none", 404), ("/nowhere", 404), ("/documents/none.json", 404), ("/meetings?page=0", 422),
     ("/meetings.json?as_of=yesterday", 422), ("/?since=2031-99-01", 422), ("/statements?first=1", 422)],
)  # fmt: skip
def test_what_is_not_there_is_said(local: TestClient, path: str, status: int) -> None:
    answer = local.get(path)
    assert answer.status_code == status
    kind = "application/json" if ".json" in path else "text/html; charset=utf-8"
    assert answer.headers["content-type"] == kind


def test_pages_are_of_one_language_and_have_landmarks(local: TestClient) -> None:
    for page, _ in addresses(local):
        found = Elements(local.get(page).text).found
        tags = [tag for tag, _ in found]
        assert tags.count("h1") == 1, page
        assert {"header", "nav", "main", "footer"} <= set(tags), page
        labelled = {a.get("for") for tag, a in found if tag == "label"}
        assert None not in {a.get("id") for tag, a in found if tag == "main"}, page
        assert labelled, page


def test_red_is_seen_by_the_local_user(local: TestClient) -> None:
    assert "Narnia" in local.get("/meetings").text
    assert local.get("/documents.json").json()["rows"][-1]["handling"] in set(Handling)


def test_a_record_without_texts_says_so(local: TestClient) -> None:
    assert "No text was in the record at this date." in local.get("/meetings?as_of=2001-01-01").text
    assert "No text was in the record" not in local.get("/meetings").text
