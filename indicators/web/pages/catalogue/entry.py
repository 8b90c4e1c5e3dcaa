"""One indicator: what it means, what is held of it, when the next figure is due, and by which labels it is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n import LANGUAGES
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.web.components.citation_text import series_name
from indicators.web.components.icons import icon
from indicators.web.components.marks import mark
from indicators.web.components.notices import notice
from indicators.web.pages.catalogue.history import history_lines
from indicators.web.pages.catalogue.merging import merged_lines
from indicators.web.pages.catalogue.points import Deed, point, read_point, sign
from indicators.web.pages.catalogue.words import action, coverage, due, unit, windows
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.catalogue_edits import EditEntry
    from indicators.services.holdings import IndicatorHolding, SeriesHolding

SERIES_COLUMNS = ("series", "frequency", "coverage", "statuses", "published", "due", "count")


def entry_blocks(
    holding: IndicatorHolding, edits: Sequence[EditEntry], session: Session, catalogue: Catalogue
) -> list[Any]:
    """Return the parts of one indicator."""
    code, family = holding.indicator.code, holding.indicator.family
    return [
        html.Div(
            [
                _section("meaning", _meaning(holding, session, catalogue), session, point(Deed.NAMES, code)),
                _section("rhythm", _rhythm(holding, session), session),
            ],
            className="grid catalogue-two",
        ),
        _section("series", _series(holding, session, catalogue), session),
        html.Div(
            [
                _section("labels", _labels(holding, session, catalogue), session, point(Deed.ALIAS_ADDED, code)),
                _section("ranks", _ranks(holding, session), session, point(Deed.RANKS, family)),
            ],
            className="grid catalogue-two",
        ),
        _section("merging", merged_lines(code, session, catalogue), session, point(Deed.MERGED, code)),
        _section("history", history_lines(edits, session), session),
    ]


def heading(holding: IndicatorHolding, session: Session) -> html.Div:
    """Return the title of the page of one indicator, with the way back to the list."""
    entry = holding.indicator
    back = html.A(session.t("catalogue.back"), href=session.url("/catalogue"), **{"data-nav": ""})
    other = entry.name["en" if session.lang == "vi" else "vi"]
    parts = [
        html.P(back, className="cap"),
        html.H1(entry.name[session.lang]),
        html.P([other, " · ", html.Span(entry.code, className="mono")], className="sub"),
    ]
    return html.Div(html.Div(parts), className="pagehead")


def _section(name: str, content: Sequence[Any], session: Session, editing: str = "") -> html.Section:
    identity = f"catalogue-{name}"
    title = html.H2(session.t(f"catalogue.part.{name}"), id=identity)
    deed = action(editing, session.t(f"catalogue.action.{read_point(editing).deed}")) if editing else None
    return html.Section([html.Header([title, deed]), *content], className="fig", **{"aria-labelledby": identity})


def _meaning(holding: IndicatorHolding, session: Session, catalogue: Catalogue) -> list[Any]:
    entry = holding.indicator
    rows = [
        ("short", entry.short[session.lang]),
        ("unit", unit(entry, session, catalogue)),
        ("multiplier", _multiplier(entry.unit_measure, entry.display_mult)),
        ("kind", session.t(f"catalogue.kind.{entry.kind}")),
        ("measure", session.t(f"term.measure.{entry.default_measure}")),
        ("measures", _measures(holding, session)),
        ("ladder", _ladder(holding, session)),
    ]
    if entry.adds_up_to:
        total = catalogue.indicator(entry.adds_up_to)
        href = session.url("/catalogue", {"indicator": total.code})
        rows.append(("part_of", html.A(total.name[session.lang], href=href, **{"data-nav": ""})))
    return [html.P(entry.definition[session.lang], className="catalogue-definition"), _terms(rows, session)]


def _multiplier(unit_measure: str, mult: int) -> list[Any]:
    return [unit_measure, " × 10", html.Sup(str(mult))] if mult else [unit_measure]


def _terms(rows: Sequence[tuple[str, Any]], session: Session) -> html.Dl:
    parts: list[Any] = []
    for name, said in rows:
        parts += [html.Dt(session.t(f"catalogue.field.{name}")), html.Dd(said)]
    return html.Dl(parts, className="dl")


def _measures(holding: IndicatorHolding, session: Session) -> str:
    held = dict.fromkeys(one.measure for one in holding.series)
    return ", ".join(session.t(f"term.measure.{measure}") for measure in held) or session.t("catalogue.none")


def _ladder(holding: IndicatorHolding, session: Session) -> html.Ol:
    steps = []
    for status, held in holding.ladder:
        words = session.t("catalogue.held" if held else "catalogue.not_held", status=session.t(f"term.status.{status}"))
        steps.append(html.Li([mark(status, session.lang), " ", words], className="" if held else "mut"))
    return html.Ol(steps, className="catalogue-ladder")


def _rhythm(holding: IndicatorHolding, session: Session) -> list[Any]:
    main = holding.main
    if main is None or main.rhythm is None:
        last = format_date(main.published) if main and main.published else session.t("catalogue.none")
        return [_terms([("published", last)], session), html.P(session.t("catalogue.no_rhythm"), className="cap")]
    rhythm = main.rhythm
    rows = [
        ("last", period_phrase(main.last, session.lang)),
        ("published", format_date(main.published) if main.published else session.t("catalogue.none")),
        ("due", due(rhythm, session)),
    ]
    key = "catalogue.lag" if rhythm.learnt else "catalogue.lag_general"
    said = session.t(key, days=rhythm.lag.days, n=rhythm.learnt)
    if rhythm.rule is not None:
        said = session.t("catalogue.due_by_calendar", reference=rhythm.rule.reference[session.lang])
    return [_terms(rows, session), html.P(said, className="cap")]


# -- what is held ---------------------------------------------------------------------------------------------
def _series(holding: IndicatorHolding, session: Session, catalogue: Catalogue) -> list[Any]:
    if not holding.series:
        return [notice(session.t("catalogue.no_figures"), session.t("catalogue.no_figures_why"))]
    names = [session.t(f"catalogue.column.{name}") for name in SERIES_COLUMNS]
    head = html.Tr([html.Th(name, scope="col", className="num" if name == names[-1] else "") for name in names])
    rows = [_series_row(one, session, catalogue) for one in holding.series]
    table = html.Table([html.Thead(head), html.Tbody(rows)])
    return [html.Div(table, className="tblx catalogue-series", tabIndex=0)]


def _series_row(one: SeriesHolding, session: Session, catalogue: Catalogue) -> html.Tr:
    href = session.url("/revisions", {"s": one.series_key})
    name = html.A(series_name(one.series_key, catalogue, session), href=href, **{"data-nav": ""})
    published = format_date(one.published) if one.published else session.t("catalogue.none")
    marks = [mark(status, session.lang) for status, _ in _in_order(one)]
    return html.Tr(
        [
            html.Th([name, html.Small(one.series_key, className="mono")], scope="row"),
            html.Td(windows(one, session)),
            html.Td(coverage(one.first, one.last, session)),
            html.Td(html.Span(marks, className="catalogue-marks")),
            html.Td(published),
            html.Td(due(one.rhythm, session)),
            html.Td(str(one.readings), className="num"),
        ]
    )


def _in_order(one: SeriesHolding) -> list[tuple[str, bool]]:
    return [(status, True) for status in "EPAFTD" if status in one.statuses]


# -- labels and ranks -----------------------------------------------------------------------------------------
def _labels(holding: IndicatorHolding, session: Session, catalogue: Catalogue) -> list[Any]:
    entry = holding.indicator
    rules = [rule for rule in catalogue.labels.rules if rule.code == entry.code]
    rows = dict.fromkeys(row for rule in rules for row in rule.rows)
    groups = [
        (lang, [html.Li([label, _withdraw(entry.code, lang, label, session)]) for label in entry.aliases_in(lang)])
        for lang in LANGUAGES
    ]
    groups.append(("rules", [html.Li(row) for row in rows]))
    shown: list[Any] = []
    for name, labels in groups:
        if labels:
            shown += [html.H3(session.t(f"catalogue.labels.{name}")), html.Ul(labels, className="catalogue-labels")]
    return shown or [html.P(session.t("catalogue.no_labels"), className="mut")]


def _withdraw(code: str, lang: str, label: str, session: Session) -> html.Button:
    words = session.t("catalogue.action.alias_withdrawn", label=label)
    said = point(Deed.ALIAS_WITHDRAWN, code, sign(lang, label))
    return action(said, icon("close"), words, "catalogue-withdraw")


def _ranks(holding: IndicatorHolding, session: Session) -> list[Any]:
    family = holding.indicator.family
    names = [
        html.Li([origin.name_on(None, session.lang), " ", html.Small(origin.code, className="mono")])
        for origin in holding.origins
    ]
    said = session.t("catalogue.ranks.of", family=session.t(f"catalogue.family.{family}"))
    return [html.P(said, className="s"), html.Ol(names, className="catalogue-ranks")]
