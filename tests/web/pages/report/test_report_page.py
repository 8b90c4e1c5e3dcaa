"""The builder drawn in both languages, what its buttons do, and its file over the web."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.api import register_api
from indicators.model.errors import NotFound
from indicators.web.pages.report.actions import begun, done, house_file, selected_after
from indicators.web.pages.report.current import current
from indicators.web.pages.report.ids import Deed
from indicators.web.pages.report.layout import content, layout, state_of
from indicators.web.session import Session, Theme
from tests.services.sentences.test_staleness import revise
from tests.web.conftest import raise_house
from tests.web.pages.explore.words import nodes, texts

GROWTH = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    standing = raise_house(tmp_path_factory.mktemp("report"))
    register_api(standing.app.server, standing.services, standing.settings)
    yield standing
    standing.built.store.close()


def session(lang: str = "vi") -> Session:
    return Session(lang, Theme.DARK, None, date(2026, 11, 22))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_report_the_page_says_how_to_begin(tmp_path, lang):
    standing = raise_house(tmp_path)
    said = texts(layout(standing.services, session(lang)))
    assert session(lang).t("report.none_why") in said
    assert current(standing.services) is None
    with pytest.raises(NotFound, match="report_unknown"):
        layout(standing.services, session(lang), report="nowhere")
    standing.built.store.close()


def test_a_report_is_begun_filled_ordered_and_drawn_and_what_is_revised_stands_beside_it(house):
    services = house.services
    query = begun(services, session(), "?lang=vi&report=another")
    report = empty = services.reports.open(query.removeprefix("?lang=vi&report="))
    report = done(services, report.report_id, Deed.TEXT, "")
    assert selected_after(Deed.TEXT, "", "", empty, report) == report.blocks[0].block_id
    report = services.reports.write(report.report_id, report.blocks[0].block_id, "vi", "Lời mở đầu", report.revision)
    report = done(services, report.report_id, Deed.HEADLINES, "")
    report = services.reports.add_chart(report.report_id, f"s={GROWTH}&first=2020")
    tree = content(services, session(), report, report.blocks[1].block_id)
    said = texts(tree)
    for words in (
        "Lời mở đầu",
        "Hình 1. Tốc độ tăng tổng sản phẩm trong nước",
        "Nguồn và trạng thái số liệu",
        "{{report}}",
    ):
        assert words in said
    named = [node["props"].get("id") for node in nodes(tree)]
    fields = [one["place"] for one in named if isinstance(one, dict) and "place" in one]
    assert fields == ["0", "1", "2", "3"]  # the sentences in the language of the report
    assert current(services).report_id == report.report_id
    revise(house.built, GROWTH, "2025", "8.11")
    told = texts(content(services, session("en"), report))
    assert all(words in told for words in ("8,02%", "8,11%", "8.02", "8.11"))
    assert state_of(report) == {"id": report.report_id, "revision": report.revision}


def test_the_file_of_a_report_comes_over_the_web_and_a_refusal_in_words(house):
    report = house.services.reports.add_headlines(house.services.reports.start().report_id)
    client = house.client("vi")
    answer = client.get(f"/export/report/{report.report_id}?lang=vi")
    assert (answer.status_code, answer.data[:2]) == (200, b"PK")
    assert "bao-cao-hoi-nhap-thang-11-2026_2026-11-22.docx" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.get(f"/export/report/{report.report_id}?format=pptx").data[:2] == b"PK"
    refused = client.get("/export/report/nowhere?lang=en")
    assert refused.status_code == 404
    assert refused.json["error"]["code"] == "report_unknown"
    assert "Open the page Report" in refused.json["error"]["message"]
    odd = client.get(f"/export/report/{report.report_id}?format=exe&lang=vi")
    assert (odd.status_code, odd.json["error"]["code"]) == (400, "report_format_unknown")


def test_an_upload_that_was_cut_off_is_told():
    assert house_file("data:x;base64,UEs=") == b"PK"
    with pytest.raises(Exception, match="house_unread"):
        house_file("data:x;base64,UE")
