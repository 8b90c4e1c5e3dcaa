"""A drafted text is held against the store by the same check as anybody's draft; what is not confirmed is not said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicators.model.sentence import Tie
from indicators.model.series import SeriesKey
from indicators.services.quoting import Checked, Verdict
from indicators.services.sentences.tied_text import TiedText

Check = Callable[[str], Sequence[Checked]]
"""Returns the figures of a text with their verdicts, as of a day."""


def is_proved(text: TiedText, check: Check) -> bool:
    """Whether the check reads out of a text exactly its ties, and confirms each as the figure that it is tied to."""
    found = check(text.text)
    read: dict[int, list[Checked]] = {}
    for one in found:
        place = _place(one, text.ties)
        if place is None or one.verdict is not Verdict.CONFIRMED or not _is_same(one, text.ties[place]):
            return False
        read.setdefault(place, []).append(one)
    return len(read) == len(text.ties)


def _place(checked: Checked, ties: Sequence[Tie]) -> int | None:
    figure = checked.figure
    return next((at for at, tie in enumerate(ties) if figure.offset < tie.end and tie.at < figure.end), None)


def _is_same(checked: Checked, tie: Tie) -> bool:
    """Whether the figure that confirms a number is the tied one and not another that happens to be equal."""
    key, stored = SeriesKey.parse(tie.series_key), checked.stored
    if tie.obs_id is not None and stored is not None and stored.obs_id is not None:
        return stored.obs_id == tie.obs_id
    figure = checked.figure
    same = figure.indicator == key.indicator or tie.measure == "target"
    return same and figure.period is not None and (figure.period == tie.period or figure.period.is_instant)
