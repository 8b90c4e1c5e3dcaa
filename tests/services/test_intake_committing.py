"""What an upload commits in columns is what its figures say one by one."""

from __future__ import annotations

from datetime import date

import numpy as np

from indicators.catalogue import load_catalogue
from indicators.model.observation import Precision
from indicators.services.intake.cell_figures import incoming_figures
from indicators.services.intake.committing import committed_columns
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import map_labels
from indicators.settings import read_settings
from indicators.store.commit import prepare, prepare_columns
from tests.services.candidates import JULY, SEVEN, candidate, frame


def test_the_columns_of_an_upload_are_its_figures() -> None:
    catalogue = load_catalogue(read_settings({}).seeds_dir)
    said = {"label": "TỔNG TRỊ GIÁ"}
    candidates = frame(
        candidate(**said, period=SEVEN, value="1.50", cell="D9"),
        candidate(**said, period=JULY, value="2E+3", cell="AA120", sheet="15", notes="sơ bộ", decimals=None),
        candidate(**said, period=SEVEN, value="-0.0", cell="E10", obs_status="", raw="−0,0"),
        candidate(**said, period=JULY, value="0.00000012", cell="E11", qualifier="about"),
        candidate(**said, period=None, value="7", cell="E12"),
        candidate(**said, period=SEVEN, value="", cell="E13"),
    )
    publication = Publication("NSO", "NSO", "Bảng", date(2026, 1, 5), Precision.DAY)
    mapping = map_labels(printed_labels(candidates, catalogue), catalogue, {})
    figures = incoming_figures(
        candidates, mapping, Draft("biểu.xlsx", "a" * 64, "x"), publication, {1: ("unit=USD:6",)}
    )
    figures = figures.held_back({"14.XK!D9": "other_measure"})
    assert [one.observation.citation.corrected for one in figures] == [(), ("unit=USD:6",), (), ()]
    for rows in (np.arange(len(figures)), np.array([0, 2]), np.array([], dtype=np.int64)):
        singly = prepare([figures[at].observation for at in rows.tolist()], ())
        together = prepare_columns(committed_columns(figures, rows))
        assert list(together.observations) == list(singly.observations)
        assert (together.hashes, together.digest) == (singly.hashes, singly.digest)
