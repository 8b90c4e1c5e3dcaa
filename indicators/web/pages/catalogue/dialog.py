"""The dialog in which the catalogue is changed: fields, what would follow, the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.catalogue.edits import LONGEST
from indicators.i18n.periods import period_phrase
from indicators.services.discrepancies import MAX_REASON
from indicators.web.components.citation_text import series_name
from indicators.web.components.value import value_text
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.pages.catalogue.merging import collision_words, move_lines
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue, Resolution
    from indicators.catalogue.edits import Edit
    from indicators.model.finding import Finding
    from indicators.services.catalogue_edits import EditPreview, LabelMeaning
    from indicators.services.in_use import InUse

SHOWN = 12
"""Figures that would change, told one by one; the rest is counted."""


def edit_dialog(session: Session) -> dmc.Modal:
    """Return the dialog, empty until something is to be changed."""
    confirm = html.Button(
        session.t("catalogue.dialog.confirm"), id=CatalogueId.CONFIRM, type="button", className="btn pri"
    )
    return dmc.Modal(
        [
            dcc.Store(id=CatalogueId.TARGET),
            dcc.Store(id=CatalogueId.SEEN),
            html.H2(id=CatalogueId.DIALOG_TITLE, className="catalogue-dialog-title"),
            html.Div(id=CatalogueId.FIELDS),
            html.Div(id=CatalogueId.OUTCOME, className="catalogue-outcome", role="status"),
            html.Label(session.t("catalogue.dialog.reason"), htmlFor=CatalogueId.REASON),
            dcc.Textarea(id=CatalogueId.REASON, maxLength=MAX_REASON, className="field catalogue-reason", value=""),
            html.P(session.t("catalogue.dialog.kept"), className="mic mut"),
            html.P(id=CatalogueId.REFUSAL, className="catalogue-refusal", role="alert"),
            html.Div(confirm, className="catalogue-actions"),
        ],
        id=CatalogueId.DIALOG,
        opened=False,
        size="lg",
        title=session.t("catalogue.dialog.title"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="catalogue-modal",
    )


def fields(texts: Mapping[str, str], session: Session) -> list[Any]:
    """Return a labelled field for each name, with the text that stands now."""
    return [_field(name, text, session) for name, text in texts.items()]


def _field(name: str, text: str, session: Session) -> html.Label:
    identity = {"type": CatalogueId.FIELD, "name": name}
    box = dcc.Input(
        id=identity, type="text", value=text, debounce=0.3, className="field", maxLength=2 * LONGEST, autoComplete="off"
    )
    return html.Label([session.t(f"catalogue.input.{name}"), box])


# -- what would follow ----------------------------------------------------------------------------------------
def outcome(preview: EditPreview, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return why it may not be done, or what would change."""
    if preview.findings:
        return [html.P(_refused(one, session, catalogue), className="catalogue-refusal") for one in preview.findings]
    if not preview.edits:
        return [html.P(session.t("catalogue.preview.none"), className="mut")]
    lines = [_text(edit, before, session) for edit, before in zip(preview.edits, preview.before, strict=True) if before]
    if preview.merging is not None:
        lines = move_lines(preview.merging, session, catalogue)
    lines += [_meaning(one, session, catalogue) for one in preview.meanings]
    told: list[Any] = [html.Ul([html.Li(line) for line in lines])]
    n = len(preview.figures)
    told.append(html.P(session.t("catalogue.preview.figures" if n else "catalogue.preview.no_figures", n=n)))
    if n:
        rows = [html.Li(_figure(one, session, catalogue)) for one in preview.figures[:SHOWN]]
        rows += [html.Li(session.t("catalogue.preview.more", n=n - SHOWN))] if n > SHOWN else []
        told.append(html.Ul(rows))
    return told


def _refused(finding: Finding, session: Session, catalogue: Catalogue) -> str:
    said = dict(finding.params)
    if "what" in said:
        said["what"] = session.t(f"catalogue.what.{said['what']}")
    if "lang" in said:
        said["lang"] = session.t(f"catalogue.lang.{said['lang']}")
    if "owner" in said:
        said["owner"] = catalogue.indicator(said["owner"]).name[session.lang]
    if "collisions" in said:
        said["collisions"] = "; ".join(collision_words(one, session, catalogue) for one in said["collisions"])
    if "field" in said:
        said["field"] = session.t(f"catalogue.merging.field.{said['field']}")
    if "origins" in said:
        said["origins"] = ", ".join(said["origins"])
    return session.t(f"catalogue.finding.{finding.code}", **said)


def _text(edit: Edit, before: str, session: Session) -> str:
    return session.t("catalogue.preview.text", before=before, after=edit.text or " > ".join(edit.order))


def _meaning(one: LabelMeaning, session: Session, catalogue: Catalogue) -> str:
    before, after = (_best(found, session, catalogue) for found in (one.before, one.after))
    return session.t("catalogue.preview.meaning", label=one.label, before=before, after=after)


def _best(found: tuple[Resolution, ...], session: Session, catalogue: Catalogue) -> str:
    if not found:
        return session.t("catalogue.preview.unknown")
    name = catalogue.indicator(found[0].indicator).short[session.lang]
    return session.t("catalogue.preview.score", name=name, score=found[0].score)


def _figure(one: InUse, session: Session, catalogue: Catalogue) -> str:
    return session.t(
        "catalogue.preview.figure",
        name=series_name(one.series_key, catalogue, session),
        period=period_phrase(one.period, session.lang),
        before=value_text(one.before, catalogue, session.lang) if one.before else session.t("catalogue.none"),
        after=value_text(one.after, catalogue, session.lang) if one.after else session.t("catalogue.none"),
    )
