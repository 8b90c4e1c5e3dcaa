"""What the controls of a table and of a recipe's line do: one or more corrections, or their taking back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from indicators.model.errors import Invalid
from indicators.services.intake import LOCAL_ACTOR, What
from indicators.web.pages.upload.borders import read_anew, read_index
from indicators.web.pages.upload.creating import MOST, SEPARATOR
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.pointing import AT
from indicators.web.pages.upload.tables import WHOLE

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.pages.upload.actions import Action, Said
    from indicators.web.session import Session

CHOSEN = (
    (What.YEAR_END, UploadId.TABLE_YEAR_END),
    (What.UNIT, UploadId.TABLE_UNIT),
    (What.STATUS, UploadId.TABLE_STATUS),
    (What.MEASURE, UploadId.TABLE_MEASURE),
)


def set_table(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001 (one shape for all)
    """Correct whatever is filled in of the form of a table, or of a cell of it, for the part that is chosen."""
    table, part = said.index.partition(AT)[0], said.text(UploadId.TABLE_PART, said.index) or WHOLE
    number = int(part[1:]) if part[1:].isdigit() else 0
    column, row = (number if part[:1] == kind else 0 for kind in "cr")
    phrase = said.text(UploadId.TABLE_PERIOD, said.index)
    chosen = [(what, said.text(field, said.index)) for what, field in CHOSEN]
    if not phrase and not any(value for _, value in chosen):
        raise Invalid("correction_empty")
    if row and any(value for _, value in chosen):
        raise Invalid("correction_row_has_period")
    if phrase:
        derived = _derived(services, said, phrase)
        services.intake.correct(said.upload, table, What.PERIOD, phrase, column=column, row=row, derived=derived)
    for what, value in chosen:
        if value:
            services.intake.correct(said.upload, table, what, value, column=column)
    return True


def _derived(services: Services, said: Said, phrase: str) -> str:
    """Return the rule of the chosen source that gives the typed period; empty: ask again next time."""
    source = said.text(UploadId.TABLE_NEXT, said.index) or WHOLE
    if source == WHOLE:
        return ""
    rules = services.intake.period_rules(said.upload, said.index, phrase)
    found = next((rule for rule in rules if rule.partition("/")[0] == source), "")
    if not found:
        raise Invalid("correction_rule_differs")
    return found


def skip_table(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Say that a table is none."""
    services.intake.correct(said.upload, said.index, What.SKIP, "skip")
    return True


def undo_correction(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Take a correction back."""
    services.intake.uncorrect(said.upload, said.index)
    return True


def drop_rule(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Let a line of a recipe not hold for this file."""
    services.intake.drop_rule(said.upload, said.index)
    return True


def take_up_rule(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Let a dropped line of a recipe hold again."""
    services.intake.drop_rule(said.upload, said.index, drop=False)
    return True


def set_border(services: Services, session: Session, said: Said) -> Any:
    """Say where a table or its header begins or ends, and tell what changed."""
    side, cell, sheet = read_index(said.index)
    return read_anew(services.intake.borders.say(said.upload, sheet, side, cell), session)


def undo_border(services: Services, session: Session, said: Said) -> Any:
    """Take a border back, and tell what changed."""
    side, cell, sheet = read_index(said.index)
    return read_anew(services.intake.borders.take_back(said.upload, sheet, side, cell), session)


def create(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Create the indicators of a table whose code is not emptied, as they stand in the form."""
    family, topic = said.text(UploadId.NEW_FAMILY, said.index), said.text(UploadId.NEW_TOPIC, said.index)
    if not family or not topic:
        raise Invalid("creation_unplaced")
    found = services.intake.proposals(said.upload, said.index, family, topic)[:MOST]
    wished = []
    for number, one in enumerate(found):
        place = f"{said.index}{SEPARATOR}{number}"
        code = said.text(UploadId.NEW_CODE, place)
        name_vi, name_en = said.text(UploadId.NEW_VI, place), said.text(UploadId.NEW_EN, place)
        kind = said.text(UploadId.NEW_KIND, place) or one.indicator.kind
        if code:
            named = replace(one.indicator, code=code, kind=kind, name_vi=name_vi, name_en=name_en)
            wished.append(replace(one, indicator=named))
    services.intake.create_indicators(said.upload, wished, LOCAL_ACTOR, said.text(UploadId.NEW_REASON, said.index))
    return True


TABLE_ACTIONS: dict[str, Action] = {
    UploadId.TABLE_SET: set_table,
    UploadId.TABLE_SKIP: skip_table,
    UploadId.TABLE_UNDO: undo_correction,
    UploadId.BORDER_SET: set_border,
    UploadId.BORDER_UNDO: undo_border,
    UploadId.NEW_CREATE: create,
    UploadId.RULE_DROP: drop_rule,
    UploadId.RULE_BACK: take_up_rule,
}
