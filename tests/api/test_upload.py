"""The routes of the upload: streamed in, refused in words, and the template out."""

import io
import json
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace

import openpyxl
import pytest
from flask import Flask

from indicators.api.upload import blueprint
from indicators.bootstrap import build
from indicators.i18n import LANGUAGES, translate
from indicators.model.finding import Severity
from indicators.services.intake import Blocker
from indicators.store import open_store
from tests.services.refused_files import REFUSED
from tests.services.workbooks import APPENDIX_NAME, appendix, changed_parts, table
from tests.store.databases import on_sqlite, settings_in
from tests.store.locking_process import locked

LIMIT = 300_000
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def house(tmp_path):
    settings = settings_in(tmp_path / "data", INDICATORS_MAX_UPLOAD_BYTES=str(LIMIT))
    built = build(settings, lambda: NOW)
    server = Flask("upload-test")
    server.register_blueprint(blueprint(built.services, settings))
    yield SimpleNamespace(client=server.test_client(), store=built.store, intake=built.services.intake)
    built.store.close()


def post(house, path, lang="vi", name=None):
    form = {"file": (io.BytesIO(path.read_bytes()), name or path.name)}
    return house.client.post(f"/upload?lang={lang}", data=form, content_type="multipart/form-data")


def test_a_workbook_is_received_and_its_upload_named(house, tmp_path):
    answer = post(house, appendix(tmp_path / APPENDIX_NAME))
    assert answer.status_code == 201
    preview = house.intake.preview(answer.get_json()["upload"])
    assert preview.draft.file_name == APPENDIX_NAME


@pytest.fixture
def impatient(monkeypatch):
    """Let the store wait for another's lock for a fraction of the usual five seconds."""
    monkeypatch.setattr("indicators.bootstrap.open_store", partial(open_store, busy_seconds=0.2))


@on_sqlite
def test_an_upload_to_a_database_another_program_has_locked_is_told_in_the_readers_language(impatient, house, tmp_path):
    path, before = appendix(tmp_path / APPENDIX_NAME), house.store.version()
    with locked(tmp_path / "data" / "indicators.sqlite3", "EXCLUSIVE"):
        for lang in LANGUAGES:
            answer = post(house, path, lang)
            error = answer.get_json()["error"]
            assert (answer.status_code, error["code"]) == (503, "database_busy")
            assert error["message"] == translate(lang, "error.database_busy")
    assert (house.store.version(), [it.code for it in house.store.verify() if it.severity is Severity.HARD]) == (
        before,
        [],
    )
    assert post(house, path).status_code == 201


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_a_file_that_cannot_be_read_has_its_own_message_in_both_languages_and_writes_nothing(house, tmp_path, make):
    path, before = make(tmp_path), house.store.version()
    said = {lang: post(house, path, lang) for lang in LANGUAGES}
    errors = {lang: answer.get_json()["error"] for lang, answer in said.items()}
    assert {answer.status_code for answer in said.values()} == {422}
    assert errors["vi"]["code"] == errors["en"]["code"]
    assert errors["vi"]["message"] != errors["en"]["message"]
    for error in errors.values():
        assert set(error) == {"code", "message", "where"}
        assert error["code"] not in error["message"]
        assert "{" not in error["message"]
    assert house.store.version() == before


def test_every_refused_file_is_told_from_the_others(house, tmp_path):
    codes = [post(house, make(tmp_path)).get_json()["error"]["code"] for make in REFUSED]
    assert len(set(codes)) == len(codes)


def test_a_body_beyond_the_limit_is_refused_before_it_is_stored(house, tmp_path):
    path = tmp_path / "large.xlsx"
    path.write_bytes(bytes(LIMIT + 200_000))
    answer = post(house, path, "en")
    assert answer.status_code == 413
    assert answer.get_json()["error"]["code"] == "upload_too_large"
    assert not list((tmp_path / "data" / "originals").glob("*"))


def test_a_file_just_over_the_limit_is_refused_while_it_is_stored(house, tmp_path):
    path = tmp_path / "large.xlsx"
    path.write_bytes(bytes(LIMIT + 1))
    answer = post(house, path)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (413, "upload_too_large")


def test_a_request_without_a_file_is_refused_in_words(house):
    answer = house.client.post("/upload?lang=en", data={"file": "no file"}, content_type="multipart/form-data")
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (400, "upload_without_file")
    assert error["message"] != "error.upload_without_file"


@pytest.mark.parametrize("name", ["../../etc/passwd.xlsx", "a\u202excod.xlsx", "b\x00c.xlsx"])
def test_a_file_name_is_only_ever_shown_and_never_a_path(house, tmp_path, name):
    answer = post(house, appendix(tmp_path / "x.xlsx"), name=name)
    shown = house.intake.preview(answer.get_json()["upload"]).draft.file_name
    assert not set(shown) & {"/", "\\", "\u202e", "\x00"}
    assert shown.endswith(".xlsx")


# -- files that are read, and whose cells are the trouble ------------------------------------------------------------
def hard(house, path):
    """The hard findings of a file: code, place and both texts."""
    preview = house.intake.preview(post(house, path).get_json()["upload"])
    found = [one.finding for one in preview.findings if one.stops]
    assert Blocker.HARD_FINDINGS in preview.blockers or not found
    texts = {lang: [house.intake.describe(one, lang) for one in found] for lang in LANGUAGES}
    for one, vi, en in zip(found, texts["vi"], texts["en"], strict=True):
        assert vi != en
        assert one.code not in vi + en
        assert "{" not in vi + en
    return {one.code: one.where for one in found}


