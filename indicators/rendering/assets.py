"""The chart library and the typefaces as texts that a page carries inside: nothing is fetched from anywhere."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from indicators.rendering.static_faces import static_faces

PLOTLY_FILE, FONTS_FILE = "plotly.min.js", "fonts.css"
_ADDRESS = re.compile(r'url\("([^"]+\.woff2)"\)')
_RULE = re.compile(r"@font-face\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class PageAssets:
    """``script`` is the chart library, ``faces`` the rules of typefaces with their files inside.

    ``face`` is ``source`` where our typefaces are there, else ``fallback``: the machine's own are wider.
    """

    script: str
    faces: str

    @property
    def face(self) -> str:
        return "source" if self.faces else "fallback"


@lru_cache(maxsize=4)
def load_assets(vendor: Path, cache: Path | None = None) -> PageAssets:
    """Return what set-up laid into ``vendor``; without it the library's own, larger bundle and no typefaces.

    With a ``cache`` the typefaces have one weight each and are cut there when first asked for (``static_faces``).
    """
    script = vendor / PLOTLY_FILE
    if script.exists():
        text = script.read_text(encoding="utf-8")
    else:
        text = files("plotly").joinpath("package_data", PLOTLY_FILE).read_text(encoding="utf-8")
    if not (vendor / FONTS_FILE).exists():
        return PageAssets(text, "")
    return PageAssets(text, _inlined((vendor if cache is None else static_faces(vendor, cache)) / FONTS_FILE))


def _inlined(rules: Path) -> str:
    """Return the rules of the upright faces with their files in them."""

    def inside(said: re.Match[str]) -> str:
        content = base64.b64encode((rules.parent / said.group(1)).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{content}")'

    upright = [rule for rule in _RULE.findall(rules.read_text(encoding="utf-8")) if "font-style:italic" not in rule]
    return "\n".join(_ADDRESS.sub(inside, rule) for rule in upright)
