"""Reading a component tree: its texts, its ids, and the components that carry a property."""

import json
import re
from html.parser import HTMLParser

from plotly.utils import PlotlyJSONEncoder

KEY = re.compile(r"\b(?:explore|charts|shell|term|period|error)\.[a-z_]+(?:\.[a-zA-Z_]+)*")


class Pieces(HTMLParser):
    """Reads a written piece of HTML as the nodes that components would give."""

    def __init__(self):
        super().__init__()
        self.open = [{"props": {"children": []}}]

    def handle_starttag(self, tag, attrs):
        props = {"className" if name == "class" else name: value for name, value in attrs}
        node = {"type": tag.capitalize(), "props": {**props, "children": []}}
        self.open[-1]["props"]["children"].append(node)
        self.open.append(node)

    def handle_endtag(self, tag):
        assert self.open.pop()["type"] == tag.capitalize()

    def handle_data(self, data):
        self.open[-1]["props"]["children"].append(data)


def tree(component):
    """Return the tree as the plain data that the browser gets, pieces of HTML read."""
    return read_pieces(json.loads(json.dumps(component, cls=PlotlyJSONEncoder)))


def read_pieces(node):
    if isinstance(node, list):
        return [read_pieces(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "Piece":
        reader = Pieces()
        reader.feed(node["props"]["html"])
        return {**node, "props": {**node["props"], "children": reader.open[0]["props"]["children"]}}
    return {name: read_pieces(value) for name, value in node.items()}


def nodes(component):
    """Yield every component of a tree as plain data."""
    waiting = [tree(component)]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node + waiting
        elif isinstance(node, dict):
            if "props" in node:
                yield node
            waiting = list(node.values()) + waiting


def texts(component):
    """Return every text of a tree in reading order."""
    found = []

    def read(node):
        if isinstance(node, str | int | float) and not isinstance(node, bool):
            found.append(str(node))
        elif isinstance(node, list):
            for one in node:
                read(one)
        elif isinstance(node, dict) and "props" in node:
            read(node["props"].get("children"))

    read(tree(component))
    return " ".join(found)


def ids(component):
    """Return the ids of a tree; of a pattern its type."""
    said = [node["props"]["id"] for node in nodes(component) if node["props"].get("id")]
    return [one["type"] if isinstance(one, dict) else one for one in said]


def raw_keys(component):
    """Return the message keys that stand untranslated anywhere in a tree."""
    return sorted(set(KEY.findall(json.dumps(tree(component), ensure_ascii=False))))
