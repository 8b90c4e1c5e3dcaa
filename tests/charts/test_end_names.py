"""Names beside the ends of lines: apart, near, and left out sooner than covering one another."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indicators import charts
from indicators.charts.end_names import Name, apart
from indicators.charts.points import points
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import texts

HEIGHT = 300.0
POINT = points(chart([row("2025", "1")]))[0]
NAMES = st.lists(st.tuples(st.floats(0, HEIGHT), st.integers(1, 3)), max_size=12)


@given(NAMES)
def test_names_never_touch_and_never_leave_their_room(found):
    names = [Name(POINT, ("a",) * lines, 0.0, y) for y, lines in found]
    placed = apart(names, 0.0, HEIGHT)
    assert all(name.middle - name.height / 2 >= -1e-6 for name in placed)
    assert all(name.middle + name.height / 2 <= HEIGHT + 1e-6 for name in placed)
    for below, above in pairwise(placed):
        assert below.middle + below.height / 2 <= above.middle - above.height / 2 + 1e-6
    assert len(placed) == len(names) or sum(name.height for name in names) > HEIGHT


@given(st.floats(20, HEIGHT - 20))
def test_a_name_with_room_stands_at_its_end(y):
    (placed,) = apart([Name(POINT, ("a",), 0.0, y)], 0.0, HEIGHT)
    assert placed.middle == y


def partners(*names):
    return tuple(
        replace(
            series(code),
            short={"vi": f"FDI · {name}", "en": f"FDI, new · {name}"},
            name={"vi": name, "en": f"FDI · {name}"},
        )
        for code, name in zip("ABCDEFGH", names, strict=False)
    )


def test_what_all_names_begin_with_stands_once_in_the_title_and_never_at_the_lines():
    drawn = partners("Japan", "Singapore", "Thailand")
    found = [row("2025", v, series=i, indicator=drawn[i].indicator) for i, v in enumerate(("9.91", "45.48", "0.48"))]
    data = chart(found, kind="line", period="year", drawn=drawn)
    assert charts.captions(data, "en").title == "FDI, new: Japan; Singapore; Thailand"
    assert {"Japan 9.91", "Singapore 45.48", "Thailand 0.48"} <= set(texts(charts.build(data, "en", "light")))


def test_the_plot_tells_the_first_digits_of_a_figure_without_a_format_and_the_table_all():
    data = chart([row("2010", "407.6469583"), row("2009", "667.323")], kind="column", period="year")
    figure = charts.build(data, "en", "light")
    assert list(figure["data"][0]["text"]) == ["667.323", "407.65"]
    assert "407.6469583" in {cell.text for line in charts.table(data, "en").rows for cell in line.cells}
    assert any("all" in note.text for note in charts.captions(data, "en").notes if note.kind == "shortened")
