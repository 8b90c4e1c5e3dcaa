import xml.etree.ElementTree as ET

import pytest

from indicators.charts.marks import MARKS, Stroke, svg
from indicators.charts.status import MARK_OF


@pytest.mark.parametrize("name", MARKS)
def test_every_mark_is_sound_svg_in_the_colour_of_the_text(name: str):
    root = ET.fromstring(svg(name))
    assert root.get("aria-hidden") == "true"
    paints = {p.get(k) for p in root for k in ("fill", "stroke")} - {None, "none", "var(--surface)"}
    assert paints == {"currentColor"}


def test_every_status_mark_is_drawn():
    assert set(MARK_OF.values()) <= set(MARKS)


def test_a_moved_path_counts_upwards():
    assert Stroke("M1 2L3.5 4").moved(10, 20) == "M11 18L13.5 16"


def test_size_scales_wide_marks_too():
    root = ET.fromstring(svg("dashed", 24))
    assert (root.get("width"), root.get("height")) == ("52", "24")
