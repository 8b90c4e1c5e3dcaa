"""Status marks: shape says status, so that a grey print loses nothing."""

from __future__ import annotations

from typing import Any

from dash import html

from indicators.i18n import translate
from indicators.model.observation import ObsStatus

REVISED = "revised"
DISAGREEMENT = "disagreement"


def mark(status: str, lang: str) -> html.Span:
    """Return the bare mark of an ObsStatus, ``REVISED`` or ``DISAGREEMENT``, named for screen readers."""
    name = _name(status, lang)
    return html.Span(className=f"mk mk-{status}", role="img", title=name, **{"aria-label": name})


def status_label(status: str, lang: str) -> html.Span:
    """Return the mark with its word: ``○ ước tính``."""
    return html.Span([_silent(status), _name(status, lang)], className="st")


def disagreement(words: Any) -> html.Span:
    """Return words marked as something that somebody has to decide."""
    return html.Span([_silent(DISAGREEMENT), html.Span(words)], className="dis")


def _silent(status: str) -> html.Span:
    return html.Span(className=f"mk mk-{status}", **{"aria-hidden": "true"})


def _name(status: str, lang: str) -> str:
    if status == REVISED:
        return translate(lang, "shell.revised")
    return translate(lang, f"term.status.{status if status == DISAGREEMENT else ObsStatus(status)}")
