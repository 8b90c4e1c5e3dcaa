"""What the kinds have in common whose values run across: one row a slot, named at its left, from the top down."""

from __future__ import annotations

from datetime import date

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.points import Drawn
from indicators.charts.scene import Scene
from indicators.charts.slots import slot_name, slots
from indicators.i18n import translate
from indicators.model.period import Period

NAME_ROOM, NAME_ROOM_NARROW = 190.0, 124.0
MOST_LINES = 2
ELLIPSIS = "\u2026"


def place(drawn: Drawn, period: Period) -> float | None:
    """Return the middle of a period's row, or None where it has none."""
    found = slots(drawn)
    return float(found.index(period)) if period in found else None


def day(_drawn: Drawn, _when: date) -> float | None:
    """Return None: rows are no calendar, so events have no place on them."""
    return None


def period_rows(drawn: Drawn, fit: Fit) -> Axis:
    """Return one row a slot; the year stands in the row only where there are several."""
    found = slots(drawn)
    one_year = len({period.start.year for period in found}) == 1
    names = [slot_name(drawn.data.spec, period, fit.lang, one_year=one_year) for period in found]
    return named_rows([name.replace("<br>", ", ") for name in names], fit)


def named_rows(names: list[str], fit: Fit) -> Axis:
    """Return one row a name; long names are wrapped, and cut after two lines: the table has them whole."""
    room = NAME_ROOM_NARROW if fit.narrow else NAME_ROOM
    lines = [_two_lines(fit.ruler.wrap(name, room)) for name in names]
    return Axis(-0.5, len(names) - 0.5, tuple((float(i), text) for i, text in enumerate(lines)))


def _two_lines(lines: list[str]) -> str:
    cut = [*lines[:1], f"{lines[1].rstrip(' ,;')}{ELLIPSIS}"] if len(lines) > MOST_LINES else lines
    return "<br>".join(cut)


def draw_missing(scene: Scene, canvas: Canvas, found: tuple[Period, ...]) -> None:
    """Say in each row without a figure that there is none."""
    panel = scene.panels[0]
    middle = (max(panel.scale.low, 0) + panel.scale.high) / 2
    told = {p.period for p in scene.points if p.value is not None}
    for i, period in enumerate(found):
        if period not in told:
            words = translate(scene.lang, "charts.no_figure")
            canvas.note(scene, panel, float(i), middle, words, xanchor="center", color=scene.colour("ink-3"))
