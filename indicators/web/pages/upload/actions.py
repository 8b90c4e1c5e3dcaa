"""What each control of the upload page does: one service call, then the page as it is afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from indicators.model.errors import Conflict, Invalid
from indicators.model.observation import ObsStatus, Precision
from indicators.model.series import SeriesKey
from indicators.services.intake import LOCAL_ACTOR, SKIP, Choice, How, MappingRow, Preview, Publication, Seen
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.mapping_row import SEPARATOR
from indicators.web.pages.upload.members import current_member
from indicators.web.pages.upload.outcome import conflict_panel
from indicators.web.pages.upload.publication import BY_AGE
from indicators.web.pages.upload.state_changes import ACTIONS as CHANGE_ACTIONS
from indicators.web.pages.upload.table_actions import TABLE_ACTIONS

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session

Fields = Mapping[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One use of a control: which, of which row, its value, and what stands in the fields beside it."""

    control: str
    index: str
    value: Any
    fields: Fields
    handle: Mapping[str, Any]

    @property
    def upload(self) -> str:
        upload = self.handle.get("upload")
        if not isinstance(upload, str):
            raise Invalid("preview_unreadable")
        return upload

    def text(self, field: UploadId, index: str = "form") -> str:
        """Return what a field says; anything that is no text is nothing."""
        said = self.fields.get((field.value, index))
        return said.strip() if isinstance(said, str) else ""


Action = Callable[["Services", "Session", Said], Any]


def perform(services: Services, session: Session, said: Said) -> tuple[bool, Any]:
    """Do what a control says; return whether anything happened, and what stands above the page afterwards.

    A control that says what is so already does nothing: newly drawn controls report themselves.
    """
    if said.control not in ACTIONS or said.value in (None, ""):
        return False, None
    action = (CHANGE_ACTIONS if services.intake.changes.holds(said.upload) else ACTIONS).get(said.control)
    if action is None:
        return False, None
    answer = action(services, session, said)
    return answer is not False, None if answer is True else answer or None


def _row(services: Services, said: Said) -> tuple[Preview, MappingRow | None]:
    preview = services.intake.preview(said.upload)
    return preview, next((row for row in preview.mapping if row.mapping_id == said.index), None)


