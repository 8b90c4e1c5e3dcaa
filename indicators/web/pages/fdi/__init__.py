"""Foreign direct investment: registered capital against disbursed.

Belongs here: the window in the URL and the page as components. Does not: which figures stand where, what may be
compared or whether parts add up (``services.fdi``), drawing (``charts``), the citation panel (``web.components``). The
URL holds the year and the window; every choice is a link. Public names: ``layout.layout``, ``callbacks.register``.
"""
