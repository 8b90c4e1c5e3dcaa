"""The command line as others rely on it: commands, JSON fields, exit codes."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from indicators.cli import main
from indicators.settings import PROJECT_DIR
from tests.services import made_once, reading_here
from tests.services.workbooks import appendix
from tests.specimens.planted import planted
from tests.store import databases

READ_FIELDS = {
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
}
SERIES_FIELDS = READ_FIELDS | {"published", "origin", "outlet", "batch", "winner", "citation"}


@dataclass(frozen=True)
class Done:
    """What a command printed."""

    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command in this process, as ``python -m indicators`` does in its own."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    reading_here.put_in_place(monkeypatch)
    made_once.put_in_place(monkeypatch)

    def command(*arguments, code=0):
        capsys.readouterr()
        ended = main([*map(str, arguments)])
        done = Done(*capsys.readouterr())
        assert ended == code, (arguments, done.stdout[-2000:], done.stderr[-2000:])
        assert "Traceback" not in done.stderr
        return done

    return command


def environment(folder):
    return {
        "INDICATORS_DATA_DIR": str(folder / "data"),
        "INDICATORS_DATABASE_URL": databases.url_of(folder / "data"),
        "INDICATORS_TODAY": "2026-11-22",
    }


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_reading_a_workbook_prints_one_json_line_a_figure_and_writes_nothing(run, tmp_path):
    path = appendix(tmp_path / "2024-07-29-Bieu.xlsx")
    found = lines(run("read", path, "--json"))
    assert all(set(one) >= READ_FIELDS for one in found)
    (exports,) = [one for one in found if (one["sheet"], one["cell"]) == ("14.XK", "G9")]
    assert (exports["indicator"], exports["value"], exports["unit_measure"], exports["unit_mult"]) == (
        *("EXP_GOODS", 226980, "USD", 6),
    )
    assert (exports["start"], exports["end"], exports["time_period"]) == ("2024-01-01", "2024-08-01", "2024-01-01/P7M")
    (capital,) = [one for one in found if (one["sheet"], one["cell"]) == ("12.FDI", "D7")]
    assert (capital["indicator"], capital["end"]) == ("FDI_NEW", "2024-07-21")
    assert not (tmp_path / "data").exists()


def test_a_command_of_its_own_process_ends_with_the_code_of_what_came_of_it(tmp_path):
    path = appendix(tmp_path / "2024-07-29-Bieu.xlsx")
    for file, code in ((path, 0), (tmp_path / "none.xlsx", 2)):
        done = subprocess.run(
            [sys.executable, "-m", "indicators", "read", str(file), "--json"],
            cwd=PROJECT_DIR,
            env={**os.environ, **environment(tmp_path)},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == code
        assert "Traceback" not in done.stderr
        assert bool(done.stdout) == (code == 0)


def test_a_file_that_is_no_table_is_refused_with_a_finding(run, tmp_path):
    path = tmp_path / "note.xlsx"
    path.write_bytes(b"not a workbook")
    done = run("read", path, "--json", code=2)
    assert done.stdout == ""
    assert [json.loads(line)["code"] for line in done.stderr.splitlines()] == ["extension_differs", "not_read_no_table"]


def test_a_file_that_is_not_there_is_refused_in_words(run, tmp_path):
    assert "none.xlsx" in run("read", tmp_path / "none.xlsx", "--json", code=2).stderr


def test_an_import_is_read_back_with_its_cell_and_an_undo_takes_it_away(run, tmp_path):
    run("seed")
    path = appendix(tmp_path / "2024-07-29-Bieu.xlsx")
    (report,) = lines(run("import", path, "--yes", "--reason", "July", "--origin", "NSO", "--published", "2024-07-29"))
    assert report["new"] > 5

    def seven_months():
        return [one for one in lines(run("series", "EXP_GOODS", "--json")) if one["time_period"] == "2024-01-01/P7M"]

    (read,) = seven_months()
    assert set(read) >= SERIES_FIELDS
    assert (read["value"], read["unit_mult"], read["winner"], read["published"]) == (226980, 6, True, "2024-07-29")
    assert (read["citation"]["sheet"], read["citation"]["cell"]) == ("14.XK", "G9")
    run("undo", report["batch"], "--reason", "a test")
    assert seven_months() == []
    assert "2" in run("undo", report["batch"], code=2).stderr
    run("verify")


def test_a_file_with_two_values_for_one_figure_is_read_as_refused_and_imported_without_it(run, tmp_path):
    run("seed")
    path = tmp_path / "twice.csv"
    rows = ("EXP_GOODS,2025-M07,35.9", "EXP_GOODS,2025-M07,36.9", "IMP_GOODS,2025-M07,33.8")
    path.write_text("\n".join(("series_key,period,value,unit", *(f"{row},tỷ USD" for row in rows))), encoding="utf-8")
    done = run("read", path, "--json", code=2)
    assert [one["value"] for one in lines(done)] == [35.9, 36.9, 33.8]
    (conflict,) = [one for one in map(json.loads, done.stderr.splitlines()) if one["code"] == "duplicate_conflict"]
    assert (conflict["severity"], conflict["cell"], conflict["params"]["other"]) == ("hard", "C3", "(csv)!C2")
    done = run("import", path, "--yes", "--reason", "July")
    assert lines(done)[0]["written"] == 1
    (left,) = [one for one in map(json.loads, done.stderr.splitlines()) if one["code"] == "duplicates_left_out"]
    assert left["params"]["cells"] == "C2, C3"


def test_a_series_reads_as_it_was_known_on_a_day_and_lists_every_reading(run):
    run("seed")

    def second_quarter(*arguments):
        found = lines(run("series", "GDP_GROWTH_YOY", *arguments, "--json"))
        return [one["value"] for one in found if one["time_period"] == "2022-Q2"]

    assert second_quarter("--as-of", "2022-07-31") == [7.72]
    assert second_quarter() == [8.56]
    assert sorted(second_quarter("--all")) == [7.72, 7.83, 7.99, 8.56]
    counts = {one["start"]: one["value"] for one in lines(run("series", "PARTNERS_TOTAL", "--json"))}
    assert counts["2025-08-26"] == 38


def test_an_unknown_series_is_refused_in_words(run):
    assert "NOPE" in run("series", "NOPE", "--json", code=2).stderr


def test_a_chart_is_written_to_a_file_and_other_formats_are_refused(run, tmp_path):
    run("seed")
    run("export", "--series", "EXP_GOODS", "--format", "xlsx", "--lang", "en", "-o", tmp_path / "a.xlsx")
    run("export", "--series", "EXP_GOODS,IMP_GOODS", "--format", "csv", "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert "262.46" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    run("export", "--series", "EXP_GOODS", "--format", "odt", "-o", tmp_path / "a.odt", code=2)
    assert not (tmp_path / "a.odt").exists()


def test_every_headline_chart_is_written_with_its_progress_and_a_full_folder_is_told(run, tmp_path):
    run("seed")
    told = run("export", "--all-headline", "--format", "csv", "--lang", "vi", "-o", tmp_path / "month").stdout
    written = sorted(path.name for path in (tmp_path / "month").iterdir())
    assert len(written) == 6
    assert [line.partition(" ")[0] for line in told.splitlines()] == [f"{n}/6" for n in range(1, 7)]
    assert all(name in told for name in written)
    (tmp_path / "file").write_text("")
    refused = run("export", "--series", "EXP_GOODS", "--format", "csv", "-o", tmp_path / "file" / "x.csv", code=2)
    assert str(tmp_path / "file") in refused.stderr
    run("undo", "1", "--reason", "nhầm tệp")
    for what in (("--series", "EXP_GOODS"), ("--all-headline",)):
        run("export", *what, "--format", "pptx", "-o", tmp_path / "gone", code=2)
    assert not (tmp_path / "gone").exists()


def test_a_disk_that_is_full_is_told_as_such_and_no_half_file_stays(run, tmp_path, monkeypatch):
    run("seed")

    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("indicators.services.batch_export.os.replace", full)
    refused = run("--lang", "vi", "export", "--series", "EXP_GOODS", "--format", "csv", "-o", tmp_path / "out", code=2)
    assert "Đĩa đầy" in refused.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_backup_is_restored_as_it_was(run, tmp_path):
    run("seed")
    run("backup", tmp_path / "copy")
    path = appendix(tmp_path / "2024-07-29-Bieu.xlsx")
    run("import", path, "--yes", "--reason", "July")
    run("restore", tmp_path / "copy")
    assert not [one for one in lines(run("series", "EXP_GOODS", "--json")) if one["time_period"] == "2024-01-01/P7M"]
    run("verify")


def test_seeding_again_adds_nothing(run):
    run("seed")
    assert "Đã ghi 0 dòng" in run("seed").stdout


def changes_file(path, *rows):
    header = "id,iso3,country,region,tier,date,precision,document,sources,note"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def test_a_file_of_state_changes_is_told_by_read_and_brought_in_by_import(run, tmp_path):
    file = changes_file(tmp_path / "changes.csv", ",POL,,EUR,SP,2026-05-12,,Tuyên bố chung,,")
    read = run("read", file, "--json")
    assert read.stdout == ""
    assert [json.loads(line)["code"] for line in read.stderr.splitlines()] == ["state_changes_found"]
    run("seed")
    (done,) = lines(run("import", file, "--yes", "--reason", "công bố mới"))
    assert (done["new"], done["written"]) == (1, 1)
    assert lines(run("series", "PARTNERS_TOTAL", "--json"))[-1]["value"] == 43
    run("undo", done["batch"], "--reason", "nhầm")
    assert lines(run("series", "PARTNERS_TOTAL", "--json"))[-1]["value"] == 42


def test_a_state_change_that_cannot_be_is_refused_with_its_cell(run, tmp_path):
    run("seed")
    file = changes_file(tmp_path / "changes.csv", ",EGY,,,SP,2020-01-01,,x,,")
    done = run("import", file, "--yes", "--reason", "x", code=2)
    findings = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert ("change_before_earlier", "F2") in {(one["code"], one["cell"]) for one in findings}
    assert lines(run("series", "PARTNERS_TOTAL", "--json"))[-1]["value"] == 42


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_planted_error_of_a_draft_is_told_and_marked(run, tmp_path, lang):
    run("seed")
    draft, copy = planted(lang), tmp_path / "marked.html"
    done = run("check-figures", draft.path, "--published", draft.published, "-o", copy, "--json")
    assert tuple((one["phrase"], one["verdict"]) for one in lines(done)) == draft.figures
    assert copy.read_text(encoding="utf-8").count("<mark") == len(draft.figures)
    assert "export_format_unknown" not in run("check-figures", draft.path, "-o", tmp_path / "x.pdf", code=2).stdout


def test_what_was_exported_is_listed_told_of_and_refreshed_only_when_asked(run, tmp_path):
    run("seed")
    sheet = tmp_path / "xk.csv"
    run("export", "--series", "EXP_GOODS", "--format", "csv", "-o", sheet)
    (kept,) = lines(run("snapshots"))
    assert (kept["format"], kept["actor"]) == ("csv", "cli")
    assert kept["snapshot"] in sheet.read_text(encoding="utf-8")
    run("undo", "1", "--reason", "thử")
    standing, *changes = lines(run("snapshots", kept["snapshot"].lower()))
    assert standing["standing"] == "withdrawn"
    assert len(changes) == standing["revised"] > 0
    assert {(one["change"], one["batch"], one["reason"]) for one in changes} == {("withdrawn", 2, "thử")}
    told = run("refresh", kept["snapshot"], "-o", tmp_path / "new.csv")
    assert lines(told) == [standing, *changes]
    assert not (tmp_path / "new.csv").exists()
    assert len(lines(run("snapshots"))) == 1
    run("refresh", kept["snapshot"], "-o", tmp_path / "new.csv", "--yes", code=2)  # no figure is left
    assert not (tmp_path / "new.csv").exists()
    run("undo", "2", "--reason", "lại")
    run("refresh", kept["snapshot"], "-o", tmp_path / "new.csv", "--yes")
    latest, _ = lines(run("snapshots"))
    assert latest["version"] == 3
    assert (tmp_path / "new.csv").exists()
    link = lines(run("refresh", kept["snapshot"], "--yes"))[-1]
    assert (link["format"], link["sha256"]) == ("link", "")
    run("refresh", link["snapshot"], "--yes", "-o", tmp_path / "x", code=2)
    assert "NOSUCHONE0" in run("snapshots", "NOSUCHONE0", code=2).stderr


def test_a_report_of_the_headlines_is_made_told_of_and_written_in_every_format(run, tmp_path):
    run("seed")
    made = run("report", "--headlines", "--template", "deck", "--lang", "vi", "-o", tmp_path / "out")
    assert made.stdout.splitlines()[-1].endswith(".pptx")
    (record,) = lines(run("reports"))
    assert (record["template"], len(record["blocks"])) == ("deck", 5)
    named = record["report"]
    for fmt in ("docx", "xlsx", "html"):
        run("report", named, "--format", fmt, "-o", tmp_path / f"out.{fmt}")
        assert (tmp_path / f"out.{fmt}").stat().st_size > 10_000
    assert [one["revision"] for one in lines(run("report", named))] == [record["revision"]]
    assert "--yes" in run("report", named, "--refresh", code=2).stderr
    assert "odt" in run("report", named, "--format", "odt", "-o", tmp_path / "x", code=2).stderr
    run("report", "nowhere", code=2)
    assert not (tmp_path / "x").exists()


def test_a_frozen_chart_is_withdrawn_and_restored_with_a_reason(run, tmp_path):
    run("seed")
    run("export", "--series", "EXP_GOODS", "--format", "xlsx", "-o", tmp_path)
    (name,) = [one["snapshot"] for one in lines(run("snapshots"))]
    run("snapshots", name, "--withdraw", code=2)
    run("snapshots", name, "--withdraw", "--reason", "sai kỳ")
    assert lines(run("snapshots", name))[0]["standing"] == "withdrawn"
    assert lines(run("snapshots"))[0]["withdrawal"]["reason"] == "sai kỳ"
    run("snapshots", name, "--restore", "--reason", "đúng")
    assert lines(run("snapshots", name))[0]["standing"] == "current"
