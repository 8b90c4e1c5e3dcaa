"""A number under the wrong name: it does not fit its own series and equals another one's figure (K1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from indicators.checks.case import Case, Row, quantity, rows_of
from indicators.checks.identities import sums
from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.transforms.windows import derive_windows
from indicators.winners import agrees, magnitude, rounding

MISFIT = Decimal("0.1")
"""A figure fits its own stored one when they differ by no more than this share."""
LEAP = Decimal("1.5")
"""... and last year's when neither is more than this multiple of the other."""
ONE_SIDED = {qualifier.value for qualifier in Qualifier if qualifier.one_sided}
Place = tuple[Period, str, str, str]


def other_measure(case: Case) -> Iterator[Finding]:
    """Find levels that match another indicator of the same period, area and unit but not their own series.

    Matching needs period, measure and unit, never the number alone (K11). The other figure may stand in the store, in
    the same file, or follow from what is stored: a window from two others, a whole from its parts. Numbers are often
    printed cut off rather than rounded, so one whole unit of the last printed decimal counts as a match.
    """
    suspects = [row for row in case.where(case.levels & case.of_known_series) if _misfits(case, row)]
    if not suspects:
        return
    others = _levels(case)
    for row in suspects:
        match = _match(row, others[_place(row)])
        if match is not None:
            params = {
                "indicator": row["indicator"],
                "period": row["period"].render(),
                "value": quantity(row),
                "other_indicator": match["indicator"],
                "other": quantity(match),
            }
            yield Finding("other_measure", Severity.SOFT, row["sheet"], row["cell"], params)


def _levels(case: Case) -> dict[Place, list[Row]]:
    """Collect every two-sided level by what makes levels comparable: stored, in the file, and following from them."""
    stored = [row for row in case.known.values() if row["measure"] == Measure.LEVEL]
    two_sided = case.near[case.near["obs_id"].notna() & ~case.near["qualifier"].isin(ONE_SIDED)]
    follows = rows_of(derive_windows(two_sided, lambda _indicator, _origin: 1))
    flows = [row for row in follows if row["measure"] == Measure.LEVEL]
    found: dict[Place, list[Row]] = defaultdict(list)
    for row in (*stored, *case.rows, *flows, *_wholes(case, stored)):
        if row["measure"] == Measure.LEVEL and row["qualifier"] not in ONE_SIDED:
            found[_place(row)].append(row)
    return found


def _wholes(case: Case, stored: list[Row]) -> Iterator[Row]:
    """Yield each whole whose every part is stored for one period, with the coarsest rounding of its parts."""
    by_place = {(row["indicator"], *_place(row)): row for row in stored}
    for whole, parts in sums(case.indicators):
        for row in stored:
            if row["indicator"] == parts[0][0]:
                found = [by_place.get((code, *_place(row))) for code, _ in parts]
                present = [part for part in found if part is not None]
                if len(present) == len(parts):
                    yield _sum(whole, present)


def _sum(whole: str, parts: list[Row]) -> Row:
    coarsest = max(parts, key=rounding)
    total = sum((magnitude(part) for part in parts), Decimal(0)).scaleb(-int(coarsest["unit_mult"]))
    return {**coarsest, "indicator": whole, "value_text": format(total.normalize(), "f")}


def _place(row: Row) -> Place:
    return row["period"], row["ref_area"], row["dimensions"], row["unit_measure"]


def _misfits(case: Case, row: Row) -> bool:
    own = case.known.get((row["series_key"], row["period"]))
    if own is not None:
        return not agrees(row, own) and abs(magnitude(row) - magnitude(own)) > MISFIT * abs(magnitude(own))
    for years in (-1, 1):
        try:
            base = case.known.get((row["series_key"], row["period"].shift(years=years)))
        except Invalid:
            continue
        if base is not None and magnitude(base) > 0:
            ratio = magnitude(row) / magnitude(base)
            return not 1 / LEAP <= ratio <= LEAP
    return False


def _match(row: Row, others: Iterable[Row]) -> Row | None:
    for other in others:
        near = abs(magnitude(row) - magnitude(other)) <= 2 * max(rounding(row), rounding(other))
        if other["indicator"] != row["indicator"] and near:
            return other
    return None
