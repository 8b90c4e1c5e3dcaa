"""What is fetched of an upload besides its page: windows of rows, and the annotated copy for its supplier."""

import io
from datetime import UTC, datetime
from types import SimpleNamespace

import openpyxl
import pytest
from flask import Flask
from openpyxl.comments import Comment

from indicators.api.upload_sheets import blueprint
from indicators.bootstrap import build
from indicators.i18n import LANGUAGES
from indicators.services.intake import WINDOW_ROWS
from tests.services.workbooks import APPENDIX_NAME, appendix, changed_parts
from tests.store.databases import settings_in

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FORMULA_TEXT = "=1+1 là chữ"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    settings = settings_in(folder / "data")
    built = build(settings, lambda: NOW)
    server = Flask("sheets-test")
    server.register_blueprint(blueprint(built.services, settings))
    yield SimpleNamespace(client=server.test_client(), intake=built.services.intake, folder=folder)
    built.store.close()


@pytest.fixture(scope="module")
def upload(house):
    return received(house, remarkable(house.folder / APPENDIX_NAME))


def remarkable(path):
    """Write the appendix with a text number, a formula, a text that begins with =, and a comment of the office."""
    appendix(path, {"14.XK": {"D10": "9.869,0", "J40": "=G9*2", "K40": "='[1]Sheet1'!A1", "K41": "=cmd|'/c calc'!A0"}})
    book = openpyxl.load_workbook(path)
    sheet = book["14.XK"]
    sheet["B41"] = FORMULA_TEXT
    sheet["B41"].data_type = "s"
    sheet["D10"].comment = Comment("số của cơ quan", "cơ quan")
    book.save(path)
    return path


def received(house, path):
    with path.open("rb") as stream:
        return house.intake.receive(stream, path.name, "analyst")


def copy_of(house, upload, lang="vi"):
    answer = house.client.get(f"/upload/{upload}/annotated.xlsx?lang={lang}")
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.data))


@pytest.fixture(scope="module")
def copy(house, upload):
    return copy_of(house, upload)


def test_the_copy_has_a_comment_at_every_finding_that_names_a_cell(house, upload, copy):
    findings = [one.finding for one in house.intake.preview(upload).findings if one.severity != "passed"]
    named = [one for one in findings if one.cell and one.sheet]
    assert named
    for one in named:
        assert house.intake.describe(one, "vi") in copy[one.sheet][one.cell].comment.text


def test_a_comment_of_the_supplier_stays_before_ours(copy):
    assert copy["14.XK"]["D10"].comment.text.startswith("số của cơ quan\n\n")


def test_every_value_format_and_formula_of_the_original_stays(house, copy):
    original = openpyxl.load_workbook(house.folder / APPENDIX_NAME)
    for sheet in original.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if not str(cell.value).startswith(("='[1]", "=cmd")):
                    there = copy[sheet.title][cell.coordinate]
                    assert (there.value, there.number_format) == (cell.value, cell.number_format), cell.coordinate


def test_no_formula_that_reaches_another_file_or_program_is_passed_on(copy):
    assert [copy["14.XK"][cell].value for cell in ("K40", "K41")] == [None, None]


def test_a_text_that_begins_with_an_equals_sign_stays_a_text(copy):
    cell = copy["14.XK"]["B41"]
    assert (cell.value, cell.data_type) == (FORMULA_TEXT, "s")


def test_recognised_cells_are_filled_by_their_role_and_others_left(copy):
    sheet = copy["14.XK"]
    fills = {cell: sheet[cell].fill.fgColor.rgb[-6:] for cell in ("G9", "A9", "D4", "H40")}
    assert fills["G9"] != fills["A9"] != "000000"
    assert sheet["H40"].fill.fill_type is None


def test_the_last_sheet_lists_every_finding_with_a_link_to_its_cell(house, upload, copy):
    listed = copy.worksheets[-1]
    findings = [one.finding for one in house.intake.preview(upload).findings if one.severity != "passed"]
    texts = [cell.value for cell in listed["D"]]
    assert all(house.intake.describe(one, "vi") in texts for one in findings)
    links = {cell.hyperlink.location for row in listed.iter_rows() for cell in row if cell.hyperlink}
    assert {f"'{one.sheet}'!{one.cell}" for one in findings if one.cell} <= links
    assert all(cell.hyperlink.target is None for row in listed.iter_rows() for cell in row if cell.hyperlink)


def test_the_copy_speaks_the_readers_language(house, upload):
    titles = {lang: copy_of(house, upload, lang).worksheets[-1]["A1"].value for lang in LANGUAGES}
    assert titles["vi"] != titles["en"]


def test_no_macro_is_passed_on(house, tmp_path):
    path = appendix(tmp_path / "so-lieu-2024-07-29.xlsm")
    changed_parts(path, lambda _, content: content, {"xl/vbaProject.bin": b"macro"})
    answer = house.client.get(f"/upload/{received(house, path)}/annotated.xlsx")
    names = openpyxl.reader.excel.ZipFile(io.BytesIO(answer.data)).namelist()
    assert answer.status_code == 200
    assert not [name for name in names if "vba" in name.lower()]


