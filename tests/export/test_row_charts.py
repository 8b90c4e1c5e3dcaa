"""Native charts of the kinds whose values run across, on the numbers of the table beside them."""

import re

import pytest

from indicators.export import xlsx
from indicators.services.documents import as_document
from tests.charts.chart_data import chart, row, series
from tests.export.documents import caches, opened, parts

BOTH = (series(), series("IMP_GOODS"))
PARTS = tuple(series(code) for code in ("NEW", "ADJ", "SHARES"))


def ranged():
    rows = [row("2025-S1", "21.52"), row("2025-S1", "11.72", series=1, indicator="IMP_GOODS")]
    rows += [row("2025-01-01/P8M", "26"), row("2025-01-01/P8M", "15", series=1, indicator="IMP_GOODS")]
    return chart(rows, kind="range", drawn=BOTH)


def stacked():
    values = ("9.3", "8.95", "3.28")
    rows = [row("2025-S1", v, series=i, indicator=PARTS[i].indicator) for i, v in enumerate(values)]
    return chart(rows, kind="stacked", drawn=PARTS)


def barred():
    rows = [row("2025-S1", "4.5"), row("2025-S1", "0.99", series=1, indicator="IMP_GOODS")]
    return chart(rows, kind="bar", drawn=BOTH)


@pytest.mark.parametrize("data", [ranged(), stacked(), barred()], ids=["range", "stacked", "bar"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_native_chart_carries_the_numbers_of_its_table(data, lang):
    content = xlsx(as_document(data, lang)).content
    book = opened(content, values=True)
    references = caches(content)
    assert references
    for reference, kept, count in references:
        sheet, _, area = reference.rpartition("!")
        cells = [cell.value for line in book[sheet.strip("'")][area.replace("$", "")] for cell in line]
        assert len(cells) == count
        assert {i: value for i, value in enumerate(cells) if value is not None} == kept
    assert sorted(v for _, kept, _ in references for v in kept.values()) == sorted(data.rows["value"])


def chart_xml(data):
    (xml,) = parts(xlsx(as_document(data, "vi")).content, r"charts/chart1\.xml")
    return xml


def test_two_ends_are_marks_joined_from_the_highest_to_the_lowest():
    xml = chart_xml(ranged())
    assert "hiLowLines" in xml
    assert list(dict.fromkeys(re.findall(r'symbol val="(\w+)"', xml))) == ["circle", "square"]


def test_the_marks_of_the_ends_say_the_status_of_each_figure():
    rows = [row("2025-S1", "21.52", obs_status="A"), row("2025-01-01/P7M", "24.1", obs_status="E")]
    rows.append(row("2025-S1", "11.72", series=1, indicator="IMP_GOODS"))
    fills = re.findall(r'<(?:c:)?dPt>.*?srgbClr val="(\w+)"', chart_xml(chart(rows, kind="range", drawn=BOTH)))
    assert len(set(fills)) == 3
    assert fills[0] == "0054A5"


def test_the_gap_is_a_column_of_the_table_and_no_series():
    content = xlsx(as_document(ranged(), "vi")).content
    table = opened(content)["Bảng"]
    assert [table.cell(4, c).value for c in (2, 4, 6)] == ["Xuất khẩu", "Nhập khẩu", "Chênh lệch"]
    assert round(table["F5"].value, 2) == 9.8
    assert len(caches(content)) == 2


def test_parts_are_stacked_in_one_hue_and_the_first_row_stands_on_top():
    xml = chart_xml(stacked())
    assert re.search(r'grouping val="stacked"', xml)
    assert re.search(r'overlap val="100"', xml)
    assert re.search(r'barDir val="bar"', xml)
    assert re.search(r'orientation val="maxMin"', xml)
    assert "0A3F7C" in xml
    drawn = "".join(re.findall(r"<(?:c:)?ser>.*?</(?:c:)?ser>", xml))
    assert drawn
    assert "noFill" not in drawn
