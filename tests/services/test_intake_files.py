import csv
from datetime import date

import pytest

from indicators.catalogue import load_catalogue
from indicators.model.errors import Conflict, Invalid
from indicators.model.finding import Severity
from indicators.model.observation import Precision
from indicators.services.intake import Intake
from indicators.services.intake.files import read_day, read_file
from indicators.services.intake.readings import limits_of
from indicators.settings import PROJECT_DIR, read_settings
from tests.services.conftest import TODAY
from tests.services.refused_files import html_as_xls
from tests.services.workbooks import APPENDIX_NAME, appendix, table


@pytest.fixture
def intake(seeded, tmp_path):
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    return Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)


def imported(intake, path, **said):
    given = {"accept_all": True, "reason": "monthly release", "origin": None, "published": None} | said
    return intake.import_file(path, **given)


def test_an_appendix_comes_in_by_its_own_cues(seeded, intake, tmp_path):
    report = imported(intake, appendix(tmp_path / APPENDIX_NAME))
    assert (report.batch.origin, report.batch.published, report.batch.actor) == ("NSO", date(2024, 7, 29), "cli")
    assert report.counts["written"] == report.batch.row_count == 18
    keys = [
        row.citation.cell
        for row in seeded.figures.readings("EXP_GOODS:VNM;measure=level;unit=USD")
        if row.batch_id == report.batch.batch_id
    ]
    assert set(keys) == {"D9", "G9"}


def test_the_same_file_twice_is_refused_the_second_time(intake, tmp_path):
    path = appendix(tmp_path / APPENDIX_NAME)
    imported(intake, path)
    again = imported(intake, path)
    assert again.batch is None
    assert "nothing_new" in {finding.code for finding in again.findings if finding.severity is Severity.HARD}


def test_origin_and_day_that_are_said_go_before_the_cues(intake, tmp_path):
    report = imported(intake, appendix(tmp_path / APPENDIX_NAME), origin="MOF", published="2024-08")
    assert (report.batch.origin, report.batch.published) == ("MOF", date(2024, 8, 31))
    assert report.batch.published_precision is Precision.MONTH


def test_without_any_cue_it_is_undated_and_of_unknown_origin(intake, tmp_path):
    rows = [["Chỉ tiêu", "2019"], ["Kim ngạch xuất khẩu hàng hóa (tỷ USD)", 264.19]]
    path = table(tmp_path / "so lieu.xlsx", rows)
    report = imported(intake, path, published=None)
    assert report.batch.origin == "PRESS"


def test_without_acceptance_nothing_that_is_only_proposed_is_written(seeded, intake, tmp_path):
    before = seeded.store.version()
    report = imported(intake, appendix(tmp_path / APPENDIX_NAME), accept_all=False)
    codes = {finding.code for finding in report.findings if finding.severity is Severity.HARD}
    assert report.batch is None
    assert {"no_origin", "no_date", "open_findings"} <= codes
    assert seeded.store.version() == before


def test_a_file_that_cannot_be_read_is_reported_and_not_raised(intake, tmp_path):
    report = imported(intake, html_as_xls(tmp_path))
    assert (report.batch, [finding.code for finding in report.findings]) == (None, ["file_html"])


def test_a_hard_finding_refuses_the_import_whatever_is_accepted(intake, tmp_path):
    report = imported(intake, appendix(tmp_path / APPENDIX_NAME, {"14.XK": {"G9": "=G10+G11"}}))
    assert report.batch is None
    assert "formula_without_value" in {finding.code for finding in report.findings}


def test_the_undo_of_an_import_can_not_be_done_twice(intake, tmp_path):
    report = imported(intake, appendix(tmp_path / APPENDIX_NAME))
    intake.undo(report.batch.batch_id, "cli", "")
    with pytest.raises(Conflict, match="already_reverted"):
        intake.undo(report.batch.batch_id, "cli", "")


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [("2024-07-29", date(2024, 7, 29), Precision.DAY), ("2024-02", date(2024, 2, 29), Precision.MONTH)],
)
def test_a_day_or_a_month_is_read(text, day, precision):
    assert read_day(text) == (day, precision)


@pytest.mark.parametrize("text", ["29/07/2024", "2024-13", "2024-02-30", "July"])
def test_anything_else_is_no_day(text):
    with pytest.raises(Invalid, match="date_unreadable"):
        read_day(text)


# -- reading without writing -----------------------------------------------------------------------------------------
FIELDS = (
    *(
        "sheet",
        "cell",
        "label",
        "path",
        "indicator",
        "ref_area",
        "dimensions",
        "start",
        "end",
        "time_period",
        "measure",
    ),
    *("unit_text", "unit_measure", "unit_mult", "value", "raw", "obs_status", "qualifier", "notes"),
)


def read(path):
    catalogue = load_catalogue(PROJECT_DIR / "seeds")
    records, findings, readable = read_file(path, catalogue, limits_of(read_settings({})))
    return list(records), findings, readable


def test_every_recognised_figure_is_a_record_with_the_fields_others_rely_on(tmp_path):
    records, _, readable = read(appendix(tmp_path / APPENDIX_NAME))
    assert readable
    assert all(set(FIELDS) <= set(record) for record in records)
    total = next(record for record in records if record["cell"] == "G9" and record["sheet"] == "14.XK")
    assert (total["indicator"], total["ref_area"], total["dimensions"]) == ("EXP_GOODS", "VNM", {})
    assert (total["value"], total["unit_measure"], total["unit_mult"]) == (226980, "USD", 6)
    assert (total["start"], total["end"], total["time_period"]) == ("2024-01-01", "2024-08-01", "2024-01-01/P7M")
    coffee = next(record for record in records if record["label"] == "Cà phê")
    assert (coffee["indicator"], coffee["ref_area"]) == ("", "")


def test_a_hard_finding_makes_a_file_unfit_though_its_figures_are_listed(tmp_path):
    records, findings, readable = read(appendix(tmp_path / APPENDIX_NAME, {"14.XK": {"G9": "=G10+G11"}}))
    assert (readable, bool(records)) == (False, True)
    assert any(finding.severity is Severity.HARD for finding in findings)


def test_a_text_file_is_read_like_a_workbook(tmp_path):
    path = tmp_path / "figures.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["Chỉ tiêu", "2018", "2019"], ["Kim ngạch xuất khẩu hàng hóa (tỷ USD)", "243.48", "264.19"]]
        )
    records, _, _ = read(path)
    assert [record["value"] for record in records] == [243.48, 264.19]
