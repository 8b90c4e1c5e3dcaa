"""The files of the page of revisions: the triangle as shown, every reading with its citation, what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from indicators.catalogue import Catalogue
from indicators.export.citations import citation_text
from indicators.export.file_name import slug
from indicators.export.tables import PlainTable, Value, table_csv, tables_xlsx
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import Artifact
from indicators.model.errors import Invalid
from indicators.services.figures import Figure, Figures
from indicators.services.revisions import Asked, Revisions, Table, fits
from indicators.transforms.revisions import CellState, TriangleRow

FILES = ("triangle.xlsx", "triangle.csv", "vintages.csv", "changes.csv")
READINGS = ("series", "period", "time_period", "value", "unit", "published", "status", "role", "origin", "outlet")
CITED = ("citation", "url", "obs_id")
CHANGES = ("series", "period", "time_period", "before", "after", "unit", "published", "origin", "citation", "url")


class RevisionFiles:
    """Writes the files; every one shows what the page shows."""

    def __init__(self, revisions: Revisions, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._revisions = revisions
        self._catalogue = catalogue
        self._figures = figures

    def file(self, name: str, asked: Asked, since: date | None, as_of: date | None, lang: str) -> Artifact:
        """Return one of FILES.

        Raises Invalid ("export_format_unknown"; "export_query" where the address names what is not there or no day),
        NotFound ("series_without_figures").
        """
        if name not in FILES:
            raise Invalid("export_format_unknown", format=name[:20], formats=", ".join(FILES))
        if name == "changes.csv":
            if since is None:
                raise Invalid("export_query", n=1)
            return self._changes(since, as_of, lang)
        table = self._revisions.table(asked, as_of)
        if table.notices:
            raise Invalid("export_query", n=len(table.notices))
        code = slug(table.indicator.short[lang])
        day = table.as_of
        if name == "vintages.csv":
            return table_csv(self.readings(table, as_of, lang), _stem("vintages", code, day, lang))
        stem = _stem("triangle", code, day, lang)
        if name == "triangle.csv":
            return table_csv(self.triangle(table, lang), stem)
        return tables_xlsx((self.triangle(table, lang), self.readings(table, as_of, lang)), stem, day)

    def triangle(self, table: Table, lang: str) -> PlainTable:
        """Return a row for each period: first reading, each bucket's reading and its change, total, source."""
        heads = [translate(lang, "revisions.period"), translate(lang, "revisions.first")]
        for day in table.triangle.buckets:
            last = day == table.triangle.buckets[-1]
            name = f"{day:%m/%Y}" if last else translate(lang, "revisions.year_end", year=day.year)
            heads += [name, translate(lang, "revisions.column.change", name=name)]
        heads += [translate(lang, "revisions.total"), translate(lang, "revisions.column.origin")]
        rows = tuple(self._row(row, table, lang) for row in table.triangle.rows)
        return PlainTable(translate(lang, "revisions.sheet.triangle"), self._above(table, lang), tuple(heads), rows)

    def _row(self, row: TriangleRow, table: Table, lang: str) -> tuple[Value, ...]:
        history, first = row.history, table.figures[row.history.readings[0].obs_id]
        cells: list[Value] = [period_phrase(history.period, lang), first.shown]
        for cell in row.cells:
            if cell.state is CellState.NOT_YET or cell.step is None:
                cells += [None, None]
            else:
                cells += [table.figures[cell.step.after.obs_id].shown, cell.step.change.scaleb(-first.shown_mult)]
        total = None if history.total is None else history.total.scaleb(-first.shown_mult)
        return (*cells, total, self._catalogue().origin(history.origin).name_on(None, lang))

    def _above(self, table: Table, lang: str) -> tuple[str, ...]:
        said, figure = table.triangle.summary, next(iter(table.figures.values()), None)
        unit = "" if figure is None else self._unit(figure, lang)
        lines = [table.indicator.name[lang], unit]
        if said.mean is not None and said.mean_absolute is not None and figure is not None:
            pair = (("mean", said.mean), ("mean_absolute", said.mean_absolute))
            words = unit if table.is_level else translate(lang, "term.percentage_points")
            for name, value in pair:
                number = format(round(value.scaleb(-figure.shown_mult), 4).normalize(), "f")
                lines.append(f"{number} {translate(lang, f'revisions.{name}', unit=words)}")
            lines.append(f"{said.periods} {translate(lang, 'revisions.periods', n=said.periods)}")
        return (*lines, translate(lang, "charts.as_of", day=format_date(table.as_of)))

    def readings(self, table: Table, as_of: date | None, lang: str) -> PlainTable:
        """Return every figure of the periods of the window, those never used included, each with its citation."""
        heads = tuple(translate(lang, f"revisions.column.{name}") for name in (*READINGS, *CITED))
        figures = self._figures.readings(table.series_key, as_of)
        rows = tuple(self._reading(one, lang) for one in figures if fits(one.period, table.window))
        return PlainTable(translate(lang, "revisions.sheet.vintages"), (table.indicator.name[lang],), heads, rows)

    def _reading(self, figure: Figure, lang: str) -> tuple[Value, ...]:
        return (
            figure.series_key,
            period_phrase(figure.period, lang),
            figure.period.render(),
            figure.shown,
            self._unit(figure, lang),
            figure.published,
            translate(lang, f"term.status.{figure.obs_status}"),
            translate(lang, f"revisions.role.{figure.role}"),
            self._catalogue().origin(figure.origin).name_on(figure.published, lang),
            figure.outlet,
            citation_text(figure.citation, lang),
            figure.citation.url,
            figure.obs_id,
        )

    def _unit(self, figure: Figure, lang: str) -> str:
        return self._catalogue().unit_symbol(figure.unit_measure, figure.shown_mult, lang)

    def _changes(self, since: date, as_of: date | None, lang: str) -> Artifact:
        rows = []
        for one in self._revisions.changed_since(since, as_of):
            figure = one.after or one.before
            if figure is None:
                continue
            values: tuple[Decimal | None, ...] = tuple(f.shown if f else None for f in (one.before, one.after))
            cited = self._reading(figure, lang)
            named = (one.series_key, period_phrase(one.period, lang), one.period.render())
            rows.append((*named, *values, cited[4], cited[5], cited[8], cited[10], cited[11]))
        heads = tuple(translate(lang, f"revisions.column.{name}") for name in CHANGES)
        table = PlainTable("", (), heads, tuple(rows))
        return table_csv(table, _stem("changes", since.isoformat(), self._figures.day(as_of), lang))


def _stem(kind: str, what: str, day: date, lang: str) -> str:
    tail = f"{slug(translate(lang, 'export.file.as_of'))}-{day.isoformat()}"
    return "_".join((translate(lang, f"revisions.file.{kind}"), what, tail))
