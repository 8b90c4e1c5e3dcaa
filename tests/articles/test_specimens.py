"""Whole texts in the styles of different papers, with the figures a person finds in them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parents[1] / "specimens" / "articles"
NAMES = sorted(path.stem for path in SPECIMENS.glob("*.json"))


def read(name: str, extractor):
    said = json.loads((SPECIMENS / f"{name}.json").read_text(encoding="utf-8"))
    text = (SPECIMENS / f"{name}.txt").read_text(encoding="utf-8")
    return said, text, extractor.extract(text, date.fromisoformat(said["published"])).figures


def as_said(figure):
    period = figure.period
    days = (period.start.isoformat(), period.end.isoformat()) if period else (None, None)
    return (figure.indicator, str(figure.measure), figure.value, *days)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_a_person_finds_is_found_with_its_measure_and_period(name, extractor):
    said, _, figures = read(name, extractor)
    found = {as_said(figure) for figure in figures}
    wanted = [
        (one["indicator"], one["measure"], Decimal(str(one["value"])), one["start"], one["end"])
        for one in said["expected"]
    ]
    assert [one for one in wanted if one not in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_numbers_that_are_no_figures_of_the_country_are_left(name, extractor):
    said, _, figures = read(name, extractor)
    assert [figure.phrase for figure in figures if float(figure.value) in said["not_taken"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_phrase_stands_at_its_offset(name, extractor):
    _, text, figures = read(name, extractor)
    assert all(text[figure.offset :].startswith(figure.phrase) for figure in figures)
