"""A text of 200 kB made of the specimens of articles, read for its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from indicators.articles import Extractor
from indicators.catalogue import Catalogue

LETTERS = 200_000
PROSE = "Hội nghị bàn về hợp tác giữa các địa phương, đào tạo cán bộ và bảo vệ môi trường trong giai đoạn mới.\n"
SPECIMENS = Path(__file__).parents[1] / "specimens" / "articles"


def reading(catalogue: Catalogue, *, dense: bool) -> Callable[[], object]:
    """Return one reading: of nothing but sentences with figures, or of those among nine times as much prose."""
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(SPECIMENS.glob("*.txt")))
    said += "" if dense else PROSE * (9 * len(said) // len(PROSE))
    text = (said * (LETTERS // len(said) + 1))[:LETTERS]
    extractor = Extractor.of(catalogue)
    return lambda: extractor.extract(text, date(2025, 8, 26))
