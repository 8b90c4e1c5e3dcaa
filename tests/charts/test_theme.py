import json
import re
from pathlib import Path

import pytest

from indicators.charts.theme import SERIES, THEMES, TOKENS, faded, template, token

STYLESHEET = Path(__file__).resolve().parents[2] / "indicators" / "web" / "assets" / "tokens.css"


def declared(selector: str) -> dict[str, str]:
    text = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text("utf-8"), flags=re.DOTALL)
    blocks = re.findall(re.escape(selector) + r"\s*\{([^{}]*)\}", text)
    found: dict[str, str] = {}
    for block in blocks:
        for name, value in re.findall(r"--([\w-]+)\s*:\s*([^;]+)", block):
            found.setdefault(name, plain(value))
    return found


def plain(value: str) -> str:
    return re.sub(r"\s+", "", value).lower()


@pytest.mark.parametrize(("selector", "theme"), [(":root,.paper", "light"), ("[data-theme=dark]", "dark")])
def test_page_and_charts_have_the_same_colours_and_sizes(selector: str, theme: str):
    page = declared(selector)
    charts = {name: plain(value) for name, value in TOKENS[theme].items()}
    assert {name: page.get(name) for name in charts} == charts


@pytest.mark.parametrize("theme", THEMES)
def test_template_takes_every_colour_from_the_tokens(theme: str):
    allowed = {plain(token(name, theme)) for name in TOKENS["light"]}
    written = set(re.findall(r"#[0-9a-f]{6}", json.dumps(template(theme)).lower()))
    assert written <= allowed
    assert template(theme)["layout"]["colorway"] == [token(name, theme) for name in SERIES]


def test_two_templates_share_no_object():
    one, other = template("light"), template("light")
    one["layout"]["xaxis"]["tickfont"]["size"] = 99
    assert other["layout"]["xaxis"]["tickfont"]["size"] == 14
    assert one["layout"]["yaxis"]["tickfont"]["size"] == 14


def test_dark_takes_from_light_what_it_does_not_say():
    assert token("font-sans", "dark") == token("font-sans", "light")


def test_token_follows_a_reference_in_its_own_theme():
    assert token("st-official", "dark") == token("ink", "dark")


def test_a_colour_keeps_its_parts_when_it_fades():
    assert faded("#0054A5", 0.45) == "rgba(0,84,165,0.45)"
