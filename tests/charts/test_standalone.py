from datetime import date

import pytest

from indicators import charts
from indicators.charts.ruler import Ruler
from indicators.charts.theme import token
from indicators.model.chart import ChartDiscrepancy, ChartEvent
from tests.charts.chart_data import chart, row, two_years
from tests.charts.figures import texts

REASON = "khớp với tổng kim ngạch xuất nhập khẩu, không phải xuất khẩu: 597,93 − 83,06 = 514,87"
RIVAL = ChartDiscrepancy(
    0, date(2025, 1, 1), date(2025, 8, 1), 514.0, 0, "over", {"vi": REASON, "en": REASON}, "Pháp Luật", 7
)
EVENTS = (
    ChartEvent(date(2025, 4, 3), {"vi": "bài viết “Vươn mình trong hội nhập quốc tế”", "en": "article"}),
    ChartEvent(date(2025, 5, 31), {"vi": "Nghị quyết 153/NQ-CP", "en": "Resolution 153/NQ-CP"}),
)


def full(kind: str = "ladder"):
    return chart(two_years(), kind=kind, events=EVENTS, discrepancies=(RIVAL,))


def placed(figure, face: str) -> list[tuple[str, float, float, float, float]]:
    """The words set around the plot as boxes in pixels from the upper left corner of the picture."""
    layout, ruler = figure["layout"], Ruler(face)
    margin = layout["margin"]
    bottom = layout["height"] - margin["b"]
    found = []
    for note in layout["annotations"]:
        if note["xref"] != "paper" or "borderpad" not in note:
            continue
        font = note["font"]
        serif = "Serif" in font.get("family", "")
        width = ruler.width(
            note["text"].replace("&amp;", "&"),
            font["size"],
            "serif" if serif else "semibold" if font["weight"] >= 600 else "regular",
        )
        left = margin["l"] + note["xshift"] - (width if note["xanchor"] == "right" else 0)
        middle = (margin["t"] if note["y"] == 1 else bottom) - note["yshift"]
        half = font["size"] * 0.6
        found.append((note["text"], left, middle - half, left + width, middle + half))
    return found


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("face", ["source", "fallback"])
@pytest.mark.parametrize("kind", ["ladder", "line", "column", "step"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_text_is_cut_and_no_two_overlap(width: str, face: str, kind: str, lang: str):
    figure = charts.build(full(kind), lang, "light", width=width, standalone=True, face=face)
    boxes = placed(figure, face)
    layout = figure["layout"]
    for text, left, top, right, bottom in boxes:
        assert left >= 0, text
        assert right <= layout["width"], text
        assert top >= 0, text
        assert bottom <= layout["height"], text
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            assert apart, (one[0], other[0])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_a_reader_needs_is_text_in_the_picture(lang: str):
    data = full()
    words = charts.captions(data, lang)
    told = " ".join(texts(charts.build(data, lang, "light", standalone=True)))
    for part in (words.title, words.subtitle, words.as_of, words.statuses, words.chart_id):
        assert part in told
    for long in (words.source, *(note.text for note in words.notes), *(event.text for event in words.events)):
        assert all(word in told for word in long.split(" "))
    for item in words.key:
        assert item.words in told


def test_the_ground_is_white_in_light():
    figure = charts.build(full(), "vi", "light", standalone=True)
    assert figure["layout"]["paper_bgcolor"] == "#FFFFFF"
    assert charts.build(full(), "vi", "dark", standalone=True)["layout"]["paper_bgcolor"] == token("surface", "dark")


def test_margins_are_those_computed():
    layout = charts.build(full(), "vi", "light", standalone=True)["layout"]
    assert not layout["xaxis"]["automargin"]
    assert not layout["yaxis"]["automargin"]


def test_more_notes_make_the_picture_higher_and_leave_the_plot():
    def plot(data) -> tuple[int, int]:
        layout = charts.build(data, "vi", "light", standalone=True)["layout"]
        return layout["height"], layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

    short, long = plot(chart(two_years(), events=EVENTS)), plot(full())
    assert long[0] > short[0]
    assert long[1] == short[1]


def test_a_picture_without_figures_still_says_what_it_is():
    told = texts(charts.build(chart([row("2025", None)]), "vi", "light", standalone=True))
    assert {"Xuất khẩu hàng hóa", "chưa có số"} <= set(told)


def test_marks_of_the_key_are_shapes_and_no_characters():
    layout = charts.build(full(), "vi", "light", standalone=True)["layout"]
    paths = [shape for shape in layout["shapes"] if shape["type"] == "path" and shape["xref"] == "paper"]
    assert len(paths) >= len(charts.captions(full(), "vi").key)
    assert all(isinstance(shape["path"], str) for shape in paths)
