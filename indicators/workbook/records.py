"""The recognised figures as plain records, one an observation, for the command line and others who want JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from indicators.workbook.candidate import ABROAD, Candidate
from indicators.workbook.reading import Reading


def records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the fields that a file itself says; indicator, area and dimensions are the catalogue's to add.

    ``start`` and ``end`` are half-open ISO dates, equal for an instant, None where the period could not be read.
    ``value`` is the cell's full stored number, None for a printed missing code.
    """
    for candidate in reading.rows:
        yield _record(candidate)


def _record(candidate: Candidate) -> dict[str, Any]:
    period = candidate.period
    return {
        "sheet": candidate.sheet,
        "cell": candidate.cell,
        "label": candidate.label,
        "path": list(candidate.path),
        "header": candidate.header,
        "code": candidate.code,
        "ref_area": "" if candidate.ref_area == ABROAD else candidate.ref_area,
        "start": period.start.isoformat() if period else None,
        "end": period.end.isoformat() if period else None,
        "time_period": period.render() if period else None,
        "measure": candidate.measure,
        "unit_text": candidate.unit_text,
        "unit_measure": candidate.unit_measure,
        "unit_mult": candidate.unit_mult,
        "value": _number(candidate.value_text),
        "raw": candidate.raw,
        "obs_status": candidate.obs_status,
        "qualifier": candidate.qualifier,
        "notes": candidate.notes,
    }


def _number(text: str) -> int | float | None:
    """Return a JSON number: whole numbers whole, others the double nearest to the exact decimal."""
    if not text:
        return None
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() and abs(exact) < _WHOLE else float(exact)


_WHOLE = 10**18
