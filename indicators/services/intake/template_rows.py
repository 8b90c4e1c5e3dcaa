"""The rows of the workbook to fill in: one for each chosen series and period that is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from indicators.catalogue import Catalogue
from indicators.export.template import TemplateRow
from indicators.services.figures import Figures
from indicators.services.intake.due import periods_due


def template_rows(
    series: Sequence[str], catalogue: Catalogue, figures: Figures, today: date, lang: str
) -> Iterator[TemplateRow]:
    """Yield the rows of each series in its display unit.

    Raises NotFound ("indicator_unknown") and Invalid ("series_key_unreadable").
    """
    for key in [catalogue.series_key(text) for text in series]:
        unit = catalogue.unit_symbol(key.unit_measure, catalogue.display_mult(key), lang)
        known = [figure.period for figure in figures.shown(key.render())]
        for period in periods_due(known, today):
            yield TemplateRow(key.render(), catalogue.names(key)[lang], period, unit)
