"""Notes and sources of a chart: what is measured, by whom, how sure it is, and what disagrees. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.charts import Captions, unit_text
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartSeries
from indicators.model.frames import records
from indicators.model.observation import Citation, ObsStatus
from indicators.model.period import Period
from indicators.web.components.citation_text import series_name
from indicators.web.components.marks import disagreement, status_label
from indicators.web.links import source_link
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

Row = dict[str, Any]


def notes_sheet(data: ChartData, captions: Captions, session: Session, catalogue: Catalogue) -> html.Div:
    """Return a section for each series, then the statuses, the notes of the chart and how a figure is chosen."""
    rows = records(data.rows)
    sections = [
        _series(series, [r for r in rows if r["series"] == position], data, session, catalogue)
        for position, series in enumerate(data.parts or data.series)
    ]
    return html.Div(
        [*sections, _statuses(rows, session), _notes(captions, session), _rule(session)], className="explore-sheet"
    )


def _series(
    series: ChartSeries, rows: list[Row], data: ChartData, session: Session, catalogue: Catalogue
) -> html.Section:
    indicator = catalogue.indicator(series.indicator)
    facts = [
        ("unit", unit_text(series.unit_measure, series.unit_mult, session.lang)),
        ("measure", session.t(f"term.measure.{series.measure}")),
        ("coverage", "" if data.parts else _coverage(rows, session)),
        ("sources", None if data.parts else _sources(rows, data, session)),
        ("key", html.Span(series.key, className="mono")),
    ]
    parts = [
        part for name, said in facts if said for part in (html.Dt(session.t(f"explore.notes.{name}")), html.Dd(said))
    ]
    return html.Section(
        [
            html.H2(series_name(series.key, catalogue, session)),
            html.P(indicator.definition[session.lang]),
            html.Dl(parts, className="explore-facts"),
        ]
    )


def _coverage(rows: list[Row], session: Session) -> str:
    known = sorted(
        (row["end"], row["start"]) for row in rows if row["value"] == row["value"] and row["value"] is not None
    )
    if not known:
        return session.t("explore.notes.no_figure")
    first, last = (Period(start.date(), end.date()) for end, start in (known[0], known[-1]))
    words = [period_phrase(period, session.lang) for period in (first, last)]
    return session.t("explore.notes.from_to", first=words[0], last=words[1], n=len(known))


def _sources(rows: list[Row], data: ChartData, session: Session) -> html.Ul | None:
    """Return each organisation under the name of its day, with who printed its figures and when, latest first."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(rows, key=_published, reverse=True):
        known = bool(_published(row))
        day = row["published"].date() if known else None
        names = data.origin_names.get((row["origin"], day.isoformat() if day else ""))
        name = names[session.lang] if names else row["origin"]
        printed = format_date(day, row["published_precision"]) if known else session.t("term.undated")
        words = ", ".join(part for part in (row["outlet"], printed) if part)
        outlets = found.setdefault(name, {})
        outlets[words] = outlets.get(words) or Citation.from_json(row["citation"]).url
    if not found:
        return None
    items = [
        html.Li([f"{name}: ", *_listed(source_link(*said) for said in outlets.items())])
        for name, outlets in found.items()
    ]
    return html.Ul(items)


def _published(row: Row) -> int:
    day = row["published"]
    return 0 if day is None or day != day else int(day.toordinal())


def _listed(parts: Iterable[Any]) -> list[Any]:
    listed = [piece for part in parts for piece in ("; ", part)]
    return listed[1:]


def _statuses(rows: list[Row], session: Session) -> html.Section:
    present = {ObsStatus(row["obs_status"]) for row in rows if row["obs_status"]}
    parts = [
        part
        for status in ObsStatus
        if status in present
        for part in (html.Dt(status_label(status, session.lang)), html.Dd(session.t(f"explore.status.{status}")))
    ]
    return html.Section([html.H2(session.t("explore.notes.statuses")), html.Dl(parts, className="explore-facts")])


def _notes(captions: Captions, session: Session) -> html.Section | None:
    if not captions.notes:
        return None
    items = [
        html.Li(
            disagreement(note.text) if note.kind == "discrepancy" else note.text, className=f"explore-note {note.kind}"
        )
        for note in captions.notes
    ]
    return html.Section([html.H2(session.t("explore.notes.remarks")), html.Ul(items, className="explore-notes")])


def _rule(session: Session) -> html.Section:
    return html.Section([html.H2(session.t("explore.notes.rule_title")), html.P(session.t("explore.notes.rule"))])
