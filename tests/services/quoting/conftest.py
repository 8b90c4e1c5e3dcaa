from __future__ import annotations

import pytest

from indicators.services.partnerships import Partnerships
from indicators.services.quoting import Quoting, printed_shares
from tests.services.conftest import TODAY


@pytest.fixture
def quoting(at_hand) -> Quoting:
    partnerships = Partnerships(at_hand.store, lambda: at_hand.catalogue, at_hand.figures, lambda: TODAY)
    return Quoting(
        lambda: at_hand.catalogue,
        at_hand.figures,
        lambda: TODAY,
        partnerships,
        lambda day: printed_shares(at_hand.store, at_hand.catalogue, day),
    )
