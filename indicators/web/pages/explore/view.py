"""The explorer as components: what was asked of the services in, one page out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators import charts
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number, format_with_unit
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind, Transform
from indicators.model.frames import records
from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.explore_answers import SeriesEntry
from indicators.services.frozen import SavedView, Snapshot
from indicators.web.components.chart_key import key_marks
from indicators.web.components.citation import citation_panel
from indicators.web.components.download_menu import download_menu
from indicators.web.components.figure import Captions as BlockCaptions
from indicators.web.components.figure import figure_block
from indicators.web.components.icons import icon
from indicators.web.components.marks import disagreement
from indicators.web.components.notices import notice
from indicators.web.components.value import formula_words
from indicators.web.pages.explore.against import difference_panel
from indicators.web.pages.explore.chart_options import own_notes
from indicators.web.pages.explore.choice import series_options
from indicators.web.pages.explore.controls import chart_bar, series_bar, tabs
from indicators.web.pages.explore.explored import Explored
from indicators.web.pages.explore.formula_chip import formula_chip
from indicators.web.pages.explore.frozen_banner import frozen_banner
from indicators.web.pages.explore.growth import growth_line
from indicators.web.pages.explore.ids import ExploreId, KeptId
from indicators.web.pages.explore.left_out import left_out_words
from indicators.web.pages.explore.notes_sheet import notes_sheet
from indicators.web.pages.explore.recent import recent_snapshots
from indicators.web.pages.explore.saved import saved_views
from indicators.web.pages.explore.state import Point, Tab
from indicators.web.pages.explore.twin import table_body, table_pages, table_panel
from indicators.web.pages.explore.vintages import vintages_sheet
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

CHANGES = {
    Transform.YEAR_ON_YEAR,
    Transform.PERIOD_ON_PERIOD,
    Transform.POINTS_ON_YEAR,
    Transform.POINTS_ON_PERIOD,
    Transform.CONTRIBUTION,
}
"""Transformations whose figures are told with their sign."""

UNDER_PLOT = {"annotation", "refusal", "against", "target", "transform", "break", "shortened"}
"""Kinds of notes told under the plot beside the disagreements."""

TOLD = 4
"""Disagreements told under the plot; the rest stands in the notes."""


def page(
    shown: Explored,
    session: Session,
    catalogue: Catalogue,
    views: Sequence[SavedView] = (),
    kept: Sequence[Snapshot] = (),
) -> html.Div:
    """Return the whole page; ``views`` are the saved ones, ``kept`` the charts frozen last."""
    options = series_options(_kin(shown), catalogue.by_code, session.lang, shown.spec.series)
    chosen = shown.state.point.render() if shown.state.point and _is_charted(shown) else ""
    return html.Div(
        [
            _head(shown, session),
            frozen_banner(shown.opened, session) if shown.opened else html.Div(id=KeptId.BANNER),
            html.Div([*_notices(shown, session), *_left_out(shown, session)], id=ExploreId.SAID),
            series_bar(shown.spec, options, session.lang),
            chart_bar(shown.spec, shown.choices, _formula(shown, session), session.lang),
            own_notes(shown.spec, session.lang),
            saved_views(views, session.lang, recent_snapshots(kept, catalogue, session.lang)),
            tabs(shown.state.tab, _body(shown, session, catalogue), session.lang),
            _drawer(shown, session, catalogue),
            dcc.Store(id=ExploreId.PICK),
            dcc.Store(id=ExploreId.MOVED),
            dcc.Store(id=ExploreId.SELECTED, data=chosen),
            html.Div(className="sr explore-live", **{"aria-live": "polite"}),
        ],
        id=ExploreId.PAGE,
    )


def _is_charted(shown: Explored) -> bool:
    """Tell whether the page shows figures whose citation may be asked for."""
    return shown.state.tab is Tab.CHART and not shown.data.rows.empty


def _kin(shown: Explored) -> list[SeriesEntry]:
    """Return the series of the indicators that are drawn: among these alone a chip must tell one from another."""
    codes = {SeriesKey.parse(key).indicator for key in shown.spec.series}
    return [entry for entry in shown.entries if entry.indicator in codes]


def _notices(shown: Explored, session: Session) -> list[html.Div]:
    """Return what of the address was not understood."""
    said = (notice(session.t(f"explore.notice.{code}")) for code in shown.notices)
    return [html.Div(one, className="explore-said") for one in said]


def _left_out(shown: Explored, session: Session) -> list[html.Div]:
    """Return what was left out of the chart that was asked for; of a formula it is said at its field."""
    told = [one for one in shown.left_out if not one.code.startswith("formula_")]
    words = dict.fromkeys(left_out_words(one, session.lang) for one in told)
    return [html.Div(notice(text), className="explore-said", role="status") for text in words]


def _formula(shown: Explored, session: Session) -> list[Any]:
    return formula_chip(shown.spec, shown.offers, shown.typed, shown.left_out, session.lang)


def _head(shown: Explored, session: Session) -> html.Div:
    """Return the title with what keeps the chart: a live link and a frozen one; frozen, the banner has them."""
    frozen = shown.opened is not None
    link = html.Button(
        [icon("link"), session.t("explore.live_link")],
        type="button",
        className="btn",
        hidden=frozen,
        **{"data-explore-link": "", "data-copy": ""},
    )
    freeze = html.Button(
        [icon("clock"), session.t("frozen.freeze")],
        id=KeptId.FREEZE,
        type="button",
        className="btn",
        title=session.t("frozen.freeze_why"),
        hidden=frozen,
    )
    rest = [] if frozen else [html.Button(id=KeptId.REFRESH, hidden=True)]
    heading = html.H1(session.t("shell.nav.explore"))
    links = html.Div([link, freeze, *rest], className="explore-keep")
    return html.Div([heading, html.Span(className="grow"), links], id=ExploreId.HEAD, className="explore-head")


def width_of(session: Session) -> str:
    """Return for which width charts are drawn: ``narrow`` on a small screen, else ``wide``."""
    return "narrow" if session.narrow else "wide"


def _body(shown: Explored, session: Session, catalogue: Catalogue) -> Any:
    if shown.state.tab is Tab.VINTAGES:
        return vintages_sheet(shown.readings, session, catalogue)
    if shown.data.rows.empty:
        return _empty(shown, session)
    if shown.state.tab is Tab.NOTES:
        return notes_sheet(shown.data, charts.captions(shown.data, session.lang), session, catalogue)
    return _panes(shown, session, catalogue)


def _panes(shown: Explored, session: Session, catalogue: Catalogue) -> html.Div:
    """Return figure and table, and beside them the citation of the selected point.

    Each place that a choice may fill or empty stands in any case, so that the chart stays where it is.
    """
    data, point = shown.data, shown.state.point
    words = charts.captions(data, session.lang)
    page_ = charts.table_page(data, shown.state.rows, point.period if point else None)
    body = table_body(charts.table(page_.data, session.lang), page_.data, point, shown.growth, session)
    body += table_pages(page_, shown.state, session)
    if data.spec.kind is ChartKind.TABLE:
        figures: list[Any] = [_table_alone(shown, words, body, session)]
    else:
        figures = [_figure(shown, words, session), table_panel(body, words.unit, session)]
    figures.append(html.Div(difference_panel(data, session), id=ExploreId.DIFFERING, className="explore-as-one"))
    cited = _citation(shown, session, catalogue, close=True)
    aside = None if cited is None else html.Aside(cited, id=ExploreId.CITATION, className="explore-aside")
    panes = [
        html.Div(figures, id=ExploreId.MAIN, className="explore-main"),
        html.Div(aside, id=ExploreId.BESIDE, className="explore-as-one"),
    ]
    said = {"data-selected": str(aside is not None).lower()}
    return html.Div(panes, id=ExploreId.PANES, className="explore-panes", **said)


def _drawer(shown: Explored, session: Session, catalogue: Catalogue) -> dmc.Drawer:
    """Return the citation again as a drawer, for a screen without room beside the chart."""
    return dmc.Drawer(
        _citation(shown, session, catalogue, close=False) if _is_charted(shown) else None,
        id=ExploreId.DRAWER,
        opened=False,
        position="right",
        size="min(30rem, 100%)",
        title=session.t("shell.citation.point"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        withinPortal=False,
        className="explore-drawer",
    )


def _figure(shown: Explored, words: charts.Captions, session: Session) -> html.Article:
    return figure_block(
        ExploreId.FIGURE,
        BlockCaptions(
            title=words.title,
            subtitle=words.subtitle,
            source=words.source,
            alt=words.alt,
            status=words.statuses,
            code=words.chart_id,
            citation=". ".join((words.title, words.subtitle, words.source, words.as_of)) + ".",
        ),
        chart_figure(shown, session),
        session,
        query=shown.spec.to_query(),
        key=key_marks(words.key),
        after=html.Div(_under_plot(words, session), id=ExploreId.UNDER),
        level=2,
        height=charts.height(shown.data, width_of(session)),
        graph_id=ExploreId.CHART,
        keys=session.t("explore.keys"),
    )


def _table_alone(shown: Explored, words: charts.Captions, body: list[Any], session: Session) -> html.Article:
    """Return the table as the figure itself: with its title, its files and its source."""
    menu = download_menu("", words.title, session, shown.spec.to_query(), pictures=False)
    heading = [html.H2(words.title), html.P(words.subtitle, className="s")]
    said = (words.source, words.statuses, words.as_of if session.is_past else "")
    footer = [*(html.Span(one) for one in said if one), html.Span(words.chart_id, className="id")]
    header = html.Header([html.Div(heading), html.Div(menu, className="acts")])
    return html.Article([header, *body, _under_plot(words, session), html.Footer(footer)], className="fig explore-twin")


def chart_figure(shown: Explored, session: Session) -> dict[str, Any]:
    """Return the Plotly figure with the selected point ringed."""
    point = shown.state.point
    address = None
    if point is not None and point.series < len(shown.data.series):
        key = _drawn_key(shown.data, point)
        address = (key, point.period.start.isoformat(), point.period.end.isoformat())
    return charts.build(shown.data, session.lang, session.theme.value, width=width_of(session), chosen=address)


def _drawn_key(data: ChartData, point: Point) -> str:
    """Return the series key of the figure that is drawn at a point: growth may be a published one of its own."""
    for row in records(data.rows):
        if row["series"] == point.series and Period(row["start"].date(), row["end"].date()) == point.period:
            return str(row["series_key"])
    return data.series[point.series].key


def chart_style(data: ChartData, session: Session) -> dict[str, str]:
    """Return the style of the graph: its height on the reader's screen."""
    return {"height": f"{charts.height(data, width_of(session))}px"}


