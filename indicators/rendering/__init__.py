"""Pictures and PDF made on the server by one warm browser that is never trusted: bounded, without network, replaced.

Belongs here: the browser's process, what is said to it, the page it draws on. Does not: figures (``charts``), which
picture is wanted (``services``). Everything else of an export works without a browser.

Public names: ``Renderer``, ``Drawing``, ``PageAssets``, ``load_assets``, ``cut_beside``::

    Renderer(load_assets).draw(Drawing(figure, 960, 540, "pdf", title="…"))  # bytes
"""

from indicators.rendering.assets import PageAssets, load_assets
from indicators.rendering.drawing import Drawing
from indicators.rendering.renderer import Renderer
from indicators.rendering.static_faces import cut_beside

__all__ = ["Drawing", "PageAssets", "Renderer", "cut_beside", "load_assets"]
