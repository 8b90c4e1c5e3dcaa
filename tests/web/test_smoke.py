"""One walk through the shell in a real browser: pages, theme, language, day, search; nothing fails, nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from indicators.api import register_api
from tests.web.conftest import House

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}


@pytest.fixture
def home(own_house: House) -> Iterator[str]:
    """The address of a running application of one's own."""
    register_api(own_house.app.server, own_house.services, own_house.settings)
    server = make_server("127.0.0.1", 0, own_house.app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(home: str, browser: Browser) -> Iterator[Page]:
    """A tab that must end without an error and without a request to anywhere else."""
    complaints: list[str] = []
    page = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="vi-VN", reduced_motion="reduce"
    ).new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda made: None if made.url.startswith((home, "data:", "blob:")) else complaints.append(made.url),
    )
    yield page
    page.context.close()
    assert complaints == []


def stands(page: Page, path: str) -> None:
    page.wait_for_selector(f"[data-page='{path}']")


def graves(page: Page) -> list[str]:
    return [
        f"{v['id']}: {v['nodes'][0]['target']}"
        for v in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if v["impact"] in SERIOUS
    ]


def test_a_reader_walks_through_the_shell(home: str, tab: Page) -> None:
    tab.goto(f"{home}/?as_of=2025-08-27")
    stands(tab, "/")
    assert tab.locator(".mast.past").count() == 1
    assert graves(tab) == []

    tab.locator(".overview-card").nth(1).locator(".overview-value button").click()
    tab.get_by_role("dialog").get_by_text("262,46", exact=True).wait_for()
    assert graves(tab) == []
    tab.keyboard.press("Escape")

    tab.get_by_role("link", name="Nguồn", exact=True).click()
    stands(tab, "/sources")
    assert tab.url.endswith("/sources?as_of=2025-08-27")
    assert tab.title().startswith("Nguồn")
    assert graves(tab) == []

    tab.go_back()
    stands(tab, "/")
    tab.locator("[data-theme-button]").click()
    assert tab.locator("html[data-theme=dark][data-mantine-color-scheme=dark]").count() == 1

    tab.keyboard.press("/")
    tab.keyboard.type("fdi thuc hien")
    tab.keyboard.press("Enter")  # before the answer to the last letter is here
    stands(tab, "/explore")
    assert "FDI_DISBURSED" in tab.url

    tab.get_by_role("link", name="EN · English").click()
    tab.wait_for_selector("html[lang=en]")
    stands(tab, "/explore")
    assert "FDI_DISBURSED" in tab.url
    assert "as_of=2025-08-27" in tab.url

    tab.locator(".asof > button").click()
    tab.get_by_label("Day (dd/mm/yyyy)").fill("31/02/2025")
    tab.keyboard.press("Enter")
    assert "cannot be read" in tab.locator("#shell-asof-error").inner_text()
    tab.get_by_label("Day (dd/mm/yyyy)").fill("31/07/2022")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**as_of=2022-07-31*")
    stands(tab, "/explore")


def test_newer_figures_are_announced_to_an_open_page(home: str, tab: Page, own_house: House) -> None:
    tab.goto(f"{home}/sources")
    stands(tab, "/sources")
    own_house.services.sources.undo(1, "somebody else", "in another window")
    tab.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.get_by_text("Có số mới").wait_for()
    tab.get_by_role("link", name="Tải lại").click()
    stands(tab, "/sources")
    tab.locator("[data-version-text]", has_text="r2").wait_for()
    assert tab.get_by_text("Có số mới").is_hidden()
