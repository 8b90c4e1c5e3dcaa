import csv as csv_format
import io
import json
import re

import pytest
from flask import Flask

from indicators import charts
from indicators.api.exporting import create_blueprint
from indicators.model.chart import ChartData, ChartKind, ChartSpec, PeriodChoice
from indicators.model.errors import Invalid, NotFound, Unavailable
from indicators.rendering import Drawing, PageAssets
from indicators.services.documents import as_document
from indicators.services.exporting import FORMATS, Exporting
from tests.charts.chart_data import chart, row, two_years
from tests.export.documents import caches, opened

SPEC = ChartSpec(("EXP_GOODS:VNM;measure=level;unit=USD",))
QUERY = "s=EXP_GOODS%3AVNM%3Bmeasure%3Dlevel%3Bunit%3DUSD&kind=ladder&period=year_to_date"


class Explored:
    """Resolves every spec to the same chart, and remembers what it was asked."""

    def __init__(self, data: ChartData | None = None, fault: Exception | None = None) -> None:
        self.data = data or chart(two_years())
        self.fault = fault
        self.asked: list[ChartSpec] = []

    def resolve(self, spec: ChartSpec) -> ChartData:
        self.asked.append(spec)
        if self.fault:
            raise self.fault
        return self.data


class Drawer:
    """Draws nothing and remembers what it was asked for."""

    face = "source"

    def __init__(self) -> None:
        self.wanted: list[Drawing] = []

    def draw(self, wanted: Drawing) -> bytes:
        self.wanted.append(wanted)
        return b"drawn"


def client(explored: Explored):
    server = Flask("export")
    server.register_blueprint(create_blueprint(Exporting(explored)))
    return server.test_client()


def test_every_format_shows_what_the_page_shows():
    explored = Explored()
    exporting = Exporting(explored, assets=lambda: PageAssets("", ""), renderer=Drawer())
    for fmt in FORMATS:
        assert exporting.export(SPEC, fmt, "vi")
    assert explored.asked == [SPEC] * len(FORMATS)


def test_the_workbook_has_the_numbers_of_the_table_twin():
    content = Exporting(Explored()).export(SPEC, "xlsx", "vi").content
    table = opened(content)["Bảng"]
    twin = charts.table(chart(two_years()), "vi")
    shown = [[table.cell(5 + r, 2 + 2 * c).value for c in range(2)] for r in range(len(twin.rows))]
    assert shown == [[cell.value for cell in one.cells] for one in twin.rows]
    drawn = [value for reference, kept, _ in caches(content) if "$C$" in reference for value in kept.values()]
    assert list(dict.fromkeys(drawn)) == [180.34, 219.83, 262.46, 305.85, 475.06]


def test_lines_of_a_document_point_at_figures_of_its_table():
    document = as_document(chart(two_years()), "en")
    addresses = {cell.address for one in document.rows for cell in one.cells if cell.value is not None}
    points = [point for line in document.lines for run in line.runs for point in run]
    assert {point.address for point in points} == addresses


def test_the_figure_has_its_size_its_words_and_the_name_of_its_file():
    said = Exporting(Explored()).export(SPEC, "figure", "en")
    assert said["file_name"] == "goods-exports_year-to-date_2024-2025_as-of-2026-01-16"
    assert (said["width"], said["height"]) == (said["figure"]["layout"]["width"], said["figure"]["layout"]["height"])
    assert said["alt"] == charts.captions(chart(two_years()), "en").alt


def test_another_format_is_refused():
    with pytest.raises(Invalid, match="export_format_unknown"):
        Exporting(Explored()).export(SPEC, "odt", "vi")


def test_files_are_attachments_that_nobody_keeps():
    explored = Explored()
    answer = client(explored).get(f"/export/xlsx?{QUERY}&lang=vi")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    name = "xuat-khau-hang-hoa_luy-ke_2024-2025_tai-2026-01-16.xlsx"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert opened(answer.data).sheetnames[0] == "Biểu đồ"
    assert (explored.asked[0].series, explored.asked[0].kind) == (SPEC.series, "ladder")


def test_csv_is_in_the_language_asked_for():
    answer = client(Explored()).get(f"/export/csv?{QUERY}&lang=en")
    assert answer.mimetype == "text/csv"
    assert "Goods exports" in answer.data.decode("utf-8-sig")


