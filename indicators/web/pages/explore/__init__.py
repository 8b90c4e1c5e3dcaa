"""The explorer: any series as chart and table, and everything behind each of its points.

Belongs here: the controls, what they do to the URL (``state``), and the page as components. Does not: choosing
figures (``services.explore``), drawing or captioning them (``charts``), the citation panel (``web.components``). The
URL holds the whole state; every control only rewrites it. Public names: ``layout.layout``, ``callbacks.register``.
"""
