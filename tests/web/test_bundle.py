"""Our sheets and scripts as two files: whole, in their order, with addresses that lead where they led."""

import re

from indicators.web.bundle import scripts, styles
from indicators.web.shell import ASSETS, SHEETS


def test_sheets_stand_in_their_order_and_their_fonts_are_found(tmp_path):
    (tmp_path / "assets" / "vendor").mkdir(parents=True)
    assets = tmp_path / "assets"
    (assets / "vendor" / "fonts.css").write_text('a{src:url("a.woff2")}b{src:url("data:x"),url("/c")}')
    for name in ("b.css", "a.css", "first.css"):
        (assets / name).write_text(name)
    made = styles(assets, ("first.css", "vendor/fonts.css", "absent.css"))
    fonts = 'a{src:url("/assets/vendor/a.woff2")}b{src:url("data:x"),url("/c")}'
    assert made.content.decode().split("\n") == ["first.css", fonts, "a.css", "b.css"]


def test_scripts_are_whole_and_another_content_has_another_address(tmp_path):
    (tmp_path / "b.js").write_text("two()")
    (tmp_path / "a.js").write_text("one()")
    before = scripts(tmp_path)
    assert before.content == b"one();\ntwo()"
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "dayjs-1.js").write_text("days()")
    (tmp_path / "vendor" / "plotly.min.js").write_text("charts()")
    after = scripts(tmp_path)
    assert after.content == b"one();\ntwo();\ndays()"
    assert after.address != before.address


def test_the_page_links_every_file_of_ours_once(house):
    page = house.client().get("/explore").get_data(as_text=True)
    linked = re.findall(r'(?:href|src)="(/assets/all[^"]+)"', page)
    assert len(linked) == 2
    sent = [house.client().get(address).get_data(as_text=True) for address in linked]
    for file in (*ASSETS.glob("*.js"), *(ASSETS / name for name in SHEETS if "/" not in name)):
        assert sum(file.read_text(encoding="utf-8") in one for one in sent) == 1, file.name
