"""Every finding that reading can make has its words in both languages, with no parameter that is never given."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from indicators.i18n.messages import LANGUAGES, load
from indicators.workbook import Limits, read_workbook
from indicators.workbook.periods.date_axis import Step
from indicators.workbook.periods.title_period import Place
from indicators.workbook.skip_reason import TOLD_ELSEWHERE, SkipReason
from tests.specimens.make import appendix
from tests.workbook.files import read_rows

PACKAGE = Path(__file__).parent.parent.parent / "indicators" / "workbook"
MAKERS = {"Finding": 0, "RefusalError": 0, "add": 0, "_fault": 1}


def literals(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return literals(node.body) + literals(node.orelse) if isinstance(node, ast.IfExp) else []


def codes_in_source():
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in MAKERS and len(node.args) > MAKERS[name]:
                    found.update(literals(node.args[MAKERS[name]]))
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                found.update(literals(node.value))
    steps = {f"days_stand_for_{step.value}s" for step in Step if step is not Step.DAY}
    places = {f"period_from_{place.value}" for place in Place}
    return (found - {""}) | steps | places | {f"not_read_{reason}" for reason in set(SkipReason) - TOLD_ELSEWHERE}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_words(lang):
    messages = {key.removeprefix("findings.") for key in load(lang) if key.startswith("findings.")}
    codes = codes_in_source()
    assert len(codes) > 80
    assert codes - messages == set()


def test_both_languages_use_the_same_parameters():
    vi, en = ({key: text for key, text in load(lang).items() if key.startswith("findings.")} for lang in LANGUAGES)
    assert set(vi) == set(en)
    for key in vi:
        assert names(vi[key]) == names(en[key]), key


def names(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_parameters_of_real_findings_fill_their_messages(tmp_path):
    appendix(tmp_path / "a.xlsx")
    found = list(read_workbook(tmp_path / "a.xlsx", "a.xls", Limits()).findings)
    found += read_rows(
        tmp_path, [["Kỳ", "GDP", "GDP"], ["2023", "7,5", 4], ["tháng 13/2024", "7.5", 5], ["2023", 1, 9]]
    ).findings
    found += read_rows(
        tmp_path, [["Kỳ", "GDP"], ["2024-01-01", "7,5*"], ["2024-02-01", "chưa"], ["2024-03-01", 9]]
    ).findings
    assert len({finding.code for finding in found}) > 8
    for finding in found:
        assert names(load("vi")[f"findings.{finding.code}"]) <= set(finding.params), finding
