import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.errors import Invalid
from indicators.model.series import SeriesKey, split_key

WORDS = st.text("ABCDEFGHXYZ_0123456789", min_size=1, max_size=12)


@given(
    WORDS,
    WORDS,
    st.sampled_from(["level", "yoy"]),
    WORDS,
    st.dictionaries(st.sampled_from(["partner", "sector"]), WORDS),
)
def test_parsing_a_rendered_key_gives_the_same_key(code, area, measure, unit, dimensions):
    key = SeriesKey(code, area, measure, unit, tuple(sorted(dimensions.items())))
    assert SeriesKey.parse(key.render()) == key


def test_dimensions_are_sorted_so_that_one_series_has_one_key():
    one = SeriesKey("FDI_NEW", "VNM", "level", "USD", (("sector", "C"), ("partner", "SGP")))
    assert one.render() == "FDI_NEW:VNM;partner=SGP;sector=C;measure=level;unit=USD"


def test_a_bare_code_leaves_the_rest_to_the_catalogue():
    assert split_key("EXP_GOODS") == ("EXP_GOODS", "", {})
    with pytest.raises(Invalid, match="series_key_incomplete"):
        SeriesKey.parse("EXP_GOODS")


@pytest.mark.parametrize("text", ["", "A B", "A:", "A;x", "A;measure=", "A;a=1;a=2", "A;=1", "<script>"])
def test_a_malformed_key_is_refused(text):
    if text == "A:":
        assert split_key(text) == ("A", "", {})
    else:
        with pytest.raises(Invalid, match="series_key_unreadable"):
            split_key(text)
