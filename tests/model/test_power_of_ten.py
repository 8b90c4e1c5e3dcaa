"""Scales say powers of ten in digits or in words; what is no scale has none."""

import pytest

from indicators.model.power_of_ten import power_of_ten, scale_of


@pytest.mark.parametrize(("text", "power"), [
    ("6", 6), ("-3", -3), ("Millions", 6), ("units", 0), ("Nghìn tỷ", 12), ("1000", 3), ("hundred", 2),
    ("gross", None), ("", None), ("2024", None),
])  # fmt: skip
def test_a_scale_reads_as_its_power(text, power):
    assert power_of_ten(text) == power


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Scale: Billions", 9),
        ("Multiplier: thousand", 3),
        ("Scale: Units", 0),
        ("Gross product, by industry (x 1,000,000)", 6),
        ("Bevolking (x 1 000)", 3),
        ("Scale", None),
        ("Scale: zillions", None),
    ],
)
def test_the_power_of_a_scale_line(text, power):
    assert scale_of(text) == power
