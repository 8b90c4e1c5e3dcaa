from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.errors import Invalid
from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.transforms.formula import Name, Negative, Number, Operation, parse, render
from indicators.transforms.formula.evaluation import evaluated
from indicators.transforms.formula.units import unit_of
from tests.conftest import observation_row, observations

ATOMS = st.one_of(
    st.sampled_from("abcdef").map(Name),
    st.decimals(0, 10**6, places=3, allow_nan=False).map(lambda d: Number(Decimal(format(d, "f")))),
)
FORMULAS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(inner.map(Negative), st.builds(Operation, st.sampled_from("+-*/"), inner, inner)),
    max_leaves=12,
).filter(lambda formula: any(ch in render(formula) for ch in "abcdef"))


def anywhere(_: Period) -> bool:
    return True


@given(FORMULAS)
def test_a_formula_that_is_written_reads_back_as_itself(formula):
    assert parse(render(formula)) == formula


@given(st.text(max_size=60))
def test_no_text_does_more_than_be_refused_with_its_place(text):
    try:
        parse(text)
    except Invalid as error:
        refused = error
    else:
        return
    assert refused.code.startswith("formula_")
    assert 1 <= refused.params["at"] <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "formula_empty", 1),
        ("a/", "formula_operand", 3),
        ("a//b", "formula_operand", 3),
        ("(a+b", "formula_bracket", 1),
        ("a+b)", "formula_bracket", 4),
        ("a b", "formula_sign", 3),
        ("2a", "formula_sign", 2),
        ("a+$", "formula_character", 3),
        ("a + g", "formula_letter", 5),
        ("__import__('os')", "formula_character", 1),
        ("a.b", "formula_character", 2),
        ("a*1234567890123456", "formula_number", 3),
        ("100*2", "formula_without_series", 1),
        ("(" * 25 + "a" + ")" * 25, "formula_too_deep", 21),
        ("a+" * 150 + "a", "formula_too_long", 201),
    ],
)
def test_what_cannot_be_read_is_told_with_the_place_of_its_character(text, code, at):
    with pytest.raises(Invalid) as refused:
        parse(text)
    assert (refused.value.code, refused.value.params["at"]) == (code, at)


def test_a_formula_may_be_typed_as_on_paper():
    assert parse("A ÷ b × 100") == parse("a/b*100")
    assert parse("a × 0,5") == parse("a*0.5")


@pytest.mark.parametrize(
    ("formula", "units", "unit"),
    [
        ("a/b*100", ("USD", "USD"), "percent"),
        ("100*(a/b)", ("USD", "USD"), "percent"),
        ("a/b", ("USD", "USD"), "ratio"),
        ("a/b", ("USD", "persons"), "USD/persons"),
        ("a-b", ("USD", "USD"), "USD"),
        ("a-b", ("percent", "percent"), "percentage_points"),
        ("a*b/100", ("USD", "percent"), "USD"),
        ("a/b*b", ("USD", "persons"), "USD"),
        ("(a-b)/b*100", ("USD", "USD"), "percent"),
        ("a*b", ("USD", "USD"), "USD*USD"),
        ("1/a", ("USD",), "1/USD"),
    ],
)
def test_the_unit_of_a_result_follows_from_those_of_its_series(formula, units, unit):
    assert unit_of(parse(formula), units) == unit


def test_dollars_and_persons_are_not_added_up():
    with pytest.raises(Invalid) as refused:
        unit_of(parse("a + b"), ("USD", "persons"))
    assert (refused.value.code, refused.value.params["at"]) == ("formula_units", 3)


def test_a_letter_without_a_series_is_told_with_its_place():
    with pytest.raises(Invalid) as refused:
        unit_of(parse("a/c"), ("USD", "USD"))
    assert (refused.value.code, refused.value.params["at"]) == ("formula_letter", 3)


def disbursed(*rows):
    return observations(
        *(observation_row(i, year, value, indicator="FDI_DISBURSED", **said) for i, year, value, said in rows)
    )


def registered(*rows):
    return observations(
        *(observation_row(i, year, value, indicator="FDI_REGISTERED", **said) for i, year, value, said in rows)
    )


def test_disbursed_as_a_share_of_registered_cites_both_and_rests_on_the_weaker():
    a = disbursed((1, "2025", "27.62", {"obs_status": "E"}))
    b = registered((2, "2025", "38420", {"obs_status": "P", "unit_mult": 6}))
    rows, refused = evaluated(parse("a/b*100"), (a, b), ("USD", "USD"), anywhere)
    row = rows.iloc[0]
    assert refused == ()
    assert round(row["value"], 2) == 71.89
    assert (row["unit_measure"], row["obs_status"], row["decimals"]) == ("percent", "D", 2)
    cited = Citation.from_json(row["citation"])
    assert (cited.parents, cited.rests_on) == ((1, 2), "E")
    assert cited.formula == "27.62 / 38.42 × 100"


def test_a_year_in_which_one_series_has_no_figure_names_it():
    rows, refused = evaluated(
        parse("a/b*100"),
        (disbursed((1, "2024", "25.35", {})), registered((2, "2025", "38.42", {}))),
        ("USD", "USD"),
        anywhere,
        wanted=(Period.year(2023),),
    )
    assert rows.empty
    assert [(r.start.year, r.reason, r.params["series"]) for r in refused] == [
        (2023, "part_missing", "a, b"),
        (2024, "part_missing", "b"),
        (2025, "part_missing", "a"),
    ]


def test_a_bound_and_a_division_by_nothing_have_no_result():
    a = disbursed((1, "2024", "25.35", {"qualifier": "over"}), (2, "2025", "27.62", {}))
    b = registered((3, "2024", "38.23", {}), (4, "2025", "0", {}))
    _, refused = evaluated(parse("a/b"), (a, b), ("USD", "USD"), anywhere)
    assert [r.reason for r in refused] == ["one_sided", "zero_base"]


def test_about_is_carried_into_the_result():
    a = disbursed((1, "2025", "27.62", {"qualifier": "about"}))
    rows, _ = evaluated(parse("a"), (a,), ("USD",), anywhere)
    assert rows["qualifier"].tolist() == ["about"]


def test_a_difference_of_billions_is_told_in_billions_with_the_decimals_of_its_parts():
    a, b = disbursed((1, "2025", "39.49", {})), registered((2, "2025", "36660", {"unit_mult": 6}))
    rows, _ = evaluated(parse("a-b"), (a, b), ("USD", "USD"), anywhere)
    row = rows.iloc[0]
    assert (round(row["value"], 2), row["unit_mult"], row["decimals"]) == (2.83, 9, 2)
