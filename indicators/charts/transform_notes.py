"""What a transformation or a formula did, as notes: the letters, the whole, the base, and on what it rests."""

from __future__ import annotations

from indicators.charts.note import Note, listed_periods
from indicators.charts.points import Drawn, Point
from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, Transform
from indicators.model.observation import Citation, ObsStatus

DIFFERS = "differs_from_levels"
LETTERS = "abcdef"
UNSURE = (ObsStatus.FORECAST, ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY)


def transform_notes(shown: Drawn, lang: str) -> list[Note]:
    """Return the notes that the transformation, the formula and the statuses behind them call for."""
    data = shown.data
    texts = [*_formula(data, lang), *_transform(data, lang), *_published(shown, lang), *_rests_on(shown, lang)]
    return [Note("transform", text) for text in texts]


def _formula(data: ChartData, lang: str) -> list[str]:
    if not data.spec.formula:
        return []
    parts = zip(LETTERS, data.parts, strict=False)
    named = "; ".join(f"{letter} = {part.name[lang]}" for letter, part in parts)
    formula = data.spec.formula.replace("*", "×").replace("-", "\u2212")
    said = translate(lang, "charts.note.formula", formula=formula, parts=named)
    return [said, *(caution[lang] for caution in data.cautions)]


def _transform(data: ChartData, lang: str) -> list[str]:
    transform = data.spec.transform
    if transform in {Transform.LEVEL, Transform.YEAR_ON_YEAR}:
        return []
    whole = "; ".join(named[lang] for named in data.totals)
    base = period_phrase(data.base, lang) if data.base else ""
    return [translate(lang, f"charts.transform.{transform}", whole=whole, base=base)]


def _published(shown: Drawn, lang: str) -> list[str]:
    if shown.data.spec.transform is not Transform.YEAR_ON_YEAR:
        return []
    said = []
    printed = [p for p in shown.points if p.status is not ObsStatus.DERIVED]
    if printed:
        said.append(translate(lang, "charts.note.published_growth", periods=_periods(printed, lang)))
    differing = [p for p in printed if p.note == DIFFERS]
    if differing:
        said.append(translate(lang, "charts.note.differs_from_levels", periods=_periods(differing, lang)))
    return said


def _rests_on(shown: Drawn, lang: str) -> list[str]:
    """Return on which uncertain statuses computed figures rest."""
    data = shown.data
    if data.spec.transform is Transform.LEVEL and not data.spec.formula:
        return []
    weakest = [(p, Citation.from_json(p.citation).rests_on) for p in shown.points]
    said = []
    for status in UNSURE:
        mine = [p for p, rests_on in weakest if rests_on == status]
        if mine:
            words = translate(lang, f"term.status.{status}")
            said.append(translate(lang, "charts.note.rests_on", status=words, periods=_periods(mine, lang)))
    return said


def _periods(points: list[Point], lang: str) -> str:
    return listed_periods([p.period for p in points], lang)