def _under_plot(words: charts.Captions, session: Session) -> html.Ul | None:
    """Return the lettered events, then what disagrees or is refused, in words."""
    events = [
        html.Li([html.Span(one.letter, className="explore-letter"), html.Span(f"{one.day} {one.text}")])
        for one in words.events
    ]
    disputes = [note for note in words.notes if note.kind == "discrepancy"]
    others = [note for note in words.notes if note.kind in UNDER_PLOT]
    told = [html.Li(disagreement(note.text)) for note in disputes[:TOLD]]
    if len(disputes) > TOLD:
        told.append(html.Li(session.t("explore.more_disputes", n=len(disputes) - TOLD)))
    items = [*events, *told, *(html.Li(note.text) for note in others)]
    return html.Ul(items, className="explore-marks") if items else None


def _citation(shown: Explored, session: Session, catalogue: Catalogue, *, close: bool) -> html.Div | None:
    if shown.detail is None or shown.state.point is None:
        return None
    button = html.Button(
        icon("close"),
        type="button",
        className="ico",
        **{"data-explore-point": "", "aria-label": session.t("shell.close")},
    )
    line = growth_line(shown.growth, shown.state.point.period, session.lang)
    more = [(session.t("explore.growth.name"), line)] if line else []
    details = shown.parts or (shown.detail,)
    panels = [
        citation_panel(
            detail, session, catalogue, button if close and i == 0 else None, more if not shown.parts else ()
        )
        for i, detail in enumerate(details)
    ]
    href = session.url("/explore", shown.state.to_query())
    link = html.A([icon("link"), session.t("explore.point_link")], href=href, className="explore-permalink")
    return html.Div([_computed(shown, session), *panels, link])