@pytest.mark.parametrize(("accepted", "expected"), [("en-GB,en", "Goods exports"), ("fr", "Xuất khẩu hàng hóa")])
def test_without_a_language_the_browser_decides(accepted: str, expected: str):
    answer = client(Explored()).get(f"/export/csv?{QUERY}", headers={"Accept-Language": accepted})
    assert expected in answer.data.decode("utf-8-sig")


def test_the_figure_is_json_of_the_standalone_chart():
    answer = client(Explored()).get(f"/export/figure.json?{QUERY}&lang=en&theme=dark&width=narrow&face=fallback")
    data = chart(two_years())
    expected = charts.build(data, "en", "dark", width="narrow", standalone=True, face="fallback")
    assert answer.json["figure"] == json.loads(json.dumps(expected))
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_keys_of_the_page_are_no_mistake():
    assert client(Explored()).get(f"/export/csv?{QUERY}&lang=vi&tab=notes&point=x").status_code == 200


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("csv?lang=vi", "chart_without_series"),
        (f"csv?{QUERY}&lang=vi&first=soon", "export_query"),
        (f"csv?{QUERY}&lang=vi&<script>=1", "export_query"),
        (f"csv?{QUERY}&lang=de", "export_language"),
        (f"figure.json?{QUERY}&lang=vi&theme=pink", "export_option"),
        (f"figure.json?{QUERY}&lang=vi&width=9999", "export_option"),
        (f"odt?{QUERY}&lang=vi", "export_format_unknown"),
    ],
)
def test_a_bad_address_is_refused_in_words(path: str, code: str):
    answers = {
        lang: client(Explored()).get(f"/export/{path}".replace("lang=vi", f"lang={lang}")) for lang in ("vi", "en")
    }
    for answer in answers.values():
        assert answer.status_code == 400
        assert answer.json["error"]["code"] == code
        assert "script" not in answer.get_data(as_text=True)
    if "de" not in path:
        vi, en = (answers[lang].json["error"]["message"] for lang in ("vi", "en"))
        assert vi != en
        assert not {vi, en} & {f"export.error.{code}", f"error.{code}"}


def test_a_table_has_no_picture():
    explored = Explored(chart(two_years(), kind="table"))
    answer = client(explored).get(f"/export/figure.json?{QUERY}&lang=en")
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "chart_kind_without_figure")


@pytest.mark.parametrize(("fault", "status"), [(NotFound("series_gone"), 404), (Unavailable("store_gone"), 503)])
def test_a_fault_keeps_its_code_and_its_status(fault: Exception, status: int):
    answer = client(Explored(fault=fault)).get(f"/export/csv?{QUERY}&lang=en")
    assert answer.status_code == status
    assert answer.json["error"]["code"] == fault.code
    assert fault.code in answer.json["error"]["message"]


def test_an_empty_chart_leaves_as_an_empty_file():
    explored = Explored(chart([row("2025", None)]))
    assert client(explored).get(f"/export/xlsx?{QUERY}&lang=vi").status_code == 200
    assert client(explored).get(f"/export/figure.json?{QUERY}&lang=vi").status_code == 200


