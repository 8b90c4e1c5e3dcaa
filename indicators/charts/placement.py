"""Where a label can stand without covering a figure, a line or another label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LINE_HEIGHT = 18.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, measured from the lower left corner of the plot."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """Return the shared area."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, x: float, y: float, reach: float) -> bool:
        return self.left - reach <= x <= self.right + reach and self.bottom - reach <= y <= self.top + reach


@dataclass(frozen=True, slots=True)
class Spot:
    """A place beside a point: shifts in pixels and the edges of the text that meet them."""

    dx: float
    dy: float
    xanchor: str
    yanchor: str

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        left = x + self.dx - {"left": 0.0, "center": width / 2, "right": width}[self.xanchor]
        bottom = y + self.dy - {"bottom": 0.0, "middle": height / 2, "top": height}[self.yanchor]
        return Box(left, bottom, left + width, bottom + height)


BESIDE = (
    Spot(10, 0, "left", "middle"),
    Spot(9, -11, "left", "middle"),
    Spot(9, 11, "left", "middle"),
    Spot(8, -19, "left", "middle"),
    Spot(8, 19, "left", "middle"),
    Spot(0, 9, "center", "bottom"),
    Spot(0, -9, "center", "top"),
)
"""Places for the name of a line at its end."""

ABOVE = (
    Spot(0, 9, "center", "bottom"),
    Spot(-8, 6, "right", "bottom"),
    Spot(8, 6, "left", "bottom"),
    Spot(-12, 0, "right", "middle"),
    Spot(0, -9, "center", "top"),
    Spot(-8, -6, "right", "top"),
    Spot(8, -6, "left", "top"),
    Spot(0, 24, "center", "bottom"),
    Spot(-8, 24, "right", "bottom"),
)
"""Places for the value of a point."""


@dataclass(slots=True)
class Obstacles:
    """What labels must keep clear of; grows while a figure is built."""

    width: float
    height: float
    right: float
    boxes: list[Box] = field(default_factory=list)
    dots: list[tuple[float, float, float, float]] = field(default_factory=list)

    def add_mark(self, x: float, y: float) -> None:
        """Keep a point's mark clear."""
        self.dots.append((x, y, 5.0, 12.0))

    def add_line(self, x0: float, y0: float, x1: float, y1: float, weight: float = 1.0) -> None:
        """Keep a line clear, sampled every six pixels; a hairline weighs less."""
        count = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 6), 1)
        for i in range(1, count):
            self.dots.append((x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count, 1.0, weight))

    def cost(self, box: Box) -> float:
        """Return how badly a label there would read: 0 is free, 1,000 and more covers something."""
        on_ticks = 4 * max(-box.left, 0)
        outside = on_ticks + max(-box.bottom, 0) + max(box.right - self.width - self.right, 0)
        over_top = max(box.top - self.height - 4, 0)
        covered = sum(1000.0 + box.overlap(other) for other in self.boxes if box.overlap(other) > 0)
        touched = sum(weight for x, y, reach, weight in self.dots if box.holds(x, y, reach))
        return covered + touched + 40 * outside + 25 * over_top

    def place(self, x: float, y: float, width: float, height: float, spots: Sequence[Spot]) -> tuple[Spot, float]:
        """Return the best of ``spots`` for a text at (x, y) and its cost; the text is not yet kept clear."""
        costs = [self.cost(spot.box(x, y, width, height)) + 1.5 * i for i, spot in enumerate(spots)]
        best = min(range(len(spots)), key=costs.__getitem__)
        return spots[best], costs[best]

    def keep(self, boxes: Iterable[Box]) -> None:
        """Keep these rectangles clear of later labels."""
        self.boxes.extend(boxes)
