"""Which measure a printed number is: of what kind its unit, its verb, its base and its period speak."""

from __future__ import annotations

from indicators.articles import spoken_periods as said
from indicators.articles.draft import Draft
from indicators.articles.figure import TextMeasure
from indicators.articles.timeline import Dated
from indicators.model.currencies import MONEY
from indicators.model.period import Period, PeriodKind
from indicators.model.series import Measure

YEAR, MONTH, QUARTER, DECEMBER, HALF, PLAN, OTHER = "year", "month", "quarter", "december", "half", "plan", "other"
_BY_FORM = {
    said.SAME: YEAR, said.PREVIOUS_YEAR: YEAR, said.PREVIOUS_MONTH: MONTH, said.PREVIOUS_QUARTER: QUARTER,
    said.PREVIOUS_DECEMBER: DECEMBER, said.PREVIOUS_HALF: HALF,
}  # fmt: skip
_GROWTH = {YEAR: Measure.YOY, MONTH: Measure.MOM, QUARTER: Measure.QOQ, DECEMBER: Measure.VS_DEC,
           HALF: TextMeasure.VS_PREV_HALF, OTHER: TextMeasure.OTHER_BASE}  # fmt: skip
_PRICES = frozenset({"CPI", "CORE_CPI"})
RATES = frozenset({"GDP_GROWTH_YOY", "CPI", "CORE_CPI"})


def base_of(form: str, base: Dated | None, main: Period | None) -> str:
    """Return the kind of base that a compared period is, beside the period of the figure."""
    if base is None or main is None:
        return _BY_FORM.get(form, "")
    then, now = base.period, main
    if form in _BY_FORM:
        farther = form == said.SAME and then.start.year != now.start.year - 1
        return OTHER if farther else _BY_FORM[form]
    if then.kind is PeriodKind.YEAR and then.start.year == now.start.year - 1:
        return YEAR
    if then.same_window(now) and then.start.year == now.start.year - 1:
        return YEAR
    if then.end == now.start:
        kinds = {PeriodKind.MONTH: MONTH, PeriodKind.QUARTER: QUARTER}
        return kinds.get(now.kind, HALF if is_half_month(now) else OTHER)
    if then.kind is PeriodKind.MONTH and then.start.month == 12 and then.start.year < now.start.year:
        return DECEMBER
    return HALF if is_half_month(now) and is_half_month(then) else OTHER


def is_half_month(period: Period) -> bool:
    return (
        not period.is_instant
        and period.days in range(13, 17)
        and (period.start.day, period.end.day) in {(1, 16), (16, 1)}
    )


def measure_of(draft: Draft, previous: Draft | None, changed: Draft | None) -> str:
    """Return the measure of a figure; ``previous`` and, of percentages, ``changed`` stand before it in its sentence."""
    unit = draft.quantity.unit
    if unit == "times":
        return TextMeasure.RATIO_YOY
    if unit == "percentage_points":
        return Measure.CONTRIBUTION if "contribution" in draft.cues else TextMeasure.DIFF
    if unit == "percent":
        return _of_percent(draft, previous, changed)
    return _of_amount(draft)


def _of_percent(draft: Draft, previous: Draft | None, changed: Draft | None) -> str:
    cues = draft.cues
    if "contribution" in cues:
        return Measure.CONTRIBUTION_SHARE
    if "share" in cues and not draft.direction:
        return Measure.SHARE
    if draft.base == PLAN and not draft.direction:
        return Measure.PLAN_SHARE
    if not draft.direction and not draft.base and draft.subject.code not in RATES:
        if previous is not None and previous.quantity.unit != "percent":
            return Measure.SHARE
        if previous is not None and "share" in previous.cues:
            return Measure.SHARE
        if not draft.subject.code and previous is None:
            return Measure.LEVEL
    return _growth(draft, changed)


def _growth(draft: Draft, changed: Draft | None) -> str:
    period = draft.dated.period if draft.dated else None
    prices = draft.subject.code in _PRICES
    if prices and draft.base in {"", YEAR} and (draft.average or _accumulates(period)):
        return Measure.AVG_YOY
    base = draft.base
    if not base and period is not None:
        if is_half_month(period):
            base = HALF
        elif changed is not None and _is_beside(draft, changed):
            base = changed.base
        elif draft.turned:
            base = YEAR
        elif prices and period.kind is PeriodKind.MONTH:
            base = MONTH
    return _GROWTH.get(base, Measure.YOY)


def _is_beside(draft: Draft, changed: Draft) -> bool:
    """Whether a month's change is told beside that of another subject on the month before, whose base it shares."""
    one = draft.dated.period if draft.dated else None
    other = changed.dated.period if changed.dated else None
    return changed.base == MONTH and one == other and one is not None and one.kind is PeriodKind.MONTH


def _accumulates(period: Period | None) -> bool:
    return period is not None and period.is_year_to_date and period.kind not in {PeriodKind.MONTH, PeriodKind.QUARTER}


def _of_amount(draft: Draft) -> str:
    if "items" in draft.cues:
        return TextMeasure.GROUP
    if "monthly_average" in draft.cues:
        return TextMeasure.MONTHLY_AVG
    moves = draft.direction and draft.adjacent_direction and draft.quantity.unit in {*MONEY, "persons", "enterprises"}
    if moves and draft.subject.code != "FDI_ADJ":
        return {MONTH: Measure.DIFF_MOM, HALF: TextMeasure.DIFF, OTHER: TextMeasure.DIFF}.get(
            draft.base, Measure.DIFF_YOY
        )
    return Measure.LEVEL