def test_the_terms_of_reuse_of_the_origins_that_are_drawn_go_with_the_numbers(standing):
    exporting, spec = Exporting(standing.explore), ChartSpec(SPEC.series)
    notes = opened(exporting.export(spec, "xlsx", "vi").content)["Ghi chú"]
    told = [cell.value for row in notes.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(text.startswith("Cục Hải quan: Số thống kê hải quan đã công bố") for text in told)
    assert not any("Bộ Ngoại giao" in text for text in told)
    tidy = list(csv_format.DictReader(io.StringIO(exporting.export(spec, "csv", "en").content.decode("utf-8-sig"))))
    assert {row["origin"]: row["terms"][:27] for row in tidy}["CUSTOMS"] == "Published customs statistic"
    assert all(row["terms"] for row in tidy)


def test_the_remarks_on_figures_leave_in_the_readers_language(standing):
    spec = ChartSpec(("FDI_REGISTERED:VNM;measure=level;unit=USD",), PeriodChoice.ALL, kind=ChartKind.TABLE)
    told = {}
    for lang in ("vi", "en"):
        content = Exporting(standing.explore).export(spec, "csv", lang).content.decode("utf-8-sig")
        told[lang] = {row["note"] for row in csv_format.DictReader(io.StringIO(content))}
    assert any("publication date inferred, not printed on the page" in note for note in told["en"])
    assert any("ngày công bố được suy ra, trang không in" in note for note in told["vi"])
    assert not any("publication date inferred" in note for note in told["vi"])


def drawing_client(explored: Explored, drawer: Drawer | None):
    server = Flask("export")
    server.register_blueprint(
        create_blueprint(Exporting(explored, assets=lambda: PageAssets("window.x=1", ""), renderer=drawer))
    )
    return server.test_client()


@pytest.mark.parametrize(
    ("fmt", "kind", "start"),
    [
        ("pptx", "presentation", b"PK"),
        ("docx", "wordprocessing", b"PK"),
        ("json", "json", b"{"),
        ("html", "html", b"<!"),
    ],
)
def test_every_file_has_its_media_type_and_its_name(fmt: str, kind: str, start: bytes):
    answer = drawing_client(Explored(), None).get(f"/export/{fmt}?{QUERY}&lang=vi")
    assert answer.status_code == 200
    assert kind in answer.mimetype
    assert f"tai-2026-01-16.{fmt}" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(start)


def test_a_picture_is_drawn_as_it_was_asked_for():
    drawer = Drawer()
    asked = f"/export/png?{QUERY}&lang=en&width=slide&scale=3&transparent=1"
    answer = drawing_client(Explored(), drawer).get(asked)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", b"drawn")
    (wanted,) = drawer.wanted
    assert (wanted.width, wanted.height, wanted.scale, wanted.transparent) == (1280, 720, 3, True)
    assert (wanted.title, wanted.day.isoformat()) == ("Goods exports", "2026-01-16")


@pytest.mark.parametrize("option", ["scale=9", "width=huge", "transparent=maybe"])
def test_an_option_that_is_not_offered_is_refused(option: str):
    answer = drawing_client(Explored(), Drawer()).get(f"/export/png?{QUERY}&lang=en&{option}")
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "export_option")


@pytest.mark.parametrize(("lang", "words"), [("vi", "chưa cài trình duyệt"), ("en", "No browser is installed")])
def test_without_a_browser_a_picture_is_refused_with_what_works_without_one(lang: str, words: str):
    answer = drawing_client(Explored(), None).get(f"/export/pdf?{QUERY}&lang={lang}")
    assert answer.status_code == 503
    assert words in answer.json["error"]["message"]
    assert "PPTX" in answer.json["error"]["message"]


def test_json_holds_the_words_and_the_figures_as_numbers():
    said = json.loads(Exporting(Explored()).export(SPEC, "json", "en").content)
    assert said["title"] == "Goods exports"
    assert said["observations"][0]["value"] == 156.28
    assert ChartSpec.from_query(said["query"])[0].series == SPEC.series
    assert {row["start"] for row in said["observations"]} == {"2024-01-01", "2025-01-01"}


def test_the_table_as_shown_has_the_rows_and_columns_of_the_page():
    content = Exporting(Explored()).export(SPEC, "csv_table", "vi").content.decode("utf-8-sig")
    rows = list(csv_format.reader(io.StringIO(content)))
    twin = charts.table(chart(two_years()), "vi")
    assert rows[0] == [twin.corner, *(text for column in twin.columns for text in (column.heading, "Trạng thái"))]
    assert [row[0] for row in rows[1:]] == [row.heading for row in twin.rows]
    assert [[field or None for field in row[1::2]] for row in rows[1:]] == [
        [None if cell.value is None else f"{cell.value:.{cell.decimals}f}" for cell in row.cells] for row in twin.rows
    ]


def test_a_page_of_its_own_asks_nobody_for_anything_and_runs_nothing_from_outside():
    data = chart([row("2025", "1.5", note="</script><b>x")])
    exporting = Exporting(Explored(data), assets=lambda: PageAssets("window.x='</script>'", "@font-face{}"))
    text = exporting.export(SPEC, "html", "vi").content.decode()
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=[\"']?(?!data:)[a-z/]", text)
    assert text.count("</script>") == 3
    assert "<b>x" not in text.replace("&lt;b", "")
    table = Exporting(Explored(chart(two_years(), kind="table")), assets=lambda: PageAssets("", "")).export(
        SPEC, "html", "en"
    )
    assert "<details open>" in table.content.decode()


@pytest.mark.parametrize("fmt", ["pptx", "csv", "figure"])
def test_a_chart_whose_figures_are_gone_is_refused_in_words_and_nothing_is_kept(fmt):
    gone = chart([])
    with pytest.raises(Invalid, match="chart_without_figures"):
        Exporting(Explored(gone)).export(SPEC, fmt, "vi")
