"""Quarters of financial years in records are placed by the one month that a person says for the table."""

from datetime import date

from indicators.services.intake import Choice
from indicators.services.intake.correction import What
from tests.services.editions import committed, intake_on, received

QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def by_quarters(path, years):
    rows = [f"{year},{part},GDP,{100 + at}" for at, year in enumerate(years) for part in QUARTERS]
    path.write_text("\n".join(["Year,Quarter,Item,Value", *rows]) + "\n", encoding="utf-8")
    return path


def is_asked(preview):
    return "financial_year_unsaid" in {one.finding.code for one in preview.findings}


def test_the_last_month_said_once_places_every_quarter_and_is_remembered(seeded, tmp_path):
    intake = intake_on(seeded, tmp_path)
    upload = received(intake, by_quarters(tmp_path / "quy-2012.csv", ["2010-11", "2011-12"]))
    preview = intake.preview(upload)
    (only,) = preview.tables
    assert (is_asked(preview), only.asks_year_end, len(preview.diff)) == (True, True, 0)
    intake.map_label(upload, preview.mapping[0].mapping_id, Choice("GDP_NOMINAL", "VND", 9))
    preview = intake.correct(upload, only.table_id, What.YEAR_END, "3")
    assert not is_asked(preview)
    read = {one.incoming.observation.period.render(): one.incoming.observation for one in preview.diff}
    assert sorted(read) == [f"{year}-Q{part}" for year in (2010, 2011, 2012) for part in (1, 2, 3, 4)][1:-3]
    assert "year_end=3" in read["2010-Q2"].citation.corrected
    committed(intake, upload, date(2024, 6, 29))
    later = received(intake, by_quarters(tmp_path / "quy-2013.csv", ["2011-12", "2012-13"]))
    preview = intake.preview(later)
    assert not is_asked(preview)
    assert "2013-Q1" in {one.incoming.observation.period.render() for one in preview.diff}
    assert ("3", What.YEAR_END) in {(one.kept.rule.value, one.kept.rule.what) for one in preview.applied}
