"""Many texts in one piece of bytes say what the same texts say one by one."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.text_column import MOST_DIGITS, TextColumn

TEXTS = st.lists(st.text(max_size=6) | st.decimals(allow_nan=False).map(str) | st.floats().map(repr), max_size=9)
NUMBERS = st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{0,16})?", fullmatch=True)


@given(TEXTS, st.data())
def test_texts_are_found_again_taken_and_joined(texts, data):
    column = TextColumn.of(texts)
    assert (list(column), len(column), [column[at] for at in range(len(texts))]) == (texts, len(texts), texts)
    rows = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=12)) if texts else []
    assert list(column.taken(np.array(rows, dtype=np.int64))) == [texts[at] for at in rows]
    assert list(TextColumn.joined([column, texts, TextColumn.of(())])) == texts * 2


@given(st.lists(NUMBERS | st.sampled_from(["", "-", "1.", ".5", "1.2.3", "1e5", "-0", "00.5"]), min_size=1, max_size=9))
def test_a_number_written_plainly_is_the_double_that_its_text_is(texts):
    found = TextColumn.of(texts).numbers
    for at, text in enumerate(texts):
        plain = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) and sum(map(str.isdigit, text)) <= MOST_DIGITS
        assert bool(found.plain[at]) is bool(plain)
        if plain:
            assert found.value[at].hex() == float(text).hex()
            assert found.decimals[at] == len(text.partition(".")[2])
            assert found.leading[at] == bool(re.match(r"-?0[0-9]", text))
        else:
            assert math.isnan(found.value[at])


@pytest.mark.parametrize(("data", "lengths"), [(b"a\nb", [1, 1]), (b"ab\n", [1]), (b"\xff\n", [1]), (b"a\n", [-1, 2])])
def test_bytes_that_are_no_such_column_are_refused(data, lengths):
    with pytest.raises(ValueError, match=r"texts|utf-8|codec"):
        TextColumn.of_lengths(np.frombuffer(data, dtype=np.uint8), np.array(lengths, dtype=np.int32))
