"""The parts of a whole in one period: whether all are there, what they give together, and their shares.

Sums are compared with the printed whole within the printed rounding; a share is refused where it would mislead.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.charts.points import Drawn, Point
from indicators.model.chart import ChartData, ChartWhole
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.transforms.printed import Printed, adds_up, share, total

MISSING, NEGATIVE, BOUND, UNLIKE, NOTHING = "part_missing", "part_negative", "one_sided", "parts_unlike", "zero_base"


@dataclass(frozen=True, slots=True)
class Parts:
    """``points`` are the parts by series. ``refused``: the code of why no shares are told, empty where they are."""

    period: Period
    points: dict[int, Point]
    whole: ChartWhole | None
    refused: str

    @property
    def sum(self) -> Printed:
        return total([point.printed for point in self.points.values()])

    @property
    def fits(self) -> bool:
        """Whether the parts give the printed whole within the printed rounding; True where no whole is printed."""
        if self.whole is None:
            return True
        return adds_up([point.printed for point in self.points.values()], printed_whole(self.whole))

    def share(self, series: int) -> Printed | None:
        """Return a part in per cent of all parts; None where shares are refused."""
        return None if self.refused or series not in self.points else share(self.points[series].printed, self.sum)


def parts_of(shown: Drawn) -> tuple[Parts, ...]:
    """Return the parts of each period that has any, in order."""
    data = shown.data
    found: dict[Period, dict[int, Point]] = {}
    for point in shown.points:
        found.setdefault(point.period, {})[point.series] = point
    wholes = {Period(one.start, one.end): one for one in data.wholes}
    return tuple(
        Parts(period, dict(sorted(mine.items())), wholes.get(period), _refusal(data, mine, wholes.get(period)))
        for period, mine in sorted(found.items(), key=lambda item: (item[0].end, item[0].start))
    )


def printed_whole(whole: ChartWhole) -> Printed:
    """Return a whole for arithmetic in its printed decimals."""
    return Printed(Decimal(f"{whole.value:.15g}"), whole.decimals, Qualifier(whole.qualifier))


def _refusal(data: ChartData, mine: dict[int, Point], whole: ChartWhole | None) -> str:
    """Return why the shares of one period are not told, the first reason of these."""
    parts = Parts(next(iter(mine.values())).period, mine, whole, "")
    reasons = (
        (MISSING, len(mine) < len(data.series)),
        (NEGATIVE, any((point.value or 0) < 0 for point in mine.values())),
        (BOUND, any(point.qualifier.one_sided for point in mine.values())),
        (NOTHING, parts.sum.value == 0),
        (UNLIKE, not parts.fits),
    )
    return next((code for code, holds in reasons if holds), "")
