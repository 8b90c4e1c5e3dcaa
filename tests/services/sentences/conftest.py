"""Drafting on a freshly seeded store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.model.period import Period
from indicators.model.sentence import Sentence
from indicators.services.quoting import Quoting
from indicators.services.sentences import Drafting
from tests.services.conftest import TODAY

Draft = Callable[..., Sentence | None]


@pytest.fixture
def drafting(at_hand) -> Drafting:
    quoting = Quoting(lambda: at_hand.catalogue, at_hand.figures, lambda: TODAY)
    return Drafting(lambda: at_hand.catalogue, at_hand.figures, quoting)


@pytest.fixture
def draft(at_hand, drafting) -> Draft:
    """A sentence about an indicator in a period, in Vietnamese unless said otherwise."""

    def drafted(code: str, period: str, lang: str = "vi", as_of=None) -> Sentence | None:
        key = at_hand.catalogue.series_key(code).render()
        return drafting.draft(drafting.about(key, Period.parse(period)), lang, as_of)

    return drafted
