"""The export browser: what it draws, and that whatever happens to it is followed by a picture or by a message."""

import os
import re
import signal
import struct
import tempfile
import threading
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from indicators import charts
from indicators.model.errors import Invalid, Unavailable
from indicators.rendering import Drawing, PageAssets, Renderer, load_assets
from indicators.rendering import renderer as module
from indicators.rendering.browser import PREFIX, find_browser
from indicators.settings import PROJECT_DIR
from tests.charts.chart_data import chart, two_years

pytestmark = pytest.mark.browser

VENDOR = PROJECT_DIR / "indicators" / "web" / "assets" / "vendor"


def left_behind() -> list[str]:
    return [path.name for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}{os.getpid()}-*")]


def group_of(renderer: Renderer) -> int:
    return renderer._browser._process.pid


def ended(group: int) -> bool:
    """Whether no process of a group runs any more."""
    for _ in range(100):
        members = [p for p in Path("/proc").iterdir() if p.name.isdigit() and _is_in(p, group)]
        if not members:
            return True
        time.sleep(0.05)
    return False


def _is_in(entry: Path, group: int) -> bool:
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
        return int(fields[2]) == group and fields[0] != "Z"
    except (OSError, IndexError, ValueError):
        return False


@pytest.fixture(scope="module")
def figure():
    return charts.build(chart(two_years()), "vi", "light", standalone=True)


@pytest.fixture(scope="module")
def renderer():
    if find_browser() is None:
        pytest.skip("no browser")
    made = Renderer(partial(load_assets, VENDOR))
    yield made
    made.close()
    assert left_behind() == []


def wanted(figure, fmt: str, **said) -> Drawing:
    layout = figure["layout"]
    plain = {"title": "Xuất khẩu", "alt": "Biểu đồ", "day": date(2026, 1, 16)}
    return Drawing(figure, layout["width"], layout["height"], fmt, **{**plain, **said})


def test_a_png_has_the_dots_asked_for_and_a_ground_unless_transparent(renderer, figure):
    for scale in (1, 3):
        width, height = struct.unpack(">II", renderer.draw(wanted(figure, "png", scale=scale))[16:24])
        assert (width, height) == (scale * figure["layout"]["width"], scale * figure["layout"]["height"])
    solid, clear = (renderer.draw(wanted(figure, "png", scale=1, transparent=t)) for t in (False, True))
    assert solid[25] == 2  # three colours
    assert clear[25] == 6  # and a fourth channel, how much is seen through


def test_an_svg_says_its_words_and_fetches_nothing(renderer, figure):
    text = renderer.draw(wanted(figure, "svg")).decode()
    assert "<title>Xuất khẩu</title><desc>Biểu đồ</desc>" in text
    assert set(re.findall(r"url\(&?q?u?o?t?;?\"?([a-z]+):", text)) <= {"data"}
    assert 'lang="vi"' in text
    assert set(re.findall(r'<[a-z][^<>]* style="[^"]+"([^<>]*)>', text)) == {"", "/"}  # the same bytes every time
    assert 'style=""' not in text


def test_a_pdf_is_one_page_of_lines_and_letters_dated_by_its_figures(renderer, figure):
    content = renderer.draw(wanted(figure, "pdf"))
    assert content.startswith(b"%PDF")
    assert b"/CreationDate (D:20260116000000" in content
    assert content.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" not in content


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_another_browser_draws_the_same_bytes(renderer, figure, fmt):
    first = renderer.draw(wanted(figure, fmt))
    renderer.close()
    again = renderer.draw(wanted(figure, fmt))
    apart = next((at for at, both in enumerate(zip(first, again, strict=False)) if both[0] != both[1]), 0)
    assert again == first, (first[max(apart - 80, 0) : apart + 80], again[max(apart - 80, 0) : apart + 80])


