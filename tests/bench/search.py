"""How long a keystroke in the finder takes among 20,000 series, each with a code of its own."""

from __future__ import annotations

from collections.abc import Callable

from indicators.services.series_search import Question, SeriesIndex
from tests.services.series_search.generated import documents

TYPED = (
    "x", "xu", "xuat", "xuat khau ca", "xuat khau ca phe singap", "exprots of cofee",
    "von fdi thuc hien may vi tinh san pham dien tu nhat ban", "hs0001", "",
)  # fmt: skip


def keystrokes() -> Callable[[], object]:
    """Return what asks every question once."""
    index = SeriesIndex(documents())
    return lambda: [index.find(Question(text)) for text in TYPED]
