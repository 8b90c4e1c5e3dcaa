"""The form in which a figure is said as it is: indicator, measure, number, unit and period. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.series import Measure
from indicators.services.intake import ReviewedFigure
from indicators.web.components.unit_options import unit_options
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def correction_form(one: ReviewedFigure, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the form, filled with the figure as it stands."""
    figure = one.figure
    number = format_number(figure.value, figure.decimals, session.lang)
    indicators = [{"value": entry.code, "label": entry.name[session.lang]} for entry in catalogue.indicators]
    measures = [{"value": name.value, "label": session.t(f"term.measure.{name}")} for name in Measure]
    units = unit_options(session, catalogue)
    unit = f"{figure.unit}:{figure.unit_mult}"
    known = {option["value"] for option in units}
    said = period_phrase(figure.period, session.lang) if figure.period else ""
    fields = [
        _select(session, ArticlesId.INDICATOR, "indicator", indicators, figure.indicator or None),
        _select(session, ArticlesId.MEASURE, "measure", measures, _measure(figure.measure)),
        _text(session, ArticlesId.NUMBER, "number", number),
        _select(session, ArticlesId.UNIT, "unit", units, unit if unit in known else None),
        _text(session, ArticlesId.PERIOD, "period", said),
    ]
    save = html.Button(
        session.t("articles.save"),
        id={"type": ArticlesId.SAVE, "index": one.figure_id},
        type="button",
        className="btn pri",
    )
    title = html.H2(session.t("articles.correcting", phrase=one.read.phrase))
    heading = html.Div([title, html.P(f"“{one.phrase}”", className="s", lang="vi")])
    return html.Section(
        [
            html.Header(heading),
            html.Div(fields, className="articles-fields"),
            html.Div(save, className="upload-actions"),
        ],
        className="fig articles-correcting",
        **{"data-correcting": one.figure_id},
    )


def _measure(measure: str) -> str | None:
    return measure if measure in tuple(Measure) else None


def _select(
    session: Session, name: ArticlesId, words: str, options: list[dict[str, Any]], value: str | None
) -> dmc.Select:
    return dmc.Select(
        id={"type": name, "index": "form"},
        data=options,
        value=value,
        label=session.t(f"articles.field.{words}"),
        placeholder=session.t("articles.choose"),
        searchable=True,
        allowDeselect=False,
        comboboxProps={"position": "bottom-start"},
        maxDropdownHeight=280,
    )


def _text(session: Session, name: ArticlesId, words: str, value: str) -> dmc.TextInput:
    return dmc.TextInput(
        id={"type": name, "index": "form"},
        value=value,
        label=session.t(f"articles.field.{words}"),
        attributes={"input": {"maxLength": 120}},
    )