def test_a_text_file_becomes_a_new_workbook_with_its_remarks(house, tmp_path):
    path = tmp_path / "xuat-khau.csv"
    path.write_text("Chỉ tiêu,2020,2021\nXuất khẩu hàng hóa (tỷ USD),282.6,336.3\n=cmd,1,2\n", encoding="utf-8")
    book = copy_of(house, received(house, path))
    first = book.worksheets[0]
    assert (first["B2"].value, first["A3"].value, first["A3"].data_type) == ("282.6", "=cmd", "s")


def test_a_window_gives_rows_with_the_role_of_each_cell(house, upload):
    said = house.client.get(f"/upload/{upload}/rows?sheet=14.XK&first=9&count=3").get_json()
    assert (said["first"], said["last"], said["columns"][0]) == (9, 11, "A")
    cells = {(number, column): (text, paint) for number, row in said["rows"] for column, text, paint, *_ in row}
    assert cells[9, 7] == ("226980", "value")
    assert cells[9, 1] == ("TỔNG TRỊ GIÁ", "label")


@pytest.mark.parametrize(
    ("lang", "shown"), [("vi", ["−29,7", "440,922529", "1293"]), ("en", ["−29.7", "440.922529", "1293"])]
)
def test_a_number_of_a_window_is_shown_as_its_cell_shows_it_in_the_readers_language(house, tmp_path, lang, shown):
    path = appendix(tmp_path / APPENDIX_NAME, {"14.XK": {"P20": -29.717030749999, "P21": 440.922529, "P22": 1293}})
    book = openpyxl.load_workbook(path)
    book["14.XK"]["P20"].number_format = "0.0"
    book.save(path)
    said = house.client.get(f"/upload/{received(house, path)}/rows?sheet=14.XK&first=20&count=3&lang={lang}").get_json()
    cells = {(number, column): text for number, row in said["rows"] for column, text, *_ in row}
    assert [cells[row, 16] for row in (20, 21, 22)] == shown


def test_rows_far_below_the_excerpt_are_painted_too(house, tmp_path):
    rows = {f"A{row}": f"Hàng {row}" for row in range(20, 900)} | {f"G{row}": row for row in range(20, 900)}
    path = appendix(tmp_path / APPENDIX_NAME, {"14.XK": rows})
    said = house.client.get(f"/upload/{received(house, path)}/rows?sheet=14.XK&first=890&count=50").get_json()
    assert (said["total"], said["last"], said["rows"][-1][0]) == (899, 899, 899)
    assert all(paint for _, row in said["rows"] for _, _, paint, *_ in row)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("sheet=14.XK&first=0&count=5", 400),
        (f"sheet=14.XK&first=1&count={WINDOW_ROWS + 1}", 400),
        ("sheet=14.XK&first=99999&count=5", 400),
        ("sheet=14.XK&first=x&count=5", 400),
        ("sheet=14.XK", 400),
        ("sheet=Nothing&first=1&count=5", 404),
        (f"sheet={'x' * 100}&first=1&count=5", 400),
    ],
)
def test_a_window_that_is_not_there_is_refused_in_words(house, upload, query, status):
    answers = [house.client.get(f"/upload/{upload}/rows?{query}&lang={lang}") for lang in LANGUAGES]
    assert [answer.status_code for answer in answers] == [status] * 2
    assert answers[0].get_json()["error"]["message"] != answers[1].get_json()["error"]["message"]


@pytest.mark.parametrize("part", ["rows?sheet=14.XK&first=1&count=5", "annotated.xlsx"])
def test_nothing_is_given_of_an_upload_that_is_unknown(house, part):
    assert house.client.get(f"/upload/AAAAAAAAAAAAAAAA/{part}").status_code == 404


def test_text_that_reorders_what_is_read_is_not_sent(house, tmp_path):
    path = appendix(tmp_path / APPENDIX_NAME, {"14.XK": {"A30": "trước\u202esau\u2066 <b>"}})
    said = house.client.get(f"/upload/{received(house, path)}/rows?sheet=14.XK&first=30&count=1").get_json()
    assert said["rows"][0][1][0][1] == "trướcsau <b>"


def test_a_discarded_upload_leaves_no_picture(house, tmp_path):
    path = appendix(tmp_path / APPENDIX_NAME, {"14.XK": {"A31": "để bỏ"}})
    own = received(house, path)
    house.client.get(f"/upload/{own}/rows?sheet=14.XK&first=1&count=1")
    kept = len(list(house.folder.glob("data/cache/readings/*.picture")))
    house.intake.discard(own)
    assert len(list(house.folder.glob("data/cache/readings/*.picture"))) == kept - 1