def test_a_formula_without_a_stored_result_is_named_with_its_cell(house, tmp_path):
    assert (
        hard(house, appendix(tmp_path / "f.xlsx", {"14.XK": {"G9": "=G10+G11"}}))["formula_without_value"] == "14.XK!G9"
    )


def test_a_comma_beside_a_point_is_named_with_its_cell(house, tmp_path):
    rows = [
        ["Chỉ tiêu", "2023", "2024"],
        ["Tốc độ tăng GDP (%)", "5,05", "7.09"],
        ["Tốc độ tăng GDP khu vực dịch vụ (%)", "6.82", "7,38"],
    ]
    found = hard(house, table(tmp_path / "commas.xlsx", rows))
    assert found["decimal_marks_conflict"] in {"Sheet!B3", "Sheet!C3"}


def test_an_unknown_indicator_of_a_template_is_named_with_its_cell(house, tmp_path):
    rows = [
        ["series_key", "indicator", "period", "value", "unit", "status", "note"],
        ["EXP_GODS", "", "2024-M07", 35.92, "tỷ USD", "E", ""],
    ]
    assert hard(house, table(tmp_path / "t.xlsx", rows))["indicator_unknown"] == "Sheet!D2"


def test_a_key_with_two_values_is_named_with_both_cells_and_left_out_alone(house, tmp_path):
    rows = [
        ["series_key", "indicator", "period", "value", "unit", "status", "note"],
        ["EXP_GOODS", "", "2024-M07", 35.92, "tỷ USD", "E", ""],
        ["EXP_GOODS", "", "2024-M07", 36.92, "tỷ USD", "E", ""],
        ["IMP_GOODS", "", "2024-M07", 33.8, "tỷ USD", "E", ""],
    ]
    preview = house.intake.preview(post(house, table(tmp_path / "t.xlsx", rows)).get_json()["upload"])
    (asked,) = (one.finding for one in preview.findings if one.finding.code == "duplicates_left_out")
    assert (asked.where, asked.params["other"]) == ("Sheet!D2", "Sheet!D3")
    assert [row.figure.citation.cell for row in preview.diff] == ["D4"]


def test_a_period_that_cannot_be_read_is_told_with_its_cell_and_brings_nothing(house, tmp_path):
    rows = [
        ["series_key", "indicator", "period", "value", "unit", "status", "note"],
        ["EXP_GOODS", "", "the other day", 35.92, "tỷ USD", "E", ""],
    ]
    preview = house.intake.preview(post(house, table(tmp_path / "t.xlsx", rows)).get_json()["upload"])
    assert preview.diff == ()
    assert any(one.finding.cell == "C2" for one in preview.findings)
    assert not preview.ready


def test_a_workbook_with_macros_is_read_and_says_so(house, tmp_path):
    path = appendix(tmp_path / "macros.xlsm")

    def with_macros(name, content):
        if name != "[Content_Types].xml":
            return content
        plain, macro = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
        return content.replace(b"openxmlformats-officedocument." + plain, macro)

    changed_parts(path, with_macros, {"xl/vbaProject.bin": bytes(64)})
    answer = post(house, path)
    said = json.dumps(answer.get_json())
    if answer.status_code == 201:
        preview = house.intake.preview(answer.get_json()["upload"])
        said = " ".join(one.finding.code for one in preview.findings)
    assert "macro" in said


# -- the template ----------------------------------------------------------------------------------------------------
def test_the_template_comes_pre_filled_and_is_read_back_without_any_mapping(house, tmp_path):
    answer = house.client.get("/upload/template.xlsx?series=EXP_GOODS&series=GDP_GROWTH_YOY&lang=en")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    sheet = book["Data"]
    keys = {sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)}
    assert keys == {"EXP_GOODS:VNM;measure=level;unit=USD", "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"}
    for row in range(2, sheet.max_row + 1):
        growth = sheet.cell(row, 1).value.startswith("GDP")
        sheet.cell(row, 4).value = 7.5 if growth else 40 + row
        sheet.cell(row, 6).value = "E"
    path = tmp_path / "filled.xlsx"
    book.save(path)
    preview = house.intake.preview(post(house, path).get_json()["upload"])
    assert len(preview.diff) == sheet.max_row - 1
    assert {str(row.how) for row in preview.mapping} == {"automatic"}
    assert {row.figure.unit_mult for row in preview.diff if row.figure.indicator == "EXP_GOODS"} == {9}
    assert not any(one.stops for one in preview.findings)


def test_a_template_without_series_has_its_header_alone(house):
    answer = house.client.get("/upload/template.xlsx", headers={"Accept-Language": "vi"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["Data"]
    assert [cell.value for cell in sheet[1]] == ["series_key", "indicator", "period", "value", "unit", "status", "note"]
    assert sheet.max_row == 1


def test_a_template_of_an_unknown_series_is_refused_in_words(house):
    answer = house.client.get("/upload/template.xlsx?series=NOTHING&lang=en")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "indicator_unknown")


@pytest.mark.parametrize(("query", "cookie", "accept", "lang"), [
    ("en", "vi", "vi", "en"), ("xx", "en", "vi", "en"), ("", "", "en-GB", "en"), ("", "", "fr", "vi"),
])  # fmt: skip
def test_the_language_is_that_of_the_query_the_cookie_the_browser(house, query, cookie, accept, lang):
    if cookie:
        house.client.set_cookie("lang", cookie)
    answer = house.client.get(f"/upload/template.xlsx?series=NOTHING&lang={query}", headers={"Accept-Language": accept})
    other = house.client.get(f"/upload/template.xlsx?series=NOTHING&lang={lang}")
    assert answer.get_json() == other.get_json()
