"""The painted sheet: letters and paint say what each cell was taken as, hatching what is left out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from indicators.i18n.numbers import format_number
from indicators.services.intake import HeldBorder, Paint, PaintedCell, PaintedRow, PaintedSheet, Preview, SheetSummary
from indicators.web.pages.upload.borders import border_lines
from indicators.web.pages.upload.state import PageState
from indicators.web.session import Session

LETTERED = (Paint.TITLE, Paint.HEADER, Paint.LABEL, Paint.UNIT)
LONGEST_NAME = 22


def sheet_list(preview: Preview, session: Session, state: PageState, current: str) -> html.Nav:
    """Return the sheets of the file, each with the number of figures it brings."""
    items = [_sheet_item(sheet, session, state, current) for sheet in preview.sheets]
    return html.Nav(html.Ul(items), className="upload-sheets", **{"aria-label": session.t("upload.sheet.list")})


def _sheet_item(sheet: SheetSummary, session: Session, state: PageState, current: str) -> html.Li:
    href = session.url("/upload", state.at(sheet=sheet.name, cell="", whole=False).to_query())
    here = {"aria-current": "true"} if sheet.name == current else {}
    told = what_it_brings(sheet, session)
    parts = [
        html.Span(className="upload-thumb", **{"aria-hidden": "true"}),
        html.Span(sheet.name, className="name"),
        html.Span(str(sheet.figures) if sheet.figures else "−", className="n", **{"aria-hidden": "true"}),
        html.Span(told, className="sr"),
    ]
    return html.Li(
        html.A(parts, href=href, title=told, **{"data-nav": "", **here}), className="use" if sheet.figures else ""
    )


def what_it_brings(sheet: SheetSummary, session: Session) -> str:
    """Return how many figures a sheet brings, or why none: it was not read, or nothing on it is mapped."""
    if sheet.figures:
        return session.t("upload.sheet.brings", n=sheet.figures, count=format_number(sheet.figures, 0, session.lang))
    if sheet.skipped_reason:
        return session.t(f"upload.skipped.{sheet.skipped_reason}")
    count = format_number(sheet.recognised, 0, session.lang)
    return session.t("upload.sheet.unmapped", n=sheet.recognised, count=count)


def sheet_table(sheet: PaintedSheet, session: Session, chosen: str, borders: Sequence[HeldBorder] = ()) -> html.Div:
    """Return the sheet as a grid; ``chosen`` is the selected cell, ``borders`` are drawn."""
    rows, columns = border_lines(borders, sheet.name)
    head = [html.Td(className="corner")]
    head += [html.Th(name, scope="col", className=columns.get(at)) for at, name in enumerate(sheet.columns, start=1)]
    selectable = [cell.place for row in sheet.rows for cell in row.cells if is_selectable(cell)]
    focus = chosen if chosen in selectable else sheet.first_figure or next(iter(selectable), "")
    body = [_row(row, len(sheet.columns), session, chosen, focus, rows.get(row.number)) for row in sheet.rows]
    table = html.Table(
        [html.Thead(html.Tr(head)), html.Tbody(body)],
        className="sheet",
        role="grid",
        **{"data-sheet": sheet.name, "aria-label": session.t("upload.sheet.grid", sheet=sheet.name)},
    )
    label = session.t("upload.sheet.region", sheet=sheet.name)
    return html.Div(table, className="sheetx", tabIndex=0, role="region", **{"aria-label": label})


def is_selectable(cell: PaintedCell) -> bool:
    """Whether a cell can be pointed at: one that holds something."""
    return bool(cell.address or cell.text)


def _row(row: PaintedRow, columns: int, session: Session, chosen: str, focus: str, line: str | None = None) -> html.Tr:
    if not row.cells:
        key = "upload.sheet.folded_one" if row.last == row.number else "upload.sheet.folded"
        words = session.t(key, first=row.number, last=row.last)
        return html.Tr([html.Th("⋮", scope="row"), html.Td(words, colSpan=columns)], className="fold")
    return html.Tr(
        [html.Th(str(row.number), scope="row"), *(_cell(cell, session, chosen, focus) for cell in row.cells)],
        className=line,
    )


def _cell(cell: PaintedCell, session: Session, chosen: str, focus: str) -> html.Td:
    names = [f"rx-{cell.paint}"] if cell.paint else []
    if cell.value is not None:
        names.append("n")
    if cell.severity:
        names += ["rx-marked", cell.severity]
    content: list[Any] = [cell_text(cell, session)]
    if cell.first and cell.paint in LETTERED:
        name = session.t(f"upload.paint.{cell.paint}")
        content.insert(0, html.Abbr(session.t(f"upload.letter.{cell.paint}"), className="rl", title=name))
    said: dict[str, Any] = {"className": " ".join(names)}
    if cell.span > 1:
        said["colSpan"] = cell.span
    if is_selectable(cell):
        said["data-cell"] = cell.place
        said["tabIndex"] = 0 if cell.place == focus else -1
        said["aria-selected"] = "true" if cell.place == chosen else "false"
    return html.Td(content, **said)


def cell_text(cell: PaintedCell, session: Session) -> str:
    """Return a figure with the decimals the cell shows, without grouping, any other text as it stands."""
    if cell.value is None:
        return cell.text
    return format_number(cell.value, cell.decimals, session.lang, grouped=False)


def paint_legend(session: Session) -> html.Div:
    """Return what each paint means."""
    items = [
        html.Span(
            [html.I(session.t(f"upload.letter.{paint}"), className=f"rx-{paint}"), session.t(f"upload.paint.{paint}")]
        )
        for paint in LETTERED
    ]
    items += [
        html.Span([html.I("123", className=f"rx-{paint}"), session.t(f"upload.paint.{paint}")])
        for paint in (Paint.VALUE, Paint.SKIP)
    ]
    return html.Div(items, className="upload-legend")
