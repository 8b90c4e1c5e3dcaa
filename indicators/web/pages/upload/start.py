"""The first step: the control that takes a file, and the template to fill in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import html

from indicators.web.components.icons import icon
from indicators.web.pages.upload.ids import UploadId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services.explore_answers import SeriesEntry

ACCEPTED = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.px"
TEMPLATE_PATH = "/upload/template.xlsx"
MOST_SERIES = 60


def start_panel(session: Session, limit: int, entries: Sequence[SeriesEntry]) -> html.Div:
    """Return the drop zone beside what happens next and the template."""
    return html.Div(
        [
            drop_zone(session, limit),
            html.Div([_what_happens(session), template_panel(session, entries)], className="upload-start"),
        ]
    )


def drop_zone(session: Session, limit: int) -> html.Div:
    """Return the place for a file; the browser puts a labelled file input into it and sends what it is given."""
    megabytes = limit // (1024 * 1024)
    words = {
        "data-upload": "",
        "data-state": "waiting",
        "data-target": f"/upload?{urlencode({'lang': session.lang})}",
        "data-accept": ACCEPTED,
        "data-limit": str(limit),
        "data-sending": session.t("upload.drop.sending"),
        "data-reading": session.t("upload.drop.reading"),
        "data-cancelled": session.t("upload.drop.cancelled"),
        "data-failed": session.t("upload.drop.failed"),
        "data-too-large": session.t("upload.refused.too_large", limit=megabytes),
    }
    return html.Div(
        [
            icon("up"),
            html.P(session.t("upload.drop.title"), className="serif what"),
            html.P(session.t("upload.drop.hint", limit=megabytes), id="upload-hint", className="cap"),
            html.Div(className="upload-slot", **{"data-upload-input": ""}),
            html.Label(session.t("upload.drop.label"), htmlFor="upload-file", className="btn pri"),
            _progress(session),
            html.P(id="upload-state", className="upload-state", role="status", **{"data-upload-state": ""}),
            _cancel(session),
        ],
        className="upload-drop",
        **words,
    )


def _progress(session: Session) -> html.Div:
    said = {"aria-valuemin": "0", "aria-valuemax": "100", "aria-label": session.t("upload.drop.progress")}
    return html.Div(
        html.Span(), role="progressbar", className="upload-bar", hidden=True, **{"data-upload-bar": "", **said}
    )


def _cancel(session: Session) -> html.Button:
    words = session.t("upload.drop.cancel")
    return html.Button(words, type="button", className="btn sm", hidden=True, **{"data-upload-cancel": ""})


def _what_happens(session: Session) -> html.Section:
    facts = [html.Li(session.t(f"upload.start.{name}")) for name in ("kept", "shown", "asked", "written", "undone")]
    return html.Section(
        [html.Header(html.H2(session.t("upload.start.title"))), html.Ul(facts, className="upload-facts")],
        className="fig",
    )


def template_panel(session: Session, entries: Sequence[SeriesEntry]) -> html.Section:
    """Return the choice of series and the link to the template pre-filled with what is due."""
    heading = [html.H2(session.t("upload.template.title")), html.P(session.t("upload.template.why"), className="s")]
    link = html.A(
        [icon("down"), session.t("upload.template.download")],
        id=UploadId.TEMPLATE_LINK,
        href=template_address((), session.lang),
        download="",
        className="btn",
    )
    partners = html.A(session.t("partnerships.import.other"), href=session.url("/partnerships"), **{"data-nav": ""})
    parts = [
        html.Header(html.Div(heading)),
        _series_choice(session, entries),
        html.Div(link, className="upload-actions"),
        html.P(partners, className="cap"),
    ]
    return html.Section(parts, className="fig")


def _series_choice(session: Session, entries: Sequence[SeriesEntry]) -> dmc.MultiSelect:
    return dmc.MultiSelect(
        id=UploadId.TEMPLATE_SERIES,
        data=[{"value": entry.key, "label": _name(entry, session)} for entry in entries],
        value=[],
        label=session.t("upload.template.series"),
        searchable=True,
        clearable=True,
        maxValues=MOST_SERIES,
        nothingFoundMessage=session.t("shell.search.empty"),
        clearButtonProps={"aria-label": session.t("upload.template.clear")},
        comboboxProps={"position": "bottom-start"},
        maxDropdownHeight=320,
        className="upload-section",
    )


def _name(entry: SeriesEntry, session: Session) -> str:
    """Return the name of a series, with its measure, or its unit where that tells it from another."""
    name = entry.name[session.lang]
    detail = entry.unit_measure if entry.measure == "level" else session.t(f"term.measure.{entry.measure}")
    return f"{name} ({detail})"


def template_address(series: Any, lang: str) -> str:
    """Return the address of the template for the chosen series; anything that is no list of text is no choice."""
    chosen = [key for key in series if isinstance(key, str)] if isinstance(series, (list, tuple)) else []
    return f"{TEMPLATE_PATH}?{urlencode([('series', key) for key in chosen[:MOST_SERIES]] + [('lang', lang)])}"
