"""Take a chart away: as a workbook, as tidy data, or as a picture that the page draws."""

from __future__ import annotations

from typing import Any

from indicators import charts, export
from indicators.charts.drawn_lines import DrawnLine, axis_title, drawn_lines
from indicators.charts.points import Point
from indicators.charts.stack import series_token
from indicators.charts.theme import token
from indicators.charts.value_text import series_unit
from indicators.export.document import Address, Cell, Column, Document, Line, LinePoint, Row
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import Artifact, ChartData, ChartSpec
from indicators.model.errors import Invalid

FORMATS = ("xlsx", "csv", "figure")
"""What a chart can leave as; ``figure`` is the standalone figure from which the page makes PNG and SVG."""


class Exporting:
    """The export use cases. ``explore`` has ``resolve(spec) -> ChartData``: every file shows what the page shows."""

    def __init__(self, explore: Any) -> None:
        self._explore = explore

    def export(self, spec: ChartSpec, fmt: str, lang: str, theme: str = "light") -> Artifact | dict[str, Any]:
        """Return ``spec`` in one of FORMATS: a file, or for ``figure`` what ``figure`` returns.

        Raises Invalid for another format and for a figure of a table, and whatever ``resolve`` raises.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        if fmt == "figure":
            return self.figure(spec, lang, theme)
        document = as_document(self._explore.resolve(spec), lang)
        return export.xlsx(document) if fmt == "xlsx" else export.csv(document)

    def figure(
        self, spec: ChartSpec, lang: str, theme: str = "light", *, width: str = "wide", face: str = "source"
    ) -> dict[str, Any]:
        """Return the standalone figure with its size, the stem of its file's name, its title and alternative text."""
        data = self._explore.resolve(spec)
        figure = charts.build(data, lang, theme, width=width, standalone=True, face=face)
        words = charts.captions(data, lang)
        return {
            "figure": figure,
            "width": figure["layout"]["width"],
            "height": figure["layout"]["height"],
            "file_name": export.file_stem(data, lang),
            "title": words.title,
            "alt": words.alt,
        }


def as_document(data: ChartData, lang: str) -> Document:
    """Return a chart's words, table and lines as what files are made of."""
    words, twin = charts.captions(data, lang), charts.table(data, lang)
    return Document(
        data=data,
        lang=lang,
        title=words.title,
        subtitle=words.subtitle,
        unit=words.unit,
        source=words.source,
        statuses=words.statuses,
        as_of=words.as_of,
        chart_id=words.chart_id,
        alt=words.alt,
        units=tuple(series_unit(series, lang) for series in data.series),
        corner=twin.corner,
        columns=tuple(Column(c.heading, c.unit, _colour(series_token(data, c.series))) for c in twin.columns),
        rows=tuple(Row(row.heading, tuple(_cell(cell) for cell in row.cells)) for row in twin.rows),
        lines=tuple(_line(line, data, lang) for line in drawn_lines(data, lang)),
        axis_title=axis_title(data, lang),
        notes=tuple(note.text for note in words.notes),
        terms=_terms(data, lang),
        events=tuple(f"{event.letter}: {event.day} {event.text}" for event in words.events),
    )


def _terms(data: ChartData, lang: str) -> tuple[str, ...]:
    """Return the terms of reuse of each origin, after its latest name."""
    latest = {origin: names[lang] for (origin, _), names in sorted(data.origin_names.items())}
    return tuple(f"{latest.get(origin, origin)}: {words[lang]}" for origin, words in data.origin_terms.items())


def _cell(cell: charts.TableCell) -> Cell:
    if cell.value is None or cell.period is None:
        return Cell(None)
    address = _address([cell.series_key, cell.period.start.isoformat(), cell.period.end.isoformat()], cell.obs_id)
    return Cell(
        cell.value, cell.value_high, cell.decimals, cell.qualifier_words, cell.status, cell.status_words, address
    )


def _line(line: DrawnLine, data: ChartData, lang: str) -> Line:
    runs = tuple(
        tuple(
            LinePoint(
                at=drawn.at,
                label=_label(drawn.point, data, lang),
                value=drawn.point.value,
                decimals=drawn.point.decimals,
                status=drawn.point.status.value,
                address=_address(drawn.point.address, drawn.point.obs_id),
                marked=drawn.marked,
            )
            for drawn in run
            if drawn.point.value is not None
        )
        for run in line.runs
    )
    unit = series_unit(data.series[line.series], lang)
    return Line(line.name, unit, _colour(line.colour), line.hero, line.series, runs)


def _label(point: Point, data: ChartData, lang: str) -> str:
    """Return the period of a point; among the readings of one period the day of its publication."""
    if data.spec.at is None:
        return period_phrase(point.period, lang)
    return format_date(point.published, point.precision)


def _address(said: list[str], obs_id: int | None) -> Address:
    """Return which figure it is; the id tells the readings of one period apart."""
    return said[0], said[1], said[2] if obs_id is None else f"{said[2]}#{obs_id}"


def _colour(name: str) -> str:
    return token(name).removeprefix("#")
