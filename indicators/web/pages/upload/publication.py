"""Whose figures they are and when they were published: the proposal with its evidence, confirmed or corrected. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.dates import format_date
from indicators.model.observation import ObsStatus, Precision
from indicators.services.intake import Preview
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.words import origin_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

STATUSES = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL, ObsStatus.FORECAST)
BY_AGE = "by_age"
LONGEST = 300


def publication_panel(preview: Preview, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the form; once committed it only tells."""
    tag = "confirmed" if preview.confirmed else "proposed"
    heading = [
        html.Div([html.H2(session.t("upload.pub.title")), html.P(session.t("upload.pub.why"), className="s")]),
        html.Span(className="grow"),
        html.Span(session.t(f"upload.pub.{tag}"), className=f"tag {'ok' if preview.confirmed else 'warn'}"),
    ]
    if preview.batch is not None:
        return html.Section([html.Header(heading[0]), _told(preview, session, catalogue)], className="fig")
    button = html.Button(session.t("upload.pub.confirm"), id=_id(UploadId.CONFIRM), type="button", className="btn")
    return html.Section(
        [
            html.Header(heading),
            html.Div(_Form(preview, session).fields(catalogue), className="upload-form"),
            html.Div(button, className="upload-actions"),
        ],
        className="fig",
    )


def _told(preview: Preview, session: Session, catalogue: Catalogue) -> html.Dl:
    """Return what was confirmed, in words."""
    said = preview.publication
    day = format_date(said.published, said.precision.value) if said.published else session.t("term.undated")
    terms = (
        ("origin", origin_words(said.origin, said.published, session, catalogue)),
        ("outlet", said.outlet),
        ("title_field", said.title),
        ("published", day),
    )
    parts = [
        part for name, words in terms if words for part in (html.Dt(session.t(f"upload.pub.{name}")), html.Dd(words))
    ]
    return html.Dl(parts, className="dl upload-section")


def _id(name: UploadId) -> dict[str, str]:
    """Return a pattern id, so that a callback bears that the form is not on every step."""
    return {"type": name, "index": "form"}


@dataclass(frozen=True, slots=True)
class _Form:
    """The controls of the form, each with the place and the words it was proposed from."""

    preview: Preview
    session: Session

    def fields(self, catalogue: Catalogue) -> list[html.Div]:
        said, session = self.preview.publication, self.session
        published = format_date(said.published, said.precision.value) if said.published else ""
        precision = Precision.NONE if said.undated else said.precision if said.published else Precision.DAY
        origins = [(one.code, origin_words(one.code, said.published, session, catalogue)) for one in catalogue.origins]
        precisions = [(one.value, session.t(f"upload.pub.precision.{one}")) for one in Precision]
        statuses = [(BY_AGE, session.t("upload.pub.by_age"))]
        statuses += [(one.value, session.t(f"term.status.{one}")) for one in STATUSES]
        status = said.obs_status.value if said.obs_status else BY_AGE
        return [
            self._field("origin", self._select(UploadId.ORIGIN, "origin", origins, said.origin or None)),
            self._field("outlet", self._text(UploadId.OUTLET, "outlet", said.outlet)),
            self._field("title", self._text(UploadId.TITLE, "title_field", said.title), wide=True),
            self._field("published", self._text(UploadId.PUBLISHED, "published", published)),
            self._field("precision", self._select(UploadId.PRECISION, "precision_field", precisions, precision.value)),
            self._field("status", self._select(UploadId.STATUS, "status", statuses, status), wide=True),
        ]

    def _field(self, name: str, control: Any, *, wide: bool = False) -> html.Div:
        found = None if self.preview.confirmed else self.preview.evidence.get(name)
        seen = None
        if found is not None:
            source = self.session.t(f"upload.pub.source.{found.source}")
            words = self.session.t("upload.pub.seen", source=source)
            seen = html.Span([f"{words}: ", html.Span(found.text, className="mono")], className="seen")
        return html.Div([control, seen], className="wide" if wide else "")

    def _select(self, name: UploadId, label: str, options: list[tuple[str, str]], value: str | None) -> dmc.Select:
        return dmc.Select(
            id=_id(name),
            data=[{"value": code, "label": words} for code, words in options],
            value=value,
            label=self.session.t(f"upload.pub.{label}"),
            allowDeselect=False,
            comboboxProps={"position": "bottom-start"},
        )

    def _text(self, name: UploadId, label: str, value: str) -> dmc.TextInput:
        words = self.session.t(f"upload.pub.{label}")
        return dmc.TextInput(id=_id(name), value=value, label=words, attributes={"input": {"maxLength": LONGEST}})
