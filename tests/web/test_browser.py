"""A real browser on the workbench: the main paths by keyboard and by mouse, with and without JavaScript, a hostile
article, both widths, both colour schemes, accessibility (axe-core), print."""

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dragoman.model import Verdict
from dragoman.run.accounts import Accounts
from dragoman.stages import Ledger
from dragoman.web.app import application
from dragoman.web.pages import PAGES
from dragoman.web.workbench import Workbench
from tests.web.test_pages import KEYS, QUERIES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
expect.set_options(timeout=30_000)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed (.ci/run installs it)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window."""
    with sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def address(workbench: Callable[[Accounts | None], Workbench]) -> Iterator[str]:
    """A workbench without accounts, served on a free port of this machine."""
    config = uvicorn.Config(application(workbench(None)), host="127.0.0.1", port=0, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    ready = threading.Event()
    started = server.startup

    async def startup(sockets: list[object] | None = None) -> None:
        await started(sockets)  # type: ignore[arg-type]
        ready.set()

    server.startup = startup  # type: ignore[method-assign, assignment]
    thread = threading.Thread(target=server.run)
    thread.start()
    assert ready.wait(30)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visit of its own."""
    made = browser.new_context(viewport=WIDE)
    yield made
    made.close()


def test_the_queue_is_worked_by_keyboard(context: BrowserContext, address: str, ledger: Ledger) -> None:
    page = context.new_page()
    page.goto(f"{address}/review")
    cards = page.locator("[data-finding]")
    first, second = cards.nth(0).get_attribute("data-finding"), cards.nth(1).get_attribute("data-finding")
    page.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Recorded.")
    expect(page.locator(f"[data-finding='{first}']")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator(f"[data-finding='{second}']")).to_have_count(0)
    decided = {(one.subjects, one.verdict, one.by) for one in ledger.holdings().judgements}
    assert decided == {((first,), Verdict.ACCEPT, "local"), ((second,), Verdict.REJECT, "local")}


def test_a_mark_leads_to_what_was_read_and_keys_go_on(context: BrowserContext, address: str, ledger: Ledger) -> None:
    page = context.new_page()
    page.goto(f"{address}/documents/one")
    cards = page.locator("[data-finding]")
    page.locator("[data-marks]").first.click()
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Recorded.")
    expect(cards.nth(1)).to_contain_text("accepted")
    expect(cards.nth(2)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("c")
    page.get_by_label("Status").select_option("declined")
    page.get_by_label("Why").first.fill("the Wire was wrong")
    page.get_by_role("button", name="Record the correction").click()
    expect(cards.nth(1)).to_contain_text("corrected")
    last = ledger.holdings().judgements[-1]
    assert (last.verdict, last.reason) == (Verdict.CORRECT, "the Wire was wrong")


def test_keys_in_a_field_are_text(context: BrowserContext, address: str, ledger: Ledger) -> None:
    page = context.new_page()
    page.goto(f"{address}/documents/one")
    page.keyboard.press("j")
    page.locator("input[name=reason]").first.press_sequentially("arc")
    expect(page.locator("input[name=reason]").first).to_have_value("arc")
    assert ledger.holdings().judgements == ()


def test_two_findings_are_said_to_be_one(context: BrowserContext, address: str, ledger: Ledger) -> None:
    page = context.new_page()
    page.goto(f"{address}/meetings?status=planned")
    page.get_by_role("link", name="Geneva").first.click()
    page.locator(".sentence").first.click()
    page.keyboard.press("s")
    page.get_by_role("button", name="Record that they are one").click()
    expect(page.get_by_role("status")).to_have_text("Recorded: the two are one.")
    assert ledger.holdings().judgements[-1].verdict is Verdict.SAME


def test_a_hostile_article_stays_text(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    heard: list[str] = []
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    for path in ("/documents/hostile", "/meetings", "/statements", "/documents", "/review", "/"):
        page.goto(address + path)
        expect(page).not_to_have_title("owned")
    page.goto(f"{address}/documents/hostile")
    expect(page.locator("article.text")).to_contain_text("<script>document.title=")
    assert page.locator("main img, main script").count() == 0
    assert heard == []


def test_everything_works_without_javascript(browser: Browser, address: str, ledger: Ledger) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Pages").click()
    page.get_by_role("link", name="Review queue").click()
    page.get_by_role("button", name="Reject").first.click()
    expect(page.get_by_role("status")).to_have_text("Recorded.")
    assert [one.verdict for one in ledger.holdings().judgements] == [Verdict.REJECT]
    page.get_by_label("Search what was said").fill("ready")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("Wire < Sergei Lavrov")
    context.close()


def test_a_text_is_added_and_its_progress_shown(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/add")
    page.set_input_files("input[name=files]", [{"name": "talks.txt", "mimeType": "text/plain", "buffer": b"They met."}])
    page.get_by_role("button", name="Add files").click()
    row = page.get_by_role("row", name="talks.txt")
    expect(row).to_contain_text("done")
    expect(row).to_contain_text("talks.txt is here already")


def visited(page: Page, address: str) -> Iterator[str]:
    """Goes to every page, and gives its path."""
    page.goto(f"{address}/meetings.json")
    found = page.evaluate("JSON.parse(document.body.innerText).columns[0].rows[0].id")
    for one in PAGES:
        path = one.path.replace("{key}", KEYS.get(one.path, "").replace("DOSSIER", found)) + QUERIES.get(one.path, "")
        page.goto(address + path)
        yield path


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_every_page_fits_and_is_accessible(browser: Browser, address: str, size: dict[str, int], scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page, axe, wrong = context.new_page(), Axe(), []
    for path in visited(page, address):
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            wrong.append(f"{path}: wider than {size['width']} pixels")
        for one in axe.run(page).response["violations"]:
            nodes = [node["html"][:120] for node in one["nodes"][:3]]
            wrong.append(f"{path}: {one['impact']} {one['id']}: {one['help']} {nodes}")
    assert wrong == []
    context.close()


def test_printing_a_brief_leaves_the_frame_away(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/brief")
    page.emulate_media(media="print")
    expect(page.locator("#pages")).to_be_hidden()
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
