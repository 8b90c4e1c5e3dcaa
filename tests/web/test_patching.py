"""What one drawing of a page changes into the next: the result is the next drawing, whatever has an id."""

import json

from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from plotly.utils import PlotlyJSONEncoder

from indicators.web.patching import changes


def plain(component):
    return json.loads(json.dumps(component, cls=PlotlyJSONEncoder))


def put(node, found):
    """Set properties on a plain tree as the browser does; a property that is null is none."""
    if isinstance(node, list):
        return [put(one, found) for one in node]
    if not isinstance(node, dict) or "props" not in node:
        return node
    props = {**node["props"], **found.get(node["props"].get("id"), {})}
    kept = {name: value for name, value in props.items() if value is not None}
    return {**node, "props": {**kept, **({"children": put(kept["children"], found)} if "children" in kept else {})}}


@st.composite
def trees(draw, depth=3, at="p"):
    """Components of two kinds with texts, lists and parts that come and go; some have an id, the same at one place."""
    kind = draw(st.sampled_from([html.Div, html.P]))
    said = {"className": draw(st.sampled_from(["a", "b"]))} if draw(st.booleans()) else {}
    if draw(st.integers(0, 3)) or at == "p":
        said["id"] = at
    inner = st.none() | st.sampled_from(["", "one", "two", 1, 0])
    if depth:
        count = draw(st.integers(0, 3))
        return kind([draw(trees(depth - 1, f"{at}{n}") | inner) for n in range(count)], **said)
    return kind(draw(inner), **said)


@given(trees(), trees())
def test_the_changes_put_in_place_give_the_other_drawing(before, after):
    found = changes(before, after)
    if found is None:
        assert type(before) is not type(after), "the outermost part has an id and holds every other difference"
    else:
        assert put(plain(before), plain(found)) == put(plain(after), {})


def test_only_what_differs_is_named_and_the_chart_keeps_its_place():
    def page(words, figure, **more):
        graph = dcc.Graph(id="chart", figure=figure, config={"a": 1})
        return html.Div([html.P(words, id="words"), html.Div(graph, **more)], id="page")

    assert changes(page("a", {"data": [1]}), page("b", {"data": [2]})) == {
        "words": {"children": "b"},
        "chart": {"figure": {"data": [2]}},
    }
    assert changes(page("a", {}), page("a", {})) == {}
    around = changes(page("a", {}), page("a", {}, className="wide"))
    assert list(around) == ["page"], "a part without an id is drawn anew with the part around it"


def test_what_the_reader_has_set_counts_as_what_stands():
    def field(value):
        return html.Div(dcc.Input(id="field", value=value))

    assert changes(field("a"), field("b"), {("field", "value"): "b"}) == {}
    assert changes(field("a"), field("a"), {("field", "value"): "b"}) == {"field": {"value": "a"}}
    assert changes(html.P(id="p", title="t"), html.P(id="p")) == {"p": {"title": None}}, "a property that goes"
