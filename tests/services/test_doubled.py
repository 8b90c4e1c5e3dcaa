"""Figures that a file has twice with two values: they alone are left out, and everything else can be taken."""

import pytest
from openpyxl import Workbook

from indicators.checks.wording import finding_text
from indicators.model.finding import Severity
from indicators.model.period import Period
from indicators.services.intake import Blocker, Intake
from indicators.services.intake.correction import What
from indicators.settings import read_settings
from tests.services.conftest import TODAY
from tests.services.test_intake import NSO, committed, ready, received

EXPORTS, IMPORTS = "EXP_GOODS:VNM;measure=level;unit=USD", "IMP_GOODS:VNM;measure=level;unit=USD"
HEAD = ["series_key", "indicator", "period", "value", "unit", "status", "note"]
TWICE = [
    ["EXP_GOODS", "", "2024-M07", 35.92, "tỷ USD", "E", ""],
    ["EXP_GOODS", "", "2024-M07", 36.92, "tỷ USD", "E", ""],
    ["IMP_GOODS", "", "2024-M07", 33.8, "tỷ USD", "E", ""],
]


@pytest.fixture
def intake(seeded, tmp_path):
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    return Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)


def book(path, **sheets):
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def told(preview, code):
    return [one for one in preview.findings if one.finding.code == code]


def test_the_rest_of_a_template_is_taken_and_both_cells_are_named(seeded, intake, tmp_path):
    upload = received(intake, book(tmp_path / "t.xlsx", Data=[HEAD, *TWICE]))
    preview = intake.preview(upload)
    (question,) = told(preview, "duplicates_left_out")
    assert (question.severity, question.finding.where) == (Severity.SOFT, "Data!D2")
    said = question.finding.params
    assert (said["where"], said["other"]) == ("Data!D2", "Data!D3")
    assert (said["value"]["value"], said["other_value"]["value"]) == ("35.92", "36.92")
    (pair,) = told(preview, "duplicate_conflict")
    for one in (question.finding, pair.finding):
        assert {"35,92", "36,92"} <= set(finding_text(one, seeded.catalogue, "vi").replace(":", " ").split())
        assert {"35.92", "36.92"} <= set(finding_text(one, seeded.catalogue, "en").replace(":", " ").split())
    assert Blocker.HARD_FINDINGS not in preview.blockers
    assert [str(row.figure.series_key) for row in preview.diff] == ["IMP_GOODS:VNM;measure=level;unit=USD"]
    committed(intake, upload)
    assert [str(one.shown) for one in seeded.figures.shown(IMPORTS) if one.period == Period.month(2024, 7)] == ["33.8"]
    assert not [one for one in seeded.figures.shown(EXPORTS) if one.period == Period.month(2024, 7)]


def test_it_is_asked_once_and_each_pair_is_told_beside_it(intake, tmp_path):
    months = [["EXP_GOODS", "", f"2024-M0{n}", 30 + n, "tỷ USD", "E", ""] for n in range(1, 7)]
    again = [[*row[:3], row[3] + 0.5, *row[4:]] for row in months]
    preview = intake.preview(received(intake, book(tmp_path / "t.xlsx", Data=[HEAD, *months, *again, TWICE[2]])))
    assert len([one for one in preview.findings if one.open]) == 1
    assert len(told(preview, "duplicate_conflict")) == 6
    assert {one.severity for one in told(preview, "duplicate_conflict")} == {Severity.INFO}


def test_a_table_that_disagrees_with_itself_throughout_is_left_out_whole(intake, tmp_path):
    years = list(range(2010, 2025))
    wide = [["Xuất khẩu hàng hóa"], ["Tỷ USD"], ["", *years, *years], ["Tổng trị giá", *range(15), *range(50, 65)],
            ["Nhập khẩu", *range(15), *[None] * 15]]  # fmt: skip
    rest = [HEAD, TWICE[2]]
    preview = intake.preview(received(intake, book(tmp_path / "t.xlsx", Bang=wide, Data=rest)))
    assert told(preview, "doubled_table_left_out")[0].finding.sheet == "Bang"
    assert {row.figure.citation.sheet for row in preview.diff} == {"Data"}


def test_a_file_of_nothing_but_two_values_brings_nothing(intake, tmp_path):
    upload = received(intake, book(tmp_path / "t.xlsx", Data=[HEAD, *TWICE[:2]]))
    preview = ready(intake, upload, NSO)
    assert preview.blockers == (Blocker.NOTHING_NEW,)


def test_what_a_correction_tells_apart_is_taken(intake, tmp_path):
    rows = [["Kỳ", "Xuất khẩu hàng hóa (tỷ USD)"], ["2023", 3.5], ["2024", 4.5], ["2024", 9.5]]
    upload = received(intake, book(tmp_path / "t.xlsx", Data=rows))
    preview = intake.preview(upload)
    assert told(preview, "duplicates_left_out")
    (table,) = preview.tables
    after = intake.correct(upload, table.table_id, What.PERIOD, "2025", row=4)
    assert not told(after, "duplicates_left_out")
    assert not told(after, "duplicate_conflict")
