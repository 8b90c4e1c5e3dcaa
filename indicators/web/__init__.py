"""The dashboard: the only package that knows Dash.

Belongs here: the shell (masthead, session, router, security headers, static files), shared components and one package
a page. Does not: figures, winner rule, captions of charts, file parsing: pages reach all of that through ``services``.

A page is a package with ``ids`` (StrEnum, every value begins with the page's name), ``layout`` (components only),
``view`` (pure: domain values in, components out) and ``callbacks`` (``register(app, services)``). It is listed once,
in ``pages.PAGES``. A callback that needs language or as-of day takes ``SEARCH`` and calls
``current_session(search, services)``; one that draws a chart also takes ``Input(ShellId.THEME, "data")``.

Public names: ``create_web`` (app), ``Session``, ``current_session`` and ``SEARCH`` (session), ``ShellId`` (ids),
``components``, ``pages.PAGES``.
"""
