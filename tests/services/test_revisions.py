"""The triangle of a series, everything about one figure, what changed since a day, and their files."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from indicators.model.chart import ChartKind, ChartSpec
from indicators.model.errors import Invalid, NotFound
from indicators.model.period import Period
from indicators.services.revision_files import RevisionFiles
from indicators.services.revisions import Asked, Revisions

GDP = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
MOCK_DAY = date(2026, 1, 16)
Q2 = Period.quarter(2022, 2)


@pytest.fixture
def revisions(at_hand) -> Revisions:
    return Revisions(at_hand.store, lambda: at_hand.catalogue, at_hand.figures)


@pytest.fixture
def files(at_hand, revisions) -> RevisionFiles:
    return RevisionFiles(revisions, lambda: at_hand.catalogue, at_hand.figures)


def test_a_reader_who_asks_nothing_sees_the_quarters_of_growth_and_the_one_read_most_often(revisions):
    table = revisions.table(Asked(), MOCK_DAY)
    assert (table.series_key, table.window, table.at, table.notices) == (GDP, "quarter", Q2, ())
    row = next(row for row in table.triangle.rows if row.history.period == Q2)
    assert [str(table.figures[r.obs_id].shown) for r in row.history.readings] == ["7.72", "7.83", "7.99", "8.56"]
    assert str(row.history.total) == "0.84"


def test_nothing_published_later_is_read(revisions):
    table = revisions.table(Asked(), date(2022, 7, 31))
    row = next(row for row in table.triangle.rows if row.history.period == Q2)
    assert [str(table.figures[r.obs_id].shown) for r in row.history.readings] == ["7.72"]


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        (Asked("FOO"), "series_unknown"),
        (Asked("'; DROP TABLE"), "series_unknown"),
        (Asked(GDP, "month"), "window_unknown"),
        (Asked(GDP, "quarter", "nonsense"), "at_unknown"),
        (Asked(GDP, "quarter", "1999-Q1"), "at_unknown"),
    ],
)
def test_what_is_asked_wrongly_is_replaced_by_the_nearest_with_a_notice(revisions, asked, notice):
    table = revisions.table(asked)
    assert table.notices == (notice,)
    assert (table.series_key, table.window) == (GDP, "quarter")
    assert asked.at != "1999-Q1" or table.at == Period.quarter(2013, 1)


def test_before_the_first_figure_there_is_nothing_to_show(revisions):
    with pytest.raises(NotFound, match="series_without_figures"):
        revisions.table(Asked(), date(1990, 1, 1))


def test_the_window_of_a_period_that_is_linked_to_is_its_own(revisions):
    table = revisions.table(Asked("FDI_REGISTERED", at="2025-S1"))
    assert (table.window, table.at) == ("half", Period.half(2025, 1))


def test_every_figure_says_when_it_was_in_use_why_it_lost_and_who_brought_it(revisions):
    history = revisions.figure(GDP, Q2)
    told = [(str(e.figure.shown), e.figure.role, e.criterion, e.spans[0].until, e.batch.actor) for e in history.entries]
    assert told == [
        ("7.72", "superseded", "publication", date(2022, 9, 28), "seed"),
        ("7.83", "superseded", "publication", date(2024, 6, 29), "seed"),
        ("7.99", "superseded", "publication", date(2025, 7, 5), "seed"),
        ("8.56", "winner", "publication", None, "seed"),
    ]


def test_between_two_origins_the_rank_decided(revisions):
    entries = revisions.figure("FDI_REGISTERED:VNM;measure=level;unit=USD", Period.half(2025, 1)).entries
    assert {str(e.figure.shown): (e.figure.role, e.criterion) for e in entries} == {
        "21.51": ("disagrees", "rank"),
        "21.52": ("winner", "rank"),
    }


def test_what_changed_since_a_day_lists_revised_and_new_figures(revisions):
    changed = {
        one.period: one for one in revisions.changed_since(date(2025, 7, 4), date(2025, 7, 6)) if one.series_key == GDP
    }
    assert (str(changed[Q2].before.shown), str(changed[Q2].after.shown)) == ("7.99", "8.56")
    assert changed[Period.quarter(2025, 2)].before is None
    with pytest.raises(Invalid, match="since_not_before"):
        revisions.changed_since(date(2025, 7, 6), date(2025, 7, 6))


def test_the_readings_of_one_period_are_a_chart_that_leaves_like_any_other(standing):
    spec, unknown = ChartSpec.from_query("s=GDP_GROWTH_YOY&kind=vintages&at=2022-Q2&as_of=2026-01-16")
    assert unknown == ()
    data = standing.explore.resolve(spec)
    assert data.rows["value"].tolist() == [7.72, 7.83, 7.99, 8.56]
    assert ChartSpec.from_query(data.spec.to_query()) == (data.spec, ())
    plain = standing.explore.settle(ChartSpec(("GDP_GROWTH_YOY",), kind=ChartKind.VINTAGES))
    assert plain.kind is not ChartKind.VINTAGES


def test_the_triangle_and_every_reading_with_its_citation_leave_as_files(files):
    asked = Asked(GDP, "quarter")
    rows = list(
        csv.reader(io.StringIO(files.file("triangle.csv", asked, None, MOCK_DAY, "en").content.decode("utf-8-sig")))
    )
    row = next(row for row in rows if row[0] == "Q2 2022")
    assert [cell for cell in row if cell] == [
        "Q2 2022",
        "7.72",
        "7.83",
        "0.11",
        "7.99",
        "0.16",
        "8.56",
        "0.57",
        "0.84",
        "National Statistics Office",
    ]
    text = files.file("vintages.csv", asked, None, MOCK_DAY, "vi").content.decode("utf-8-sig")
    assert all(word in text for word in ("7.72", "8.56", "Người Lao Động", "https://"))
    book = load_workbook(io.BytesIO(files.file("triangle.xlsx", asked, None, MOCK_DAY, "vi").content))
    assert book.sheetnames == ["Tam giác", "Các lần đọc"]
    assert "7.99" in files.file("changes.csv", asked, date(2025, 7, 4), date(2025, 7, 6), "en").content.decode()


@pytest.mark.parametrize(
    ("name", "asked", "code"),
    [
        ("triangle.pdf", Asked(GDP), "export_format_unknown"),
        ("triangle.csv", Asked("FOO"), "export_query"),
        ("changes.csv", Asked(), "export_query"),
    ],
)
def test_a_file_of_something_else_than_was_asked_for_is_refused(files, name, asked, code):
    with pytest.raises(Invalid, match=code):
        files.file(name, asked, None, None, "vi")
