"""The files of the page of partners over HTTP."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from flask import Flask

from indicators.api.partnerships import blueprint
from indicators.bootstrap import build
from tests.store.databases import settings_in


@pytest.fixture
def client(tmp_path):
    settings = settings_in(tmp_path / "data", INDICATORS_TODAY="2026-11-22")
    built = build(settings, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    server = Flask("partnerships-test")
    server.register_blueprint(blueprint(built.services, settings))
    yield server.test_client()
    built.store.close()


def test_the_table_of_changes_is_as_of_a_day_and_in_the_language_asked(client):
    answer = client.get("/partnerships/changes.csv?lang=en&as_of=2025-08-26")
    assert "partner-state-changes-2025-08-26.csv" in answer.headers["Content-Disposition"]
    lines = answer.get_data().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("EGY-CP,EGY,Egypt,MEA,CP,2025-08-05,day")
    assert not any("Finland" in line for line in lines)


def test_the_template_of_each_language_is_a_workbook(client):
    for lang, name in (("vi", "mau-thay-doi-cap-doi-tac.xlsx"), ("en", "partner-state-changes-template.xlsx")):
        answer = client.get(f"/partnerships/template.xlsx?lang={lang}")
        assert name in answer.headers["Content-Disposition"]
        assert openpyxl.load_workbook(io.BytesIO(answer.get_data())).sheetnames[:2] == ["Changes", "Codes"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/partnerships/changes.pdf", "export_format_unknown"),
        ("/partnerships/template.exe", "export_format_unknown"),
        ("/partnerships/changes.csv?as_of=31/02/2025", "date_unreadable"),
    ],
)
def test_what_cannot_be_given_out_is_refused_in_words(client, path, code):
    for lang in ("vi", "en"):
        answer = client.get(path, query_string=None, headers={"Accept-Language": lang})
        assert answer.status_code == 400
        error = answer.get_json()["error"]
        assert error["code"] == code
        assert "{" not in error["message"]
