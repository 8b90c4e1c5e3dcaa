"""The page of articles: the form, the text with its figures, the way on to the preview of an upload."""

import base64
import json
from datetime import date

import pytest

from indicators.model.errors import Invalid
from indicators.services.intake import FigureState
from indicators.web.components.citation import cited_terms
from indicators.web.pages.articles.actions import PASTED, perform, receive
from indicators.web.pages.articles.callbacks import BUTTONS, FIELDS
from indicators.web.pages.articles.correction import correction_form
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.pages.articles.layout import layout
from indicators.web.pages.upload.layout import layout as upload_layout
from indicators.web.session import Session, Theme
from tests.web.pages.explore.words import ids, nodes, texts

TEXT = (
    "Theo Cục Hải quan, xuất khẩu hàng hóa 9 tháng đầu năm 2026 đạt 401,25 tỷ USD, tăng 15,2% so với cùng kỳ.\n"
    "Năm 2026 phấn đấu tăng trưởng GDP từ 10% trở lên; tổng đàn bò tăng 2%.\n"
)
TYPED = {
    ArticlesId.TEXT: TEXT,
    ArticlesId.PUBLISHER: "Báo Ví dụ",
    ArticlesId.TITLE: "Chín tháng",
    ArticlesId.ORIGIN: "CUSTOMS",
    ArticlesId.PUBLISHED: "06/10/2026",
    ArticlesId.ADDRESS: "https://example.org/bai",
}


@pytest.fixture(params=["vi", "en"])
def session(request) -> Session:
    return Session(request.param, Theme.LIGHT, None, date(2026, 11, 22))


@pytest.fixture
def upload(own_house) -> str:
    return receive(own_house.services, TYPED, None, None)


def spot(house, upload, phrase):
    figures = house.services.intake.texts.review(upload).figures
    return next(one.figure_id for one in figures if phrase in one.read.phrase)


def test_the_form_and_the_text_say_every_word_in_the_readers_language(own_house, upload, session):
    start = texts(layout(own_house.services, session))
    review = texts(layout(own_house.services, session, upload=upload))
    form = correction_form(
        own_house.services.intake.texts.figure(upload, spot(own_house, upload, "401")),
        session,
        own_house.services.catalogue,
    )
    for said in (start, review, texts(form)):
        assert [word for word in said if word.startswith(("articles.", "upload.", "check."))] == []
    assert "401,25 tỷ USD" in review
    assert session.t("articles.state.open") in review


def test_every_figure_stands_marked_in_the_text_and_in_the_list(own_house, upload, session):
    page = layout(own_house.services, session, upload=upload)
    marks = [node["props"]["data-figure"] for node in nodes(page) if node["props"].get("data-figure")]
    listed = [node["props"]["data-entry"] for node in nodes(page) if node["props"].get("data-entry")]
    assert marks == listed
    assert len(listed) == len(own_house.services.intake.texts.review(upload).figures)


def test_a_text_that_is_gone_says_so_above_the_form(own_house, session):
    page = layout(own_house.services, session, upload="no-such-upload")
    assert session.t("upload.gone.title") in texts(page)
    assert ArticlesId.TEXT in ids(page)


def test_a_file_that_was_not_edited_is_kept_as_it_came(own_house):
    content = TEXT.encode("utf-16")
    contents = "data:text/plain;base64," + base64.b64encode(content).decode()
    kept = receive(own_house.services, TYPED, contents, "bài.txt")
    draft = own_house.services.intake.texts.review(kept).draft
    assert (draft.file_name, own_house.built.store.original_path(draft.sha256).read_bytes()) == ("bài.txt", content)
    edited = receive(own_house.services, {**TYPED, ArticlesId.TEXT: TEXT + "Thêm."}, contents, "bài.txt")
    assert own_house.services.intake.texts.review(edited).draft.file_name == PASTED


def test_an_empty_paste_is_refused_in_words(own_house, session):
    with pytest.raises(Invalid, match="text_empty") as refusal:
        receive(own_house.services, {}, None, None)
    assert "error." not in session.t(f"error.{refusal.value.code}", **refusal.value.params)


