"""The controls above the chart: series, period kind, transformation, range, events and chart kind. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.chart import MAX_SERIES, ChartSpec
from indicators.services.explore_answers import Choices
from indicators.transforms.formula import LETTERS
from indicators.web.components.icons import icon
from indicators.web.pages.explore.against import against_field
from indicators.web.pages.explore.chart_options import chart_options
from indicators.web.pages.explore.choice import SeriesOption
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.state import OF_MONTHS, OPEN_END, Tab

MOST_CHIPS = 12
"""Series that stand in the row; the others are unfolded."""

FEW_KINDS = 4
"""Kinds of chart that stand side by side; with more they are a list."""


def series_bar(spec: ChartSpec, options: Sequence[SeriesOption], lang: str) -> html.Div:
    """Return a chip for each series, each with its remove button, and the button to find another."""
    names = {option.key: option.short for option in options}
    lettered = bool(spec.formula) or len(spec.series) > 1
    chips = [
        _series_chip(key, names.get(key, key), letter if lettered else "", lang)
        for key, letter in zip_longest(spec.series, LETTERS[: len(spec.series)], fillvalue="")
    ]
    if len(chips) > MOST_CHIPS:
        more = html.Summary(translate(lang, "explore.series.more", n=len(chips) - MOST_CHIPS))
        rest = html.Div(chips[MOST_CHIPS:], className="explore-bar")
        chips = [*chips[:MOST_CHIPS], html.Details([more, rest], className="explore-more")]
    return html.Div([*chips, _adder(spec, lang)], id=ExploreId.SERIES, className="explore-bar")


def _series_chip(key: str, name: str, letter: str, lang: str) -> html.Span:
    remove = dmc.ActionIcon(
        icon("close"),
        id={"type": ExploreId.REMOVE, "index": key},
        variant="subtle",
        className="explore-remove",
        attributes={"root": {"aria-label": translate(lang, "explore.series.remove", name=name)}},
    )
    marked = html.Span(letter, className="explore-letter") if letter else None
    return html.Span([marked, html.Span(name), remove], className="explore-series")


def _adder(spec: ChartSpec, lang: str) -> Any:
    """Return the button that opens the finder for a further series, and the store in which its key arrives."""
    arrived = dcc.Store(id=ExploreId.ADD)
    if len(spec.series) >= MAX_SERIES:
        return html.Span([translate(lang, "explore.series.full", n=MAX_SERIES), arrived], className="explore-full")
    button = html.Button(
        [icon("plus"), translate(lang, "explore.series.add")],
        type="button",
        id=ExploreId.FIND,
        className="btn quiet explore-add",
        **{"data-find": ""},
    )
    return html.Span([button, arrived])


def chart_bar(spec: ChartSpec, choices: Choices, formula: Sequence[Any], lang: str) -> html.Div:
    """Return the three chips, range, events and chart kind, with only what is legal for these series.

    ``formula`` are the controls of the third chip.
    """
    periods = [(choice.value, _capital(translate(lang, f"term.window.{choice}"))) for choice in choices.periods]
    chosen = spec.period.value
    if spec.months:
        chosen = f"{spec.period}{OF_MONTHS}{spec.months}"
        periods.append((chosen, _capital(translate(lang, "charts.first_months", n=spec.months))))
    transforms = [
        (choice.value, _capital(translate(lang, f"term.transform.{choice}"))) for choice in choices.transforms
    ]
    parts = [
        chip(ExploreId.PERIOD, translate(lang, "explore.chip.period"), periods, chosen),
        chip(ExploreId.TRANSFORM, translate(lang, "explore.chip.transform"), transforms, spec.transform.value),
        _base(spec, choices, lang),
        *formula,
        *_range(spec, choices, lang),
        dmc.Switch(
            id=ExploreId.EVENTS,
            checked=spec.events,
            label=translate(lang, "explore.chip.events"),
            className="explore-events",
        ),
        against_field(spec, lang),
        html.Span(className="explore-grow"),
        *chart_options(spec, choices, lang),
        *_kinds(spec, choices, lang),
    ]
    return html.Div(parts, id=ExploreId.CONTROLS, className="explore-bar")


def _base(spec: ChartSpec, choices: Choices, lang: str) -> html.Div:
    """Return the choice of the period that an index sets to 100; hidden for anything else."""
    options = [(period.render(), _capital(period_phrase(period, lang))) for period in choices.bases]
    chosen = spec.base if spec.base in choices.bases else next(iter(choices.bases), None)
    select = chip(ExploreId.BASE, translate(lang, "explore.chip.base"), options, chosen.render() if chosen else None)
    return html.Div(select, id=ExploreId.BASE_PLACE, hidden=not options)


def _kinds(spec: ChartSpec, choices: Choices, lang: str) -> list[Any]:
    """Return the kinds side by side where they are few, else as a list; the list says why the others cannot draw."""
    kinds = [(choice.value, _capital(translate(lang, f"term.chart.{choice}"))) for choice in choices.kinds]
    refused = [
        {
            "value": kind.value,
            "label": f"{_capital(translate(lang, f'term.chart.{kind}'))}: {translate(lang, f'explore.kind.{code}')}",
            "disabled": True,
        }
        for kind, code in choices.refused
    ]
    label = translate(lang, "explore.chip.kind")
    select = chip(ExploreId.KIND_SMALL, label, kinds, spec.kind.value)
    select.disabled = False
    select.maxDropdownHeight = 460
    select.data = [
        {"group": translate(lang, "explore.kind.can"), "items": _data(kinds)},
        {"group": translate(lang, "explore.kind.cannot"), "items": refused},
    ]
    row = html.Div(
        dmc.SegmentedControl(id=ExploreId.KIND, data=_data(kinds[:FEW_KINDS]), value=spec.kind.value),
        id=ExploreId.KIND_ROW,
        role="group",
        className="explore-kinds",
        **{"aria-label": label},
    )
    if len(kinds) > FEW_KINDS:
        row.style = {"display": "none"}
    small = html.Div(select, id=ExploreId.KIND_LIST, className="explore-kinds-small")
    if len(kinds) > FEW_KINDS:
        small.style = {"display": "block", "flex": "0 1 11rem"}
    return [row, small]


def chip(name: ExploreId, label: str, options: list[tuple[str, str]], value: str | None) -> dmc.Select:
    """Return a select with its name above its value, both inside the border."""
    return dmc.Select(
        id=name,
        label=label,
        data=_data(options),
        value=value,
        allowDeselect=False,
        disabled=len(options) < 2,
        className="explore-chip",
        rightSection=icon("chevron"),
        rightSectionPointerEvents="none",
        comboboxProps={"width": "max-content", "position": "bottom-start"},
    )


def _range(spec: ChartSpec, choices: Choices, lang: str) -> list[dmc.Select]:
    """Return the two year selects; their first choice leaves that end open. Without a figure they stand still."""
    known = range(choices.years[0], choices.years[1] + 1) if choices.years else ()
    listed = sorted({*known, *(year for year in (spec.first, spec.last) if year is not None)})
    years = [(str(year), str(year)) for year in listed]
    pairs = ((ExploreId.FIRST, "first", spec.first, years), (ExploreId.LAST, "last", spec.last, years[::-1]))
    selects = []
    for name, message, chosen, offered in pairs:
        options = [(OPEN_END, translate(lang, f"explore.year.{message}")), *offered]
        value = OPEN_END if chosen is None else str(chosen)
        select = chip(name, translate(lang, f"explore.chip.{message}"), options, value)
        select.className = "explore-chip explore-year"
        selects.append(select)
    return selects


def tabs(open_tab: Tab, body: Any, lang: str) -> dmc.Tabs:
    """Return the three tabs with the body of the open one."""
    heads = [dmc.TabsTab(translate(lang, f"explore.tab.{tab}"), value=tab.value) for tab in Tab]
    return dmc.Tabs(
        [
            dmc.TabsList(heads, **{"aria-label": translate(lang, "explore.tab.label")}),
            dmc.TabsPanel(html.Div(body, id=ExploreId.BODY), value=open_tab.value),
        ],
        id=ExploreId.TABS,
        value=open_tab.value,
        className="explore-tabs",
    )


def _named(choices: Sequence[StrEnum], domain: str, lang: str) -> list[tuple[str, str]]:
    return [(choice.value, _capital(translate(lang, f"{domain}.{choice.value}"))) for choice in choices]


def _data(options: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in options]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
