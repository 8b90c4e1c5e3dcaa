"""The upload page as components: a preview in, the open step out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number
from indicators.services.intake import CellReading, Lesson, PaintedSheet, Preview
from indicators.web.components.icons import icon
from indicators.web.pages.upload.annotated import copy_link
from indicators.web.pages.upload.borders import borders_said
from indicators.web.pages.upload.changes import changes_panel
from indicators.web.pages.upload.commit import commit_panel
from indicators.web.pages.upload.creating import creating_details
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.mapping import mapping_panel
from indicators.web.pages.upload.outcome import outcome_panel
from indicators.web.pages.upload.publication import publication_panel
from indicators.web.pages.upload.reading import reading_panel
from indicators.web.pages.upload.recipe import lesson_note, recipe_panel
from indicators.web.pages.upload.screening import Describe, screening_panel
from indicators.web.pages.upload.sheet import paint_legend, sheet_list, sheet_table, what_it_brings
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.pages.upload.steps import TEXT_STEPS, article_address, step_row
from indicators.web.pages.upload.tables import tables_panel
from indicators.web.pages.upload.whole import whole_grid, whole_link
from indicators.web.pages.upload.words import origin_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything one drawing of the page needs: the preview, the open sheet with its selected cell (``chosen``)."""

    preview: Preview
    state: PageState
    sheet: PaintedSheet | None
    cell: CellReading | None
    describe: Describe
    lesson: Lesson
    new: Mapping[str, int]
    chosen: str = ""


def upload_body(shown: Shown, session: Session, catalogue: Catalogue, above: Any = None) -> list[Any]:
    """Return head, steps and the open step; ``above`` stands first: a conflict or a refusal."""
    preview, state = shown.preview, shown.state
    if preview.draft.text is not None and state.step not in TEXT_STEPS:
        state = state.at(step=Step.CHANGES)
        shown = replace(shown, state=state)
    open_step = {
        Step.RECOGNITION: _recognition,
        Step.MAPPING: _mapping,
        Step.SCREENING: _screening,
        Step.CHANGES: _changes,
        Step.COMMIT: _commit,
    }[state.step]
    return [
        dcc.Store(id=UploadId.HANDLE, data={"upload": preview.upload_id, **preview.seen.to_dict()}),
        _head(preview, session, state, catalogue),
        html.Div(above, className="upload-above") if above is not None else None,
        step_row(session, state, preview),
        outcome_panel(preview, session, catalogue) if state.step is not Step.COMMIT else None,
        *open_step(shown, session, catalogue),
    ]


def _figures(preview: Preview, session: Session) -> str:
    """Return how many figures the file brings, and of how many that were recognised where more were."""
    brought, recognised = len(preview.diff), sum(sheet.recognised for sheet in preview.sheets)
    if recognised > brought:
        said = {name: format_number(n, 0, session.lang) for name, n in (("brought", brought), ("all", recognised))}
        return session.t("upload.head.figures_of", n=recognised, **said)
    return session.t("upload.head.figures", n=brought)


def _head(preview: Preview, session: Session, state: PageState, catalogue: Catalogue) -> html.Div:
    said = preview.publication
    facts = [html.B(preview.draft.file_name)]
    if preview.draft.text is None:
        facts.append(f" · {session.t('upload.head.sheets', n=len(preview.sheets))}")
    facts.append(f" · {_figures(preview, session)}")
    if said.origin:
        facts.append(f" · {origin_words(said.origin, said.published, session, catalogue)}")
    if said.published:
        facts.append(f", {format_date(said.published, said.precision.value)}")
    steps = list(Step)
    buttons: list[Any] = []
    if preview.draft.text is None:
        buttons.append(copy_link(preview.upload_id, session))
    else:
        href = article_address(session, preview.upload_id)
        buttons.append(html.A(session.t("articles.back"), href=href, className="btn", **{"data-nav": ""}))
    if preview.batch is None:
        discard = html.Button(
            [icon("undo"), session.t("upload.head.discard")],
            id={"type": UploadId.DISCARD, "index": "form"},
            type="button",
            className="btn",
        )
        buttons.append(discard)
    if state.step is not Step.COMMIT:
        following = steps[steps.index(state.step) + 1]
        href = session.url("/upload", state.at(step=following, page=1).to_query())
        words = session.t("upload.head.next", step=session.t(f"upload.step.{following}").lower())
        buttons.append(html.A(words, href=href, className="btn pri", **{"data-nav": ""}))
    title = html.Div([html.H1(session.t("shell.nav.upload")), html.P(facts, className="sub upload-file")])
    version = {"data-upload-version": str(preview.seen.version)}
    return html.Div([title, *buttons], className="pagehead upload-head", **version)


