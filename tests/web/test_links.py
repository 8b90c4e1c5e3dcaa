"""Which addresses of data may become links."""

from __future__ import annotations

import pytest
from dash import html

from indicators.web.links import safe_href, source_link


@pytest.mark.parametrize(
    "address",
    [
        "https://vnexpress.net/a-4924107.html",
        "http://118.69.201.250:801/x?a=b",
        "/sources",
        "https://wikiwand.com/vi/Quan_hệ",
    ],
)
def test_addresses_of_the_web_and_of_ourselves_are_links(address: str) -> None:
    assert safe_href(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "https:///x",
        "https://user:pass@evil.example/",
        "https://[broken",
        "ftp://a.b/c",
        "mailto:a@b.c",
        "relative/path",
        'https://a.b/"onclick=x',
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert safe_href(address) == ""


def test_words_without_a_safe_address_stay_words() -> None:
    assert isinstance(source_link("words", "javascript:x"), html.Span)
    link = source_link("words", "https://a.b/c")
    assert link.rel == "noopener noreferrer"
