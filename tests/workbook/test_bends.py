"""A file that was bent says what it said: its figures stay as they are, or what is no longer certain is asked.

Where ``INDICATORS_SOAK_WORKBOOKS`` is set (``make soak-workbooks``) every specimen is bent in every way, else a sample.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from indicators.workbook import Limits, Reading, read_workbook
from tests.specimens.make import SPECIMENS, file_name
from tests.workbook.bends.bends import BENDS
from tests.workbook.bends.book import Bent, Place, opened, written
from tests.workbook.bends.comparison import compare
from tests.workbook.bends.dialects import DIALECTS, PLAIN, as_text, written_in
from tests.workbook.bends.landmarks import landmarks_of
from tests.workbook.files import xlsx
from tests.workbook.test_families import SHEETS, TEXTS

EVERY = 1 if "INDICATORS_SOAK_WORKBOOKS" in os.environ else 12


def _makers() -> dict[str, tuple[str, Callable[[Path], object]]]:
    """Return the file's name and what writes it, by specimen."""
    made: dict[str, tuple[str, Callable[[Path], object]]] = {
        name: (Path(file_name(name)).name, make) for name, make in SPECIMENS.items()
    }
    made |= {
        name: ("book.xlsx", lambda path, rows=rows: xlsx(path, {"Data": rows})) for name, (rows, _) in SHEETS.items()
    }
    made |= {name: ("book.csv", lambda path, text=text: path.write_text(text)) for name, (text, _) in TEXTS.items()}
    return made


MAKERS = _makers()
PAIRS = list(product(MAKERS, BENDS))[::EVERY]


@pytest.mark.parametrize(("specimen", "bend"), PAIRS)
def test_a_bent_file_is_read_as_it_was_or_asked_about(specimen: str, bend: str, tmp_path: Path) -> None:
    name, make = MAKERS[specimen]
    path = tmp_path / name
    make(path)
    before = _read(path)
    bent = BENDS[bend].of(opened(path), landmarks_of(before))
    if bent is None:
        return
    folder = tmp_path / "bent"
    folder.mkdir()
    found = compare(before, _read(written(bent.book, folder)), bent, BENDS[bend].blind)
    assert not found or found.asked, found


@pytest.mark.parametrize(("specimen", "dialect"), list(product(MAKERS, DIALECTS))[:: max(1, EVERY // 2)])
def test_a_text_says_the_same_in_every_dialect(specimen: str, dialect: str, tmp_path: Path) -> None:
    name, make = MAKERS[specimen]
    make(tmp_path / name)
    book = as_text(opened(tmp_path / name))
    (tmp_path / "plain").mkdir()
    before = _read(written_in(PLAIN, book, tmp_path / "plain"))
    found = compare(before, _read(written_in(DIALECTS[dialect], book, tmp_path)), Bent(book, _of_any_text))
    assert not found or found.asked, found


def _of_any_text(place: Place) -> Place:
    """Return the place in a text file, which is called by what divides it."""
    return "(csv)", place[1], place[2]


def _read(path: Path) -> Reading:
    return read_workbook(path, path.name, Limits())
