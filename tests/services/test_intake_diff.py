from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd

from indicators.model.observation import Precision
from indicators.model.period import Period
from indicators.services.intake.cell_figures import incoming_figures
from indicators.services.intake.diff import Change, Detail, compare, counts, largest
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import map_labels
from indicators.winners import MARKED, Role
from tests.services.candidates import SEVEN, candidate, exports_table, frame

NSO = Publication("NSO", "Tổng cục Thống kê", "Biểu số liệu", date(2024, 7, 29), Precision.DAY)
AUGUST = replace(NSO, published=date(2024, 8, 29))
HALF = Period.half(2024, 1)


def differences(seeded, candidates, publication=NSO):
    draft = Draft("T7.2024.xlsx", "0" * 64, "analyst")
    figures = incoming_figures(
        candidates, map_labels(printed_labels(candidates, seeded.catalogue), seeded.catalogue, {}), draft, publication
    )
    keys = {one.observation.series_key.render() for one in figures}
    history = [seeded.figures.marked(key) for key in keys]
    past = (
        pd.concat([one for one in history if len(one)], ignore_index=True) if any(map(len, history)) else MARKED.empty()
    )
    return compare(figures, past, seeded.catalogue.rank, seeded.figures.maker())


def half(value, label="TỔNG TRỊ GIÁ", **said):
    return candidate(label, HALF, value, "G9", header="6 tháng năm 2024", period_text="6 tháng năm 2024", **said)


def test_figures_of_a_period_without_any_are_new_and_would_win(standing):
    rows = differences(standing, exports_table())
    total = next(row for row in rows if row.incoming.where == "14.XK!G9")
    assert (total.kind, total.stored, total.role) == (Change.NEW, None, Role.WINNER)
    assert total.figure.shown == Decimal("226.98")
    assert counts(rows) == {"new": 9, "revised": 0, "conflicting": 0, "unchanged": 0}


def test_another_origin_with_another_value_is_a_conflict_and_customs_keeps_its_place(standing):
    (row,) = differences(standing, frame(half("191060")))
    assert (row.kind, row.stored.origin, row.stored.shown) == (Change.CONFLICTING, "CUSTOMS", Decimal("190.7"))
    assert row.change == Decimal("0.36")
    assert round(row.percent, 2) == Decimal("0.19")
    assert row.role == Role.DISAGREES


def test_a_later_word_of_the_same_origin_is_a_revision(standing):
    imports = {"title": "15. Hàng hóa nhập khẩu", "sheet": "15.NK"}
    (row,) = differences(standing, frame(half("179100", **imports)), AUGUST)
    assert (row.kind, row.detail, row.stored.origin) == (Change.REVISED, Detail.NONE, "NSO")
    assert row.change == Decimal("0.65")


def test_an_older_publication_of_the_same_origin_is_an_earlier_reading(standing):
    imports = {"title": "15. Hàng hóa nhập khẩu", "sheet": "15.NK"}
    older = replace(NSO, published=date(2024, 6, 1))
    (row,) = differences(standing, frame(half("179100", **imports)), older)
    assert (row.kind, row.detail) == (Change.REVISED, Detail.EARLIER)
    assert row.role != Role.WINNER


def test_the_same_value_of_the_same_origin_in_a_later_publication_confirms_it(standing):
    imports = {"title": "15. Hàng hóa nhập khẩu", "sheet": "15.NK"}
    (row,) = differences(standing, frame(half("178450", **imports)), AUGUST)
    assert (row.kind, row.detail, row.writes) == (Change.UNCHANGED, Detail.CONFIRMED, True)


def test_another_origin_that_says_the_same_within_rounding_is_no_conflict(standing):
    (row,) = differences(standing, frame(half("190702")))
    assert (row.kind, row.detail, row.writes) == (Change.UNCHANGED, Detail.OTHER_SOURCE_AGREES, True)


def test_a_figure_that_stands_twice_in_the_file_is_written_once(standing):
    rows = differences(standing, frame(half("191060"), half("191060", sheet="13. Tongmuc")))
    assert [(row.detail, row.writes) for row in rows] == [(Detail.NONE, True), (Detail.TWICE, False)]
    assert sum(counts(rows).values()) == 1


def test_the_largest_change_is_the_one_that_is_told_first(standing):
    imports = {"title": "15. Hàng hóa nhập khẩu", "sheet": "15.NK"}
    rows = differences(standing, frame(half("191060"), half("179100", **imports)))
    assert largest(rows).figure.indicator == "IMP_GOODS"


def test_without_any_change_the_first_new_figure_is_told(standing):
    assert largest(differences(standing, exports_table())).incoming.where == "14.XK!D9"
    assert largest(differences(standing, frame())) is None


def test_an_undated_file_never_wins(standing):
    rows = differences(standing, exports_table(), replace(NSO, published=None, precision=Precision.NONE, undated=True))
    assert {row.role for row in rows} == {Role.UNDATED}


def test_the_citation_reaches_the_cell(standing):
    row = next(row for row in differences(standing, exports_table()) if row.incoming.where == "14.XK!G9")
    cited = row.figure.citation
    assert (cited.sheet, cited.cell, cited.file_name, cited.publisher) == (
        "14.XK",
        "G9",
        "T7.2024.xlsx",
        "Tổng cục Thống kê",
    )
    assert row.figure.period == SEVEN
