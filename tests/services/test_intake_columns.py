"""Figures in columns are compared, screened and followed as they are one by one."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pandas as pd
import pytest

from indicators.model.frames import records
from indicators.model.observation import Precision
from indicators.model.period import Period
from indicators.services.intake import diff as comparing
from indicators.services.intake.cell_figures import incoming_figures
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.following import following
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import map_labels
from indicators.transforms.windows import derive_windows
from indicators.winners import Role, mark
from tests.services.candidates import candidate, frame

PERIODS = [
    *(Period.month(year, month) for year in (2023, 2024) for month in range(1, 13)),
    *(Period.year_to_date(2024, month) for month in range(2, 12)),
]
LABELS = ("TỔNG TRỊ GIÁ", "Khu vực kinh tế trong nước", "Khu vực có vốn đầu tư NN")


def arriving(seeded, seed):
    """Random figures of three series: some twice, some in conflict with what is stored, some blank or no number."""
    chance = random.Random(seed)
    rows = [
        candidate(
            chance.choice(LABELS),
            chance.choice([*PERIODS, None]),
            chance.choice(["", "190700", "35920", str(chance.randrange(10**6) / 100), "1E+3", "NaN"]),
            f"{chance.choice('DGM')}{row}",
            obs_status=chance.choice(["E", "P", "", "F"]),
            decimals=chance.choice([0, 2, None]),
            qualifier=chance.choice(["exact", "exact", "about", "over"]),
        )
        for row in range(9, 9 + chance.randrange(1, 60))
    ]
    candidates = frame(*rows)
    publication = Publication("NSO", "NSO", "", chance.choice([date(2026, 1, 6), None]), Precision.DAY)
    mapping = map_labels(printed_labels(candidates, seeded.catalogue), seeded.catalogue, {})
    return incoming_figures(candidates, mapping, Draft("f.xlsx", "0" * 64, "x"), publication)


def history_of(seeded, figures):
    found = [seeded.figures.marked(key.render()) for key in figures.series.pool]
    return pd.concat(found, ignore_index=True)


@pytest.mark.parametrize("seed", range(12))
def test_each_figure_has_beside_it_what_a_comparison_of_all_gives(standing, seed):
    figures = arriving(standing, seed)
    if not len(figures):
        return
    history, rank, make = history_of(standing, figures), standing.catalogue.rank, standing.figures.maker()
    diff = comparing.compare(figures, history, rank, make)
    whole = figures.stored(np.arange(len(figures)))
    singly = comparing._beside(list(figures), whole, history, rank, make)
    assert list(map(repr, diff)) == list(map(repr, singly))
    assert [repr(diff[at]) for at in range(len(diff))] == list(map(repr, singly))
    assert diff.written().tolist() == [at for at, row in enumerate(singly) if row.writes]


@pytest.mark.parametrize("seed", range(12))
def test_the_windows_that_follow_are_those_of_all_figures_together(standing, seed):
    figures = arriving(standing, seed)
    if not len(figures):
        return
    rank, make = standing.catalogue.rank, standing.figures.maker()
    history = history_of(standing, figures)
    for past in (history, history.iloc[0:0]):
        diff = comparing.compare(figures, past, rank, make)
        found = following(diff, lambda _key: True, past, rank, make)
        rows = [at for at, row in enumerate(diff) if row.writes and row.role != Role.BLANK]
        new = figures.stored(np.array(rows, dtype=np.int64))
        stored = past[past["obs_id"].notna()][new.columns]
        after = mark(pd.concat([stored, new], ignore_index=True) if len(stored) else new, rank)
        gaps = records(past[past["obs_id"].isna()])
        before = {(row["series_key"], row["start"], row["end"]): row["value_text"] for row in gaps}
        touched = set(new["series_key"])
        expected = [
            make({**row, "role": Role.WINNER.value, "discrepancy": False})
            for row in records(derive_windows(after, rank))
            if row["series_key"] in touched
            and before.get((row["series_key"], row["start"], row["end"])) != row["value_text"]
        ]
        assert tuple(found) == tuple(expected)
        assert len(found) == len(expected)
