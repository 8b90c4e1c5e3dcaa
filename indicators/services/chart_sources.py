"""Whose figures a chart shows: origins by their names of the day, what stands behind computed figures, remarks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.chart import ChartParent, ChartSpec, Transform
from indicators.model.observation import Citation
from indicators.model.period_columns import days
from indicators.model.series import SeriesKey
from indicators.services.figures import Figures
from indicators.services.transforming import Transforming


class ChartSources:
    """Finds what the source line and the notes of a chart are derived from."""

    def __init__(self, catalogue: Callable[[], Catalogue], figures: Figures, transforming: Transforming) -> None:
        self._catalogue = catalogue
        self._figures = figures
        self._transforming = transforming

    def parents(self, spec: ChartSpec, rows: pd.DataFrame) -> tuple[ChartParent, ...]:
        """Return whose figures stand behind those that a transformation or a formula computed."""
        if spec.transform is Transform.LEVEL and not spec.formula:
            return ()
        ids = dict.fromkeys(one for said in rows["citation"] for one in Citation.from_json(said).parents)
        found: dict[tuple[str, date | None, str], set[int]] = {}
        for figure in self._figures.by_id(ids):
            key = (figure.origin, figure.published, figure.published_precision)
            found.setdefault(key, set()).update(() if figure.obs_id is None else (figure.obs_id,))
        return tuple(ChartParent(*key, frozenset(figures)) for key, figures in found.items())

    def totals(self, spec: ChartSpec) -> tuple[dict[str, str], ...]:
        """Return the names of the totals that shares and contributions are of."""
        if spec.transform not in {Transform.SHARE, Transform.CONTRIBUTION, Transform.CONTRIBUTION_SHARE}:
            return ()
        keys = dict.fromkeys(self._transforming.whole(key, spec) for key in spec.series)
        return tuple(self._catalogue().names(SeriesKey.parse(key)) for key in keys if key)

    def remarks(self, rows: pd.DataFrame) -> dict[str, dict[str, str]]:
        """Return the notes of the figures by language."""
        catalogue = self._catalogue()
        return {
            note: {lang: catalogue.remark(note, lang) for lang in LANGUAGES} for note in rows["note"].unique() if note
        }

    def origin_names(
        self, rows: pd.DataFrame, parents: tuple[ChartParent, ...]
    ) -> dict[tuple[str, str], dict[str, str]]:
        """Return (origin, day or "") -> the name that the organisation had on that day, by language."""
        published = days(rows, "published").tolist()  # None where it is missing
        said = set(zip(rows["origin"].tolist(), published, strict=True))
        names = {}
        for code, day in said | {(parent.origin, parent.published) for parent in parents}:
            origin = self._catalogue().origin(code)
            names[(code, day.isoformat() if day else "")] = {lang: origin.name_on(day, lang) for lang in LANGUAGES}
        return names
