"""Every specimen reads as the table in the folder of its publisher, cell by cell."""

import csv
from pathlib import Path

import pytest

from indicators.workbook import Limits, read_workbook
from tests.specimens.make import SPECIMENS, file_name

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_specimen_reads_as_the_table_beside_it(name, tmp_path):
    path = tmp_path / Path(file_name(name)).name
    SPECIMENS[name](path)
    reading = read_workbook(path, path.name, Limits())
    with (HERE / f"{name}.expected.csv").open(encoding="utf-8", newline="") as stream:
        expected = list(csv.DictReader(stream))
    found = [
        {
            "sheet": one.sheet,
            "cell": one.cell,
            "label": one.label,
            "path": " > ".join(one.path),
            "code": one.code,
            "ref_area": one.ref_area,
            "start": str(one.period.start),
            "end": str(one.period.end),
            "measure": one.measure,
            "unit_measure": one.unit_measure,
            "unit_mult": str(one.unit_mult),
            "value": one.value_text,
            "obs_status": one.obs_status,
        }
        for one in reading.rows
    ]
    assert found == expected
    assert not reading.refused
