"""The annotated copy of an upload for whoever supplied the file: what was recognised and found, written into it.

The server process opens no file of a stranger here: the copy is made in the throw-away child, of an original that the
reader has read whole (one it refused has no draft and so no copy). Where the original cannot be opened within the
limits, the list of findings goes out by itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indicators.export.annotated_copy import FILLS, MEDIA_TYPE, MOST_FILLED, REBUILD_TASK, TASK
from indicators.export.annotation import Annotation, Remark, SheetNote
from indicators.i18n import translate
from indicators.model.chart import Artifact
from indicators.model.finding import Finding
from indicators.services.intake.preview import Preview, SheetSummary
from indicators.services.intake.readings import Held, Refused
from indicators.services.intake.windows import WholeSheet, whole_sheet
from indicators.workbook import Limits, Picture, column_letters, work_in_child

OPENED = "xlsx"
"""The kind of original that is opened and kept as it is; of any other a new workbook is built."""
MOST_ROWS = 200_000
WORDS = ("sheet", "title", "lead", "nothing", "column.sheet", "column.cell", "column.severity", "column.words")
Describe = Callable[[Finding, str], str]


def annotated_copy(
    original: Path, preview: Preview, held: Held, picture: Picture, describe: Describe, limits: Limits, lang: str
) -> Artifact:
    """Return the workbook with its remarks in ``lang``; raise Refused where not even the list can be written."""
    sheets = [whole_sheet(picture, one.name, held, preview) for one in picture.sheets]
    annotation = Annotation(
        sheets=tuple(_note(sheet, preview, lang) for sheet in sheets),
        remarks=tuple(_remarks(preview, describe, lang)),
        words={name: translate(lang, f"upload.copy.{name}") for name in (*WORDS, "column.recognised")},
        legend={role: translate(lang, f"upload.paint.{role}") for role in FILLS if role != "note"},
        author=translate(lang, "term.brand"),
    )
    job: dict[str, Any] = {"annotation": annotation.to_payload()}
    file_name = preview.draft.file_name
    if held.reading.kind == OPENED:
        content, finding = _made(TASK, original, file_name, limits, job)
    else:
        job["sheets"] = {sheet.sheet.name: _grid(sheet) for sheet in sheets}
        content, finding = _made(REBUILD_TASK, original, file_name, limits, job)
    if finding is not None:
        words = {**annotation.words, "lead": translate(lang, "upload.copy.list_only")}
        alone = {"annotation": {**annotation.to_payload(), "words": words}, "sheets": None}
        content, finding = _made(REBUILD_TASK, original, file_name, limits, alone)
    if finding is not None:
        raise Refused(finding)
    stem = Path(file_name).stem or "workbook"
    return Artifact(f"{stem[:120]}_{translate(lang, 'upload.copy.file_name')}.xlsx", MEDIA_TYPE, content)


def _made(
    task: str, original: Path, file_name: str, limits: Limits, job: dict[str, Any]
) -> tuple[bytes, Finding | None]:
    with tempfile.TemporaryDirectory(prefix="copy-") as folder:
        output = Path(folder) / "copy.xlsx"
        finding = work_in_child(task, original, file_name, output, limits, job)
        return (b"" if finding is not None else output.read_bytes()), finding


def _note(sheet: WholeSheet, preview: Preview, lang: str) -> SheetNote:
    name, roles, left = sheet.sheet.name, dict[str, list[str]](), MOST_FILLED
    for number, cells in sheet.rows(1, min(sheet.sheet.rows, MOST_ROWS)):
        for cell in cells:
            if cell.paint and left > 0:
                roles.setdefault(cell.paint.value, []).append(f"{column_letters(cell.column)}{number}")
                left -= 1
    summary = next((one for one in preview.sheets if one.name == name), None)
    return SheetNote(name, _recognised(summary, lang), {role: tuple(cells) for role, cells in roles.items()})


def _recognised(summary: SheetSummary | None, lang: str) -> str:
    if summary is None:
        return ""
    if summary.skipped_reason:
        return translate(lang, f"upload.skipped.{summary.skipped_reason}")
    return translate(lang, "upload.copy.recognised", n=summary.recognised, figures=summary.figures)


def _remarks(preview: Preview, describe: Describe, lang: str) -> list[Remark]:
    """Return every finding, gravest first; what held is not told to a supplier."""
    return [
        Remark(
            sheet=one.finding.sheet,
            cell=one.finding.cell,
            severity=one.severity.value,
            severity_words=translate(lang, f"upload.severity.{one.severity}"),
            words=describe(one.finding, lang),
        )
        for one in preview.findings
        if one.severity.value != "passed"
    ]


def _grid(sheet: WholeSheet) -> dict[str, Any]:
    """Return a sheet's texts and numbers for a new workbook."""
    rows = sheet.rows(1, min(sheet.sheet.rows, MOST_ROWS))
    return {
        "rows": [[number, [[one.column, one.text, one.kind] for one in cells]] for number, cells in rows],
        "merges": sheet.sheet.merges,
        "widths": sheet.sheet.widths,
    }