def test_a_browser_killed_while_it_draws_is_replaced_and_the_picture_comes(renderer, figure):
    renderer.draw(wanted(figure, "png"))
    group = group_of(renderer)
    threading.Timer(0.02, os.killpg, (group, signal.SIGKILL)).start()
    started = time.monotonic()
    assert renderer.draw(wanted(figure, "png", scale=4))[:4] == b"\x89PNG"
    assert renderer.draw(wanted(figure, "png"))[:4] == b"\x89PNG"
    assert time.monotonic() - started < 30
    assert group_of(renderer) != group
    assert ended(group)


def test_a_browser_that_no_longer_answers_is_killed_and_replaced(renderer, figure, monkeypatch):
    renderer.draw(wanted(figure, "svg"))
    group, drawing = group_of(renderer), renderer._draw
    os.killpg(group, signal.SIGSTOP)

    def draw(path, asked, until):
        monkeypatch.setattr(module, "SECONDS", 1.0 if group_of_or_none(renderer) == group else 6.0)
        return drawing(path, asked, until)

    monkeypatch.setattr(renderer, "_draw", draw)
    assert renderer.draw(wanted(figure, "svg")).startswith(b"<svg")
    assert ended(group)
    assert group_of(renderer) != group


def group_of_or_none(renderer: Renderer) -> int | None:
    return None if renderer._browser is None else group_of(renderer)


def test_a_figure_that_cannot_be_drawn_is_told_and_the_next_one_is_drawn(renderer, figure):
    with pytest.raises(Unavailable, match="browser_failed"):
        renderer.draw(Drawing({"data": [], "layout": None}, 300, 200, "svg", transparent=True))
    assert renderer.draw(wanted(figure, "svg")).startswith(b"<svg")


def test_a_browser_that_never_starts_is_given_up_with_a_message(tmp_path):
    deaf = tmp_path / "chromium"
    deaf.write_text("#!/bin/sh\nexit 3\n")
    deaf.chmod(0o755)
    before = set(left_behind())
    said = Renderer(lambda: PageAssets("", ""), str(deaf))
    with pytest.raises(Unavailable, match="browser_failed"):
        said.draw(Drawing({}, 10, 10, "png"))
    assert said._browser is None
    assert set(left_behind()) == before


@pytest.mark.parametrize("named", ["none", "/nowhere/chromium"])
def test_without_a_browser_the_refusal_says_what_to_do(named):
    with pytest.raises(Unavailable, match="browser_missing"):
        Renderer(lambda: PageAssets("", ""), named).draw(Drawing({}, 10, 10, "png"))


def test_another_format_or_more_dots_are_refused_before_anything_starts():
    for said in ({"fmt": "emf"}, {"fmt": "png", "scale": 9}):
        with pytest.raises(Invalid, match="export_option"):
            Renderer(lambda: PageAssets("", ""), "none").draw(Drawing({}, 10, 10, **said))


def test_a_page_is_printed_beside_the_one_that_draws_and_pictures_go_on(renderer, figure):
    before = renderer.draw(wanted(figure, "svg"))
    group = group_of(renderer)
    page = (
        "<!doctype html><style>@page{size:A4}p{break-after:page}</style><p>6,7 tỷ − ₫</p><p>hai</p>"
        "<script>window.ready=Promise.resolve()</script>"
    )
    first, again = (renderer.print(page, date(2026, 1, 16), 642) for _ in range(2))
    assert first == again
    assert first.startswith(b"%PDF")
    assert first.count(b"/Type /Page\n") >= 2
    assert b"/CreationDate (D:20260116000000" in first
    assert renderer.draw(wanted(figure, "svg")) == before
    assert group_of(renderer) == group


def test_a_page_that_is_never_ready_is_given_up_with_a_message(renderer, monkeypatch):
    monkeypatch.setattr(module, "PRINT_SECONDS", 0.5)
    with pytest.raises(Unavailable, match="browser_failed"):
        renderer.print("<script>window.ready=new Promise(() => {})</script>", date(2026, 1, 16), 642)
