"""Icons: drawn by ``assets/marks.css`` in the colour of the text; never the only sign of what a control does."""

from __future__ import annotations

from dash import html

ICONS = (
    *("search", "sun", "moon", "menu", "quote", "plus", "up", "down", "table", "link", "clock", "chevron", "left"),
    *("right", "close", "undo", "check", "warn", "file", "copy", "external"),
)


def icon(name: str) -> html.Span:
    """Return one of ``ICONS``, hidden from screen readers; raises ValueError for another name."""
    if name not in ICONS:
        raise ValueError(f"no icon {name!r}")
    return html.Span(className=f"ic ic-{name}", **{"aria-hidden": "true"})