def test_each_control_does_its_one_thing(own_house, upload):
    services, figure = own_house.services, spot(own_house, upload, "401")

    def state():
        return services.intake.texts.figure(upload, figure).state

    assert perform(services, ArticlesId.CONFIRM, upload, figure, {})
    assert state() is FigureState.CONFIRMED
    assert perform(services, ArticlesId.DROP, upload, figure, {})
    assert state() is FigureState.DROPPED
    assert perform(services, ArticlesId.REOPEN, upload, figure, {})
    assert state() is FigureState.OPEN
    assert perform(services, ArticlesId.CERTAIN, upload, "form", {})
    assert state() is FigureState.CONFIRMED
    assert not perform(services, ArticlesId.EDIT, upload, figure, {})


def test_a_correction_by_the_form_is_saved_and_told(own_house, upload, session):
    figure = spot(own_house, upload, "401")
    fields = {
        ArticlesId.INDICATOR: "EXP_GOODS",
        ArticlesId.MEASURE: "level",
        ArticlesId.NUMBER: "401,5",
        ArticlesId.UNIT: "USD:9",
        ArticlesId.PERIOD: "9 tháng đầu năm 2026",
    }
    perform(own_house.services, ArticlesId.SAVE, upload, figure, fields)
    said = texts(layout(own_house.services, session, upload=upload))
    unit = own_house.services.catalogue.unit_symbol("USD", 9, session.lang)
    number = "401,5" if session.lang == "vi" else "401.5"
    assert session.t("articles.mended", value=number, words=unit) in said


def test_the_preview_is_that_of_an_upload_and_leads_back_to_the_text(own_house, upload, session):
    own_house.services.intake.texts.confirm_certain(upload)
    for step in ("recognition", "mapping", "screening", "changes", "commit"):
        page = upload_layout(own_house.services, session, upload=upload, step=step)
        said = texts(page)
        assert [word for word in said if word.startswith(("articles.", "upload."))] == []
        links = [str(node["props"].get("href", "")) for node in nodes(page)]
        assert any(link.startswith("/articles?") for link in links)


def test_a_committed_figure_is_cited_like_those_of_the_seeded_articles(own_house, upload, session):
    services = own_house.services
    services.intake.texts.confirm(upload, spot(own_house, upload, "401"))
    services.intake.commit(upload, "analyst", "", "k", services.intake.preview(upload).seen)
    detail = services.explore.point("EXP_GOODS:VNM;measure=level;unit=USD", "2026-01-01/P9M", None)
    cited = dict(cited_terms(detail.winner, session, services.catalogue))
    assert cited[session.t("shell.citation.paragraph")] == "1"
    assert "401,25 tỷ USD" in "".join(texts(cited[session.t("shell.citation.phrase")]))
    page = layout(services, session, upload=upload)
    assert [node for node in nodes(page) if ArticlesId.CONFIRM in json.dumps(node["props"].get("id", ""))] == []


def test_a_click_reaches_its_action_through_the_wiring(own_house, upload):
    key, spec = next((k, s) for k, s in own_house.app.callback_map.items() if k == f"{ArticlesId.BODY}.children")
    used = {"type": ArticlesId.CONFIRM, "index": spot(own_house, upload, "401")}
    plain = {ArticlesId.HANDLE: upload, "shell-url": f"?upload={upload}"}

    def filled(one):
        if not one["id"].startswith("{"):
            return {"id": one["id"], "property": one["property"], "value": plain[one["id"]]}
        is_used = json.loads(one["id"])["type"] == used["type"]
        return [{"id": used, "property": one["property"], "value": 1}] if is_used else []

    body = {
        "output": key,
        "outputs": {"id": ArticlesId.BODY, "property": "children"},
        "inputs": [filled(one) for one in spec["inputs"]],
        "state": [filled(one) for one in spec["state"]],
        "changedPropIds": [f"{json.dumps(used, separators=(',', ':'), sort_keys=True)}.n_clicks"],
    }
    answer = own_house.call(own_house.client("vi"), body)
    assert answer.status_code == 200
    assert own_house.services.intake.texts.figure(upload, used["index"]).state is FigureState.CONFIRMED
    assert len(spec["inputs"]) == len(BUTTONS)
    assert len(spec["state"]) == len(FIELDS) + 2
