"""What an upload commits in columns is what its figures say one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indicators.model.observation import Citation, CitationKind
from indicators.services.intake.committing import committed_columns
from indicators.store.commit import prepare, prepare_columns
from tests.store.figures import IMPORTS, figure


def test_the_columns_of_an_upload_are_its_figures() -> None:
    cited = Citation(CitationKind.CELL, publisher="NSO", file_name="biểu.xlsx", sha256="a" * 64)
    figures = [
        figure("1.50", citation=replace(cited, sheet="14.XK", cell="D9"), withheld="other_measure"),
        figure("2E+3", months=6, citation=replace(cited, sheet="15.NK", cell="AA120"), note="sơ bộ"),
        figure("3", key=IMPORTS, citation=replace(cited, sheet="14.XK", cell="D10"), published=date(2025, 9, 1)),
        figure("-0.0", key=IMPORTS, months=2, citation=replace(cited, sheet="14.XK", cell="E10"), published=None),
    ]
    singly, together = prepare(figures, ()), prepare_columns(committed_columns(figures))
    assert list(together.observations) == list(singly.observations)
    assert (together.hashes, together.digest) == (singly.hashes, singly.digest)
