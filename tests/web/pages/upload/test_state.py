from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.web.pages.upload.state import PageState, Shown, Step, read_state

STATES = st.builds(
    PageState,
    upload=st.from_regex(r"[A-Za-z0-9_-]{8,64}", fullmatch=True),
    step=st.sampled_from(Step),
    sheet=st.text(min_size=1, max_size=31),
    cell=st.from_regex(r"[A-Z]{1,3}[1-9][0-9]{0,6}", fullmatch=True),
    shown=st.sampled_from([None, *Shown]),
    page=st.integers(1, 99_999),
    whole=st.booleans(),
)


@given(STATES)
def test_the_address_says_the_state_and_reads_it_back(state):
    assert read_state(parse_qs(state.to_query(), keep_blank_values=True)) == state


@pytest.mark.parametrize(
    "query",
    [
        {"upload": "../../etc"},
        {"upload": ["x" * 200]},
        {"step": "delete"},
        {"cell": "javascript:1"},
        {"cell": "A0"},
        {"show": "everything"},
        {"page": "-1"},
        {"page": "1e9"},
        {"page": "²"},
        {"rows": "none"},
        {"upload": None, "page": 7},
    ],
)
def test_what_cannot_be_read_counts_as_not_said(query):
    assert read_state(query) == PageState()
