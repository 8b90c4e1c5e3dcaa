"""Every page in both languages, themes and widths: nothing overflows, nothing is untranslated, axe is content."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import until
from tests.browser.stillness import Traffic

PAGES = {
    "overview": "/",
    "exports": "/explore?s=EXP_GOODS&kind=ladder&point=0~2025-01-01/P7M",
    "growth": "/explore?s=GDP_GROWTH_YOY&kind=line&period=quarter&against=2023-06-30&version=1&as_of=2025-06-01",
    "fdi": "/fdi?year=2025&months=7",
    "range": "/explore?s=FDI_REGISTERED&s=FDI_DISBURSED&kind=range&period=year_to_date&first=2025&last=2025",
    "partnerships": "/partnerships?on=2025-08-26",
    "upload": "/upload",
    "articles": "/articles",
    "check": "/check",
    "report": "/report",
    "recipes": "/recipes",
    "revisions": "/revisions",
    "disagreements": "/revisions?view=disputes",
    "changes": "/revisions?view=changes&since=2025-12-31",
    "catalogue": "/catalogue",
    "indicator": "/catalogue?indicator=EXP_GOODS",
    "sources": "/sources",
    "nowhere": "/nowhere",
}
DOMAINS = (
    "overview|explore|fdi|partnerships|upload|articles|check|quoting|report|sentences|recipes|revisions|catalogue|sources"
    "|shell|charts|frozen|saved|export|findings|checks|term|period|error|cli|store"
)
RAW_KEY = re.compile(rf"\b({DOMAINS})\.[a-z_]+[a-z]\b")
ENGLISH = re.compile(r"\b(Choose File|No file chosen|Loading|Select|Remove|Clear|Close|Search)\b")
LOOKS = ((("vi", "light"), ("en", "dark")), (("vi", "dark"), ("en", "light")))
"""Language with theme: each page in both languages and both themes; pages take turns in how these are paired."""
SEEN = [(name, *look) for at, name in enumerate(PAGES) for look in LOOKS[at % 2]]
AXE_AT = {"vi": 1440, "en": 390}
"""The width at which axe looks at a page in a language."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "resultTypes": ["violations"]}
"""What is no violation is not listed node by node: the list is longer than the page."""


class Look:
    """A tab in one language and theme, with what went wrong on its page; it goes from page to page as a reader does."""

    def __init__(self, browser, home, lang, theme):
        locale = "vi-VN" if lang == "vi" else "en-GB"
        self.home = home
        self.page = browser.new_context(locale=locale, color_scheme=theme, reduced_motion="reduce").new_page()
        self.errors, self.strangers = [], []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda made: self.strangers.append(made.url))
        self.traffic = Traffic(self.page)

    def go(self, path):
        """Load a page anew, 1440 px wide, and wait until it stands still."""
        self.errors.clear()
        self.strangers.clear()
        self.page.set_viewport_size({"width": 1440, "height": 900})
        self.page.goto(self.home + path)
        self.traffic.wait_until_still()
        return self.page


@pytest.fixture(scope="module")
def look_of(browser, dashboard):
    """The tab of a language and theme: scripts are loaded and compiled once for all its pages."""
    looks = {}

    def of(*look):
        if look not in looks:
            looks[look] = Look(browser, dashboard.url, *look)
        return looks[look]

    yield of
    for look in looks.values():
        look.page.context.close()


@pytest.mark.parametrize(("name", "lang", "theme"), SEEN)
def test_a_page_stands_in_every_look(look_of, dashboard, name, lang, theme):
    look = look_of(lang, theme)
    page = look.go(PAGES[name])
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("html").get_attribute("data-theme") == theme
    text = page.locator("body").inner_text()
    assert not RAW_KEY.search(text), RAW_KEY.search(text)
    if lang == "vi":
        assert not ENGLISH.search(text), ENGLISH.search(text)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        until(lambda: page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        if width == AXE_AT[lang]:
            found = Axe().run(page, options=RULES).response["violations"]
            serious = [(v["id"], v["nodes"][0]["html"][:300]) for v in found if v["impact"] in ("serious", "critical")]
            assert serious == [], width
    assert [error for error in look.errors if not (name == "nowhere" and "404" in error)] == []
    assert [url for url in look.strangers if not url.startswith((dashboard.url, "data:", "blob:"))] == []
