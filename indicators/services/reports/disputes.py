"""The discrepancies behind the figures of a report, with what was decided about them, as a table of words."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.catalogue import Catalogue
from indicators.export.report_document import Grid
from indicators.i18n import translate
from indicators.i18n.dates import format_date, format_moment
from indicators.i18n.periods import period_phrase
from indicators.model.series import SeriesKey
from indicators.services.discrepancies import DecisionEntry, Discrepancies, Discrepancy
from indicators.services.figures import Figure
from indicators.services.sentences.figure_words import value_text

SHARES = (0.22, 0.22, 0.28, 0.28)


def disputed(found: Iterable[Discrepancy], service: Discrepancies, catalogue: Catalogue, lang: str) -> Grid:
    """Return a row for each discrepancy: figure, value in use, what disagrees, what was found and decided."""
    rows = tuple(_row(one, service, catalogue, lang) for one in found)
    columns = tuple(translate(lang, f"report.disputes.{name}") for name in ("figure", "in_use", "rivals", "decision"))
    remark = "" if rows else translate(lang, "report.disputes.none")
    return Grid(translate(lang, "report.disputes.heading"), columns, rows, SHARES, remark)


def _row(one: Discrepancy, service: Discrepancies, catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    name = catalogue.shorts(SeriesKey.parse(one.series_key))[lang]
    told = [service.tell(hint.finding, lang) for hint in one.hints]
    told += [catalogue.remark(rival.withheld, lang) for rival in one.rivals if rival.withheld]
    decided = [_decision(entry, lang) for entry in one.decisions if entry.in_force]
    waiting = [] if decided or told else [translate(lang, "report.disputes.undecided")]
    return (
        f"{name}, {period_phrase(one.period, lang)}",
        _cited(one.winner, catalogue, lang) if one.winner else translate(lang, "report.no_figure"),
        "; ".join(_cited(rival, catalogue, lang) for rival in one.rivals),
        " ".join(dict.fromkeys(text for text in (*decided, *told, *waiting) if text)),
    )


def _cited(figure: Figure, catalogue: Catalogue, lang: str) -> str:
    """Return a figure with whose it is, where it was printed and when."""
    value = value_text(figure, catalogue, lang) if figure.shown is not None else translate(lang, "report.no_figure")
    origin = catalogue.origin(figure.origin).name_on(figure.published, lang)
    where = [origin, figure.outlet if figure.outlet not in {origin, ""} else ""]
    day = format_date(figure.published, figure.published_precision) if figure.published else ""
    return f"{value} ({', '.join(part for part in (*where, day) if part)})"


def _decision(entry: DecisionEntry, lang: str) -> str:
    return translate(
        lang, "report.disputes.decided", day=format_moment(entry.at).partition(" ")[0], reason=entry.decision.reason
    )