def _computed(shown: Explored, session: Session) -> html.P | None:
    """Return the computed figure that the chart draws at the selected point, with its arithmetic.

    The panels under it cite what it was computed from.
    """
    point, spec = shown.state.point, shown.spec
    if point is None or (spec.transform is Transform.LEVEL and not spec.formula):
        return None
    for row in records(shown.data.rows):
        period = Period(row["start"].date(), row["end"].date())
        if row["series"] == point.series and period == point.period and row["value"] is not None:
            return html.P(_computed_words(shown, row, session), className="note")
    return None


def _computed_words(shown: Explored, row: dict[str, Any], session: Session) -> str:
    data, lang = shown.data, session.lang
    unit = charts.unit_text(data.series[row["series"]].unit_measure, data.series[row["series"]].unit_mult, lang)
    signed = shown.spec.transform in CHANGES and not shown.spec.formula
    number = format_with_unit(format_number(row["value"], int(row["decimals"]), lang, signed=signed), unit, lang)
    measure = charts.measure_words(data, data.series[row["series"]].measure, lang)
    formula = Citation.from_json(row["citation"]).formula
    if not formula:
        return session.t("explore.published_here", value=number, measure=measure, outlet=row["outlet"])
    return session.t("explore.computed", value=number, measure=measure, formula=formula_words(formula, lang))


def _empty(shown: Explored, session: Session) -> html.Div:
    """Say what is missing, where figures are, and the one thing to do."""
    spec, lang = shown.spec, session.lang
    entry = next((e for e in shown.entries if e.key in spec.series), None)
    if entry is None:
        why = session.t("explore.empty.not_yet", day=format_date(session.day))
        way = ("explore.empty.today", replace(spec, as_of=None)) if session.is_past else None
    elif spec.transform is not Transform.LEVEL and spec.first is None and spec.last is None:
        grown = spec.transform is Transform.YEAR_ON_YEAR
        why = session.t("explore.empty.no_growth" if grown else "explore.empty.not_computable")
        way = ("explore.empty.levels", replace(spec, transform=Transform.LEVEL))
    else:
        first, last = period_phrase(entry.first, lang), period_phrase(entry.last, lang)
        why = session.t("explore.empty.elsewhere", first=first, last=last)
        way = ("explore.empty.all_years", replace(spec, first=None, last=None))
    action = [html.A(session.t(way[0]), href=f"/explore?{way[1].to_query()}", className="btn")] if way else []
    refused = [note.text for note in charts.captions(shown.data, lang).notes if note.kind == "refusal"]
    reasons = html.Ul([html.Li(text) for text in refused], className="explore-marks") if refused else None
    return html.Div([notice(session.t("explore.empty.title"), why, action), reasons])