def map_row(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001 (one shape for all)
    """Map a row to an indicator, or leave it out."""
    preview, row = _row(services, said)
    if row is None or not isinstance(said.value, str) or said.value == current_choice(row):
        return False
    kept = preview.draft.choices.get(row.mapping_id, Choice())
    member = current_member(row) if row.printed.breakdown is not None and said.value != SKIP else ""
    series = f"{said.value}{member}"
    services.intake.map_label(said.upload, row.mapping_id, Choice(series, kept.unit_measure, kept.unit_mult))
    return True


def take(services: Services, session: Session, said: Said) -> bool:
    """Take a likely indicator of a row."""
    mapping_id, _, code = said.index.partition(SEPARATOR)
    return map_row(services, session, replace(said, index=mapping_id, value=code))


def current_choice(row: MappingRow) -> str:
    """Return what the select of a row shows: an indicator, ``skip``, or nothing."""
    if row.how is How.SKIPPED:
        return SKIP
    return SeriesKey.parse(row.series_key).indicator if row.series_key else ""


def set_measure(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Say by hand what of the indicator a row is."""
    preview, row = _row(services, said)
    if row is None or not row.series_key or not isinstance(said.value, str):
        return False
    key = SeriesKey.parse(row.series_key)
    if str(key.measure) == said.value:
        return False
    kept = preview.draft.choices.get(row.mapping_id, Choice())
    members = "".join(f";{name}={value}" for name, value in key.dimensions)
    series = f"{key.indicator}:{key.ref_area}{members};measure={said.value}"
    choice = Choice(series, kept.unit_measure, kept.unit_mult)
    services.intake.map_label(said.upload, row.mapping_id, choice)
    return True


def set_member(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Say by hand of which area, partner or activity a row is; its indicator and measure stay."""
    preview, row = _row(services, said)
    if row is None or not isinstance(said.value, str) or said.value == current_member(row):
        return False
    kept = preview.draft.choices.get(row.mapping_id, Choice())
    indicator = current_choice(row) or row.printed.certain
    if not indicator or indicator == SKIP:
        return False
    measure = f";measure={SeriesKey.parse(row.series_key).measure}" if row.series_key else ""
    choice = Choice(f"{indicator}{said.value}{measure}", kept.unit_measure, kept.unit_mult)
    services.intake.map_label(said.upload, row.mapping_id, choice)
    return True


def set_unit(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Say by hand in which unit a row is."""
    preview, row = _row(services, said)
    if row is None or not isinstance(said.value, str):
        return False
    unit, _, mult = said.value.partition(":")
    if not mult.lstrip("-").isdigit() or (unit == row.unit_measure and int(mult) == (row.unit_mult or 0)):
        return False
    kept = preview.draft.choices.get(row.mapping_id, Choice())
    services.intake.map_label(said.upload, row.mapping_id, Choice(kept.series, unit, int(mult)))
    return True


def reset_row(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Leave a row to the catalogue again."""
    services.intake.map_label(said.upload, said.index, None)
    return True


def accept(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Accept one finding for the reason written beside it."""
    services.intake.accept(said.upload, (said.index,), said.text(UploadId.REASON, said.index))
    return True


def accept_alike(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Accept one finding, and with it all open ones of its kind, for the reason written beside it."""
    findings = services.intake.preview(said.upload).findings
    code = next((one.finding.code for one in findings if one.finding_id == said.index), "")
    alike = tuple(one.finding_id for one in findings if one.open and one.finding.code == code)
    services.intake.accept(said.upload, alike or (said.index,), said.text(UploadId.REASON, said.index))
    return True


def reopen(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Take the acceptance of a finding back."""
    services.intake.accept(said.upload, (said.index,), None)
    return True


def confirm(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Confirm or correct the publication as the form says it."""
    services.intake.set_publication(said.upload, read_publication(said))
    return True


def read_publication(said: Said) -> Publication:
    """Read the form; raise Invalid ("date_unreadable") for a day that is none."""
    precision = said.text(UploadId.PRECISION)
    none = precision == Precision.NONE
    published = None if none else read_day(said.text(UploadId.PUBLISHED), month=precision == Precision.MONTH)
    status = said.text(UploadId.STATUS)
    return Publication(
        origin=said.text(UploadId.ORIGIN),
        outlet=said.text(UploadId.OUTLET),
        title=said.text(UploadId.TITLE),
        published=published,
        precision=Precision(precision) if published and precision in set(Precision) else Precision.NONE,
        undated=none,
        obs_status=ObsStatus(status) if status in set(ObsStatus) and status != BY_AGE else None,
    )


def read_day(text: str, *, month: bool) -> date | None:
    """Read ``29/07/2024`` or, for a month, also ``07/2024``, for which its last day stands; nothing written is None."""
    parts = text.split("/")
    if not text:
        return None
    try:
        numbers = [int(part) for part in parts]
        if month and len(numbers) in {2, 3}:
            first = date(numbers[-1], numbers[-2], 1)
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return date.fromordinal(following.toordinal() - 1)
        day_, month_, year = numbers
        return date(year, month_, day_)
    except ValueError:
        raise Invalid("date_unreadable", text=text[:40]) from None


def commit(services: Services, session: Session, said: Said) -> Any:
    """Commit what was seen; where anything moved, say what, and write nothing."""
    seen = Seen.from_dict(dict(said.handle))
    try:
        key = f"upload:{said.upload}:{seen.stamp}"
        services.intake.commit(said.upload, LOCAL_ACTOR, said.text(UploadId.COMMIT_REASON), key, seen)
    except Conflict as fault:
        if fault.code not in {"heads_changed", "upload_changed"}:
            raise
        return conflict_panel(services.intake.moved(said.upload, seen), session, services.catalogue)
    return True


def undo(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Take the batch of this upload back."""
    batch = services.intake.preview(said.upload).batch
    if batch is None:
        return False
    services.intake.undo(batch.batch_id, LOCAL_ACTOR, said.text(UploadId.UNDO_REASON))
    return True


ACTIONS: dict[str, Action] = {
    UploadId.MAP: map_row,
    UploadId.TAKE: take,
    UploadId.MEASURE: set_measure,
    UploadId.MEMBER: set_member,
    UploadId.UNIT: set_unit,
    UploadId.RESET: reset_row,
    UploadId.ACCEPT: accept,
    UploadId.ACCEPT_ALIKE: accept_alike,
    UploadId.REOPEN: reopen,
    UploadId.CONFIRM: confirm,
    UploadId.COMMIT: commit,
    UploadId.UNDO: undo,
    **TABLE_ACTIONS,
}
