"""Pictures made by ``export.js`` in a real browser, from the server's figure to the downloaded file."""

import base64
import struct
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import plotly
import pytest
from flask import Flask, Response, send_from_directory
from werkzeug.serving import make_server

from indicators import charts
from indicators.api.exporting import create_blueprint
from indicators.services.exporting import Exporting
from tests.charts.chart_data import chart, two_years

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).resolve().parents[2] / "indicators" / "web" / "assets"
PLOTLY = Path(plotly.__file__).parent / "package_data"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self' data:"
)
PAGE = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="/assets/vendor/fonts.css"><script src="/assets/export.js"></script></head></html>'
)
QUERY = "s=EXP_GOODS&kind=ladder&period=year_to_date"
DARK_DOTS = """async ([content, x, y, width, height]) => {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  const dots = pen.getImageData(x, y, width, height).data;
  let dark = 0;
  for (let i = 0; i < dots.length; i += 4) if (dots[i] + dots[i + 1] + dots[i + 2] < 300) dark += 1;
  return dark;
}"""


class Explored:
    def resolve(self, spec):
        return chart(two_years(), kind=spec.kind.value)


@pytest.fixture(scope="module")
def home():
    server = Flask("pictures", static_folder=None)
    server.register_blueprint(create_blueprint(Exporting(Explored())))
    server.add_url_rule("/", "page", lambda: Response(PAGE, headers={"Content-Security-Policy": POLICY}))
    server.add_url_rule("/assets/<path:name>", "assets", lambda name: send_from_directory(ASSETS, name))
    server.add_url_rule(
        "/_dash-component-suites/plotly/package_data/<name>", "plotly", lambda name: send_from_directory(PLOTLY, name)
    )
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.port}/"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(scope="module")
def page(home, browser):
    opened = browser.new_page()
    opened.goto(home)
    yield opened
    opened.close()


def download(page, fmt: str, scale: str, source: str = f"/export/figure.json?{QUERY}&lang=vi&theme=light"):
    with page.expect_download() as waiting:
        name = page.evaluate(f"(source) => window.indicators.exportImage(source, '{fmt}', {scale})", source)
    assert waiting.value.suggested_filename == name
    return name, Path(waiting.value.path()).read_bytes()


def test_a_png_has_two_dots_to_the_pixel_and_its_title_is_painted(page):
    name, content = download(page, "png", "2")
    layout = charts.build(chart(two_years()), "vi", "light", standalone=True)["layout"]
    assert name == "xuat-khau-hang-hoa_luy-ke_2024-2025_tai-2026-01-16.png"
    width, height = struct.unpack(">II", content[16:24])
    assert width == 2 * layout["width"]
    assert abs(height - 2 * layout["height"]) < 200
    title = page.evaluate(DARK_DOTS, [base64.b64encode(content).decode(), 50, 50, 700, 90])
    edge = page.evaluate(DARK_DOTS, [base64.b64encode(content).decode(), 0, 0, width, 20])
    assert title > 500
    assert edge == 0


def test_a_menu_names_its_chart_by_its_query_and_gets_a_light_picture(page):
    _, content = download(page, "svg", f"{{ query: '{QUERY}' }}", "ignored")
    assert b"rgb(255, 255, 255)" in content


def test_a_picture_takes_the_size_and_the_ground_that_its_menu_says(page):
    said = f"{{ query: '{QUERY}', width: 'slide', scale: '1', transparent: '1' }}"
    _, content = download(page, "png", said, "ignored")
    assert struct.unpack(">II", content[16:24]) == (1280, 720)
    edge = (
        "async (content) => { const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(content), "
        "(c) => c.charCodeAt(0))])); const pen = new OffscreenCanvas(9, 9).getContext('2d'); "
        "pen.drawImage(picture, 0, 0); return pen.getImageData(0, 0, 1, 1).data[3]; }"
    )
    assert page.evaluate(edge, base64.b64encode(content).decode()) == 0


def test_an_svg_carries_its_words_and_their_language(page):
    name, content = download(page, "svg", "1")
    root = ET.fromstring(content)
    words = charts.captions(chart(two_years()), "vi")
    told = "".join(root.itertext())
    space = "{http://www.w3.org/2000/svg}"
    assert name.endswith(".svg")
    assert root.find(f"{space}desc").text == words.alt
    assert words.title in told
    assert words.chart_id in told
    assert root.get("lang") == "vi"


def test_a_refusal_is_told_and_nothing_is_downloaded(page):
    page.evaluate("() => { window.told = []; window.indicators.toast = (words) => window.told.push(words); }")
    source = f"/export/figure.json?{QUERY.replace('ladder', 'table')}&lang=en"
    assert page.evaluate("(source) => window.indicators.exportImage(source, 'png', 2)", source) is None
    assert page.evaluate("() => window.told") == ["A table has no picture; download the XLSX or CSV file."]
