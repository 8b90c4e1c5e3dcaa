"""A sample of the hostile files, read in this process; ``make hostile`` sends all of them by HTTP to a running app."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.workbook.limits import Limits
from indicators.workbook.reader import read_workbook
from tests.hostile.specimens import SPECIMENS, Specimen

SLOW = (
    "bomb",
    "many_parts",
    "million",
    "16384",
    "one_long",
    "quote_never",
    "attributes",
    "60000",
    "300_sheets",
)
"""Parts of the names of files that take more than a moment to make or to read."""

SAMPLE = [one for one in SPECIMENS if one.name.endswith(("xlsx", "csv")) and not any(word in one.name for word in SLOW)]
"""Binary formats are left to the whole run: their engine may take the process that reads them down with it."""


@pytest.mark.parametrize("specimen", SAMPLE, ids=lambda one: one.name)
def test_a_hostile_file_ends_as_it_has_to(specimen: Specimen, tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(specimen.make())
    reading = read_workbook(path, specimen.name, Limits())
    if reading.sheets:
        assert specimen.outcome.unlike(201, "", reading) == []
    else:
        (refusal,) = reading.findings
        assert specimen.outcome.unlike(422, refusal.code, None) == []
