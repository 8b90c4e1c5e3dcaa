"""The dialog in which one figure is corrected: what is right, what would then be in use, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.i18n.numbers import NO_FIGURE, format_number, format_with_unit
from indicators.model.observation import CitationKind
from indicators.model.text import clean
from indicators.services.corrections import MAX_CITED, STATUSES, Outcome, correctable
from indicators.services.discrepancies import MAX_REASON
from indicators.web.components.icons import icon
from indicators.web.components.value import value_text
from indicators.web.pages.revisions.decision import outcome_lines
from indicators.web.pages.revisions.ids import FIELDS, CorrectionId
from indicators.web.pages.revisions.words import SEPARATOR, named
from indicators.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from indicators.catalogue import Catalogue
    from indicators.model.finding import Finding
    from indicators.services.discrepancies import Discrepancy
    from indicators.services.figures import Figure

    Tell = Callable[[Finding, str], str]

LONGEST_NUMBER = 64
LONGEST_DAY = 10


def correct_button(figure: Figure, seen: Discrepancy, version: int, session: Session) -> html.Button | None:
    """Return the button that opens the dialog for one figure; None for what is derived, a range or corrected."""
    if not correctable(figure):
        return None
    state = (figure.series_key, figure.period.render(), str(seen.head), str(version), str(figure.obs_id))
    return html.Button(
        session.t("revisions.correct.button"),
        id={"type": CorrectionId.OPEN, "point": SEPARATOR.join(state)},
        type="button",
        className="revisions-open",
        **{"aria-haspopup": "dialog"},
    )


def correction_dialog(session: Session, catalogue: Catalogue) -> dmc.Modal:
    """Return the dialog, empty until a figure is to be corrected."""
    origins = [{"value": one.code, "label": one.name_on(None, session.lang)} for one in catalogue.origins]
    statuses = [{"value": one.value, "label": session.t(f"term.status.{one}")} for one in STATUSES]
    return dmc.Modal(
        [
            dcc.Store(id=CorrectionId.TARGET),
            html.H2(id=CorrectionId.TITLE, className="revisions-dialog-title"),
            html.Div(
                [
                    _text("number", CorrectionId.NUMBER, LONGEST_NUMBER, session),
                    _choice("status", CorrectionId.STATUS, statuses, session),
                    _choice("origin", CorrectionId.ORIGIN, origins, session),
                    _text("published", CorrectionId.PUBLISHED, LONGEST_DAY, session),
                    _text("cited", CorrectionId.CITED, MAX_CITED, session),
                ],
                className="revisions-fields",
            ),
            html.Div(id=CorrectionId.OUTCOME, className="revisions-outcome", role="status"),
            html.Div(
                dmc.Checkbox(id=CorrectionId.CONFIRMED, label=session.t("revisions.correct.confirmed"), checked=False),
                id=CorrectionId.CONFIRMED_BOX,
                hidden=True,
                className="revisions-despite",
            ),
            html.Label(session.t("revisions.dialog.reason"), htmlFor=CorrectionId.REASON, className="revisions-label"),
            dcc.Textarea(id=CorrectionId.REASON, maxLength=MAX_REASON, className="field revisions-reason", value=""),
            html.Div(id=CorrectionId.REFUSAL, className="revisions-refusal", role="alert"),
            html.P(session.t("revisions.correct.kept"), className="mic mut"),
            html.Div(
                html.Button(
                    session.t("revisions.dialog.confirm"), id=CorrectionId.COMMIT, type="button", className="btn pri"
                ),
                className="revisions-actions",
            ),
        ],
        id=CorrectionId.DIALOG,
        opened=False,
        size="lg",
        title=session.t("revisions.correct.button"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="revisions-modal",
    )


def _text(name: str, identity: CorrectionId, longest: int, session: Session) -> html.Div:
    field = dcc.Input(id=identity, value="", maxLength=longest, debounce=0.3, className="field", autoComplete="off")
    return _field(name, identity, field, session)


def _choice(name: str, identity: CorrectionId, data: list[Any], session: Session) -> html.Div:
    select = dmc.Select(
        id=identity,
        data=data,
        allowDeselect=False,
        searchable=name == "origin",
        nothingFoundMessage=session.t("revisions.none_found"),
        rightSection=icon("chevron"),
        rightSectionPointerEvents="none",
        className="revisions-choice",
    )
    return _field(name, identity, select, session)


def _field(name: str, identity: CorrectionId, field: Any, session: Session) -> html.Div:
    words: list[Any] = [session.t(f"revisions.correct.{name}")]
    if name == "number":
        words += [" ", html.Span(id=CorrectionId.UNIT, className="mut")]
    label = html.Label(words, htmlFor=identity, className="revisions-label")
    found = html.Div(id=f"{CorrectionId.FOUND}-{name}", className="revisions-found", **{"aria-live": "polite"})
    return html.Div([label, field, found], className=f"revisions-field {name}")


def opened(figure: Figure, session: Session, catalogue: Catalogue) -> tuple[Any, ...]:
    """Return title, unit and the fields as the corrected figure says them: status, origin, day, place."""
    name = named(figure.series_key, figure.period, session, catalogue)
    title = session.t("revisions.correct.title", name=name, value=printed(figure, session, catalogue))
    unit = catalogue.unit_symbol(figure.unit_measure, figure.unit_mult, session.lang)
    day = format_date(figure.published, figure.published_precision) if figure.published else ""
    return title, f"({unit})", figure.obs_status, figure.origin, day, _place(figure)


def printed(figure: Figure, session: Session, catalogue: Catalogue) -> str:
    """Return a figure in the unit in which it is printed, which is the one a correction is typed in."""
    if figure.value is None:
        return NO_FIGURE
    unit = catalogue.unit_symbol(figure.unit_measure, figure.unit_mult, session.lang)
    return format_with_unit(format_number(figure.value, figure.decimals, session.lang), unit, session.lang)


def _place(figure: Figure) -> str:
    """Return where the corrected figure stands, as far as one line says it."""
    cited = figure.citation
    if cited.kind is CitationKind.CELL:
        cell = f"{cited.sheet}!{cited.cell}" if cited.cell else cited.sheet
        return clean(f"{cited.file_name} {cell}")[:MAX_CITED]
    return (cited.title or cited.url)[:MAX_CITED]


def outcome_block(outcome: Outcome | None, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return what the correction would do, in sentences; empty until it can be read."""
    if outcome is None or outcome.proposed is None or outcome.refused:
        return [html.P(session.t("revisions.correct.type"), className="mut")]
    said = []
    if outcome.why != "wins":
        used = value_text(outcome.winner, catalogue, session.lang) if outcome.winner else NO_FIGURE
        words = session.t(f"revisions.correct.why.{outcome.why}")
        said.append(html.P(session.t("revisions.correct.not_used", used=used, why=words), className="note warn"))
    return [*said, *(outcome_lines(outcome.changes, session, catalogue) if outcome.changes else [_same(session)])]


def _same(session: Session) -> html.P:
    return html.P(session.t("revisions.correct.same_in_use"))


def found_lines(outcome: Outcome | None, session: Session, tell: Tell) -> list[list[Any]]:
    """Return what was found, for each field of FIELDS."""
    findings = () if outcome is None else outcome.findings
    return [
        [html.P(tell(one, session.lang), className=str(one.severity)) for one in findings if one.cell == name]
        for name in FIELDS
    ]
