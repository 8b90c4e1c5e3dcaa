from __future__ import annotations

import pytest

from indicators.services.partnerships import Partnerships
from indicators.services.quoting import Quoting, printed_shares
from tests.services.conftest import TODAY


@pytest.fixture
def quoting(seeded) -> Quoting:
    partnerships = Partnerships(seeded.store, lambda: seeded.catalogue, seeded.figures, lambda: TODAY)
    return Quoting(
        lambda: seeded.catalogue,
        seeded.figures,
        lambda: TODAY,
        partnerships,
        lambda day: printed_shares(seeded.store, seeded.catalogue, day),
    )
