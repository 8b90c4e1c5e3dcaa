"""The finder: series by words and facets, onto the chart by keyboard and by drag, pinned and recent ones kept."""

from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe

IMPORTS = "IMP_GOODS:VNM;measure=level;unit=USD"
BALANCE = "TRADE_BAL_GOODS:VNM;measure=level;unit=USD"


def has(key):
    return lambda url: key in parse_qs(urlsplit(url).query).get("s", [])


def test_a_series_is_found_with_a_typo_and_added_by_keyboard_and_by_drag(visit):
    page = visit.open("/explore")
    page.locator("#explore-chart .js-plotly-plot").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("nhap khua")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url(has(IMPORTS))
    page.get_by_role("combobox", name="Tìm dãy số").fill("can can thuong mai")
    page.get_by_role("option", name="Cán cân thương mại hàng hóa").first.wait_for()
    page.keyboard.press("Alt+Enter")
    page.locator("[data-act=pin][aria-pressed=true]").wait_for()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [one for one in found if one["impact"] in {"serious", "critical"}] == []

    page.locator("#shell-found-0").hover()
    page.mouse.down()
    page.mouse.move(700, 400, steps=6)
    page.mouse.move(720, 600, steps=3)
    page.mouse.up()
    page.wait_for_url(has(BALANCE))
    page.keyboard.press("Escape")

    page.keyboard.press("/")
    page.get_by_role("group", name="Đã ghim").get_by_role("option", name="Cán cân thương mại hàng hóa").wait_for()
    assert page.get_by_role("group", name="Xem gần đây").get_by_role("option").count() >= 2
    page.locator("[data-facet=topic]").select_option("fdi")
    page.get_by_role("option", name="Kim ngạch nhập khẩu hàng hóa").first.wait_for(state="detached")
    assert page.get_by_role("listbox").get_by_role("option").count() > 1
    assert page.evaluate("Object.keys(localStorage).sort()") == ["indicators.pinned", "indicators.recent"]
