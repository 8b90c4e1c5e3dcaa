"""Take a chart away: as a workbook, as tidy data, or as a picture that the page draws."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from indicators import charts, export
from indicators.charts.against import DifferenceRow, difference_rows
from indicators.charts.drawn_lines import DrawnLine, axis_title, drawn_lines
from indicators.charts.points import Point
from indicators.charts.stack import series_token
from indicators.charts.theme import token
from indicators.charts.value_text import series_unit
from indicators.export.document import Address, Cell, Column, Difference, Document, Line, LinePoint, Row
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import Artifact, ChartData, ChartSpec
from indicators.model.errors import Invalid
from indicators.model.observation import Qualifier
from indicators.services.frozen.snapshots import PICTURE, Opened, Snapshots
from indicators.services.intake import LOCAL_ACTOR
from indicators.transforms.comparison import DrawnFigure

HEDGELESS = {Qualifier.EXACT, Qualifier.RANGE}

FORMATS = ("xlsx", "csv", "figure")
"""What a chart can leave as; ``figure`` is the standalone figure from which the page makes PNG and SVG."""


class Exporting:
    """The export use cases. ``explore`` has ``resolve(spec) -> ChartData``: every file shows what the page shows."""

    def __init__(self, explore: Any, snapshots: Snapshots | None = None) -> None:
        """``snapshots`` keeps whatever leaves, which then carries its id; None: nothing is kept."""
        self._explore = explore
        self._snapshots = snapshots

    def export(
        self, spec: ChartSpec, fmt: str, lang: str, theme: str = "light", *, actor: str = LOCAL_ACTOR
    ) -> Artifact | dict[str, Any]:
        """Return ``spec`` in one of FORMATS: a file, or for ``figure`` what ``figure`` returns; it is kept frozen.

        Raises Invalid for another format and for a figure of a table, and whatever ``resolve`` raises.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        if fmt == "figure":
            return self.figure(spec, lang, theme, actor=actor)
        data = self._explore.resolve(spec)
        if self._snapshots is None:
            return _file(data, fmt, lang)
        return self._snapshots.keep_file(data, lang, actor, fmt, "", lambda marked: _file(marked, fmt, lang))

    def figure(
        self,
        spec: ChartSpec,
        lang: str,
        theme: str = "light",
        *,
        width: str = "wide",
        face: str = "source",
        actor: str = LOCAL_ACTOR,
    ) -> dict[str, Any]:
        """Return the standalone figure with its size, the stem of its file's name, its title and alternative text.

        It is kept as a picture: its bytes are made in the page.
        """
        data = self._explore.resolve(spec)
        if self._snapshots is not None:
            kept = self._snapshots.keep(data, lang, actor, PICTURE, f"{theme};{width}")
            data = replace(data, snapshot=kept.said.snapshot_id)
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

    def refreshed(self, opened: Opened, actor: str) -> Artifact:
        """Return the file of a snapshot with the figures of now, in its format and language.

        Raises Invalid ("snapshot_without_file") for a link and for a picture, which only a page can make.
        """
        kept = opened.snapshot
        if kept is None or kept.said.format not in FORMATS:
            raise Invalid("snapshot_without_file", format="" if kept is None else kept.said.format)
        made = self.export(opened.live, kept.said.format, kept.said.lang, actor=actor)
        if not isinstance(made, Artifact):
            raise Invalid("snapshot_without_file", format=kept.said.format)
        return made


def _file(data: ChartData, fmt: str, lang: str) -> Artifact:
    document = as_document(data, lang)
    return export.xlsx(document) if fmt == "xlsx" else export.csv(document)


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
        differences=tuple(_difference(row, lang) for row in difference_rows(data, lang)),
    )


def _difference(row: DifferenceRow, lang: str) -> Difference:
    then, now = _drawn_cell(row.then, lang), _drawn_cell(row.now, lang)
    return Difference(row.series, row.period, row.unit, then, now, row.step, row.decimals, row.step_unit)


def _drawn_cell(figure: DrawnFigure | None, lang: str) -> Cell:
    if figure is None:
        return Cell(None)
    hedge = "" if figure.qualifier in HEDGELESS else translate(lang, f"term.qualifier.{figure.qualifier}")
    status = translate(lang, f"term.status.{figure.obs_status}")
    return Cell(figure.value, figure.value_high, figure.decimals, hedge, figure.obs_status, status)


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
