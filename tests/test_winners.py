import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.frames import records
from indicators.model.observation import Citation, CitationKind
from indicators.winners import Role, decisive, mark, roles_of
from tests.conftest import observation_row, observations

RANKS = {"CUSTOMS": 1, "NSO": 2, "FIA": 3, "MOF": 4, "GOV": 5}


def rank(_indicator, origin):
    return RANKS.get(origin, 99)


def roles(*rows, decisions=None):
    marked = mark(observations(*rows), rank, decisions)
    return dict(zip(marked["obs_id"], marked["role"], strict=True))


def row(obs_id, value, **said):
    return observation_row(obs_id, said.pop("period", "2025-01-01/P7M"), value, **said)


def test_the_better_ranked_origin_wins_and_the_other_disagrees():
    assert roles(row(1, "220.17"), row(2, "219.83", origin="NSO")) == {1: Role.WINNER, 2: Role.DISAGREES}


def test_an_equal_value_of_another_outlet_is_corroboration():
    assert roles(row(1, "262.46"), row(2, "262.46", published="2025-08-27", outlet="another")) == {
        2: Role.WINNER,
        1: Role.CORROBORATION,
    }


def test_a_later_value_of_the_same_origin_is_a_revision_and_no_disagreement():
    marked = mark(observations(row(1, "7.72", published="2022-06-29"), row(2, "7.83", published="2022-09-28")), rank)
    assert list(marked["role"]) == [Role.SUPERSEDED, Role.WINNER]
    assert not marked["discrepancy"].any()


def test_an_old_reading_of_another_origin_does_not_disagree_once_that_origin_corrected_it():
    found = roles(
        row(1, "262.46"),
        row(2, "260.00", origin="NSO", published="2025-07-29"),
        row(3, "262.50", origin="NSO", published="2025-09-06", decimals=1),
    )
    assert found == {1: Role.WINNER, 2: Role.SUPERSEDED, 3: Role.AGREES}


def test_a_two_sided_figure_comes_before_a_compatible_one_sided_one_of_better_rank():
    assert roles(row(1, "24", qualifier="over", origin="NSO"), row(2, "24.1", origin="GOV")) == {
        2: Role.WINNER,
        1: Role.AGREES,
    }


def test_nearly_admits_the_figure_it_is_nearly():
    assert roles(row(1, "24.1", qualifier="nearly"), row(2, "24.1", origin="GOV"))[2] == Role.WINNER


def test_a_bound_that_contradicts_the_two_sided_figure_keeps_its_rank():
    found = roles(row(1, "514", qualifier="over"), row(2, "262.46", origin="GOV"))
    assert found == {1: Role.WINNER, 2: Role.DISAGREES}


def test_figures_that_differ_in_the_last_printed_digit_disagree():
    assert roles(row(1, "21.52"), row(2, "21.51", origin="FIA"))[2] == Role.DISAGREES


def test_a_coarser_figure_agrees_within_its_own_rounding():
    assert roles(row(1, "24.09"), row(2, "24.1", origin="FIA"))[2] == Role.AGREES


def test_the_same_amount_in_another_multiplier_is_the_same_figure():
    found = roles(row(1, "226.98"), row(2, "226980", origin="CUSTOMS", unit_mult=6, published="2025-08-01"))
    assert found == {1: Role.WINNER, 2: Role.CORROBORATION}


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ({"withheld": "matches_other_measure"}, Role.WITHHELD),
        ({"obs_status": "F"}, Role.NOT_OUTCOME),
        ({"obs_status": "T"}, Role.NOT_OUTCOME),
        ({"published": None}, Role.UNDATED),
        ({"value_text": ""}, Role.BLANK),
    ],
)
def test_some_figures_are_kept_and_cited_but_never_win(said, role):
    assert roles(row(1, "514", **said)) == {1: role}


def test_a_withheld_figure_marks_the_winner_as_disputed():
    marked = mark(observations(row(1, "262.46"), row(2, "514", withheld="matches_other_measure")), rank)
    assert list(marked["discrepancy"]) == [True, False]


def test_a_persons_decision_comes_first():
    key = ("EXP_GOODS:VNM;measure=level;unit=USD", "2025-01-01", "2025-08-01")
    assert roles(row(1, "21.52"), row(2, "21.51", origin="FIA"), decisions={key: 2})[2] == Role.WINNER


def test_two_values_of_one_origin_on_one_day_take_the_lower_id_and_disagree():
    assert roles(row(5, "510"), row(4, "514", qualifier="about")) == {4: Role.WINNER, 5: Role.DISAGREES}


def test_more_printed_decimals_win_among_equals_of_one_day():
    assert roles(row(1, "24.1"), row(2, "24.09"))[2] == Role.WINNER


def test_each_period_has_its_own_winner():
    found = roles(row(1, "1", period="2025-M01"), row(2, "2", period="2025-M02"))
    assert found == {1: Role.WINNER, 2: Role.WINNER}


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["24", "24.1", "24.09", "514"]),
        st.sampled_from(["exact", "about", "over", "nearly"]),
        st.sampled_from([*RANKS, "PRESS"]),
        st.sampled_from(["2025-08-01", "2025-08-02", None]),
        st.sampled_from(["", "slip"]),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS, st.randoms())