def _pair(shown: Shown, session: Session, catalogue: Catalogue) -> html.Div:
    """Return changes beside screening, as they follow each correction."""
    preview, state = shown.preview, shown.state
    return html.Div(
        [
            changes_panel(preview, session, catalogue, state, whole=False),
            screening_panel(preview, session, catalogue, shown.describe, state, whole=False),
        ],
        className="upload-pair",
    )


def _recognition(shown: Shown, session: Session, catalogue: Catalogue) -> list[Any]:
    preview, state, sheet = shown.preview, shown.state, shown.sheet
    current = sheet.name if sheet else ""
    parts = [sheet_list(preview, session, state, current)]
    if sheet is not None:
        parts.append(_sheet(shown, sheet, session, catalogue))
    return [
        recipe_panel(preview, session, catalogue),
        html.Div(parts, className="upload-sheets-and-sheet"),
        tables_panel(preview, current, session, catalogue, _new(shown, session)),
        _pair(shown, session, catalogue),
    ]


def _new(shown: Shown, session: Session) -> dict[str, Any]:
    """Return the place of the form for new indicators by table, for those of the open sheet."""
    tables = [table for table in shown.preview.tables if shown.new.get(table.table_id)]
    return {table.table_id: creating_details(table, shown.new[table.table_id], session) for table in tables}


def _sheet(shown: Shown, sheet: PaintedSheet, session: Session, catalogue: Catalogue) -> html.Section:
    summary = next(one for one in shown.preview.sheets if one.name == sheet.name)
    told = what_it_brings(summary, session)
    hint: list[Any] = [session.t("upload.sheet.hint")]
    if not shown.state.whole:
        if sheet.folded or sheet.below:
            hint += [" ", whole_link(sheet, session, shown.state)]
    else:
        href = session.url("/upload", shown.state.at(sheet=sheet.name, whole=False).to_query())
        hint += [" ", html.A(session.t("upload.sheet.fold"), href=href, **{"data-nav": ""})]
    heading = html.Div([html.H2(session.t("upload.sheet.title", sheet=sheet.name)), html.P(hint, className="s")])
    tag = html.Span(told, className=f"tag {'ok' if sheet.figures else 'plain'}")
    reading = html.Div(
        reading_panel(shown.cell, (sheet.name, shown.chosen), shown.preview, session, catalogue),
        id=UploadId.READING,
        **{"aria-live": "polite"},
    )
    return html.Section(
        [
            html.Header([heading, html.Span(className="grow"), tag]),
            paint_legend(session),
            whole_grid(sheet, shown.preview, session, shown.state)
            if shown.state.whole
            else sheet_table(sheet, session, shown.chosen, shown.preview.borders),
            reading,
            borders_said(shown.preview, sheet.name, session),
        ],
        className="fig",
    )


def _mapping(shown: Shown, session: Session, catalogue: Catalogue) -> list[Any]:
    return [
        recipe_panel(shown.preview, session, catalogue),
        mapping_panel(shown.preview, session, catalogue, shown.state),
        _pair(shown, session, catalogue),
    ]


def _screening(shown: Shown, session: Session, catalogue: Catalogue) -> list[Any]:
    return [screening_panel(shown.preview, session, catalogue, shown.describe, shown.state, whole=True)]


def _changes(shown: Shown, session: Session, catalogue: Catalogue) -> list[Any]:
    return [changes_panel(shown.preview, session, catalogue, shown.state, whole=True)]


def _commit(shown: Shown, session: Session, catalogue: Catalogue) -> list[Any]:
    preview = shown.preview
    last = outcome_panel(preview, session, catalogue) or commit_panel(preview, session, shown.state)
    parts = html.Div([publication_panel(preview, session, catalogue), last], className="upload-pair")
    return [parts, lesson_note(shown.lesson, session, catalogue) if preview.batch is None else None]
