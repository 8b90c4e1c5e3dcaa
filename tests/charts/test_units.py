import csv
from pathlib import Path

import pytest

from indicators.charts import unit_text

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
UNITS = list(csv.DictReader((SEEDS / "units.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("unit", UNITS, ids=lambda u: f"{u['code']}-{u['mult']}")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_charts_call_every_unit_as_the_catalogue_does(unit: dict[str, str], lang: str):
    assert unit_text(unit["code"], int(unit["mult"]), lang) == unit[f"symbol_{lang}"]
