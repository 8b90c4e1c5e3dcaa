"""Where a table and its header begin and end: buttons at the chosen cell, and what was said so far. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from indicators.i18n.numbers import format_number
from indicators.model.errors import Invalid
from indicators.services.intake import BY_COLUMN, Border, HeldBorder, Preview, ReadAnew, Side, letters
from indicators.web.components.icons import icon
from indicators.web.pages.upload.ids import UploadId
from indicators.web.session import Session

SEPARATOR = "~"
"""Stands in the index of a button between side, cell and sheet; only the sheet's name may hold it."""


def border_form(sheet: str, cell: str, preview: Preview, session: Session, *, unread: bool) -> html.Details | None:
    """Return the buttons that say what begins or ends at a cell; opened where nothing was read of it."""
    if preview.batch is not None or preview.draft.text is not None:
        return None
    letter = cell.rstrip("0123456789")
    places = {side: letter if side in BY_COLUMN else cell[len(letter) :] for side in Side}
    buttons = [
        html.Button(
            session.t(f"upload.border.side.{side}", at=at),
            id={"type": UploadId.BORDER_SET, "index": SEPARATOR.join((side, cell, sheet))},
            type="button",
            className="btn sm",
        )
        for side, at in places.items()
    ]
    parts = [html.Summary(session.t("upload.border.title")), html.P(session.t("upload.border.why"), className="cap")]
    return html.Details(
        [*parts, html.Div(buttons, className="upload-borders")], open=unread, className="upload-point upload-border"
    )


def read_index(index: str) -> tuple[Side, str, str]:
    """Return side, cell and sheet of a button; raises Invalid ("preview_unreadable") for anything else."""
    side, _, place = index.partition(SEPARATOR)
    cell, _, sheet = place.partition(SEPARATOR)
    if side not in set(Side):
        raise Invalid("preview_unreadable")
    return Side(side), cell, sheet


def borders_said(preview: Preview, sheet: str, session: Session) -> html.Ul | None:
    """Return the borders said of a sheet by hand, each to be taken back; None without one."""
    held = {one.border.place: one for one in preview.borders if not one.rule}
    said = [one for one in preview.draft.borders if one.sheet == sheet]
    lines = [_line(one, held.get(one.place), session, fixed=preview.batch is not None) for one in said]
    return html.Ul(lines, className="upload-said") if lines else None


def _line(border: Border, held: HeldBorder | None, session: Session, *, fixed: bool) -> html.Li:
    words = session.t(f"upload.border.side.{border.side}", at=border.at)
    small = html.Small(held.text) if held is not None and held.text else None
    undo = session.t("upload.table.undo")
    button = html.Button(
        icon("undo"),
        id={"type": UploadId.BORDER_UNDO, "index": SEPARATOR.join((border.side, _cell(border), border.sheet))},
        type="button",
        className="ico",
        title=undo,
        **{"aria-label": f"{undo}: {words}"},
    )
    tag = html.Span(session.t("upload.how.by_hand"), className="tag info")
    return html.Li([tag, html.Span([html.B(words), small]), None if fixed else button])


def _cell(border: Border) -> str:
    return f"{letters(border.column)}{border.row}"


def read_anew(changed: ReadAnew, session: Session) -> html.Div:
    """Return what a border changed of the figures, in numbers."""
    counts = (("more", changed.more), ("fewer", changed.fewer), ("otherwise", changed.otherwise))
    said = {name: format_number(count, 0, session.lang) for name, count in counts}
    return html.Div(html.P(session.t("upload.border.changed", **said)), className="note block ok", role="status")


def border_lines(borders: Sequence[HeldBorder], sheet: str) -> tuple[dict[int, str], dict[int, str]]:
    """Return the classes that draw said borders on a sheet, by row and by column."""
    rows: dict[int, str] = {}
    columns: dict[int, str] = {}
    for one in borders:
        border = one.border
        if border.sheet == sheet and one.found and not one.again:
            lines, at = (columns, border.column) if border.side in BY_COLUMN else (rows, border.row)
            lines[at] = f"{lines.get(at, '')} said-{border.side.rpartition('_')[2]}".strip()
    return rows, columns
