"""The builder as components: heading with the file, basket, page and choices. Pure but for ``shown``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.export.report_document import Exhibit, ReportDocument
from indicators.i18n.dates import format_moment
from indicators.i18n.numbers import format_number
from indicators.model.errors import IndicatorsError
from indicators.model.report import Report
from indicators.services.reports import FORMATS, BlockChanges, Listed
from indicators.web.components.icons import icon
from indicators.web.components.notices import error_block, notice
from indicators.web.errors import describe
from indicators.web.pages.report.basket import Told, basket
from indicators.web.pages.report.buttons import act_button, start_button
from indicators.web.pages.report.ids import Deed, ReportId
from indicators.web.pages.report.sheet import sheets
from indicators.web.pages.report.side import side
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services import Services


MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with its pages by language, or the fault for which it has none, and what of it is stale."""

    report: Report
    pages: tuple[ReportDocument, ...]
    fault: IndicatorsError | None
    changes: Mapping[str, BlockChanges]
    latest: tuple[Listed, ...] = ()

    @property
    def disputes(self) -> dict[str, int]:
        """How many drawn figures of each chart or table are in dispute."""
        drawn = [part for page in self.pages[:1] for part in page.parts if isinstance(part, Exhibit)]
        blocks = [block.block_id for block in self.report.blocks if block.spec]
        pairs = zip(blocks, drawn, strict=False)
        return {block_id: len(part.document.data.discrepancies) for block_id, part in pairs}


def shown(services: Services, report: Report) -> Shown:
    """Return a report as it stands, read in one go."""
    changes = services.reports.changes(report)
    try:
        pages = tuple(services.report_files.pages(report, lang) for lang in report.language.languages)
    except IndicatorsError as fault:
        return Shown(report, (), fault, changes, services.reports.listed(MOST_LISTED))
    return Shown(report, pages, None, changes, services.reports.listed(MOST_LISTED))


def no_report(session: Session) -> html.Div:
    actions = [start_button(session, primary=True)]
    return html.Div(
        [
            html.Div(html.Div([html.H1(session.t("shell.nav.report"))]), className="pagehead"),
            notice(session.t("report.none"), session.t("report.none_why"), actions),
        ]
    )


def report_body(seen: Shown, session: Session, catalogue: Catalogue, selected: str) -> list[Any]:
    """Return heading, basket, page and choices of a report."""
    return [
        _head(seen, session),
        html.Div(
            [
                basket(seen.report, Told(seen.changes, seen.disputes), session, catalogue, selected),
                _middle(seen, session),
                side(seen.report, seen.changes, session),
            ],
            className="report-columns",
        ),
    ]


def _middle(seen: Shown, session: Session) -> html.Section:
    label = {"aria-label": session.t("report.page")}
    return html.Section(_pages(seen, session), className="report-middle", **label)


def _pages(seen: Shown, session: Session) -> list[Any]:
    if seen.pages:
        return sheets(seen.pages, narrow=session.narrow)
    if not seen.report.blocks:
        actions = [act_button(session.t("report.families"), Deed.FAMILIES, primary=True)]
        return [notice(session.t("report.empty"), session.t("report.empty_why"), actions)]
    return [error_block(session, describe(seen.fault))] if seen.fault else []


def _head(seen: Shown, session: Session) -> html.Div:
    report = seen.report
    count = format_number(len(report.blocks), 0, session.lang)
    title = dmc.TextInput(
        id=ReportId.TITLE,
        value=report.title.said(session.lang),
        debounce=True,
        attributes={"input": {"maxLength": 200, "aria-label": session.t("report.title")}},
        className="report-title",
    )
    stale = any(one.stale for one in seen.changes.values())
    refresh = act_button(session.t("report.refresh_all"), Deed.REFRESH_ALL, disabled=not stale)
    sub = session.t("report.subtitle", n=len(report.blocks), count=count, revision=report.revision)
    return html.Div(
        [
            html.Div([html.H1(session.t("shell.nav.report"), className="sr"), title, html.P(sub, className="sub")]),
            html.Div([_others(seen, session), refresh, _export(seen, session)], className="report-do"),
        ],
        className="pagehead",
    )


def _others(seen: Shown, session: Session) -> html.Details:
    """Return the menu of the reports saved last, and the way to begin another."""
    links = [html.Li(_link(one, session, here=one.report.report_id == seen.report.report_id)) for one in seen.latest]
    items = [*links, html.Li(start_button(session))]
    return html.Details(
        [html.Summary([session.t("report.others"), icon("chevron")], className="btn"), html.Ul(items)],
        className="menu report-others",
    )


def _link(one: Listed, session: Session, *, here: bool) -> html.A:
    title = one.report.title.said(session.lang) or session.t("report.untitled")
    address = session.url("/report", {"report": one.report.report_id})
    return html.A(
        [title, html.Small(format_moment(one.at))], href=address, **({"aria-current": "true"} if here else {})
    )


def _export(seen: Shown, session: Session) -> Any:
    """Return the button of the file of the template, with the menu of the other formats beside it."""
    fmt = seen.report.template.file_format.upper()
    words = [icon("down"), session.t("report.export", format=fmt)]
    if not seen.pages:
        return html.Button(words, type="button", className="btn pri", disabled=True, id=ReportId.EXPORT)
    address = f"/export/report/{seen.report.report_id}?lang={session.lang}"
    link = html.A(words, href=address, className="btn pri", id=ReportId.EXPORT, download="", **{"data-file": "report"})
    return html.Div([link, _formats(address, session)], className="report-save")


def _formats(address: str, session: Session) -> html.Details:
    """Return the menu of every format; what the server refuses is told in words (export.js)."""
    items = [
        html.Li(
            html.A(
                session.t(f"report.format.{name}"),
                href=f"{address}&format={name}",
                download="",
                **{"data-file": "report"},
            )
        )
        for name in FORMATS
    ]
    label = session.t("report.formats")
    summary = html.Summary([icon("chevron")], className="btn", title=label, **{"aria-label": label})
    return html.Details([summary, html.Ul(items)], className="menu")
