"""The choices of the file at the right: template, language, annex, house style; and what has been revised since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.periods import period_phrase
from indicators.model.report import HOUSE_KINDS, Report, ReportLanguage, Template
from indicators.services.reports import BlockChanges
from indicators.web.components.icons import icon
from indicators.web.pages.report.buttons import act_button
from indicators.web.pages.report.ids import Deed, ReportId
from indicators.web.session import Session

ACCEPTED = {"docx": ".docx", "pptx": ".pptx", "logo": ".png,.jpg,.jpeg"}
MOST_TOLD = 12


def side(report: Report, changes: Mapping[str, BlockChanges], session: Session) -> html.Section:
    """Return the panel of the file."""
    return html.Section(
        [
            html.H2(session.t("report.file")),
            _templates(report, session),
            _languages(report, session),
            dmc.Checkbox(
                id=ReportId.ANNEX,
                checked=report.annex,
                label=session.t("report.annex"),
                description=session.t("report.annex_what"),
            ),
            _house(report, session),
            _changed(changes, session),
        ],
        className="report-panel report-side",
        **{"aria-label": session.t("report.file")},
    )


def _templates(report: Report, session: Session) -> Any:
    radios = [
        dmc.Radio(
            value=one.value,
            label=session.t(f"report.template.{one}"),
            description=session.t(f"report.template.{one}_what"),
        )
        for one in Template
    ]
    return dmc.RadioGroup(
        dmc.Stack(radios, gap="xs"),
        id=ReportId.TEMPLATE,
        value=report.template.value,
        label=session.t("report.template"),
        className="report-group",
    )


def _languages(report: Report, session: Session) -> html.Div:
    control = dmc.SegmentedControl(
        id=ReportId.LANGUAGE,
        value=report.language.value,
        data=[{"value": one.value, "label": session.t(f"report.language.{one}")} for one in ReportLanguage],
        fullWidth=True,
    )
    return html.Div([html.H3(session.t("report.language")), control], className="report-group")


def _house(report: Report, session: Session) -> html.Div:
    rows = []
    for kind in HOUSE_KINDS:
        file = report.house.get(kind)
        words = session.t(f"report.house.{kind}")
        upload = html.Label(
            dcc.Upload(
                html.Span(session.t("report.house.choose"), className="btn sm"),
                id={"type": ReportId.HOUSE, "kind": kind},
                accept=ACCEPTED[kind],
                disable_click=True,
            ),
            title=words,
            **{"aria-label": words},
        )
        drop = act_button(icon("close"), Deed.DROP_HOUSE, kind, label=session.t("report.house.drop", name=words))
        name = html.Span(file.name if file else session.t("report.house.ours"), className="mic mut")
        rows.append(html.Li([html.Div([words, name]), drop if file else upload]))
    what = html.P(session.t("report.house.what"), className="mic mut")
    return html.Div([html.H3(session.t("report.house")), html.Ul(rows), what], className="report-group report-files")


def _changed(changes: Mapping[str, BlockChanges], session: Session) -> html.Div:
    lang = session.lang
    rows: dict[str, Any] = {}
    for told in changes.values():
        for _, one in told.sentences:
            name = "" if one.figure is None else period_phrase(one.figure.period, lang)
            rows.setdefault(f"{name}{one.before}{one.after}", (name, one.before, one.after))
        for figure in told.figures:
            name = f"{figure.name[lang]}, {period_phrase(figure.period, lang)}"
            rows.setdefault(f"{name}{figure.before}", (name, figure.before[lang], figure.after[lang]))
    listed = [
        html.Tr([html.Th(name, scope="row"), html.Td([before, " → ", html.B(after or session.t("report.withdrawn"))])])
        for name, before, after in list(rows.values())[:MOST_TOLD]
    ]
    body = html.Table(html.Tbody(listed)) if listed else html.P(session.t("report.unchanged"), className="mic mut")
    return html.Div([html.H3(session.t("report.changed")), body], className="report-group")
