"""Pieces of HTML say what they are given and nothing that was not escaped."""

import pytest
from dash import dcc, html
from markupsafe import Markup

from indicators.web.components.markup import Piece, written


def test_texts_and_attributes_are_escaped():
    part = html.Span(["<b>", None, html.Sup(2), "&"], className="a", title='"<', hidden=True, **{"aria-label": "x"})
    assert written(part) == (
        '<span class="a" hidden title="&#34;&lt;" aria-label="x">&lt;b&gt;<sup>2</sup>&amp;</span>'
    )


@pytest.mark.parametrize("part", [dcc.Store(id="a"), html.Span(style={"color": "red"})])
def test_what_is_no_plain_element_is_refused(part):
    with pytest.raises(TypeError):
        written(part)


def test_a_plain_string_is_no_piece():
    with pytest.raises(TypeError):
        Piece("<b>", "a")
    assert Piece(Markup("<b></b>"), "a").to_plotly_json()["props"] == {"id": "a", "html": "<b></b>", "tag": "div"}
