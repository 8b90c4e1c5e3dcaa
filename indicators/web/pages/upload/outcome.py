"""What a commit did, and the way back; or what somebody else committed in between. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import html

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.period import Period, PeriodKind
from indicators.services.intake import Moved, Preview, largest
from indicators.web.components.icons import icon
from indicators.web.components.notices import conflict_block
from indicators.web.components.value import value_text
from indicators.web.pages.upload.changes import in_order
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.words import figure_name
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

CHOICES = {
    PeriodKind.INSTANT: PeriodChoice.INSTANT,
    PeriodKind.YEAR: PeriodChoice.YEAR,
    PeriodKind.HALF: PeriodChoice.YEAR_TO_DATE,
    PeriodKind.QUARTER: PeriodChoice.QUARTER,
    PeriodKind.MONTH: PeriodChoice.MONTH,
    PeriodKind.YEAR_TO_DATE: PeriodChoice.YEAR_TO_DATE,
}


def outcome_panel(preview: Preview, session: Session, catalogue: Catalogue) -> html.Section | None:
    """Return the batch that an upload became, with its chart and its undo; None before the commit."""
    batch = preview.batch
    if batch is None:
        return None
    parts: list[Any] = [html.Header(html.Div(html.H2(session.t("upload.done.title", batch=batch.batch_id))))]
    if batch.reverted_by is not None:
        parts.append(
            html.P(session.t("upload.done.undone", batch=batch.batch_id, by=batch.reverted_by), className="note warn")
        )
    else:
        kinds = [f"{n} {session.t(f'upload.kind.{kind}')}" for kind, n in preview.counts.items() if n]
        written = session.t("upload.done.written", n=batch.row_count)
        parts.append(html.P(f"{written} {', '.join(kinds)}.", className="sub"))
    top = largest(in_order(preview, catalogue))
    links = []
    if top is not None and batch.reverted_by is None:
        words = session.t("upload.done.chart", name=figure_name(top.figure, session, catalogue))
        links.append(
            html.A(
                words,
                href=session.url("/explore", chart_query(top.figure.series_key, top.figure.period)),
                className="btn pri",
                **{"data-nav": ""},
            )
        )
    links.append(
        html.A(session.t("upload.done.sources"), href=session.url("/sources"), className="btn", **{"data-nav": ""})
    )
    links.append(
        html.A(session.t("upload.done.next"), href=session.url("/upload"), className="btn", **{"data-nav": ""})
    )
    parts.append(html.Div(links, className="upload-actions"))
    if batch.reverted_by is None:
        parts.append(undo_form(session))
    return html.Section(parts, className="fig upload-result", role="status")


def undo_form(session: Session) -> html.Div:
    """Return the field for the reason and the button that takes the batch back."""
    return html.Div(
        [
            dmc.TextInput(
                id={"type": UploadId.UNDO_REASON, "index": "form"},
                label=session.t("upload.done.undo_reason"),
                attributes={"input": {"maxLength": 300}},
            ),
            html.Button(
                [icon("undo"), session.t("upload.done.undo")],
                id={"type": UploadId.UNDO, "index": "form"},
                type="button",
                className="btn",
            ),
            html.P(
                [
                    session.t("upload.recipe.stays"),
                    " ",
                    html.A(session.t("upload.recipe.all"), href=session.url("/recipes"), **{"data-nav": ""}),
                ],
                className="cap wide",
            ),
        ],
        className="upload-undo",
    )


def chart_query(series_key: str, period: Period) -> str:
    """Return the explorer's query that shows a figure among its like."""
    choice = CHOICES.get(period.kind, PeriodChoice.YEAR_TO_DATE if period.is_year_to_date else PeriodChoice.ALL)
    kind = ChartKind.LADDER if choice is PeriodChoice.YEAR_TO_DATE else ChartKind.COLUMN
    spec = ChartSpec(series=(series_key,), period=choice, kind=kind)
    return "&".join(part for part in (spec.to_query(), urlencode({"point": f"0~{period.render()}"})) if part)


def conflict_panel(moved: Sequence[Moved], session: Session, catalogue: Catalogue) -> html.Div:
    """Return what changed in between, beside what this file brings; nothing was written."""
    mine = html.Ul([html.Li(_line(one.incoming, session, catalogue)) for one in moved])
    theirs = html.Ul([html.Li(_between(one, session, catalogue)) for one in moved])
    title = session.t("upload.conflict.title" if moved else "upload.conflict.choices")
    return (
        conflict_block(session, title, mine, theirs)
        if moved
        else html.Div(html.P(title, className="what"), className="note block warn", role="alert")
    )


def _line(figure: Figure, session: Session, catalogue: Catalogue) -> list[Any]:
    return [f"{figure_name(figure, session, catalogue)}: ", html.B(value_text(figure, catalogue, session.lang))]


def _between(one: Moved, session: Session, catalogue: Catalogue) -> list[Any]:
    name = figure_name(one.incoming, session, catalogue)
    return [
        f"{name}: ",
        value_text(one.before, catalogue, session.lang),
        " → ",
        html.B(value_text(one.now, catalogue, session.lang)),
    ]
