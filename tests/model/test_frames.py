import pandas as pd
import pytest

from indicators.model.errors import Invalid
from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Citation, CitationKind
from tests.conftest import observation_row, observations


def test_a_blank_is_missing_and_never_zero():
    frame = observations(observation_row(1, "2025", ""))
    assert pd.isna(frame["value"].iloc[0])
    assert frame["value_text"].iloc[0] == ""


def test_a_frame_without_a_column_does_not_cross_a_border():
    with pytest.raises(Invalid, match="frame_column_absent"):
        OBSERVATIONS.require(OBSERVATIONS.empty().drop(columns="citation"))


def test_a_column_of_another_type_does_not_cross_a_border():
    frame = observations(observation_row(1, "2025", "1"))
    with pytest.raises(Invalid, match="frame_column_dtype"):
        OBSERVATIONS.require(frame.assign(value=frame["value"].astype("str")))


def test_a_required_value_may_not_be_missing():
    frame = observations(observation_row(1, "2025", "1"))
    with pytest.raises(Invalid, match="frame_column_missing"):
        OBSERVATIONS.require(frame.assign(start=pd.Series([None], dtype="datetime64[s]")))


def test_a_citation_survives_being_stored():
    citation = Citation(CitationKind.ARTICLE, paragraph=10, phrase="đạt 7,52%", parents=(3, 4))
    assert Citation.from_json(citation.to_json()) == citation