def test_the_winner_does_not_depend_on_the_order_of_reading(specimens, random):
    rows = [
        row(n, value, qualifier=qualifier, origin=origin, published=published, withheld=withheld)
        for n, (value, qualifier, origin, published, withheld) in enumerate(specimens)
    ]
    shuffled = random.sample(rows, len(rows))
    assert roles(*rows) == roles(*shuffled)
    eligible = any(r["published"] is not None and not r["withheld"] for r in rows)
    assert list(roles(*rows).values()).count(Role.WINNER) == int(eligible)


def test_a_withheld_figure_wins_only_by_a_decision_for_that_very_figure():
    rows = observations(
        observation_row(1, "2025", "8.02", published="2026-01-05"),
        observation_row(2, "2025", "8.2", published="2026-01-08", withheld="a slip", origin="NSO"),
    )
    key = (rows["series_key"].iloc[0], "2025-01-01", "2026-01-01")
    roles = {chosen: mark(rows, lambda *_: 1, {key: chosen})["role"].tolist() for chosen in (1, 2)}
    assert roles == {1: ["winner", "withheld"], 2: ["disagrees", "winner"]}


def test_the_step_of_the_rule_that_decided_is_told():
    rows = [
        observation_row(1, "2025", "510", published="2026-01-05"),
        observation_row(2, "2025", "514", published="2026-01-05"),
        observation_row(3, "2025", "512", published="2025-12-05"),
        observation_row(4, "2025", "511", published="2026-02-05", origin="NSO"),
    ]
    rows = records(observations(*rows))
    by_rank = lambda _indicator, origin: 1 if origin == "CUSTOMS" else 2  # noqa: E731
    steps = [decisive(row, rows[0], rows, by_rank) for row in rows[1:]]
    assert steps == ["entry", "publication", "rank"]
    assert decisive(rows[0], rows[3], rows, by_rank, 4) == "decision"


def correction(obs_id, value, *replaces, **said):
    cited = Citation(CitationKind.CORRECTION, replaces=replaces).to_json()
    return row(obs_id, value, citation=cited, **said)


def test_a_correction_takes_the_place_of_the_figure_it_names_and_of_no_other():
    found = roles(row(1, "262.64"), row(2, "262.64", origin="NSO"), correction(3, "262.46", 1))
    assert found == {1: Role.CORRECTED, 3: Role.WINNER, 2: Role.DISAGREES}


def test_a_figure_is_out_of_use_even_where_its_correction_may_never_win():
    assert roles(row(1, "262.64"), correction(2, "262.46", 1, published=None)) == {1: Role.CORRECTED, 2: Role.UNDATED}


def test_a_decision_for_a_corrected_figure_holds_for_its_latest_correction():
    rows = (row(1, "5"), row(2, "7", origin="GOV"), correction(3, "8", 2, origin="GOV"))
    rows += (correction(4, "9", 3, 2, origin="GOV"),)
    found = roles(*rows, decisions={("EXP_GOODS:VNM;measure=level;unit=USD", "2025-01-01", "2025-08-01"): 2})
    assert found == {1: Role.DISAGREES, 2: Role.CORRECTED, 3: Role.CORRECTED, 4: Role.WINNER}


def test_words_of_a_citation_that_look_like_a_correction_are_none():
    phrase = Citation(CitationKind.PRESS, phrase='"replaces": [1]').to_json()
    assert roles(row(1, "5"), row(2, "5", origin="NSO", citation=phrase)) == {1: Role.WINNER, 2: Role.CORROBORATION}


@st.composite
def a_key_or_more(draw):
    """Rows of few series and periods, so that many keys have one figure and some have several, in any order."""
    found = []
    for obs_id in range(1, draw(st.integers(1, 8)) + 1):
        cited = draw(st.sampled_from(["", "", "", "a correction"]))
        said = {
            "indicator": draw(st.sampled_from(["EXP_GOODS", "IMP_GOODS"])),
            "period": draw(st.sampled_from(["2025", "2025-Q1", "2025-M01", "2025-M02"])),
            "origin": draw(st.sampled_from(["CUSTOMS", "NSO"])),
            "published": draw(st.sampled_from(["2025-08-11", "2025-08-12", None])),
            "withheld": draw(st.sampled_from(["", "", "", "misprint"])),
            "obs_status": draw(st.sampled_from(["P", "A", "F", "T"])),
            "qualifier": draw(st.sampled_from(["exact", "over", "nearly"])),
        }
        if cited:
            replaced = draw(st.integers(1, 8))
            said["citation"] = Citation(CitationKind.CORRECTION, replaces=(replaced,)).to_json()
        found.append(row(obs_id, draw(st.sampled_from(["24", "24.1", "25", ""])), **said))
    return found


@given(a_key_or_more(), st.dictionaries(st.sampled_from(["2025-01-01", "2025-02-01"]), st.integers(1, 8)))
def test_many_keys_at_once_have_the_roles_that_each_has_for_itself(rows, chosen):
    key = "EXP_GOODS:VNM;measure=level;unit=USD"
    decisions = {(key, start, "2026-01-01" if obs_id % 2 else "2025-03-01"): obs_id for start, obs_id in chosen.items()}
    marked = records(mark(observations(*rows), rank, decisions))
    groups = {}
    for one in marked:
        groups.setdefault((one["series_key"], f"{one['start']:%Y-%m-%d}", f"{one['end']:%Y-%m-%d}"), []).append(one)
    for place, group in groups.items():
        found = roles_of(group, rank, decisions.get(place))
        assert [one["role"] for one in group] == found
        disputed = {Role.DISAGREES, Role.WITHHELD} & set(found)
        assert [one["discrepancy"] for one in group] == [bool(disputed) and role == Role.WINNER for role in found]
