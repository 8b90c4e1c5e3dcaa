"""Why a figure is as it is: the figures of the store it comes near to, by measure, period and value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.periods import period_phrase
from indicators.services.quoting import Checked, NearMatch, said
from indicators.web.pages.check.draft import Draft
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.quoting import Quoting

COLUMNS = ("figure", "period", "store", "measure", "same_period", "value")


def why_body(
    draft: Draft, number: int, quoting: Quoting, session: Session, catalogue: Catalogue
) -> html.Section | None:
    """Return the near matches of the figure with a number of the list; None where the draft has no such figure."""
    checked = draft.checked(quoting)
    if not 0 < number <= len(checked):
        return None
    one = checked[number - 1]
    return why_panel(number, one, quoting.near(one, draft.as_of), session, catalogue)


def why_panel(
    number: int, one: Checked, near: tuple[NearMatch, ...], session: Session, catalogue: Catalogue
) -> html.Section:
    """Return the table; what should stand there comes first, what the printed number is stands out."""
    verdict = session.t(f"check.verdict.{one.verdict.value}")
    title = session.t("check.why.title", number=number, verdict=verdict)
    heading = html.Div([html.H2(title), html.P(session.t("check.why.subtitle"), className="s")])
    parts: list[Any] = [html.Header(heading)]
    if not near:
        parts.append(html.P(session.t("check.why.none", phrase=one.figure.phrase), className="note"))
        return html.Section(parts, className="fig check-near")
    words = {"figure": session.t("check.why.figure", phrase=one.figure.phrase)}
    heads = [
        html.Th(
            words.get(name) or session.t(f"check.why.{name}"), scope="col", className="num" if name == "store" else ""
        )
        for name in COLUMNS
    ]
    rows = [_row(match, one, session, catalogue) for match in near]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)])
    parts.append(html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-label": title}))
    return html.Section(parts, className="fig check-near")


def _row(match: NearMatch, one: Checked, session: Session, catalogue: Catalogue) -> html.Tr:
    known = match.known
    name = catalogue.indicator(known.indicator).name[session.lang]
    measure = "" if known.measure == "level" else session.t(f"term.measure.{known.measure}")
    formula = known.formula.replace(".", ",") if session.lang == "vi" else known.formula
    cells = [
        html.Th(
            [name, *(html.Span(words, className="why") for words in (measure, formula) if words)],
            scope="row",
        ),
        html.Td(period_phrase(known.period, session.lang)),
        html.Td(said(known, session.lang, catalogue), className="num"),
        *(html.Td(_agrees(agrees, session)) for agrees in (match.measure, match.period, match.value)),
    ]
    return html.Tr(cells, className="on" if match.value and known is not one.stored else "")


def _agrees(agrees: bool, session: Session) -> html.Span:
    sign, tone = ("✓", "ok") if agrees else ("≠", "dis")
    words = session.t("check.why.yes" if agrees else "check.why.no")
    return html.Span([html.Span(sign, **{"aria-hidden": "true"}), f" {words}"], className=f"check-chip check-{tone}")
