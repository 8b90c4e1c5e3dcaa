"""What the callbacks of the page do: read what the browser says, one service call, one view call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.model.errors import Conflict, IndicatorsError, Invalid
from indicators.model.period import Period
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.pages.revisions.decision import choices, conflict, outcome_lines, title
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.state import read_state
from indicators.web.pages.revisions.words import SEPARATOR
from indicators.web.session import parse_query

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


@dataclass(frozen=True, slots=True)
class Target:
    """What is decided about, and the state of the series that the reader saw.

    ``about`` is a decision to withdraw, or the figure to correct.
    """

    series_key: str
    period: Period
    head: int
    version: int
    about: int | None


def pointed(clicked: Any, count: int) -> list[str]:
    """Return the parts of the point that was clicked; raise Invalid for anything else."""
    point = clicked.get("point") if isinstance(clicked, dict) else None
    parts = point.split(SEPARATOR) if isinstance(point, str) else []
    if len(parts) != count:
        raise Invalid("point_unreadable")
    return parts


def read_target(point: Any) -> Target:
    """Return the target of a dialog; raise Invalid for what a page would not say."""
    parts = point.split(SEPARATOR) if isinstance(point, str) else []
    if len(parts) not in {4, 5} or not all(part.isdecimal() and len(part) < 12 for part in parts[2:]):
        raise Invalid("point_unreadable")
    numbers = [int(part) for part in parts[2:]]
    return Target(parts[0], Period.parse(parts[1]), numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)


def chosen(services: Services, search: Any, control: str, series: Any, window: Any) -> str:
    """Return the query for another series or kind of period; empty where nothing changes."""
    state = read_state(parse_query(search or ""))
    if control == RevisionsId.SERIES and isinstance(series, str):
        table = services.revisions.table(state.asked)
        return "" if series == table.series_key else f"?{state.to_query(s=series, period='', at='')}"
    if control == RevisionsId.WINDOW and isinstance(window, str) and window != state.period:
        return f"?{state.to_query(period=window, at='')}"
    return ""


def since(search: Any, day: Any) -> str:
    """Return the query for another first day of the list of changes."""
    state = read_state(parse_query(search or ""))
    return f"?{state.to_query(since=day)}" if isinstance(day, str) and day and day != state.since else ""


def asked(services: Services, session: Session, clicked: Any) -> tuple[Any, ...]:
    """Return the opened dialog for the button that was clicked."""
    point = clicked.get("point") if isinstance(clicked, dict) else None
    target = read_target(point)
    one = services.discrepancies.discrepancy(target.series_key, target.period, session.as_of)
    withdrawing = target.about is not None
    words = title(one, session, services.catalogue, withdrawing=withdrawing)
    radios = None if withdrawing else choices(one, session, services.catalogue)
    return True, words, radios, "", {"display": "none"} if withdrawing else {}, point, ""


def outcome(services: Services, session: Session, point: Any, choice: Any) -> tuple[Any, bool, bool]:
    """Return what would change, and whether a withheld figure is chosen and has to be confirmed."""
    if not point:
        return [], True, False
    target, changes, withheld = read_target(point), None, False
    if target.about is not None:
        changes = services.discrepancies.outcome_of_withdrawal(target.about)
    elif isinstance(choice, str) and choice.isdecimal():
        one = services.discrepancies.discrepancy(target.series_key, target.period, session.as_of)
        changes = services.discrepancies.outcome(target.series_key, target.period, int(choice))
        figures = (*([one.winner] if one.winner else []), *one.rivals, *one.others)
        withheld = any(str(figure.obs_id) == choice and figure.withheld for figure in figures)
    return outcome_lines(changes, session, services.catalogue), not withheld, False


def commit(services: Services, point: Any, choice: Any, despite: bool, reason: Any) -> str:
    """Write the decision or its withdrawal; return the key of what is said then."""
    target, why = read_target(point), reason if isinstance(reason, str) else ""
    if target.about is not None:
        services.discrepancies.withdraw(target.about, LOCAL_ACTOR, why, target.head)
        return "revisions.said.withdrawn"
    if not isinstance(choice, str) or not choice.isdecimal() or len(choice) > 12:
        raise Invalid("decision_unreadable")
    services.discrepancies.decide(int(choice), LOCAL_ACTOR, why, target.head, despite=despite)
    return "revisions.said.decided"


def refused(services: Services, session: Session, point: Any, error: IndicatorsError, words: str) -> Any:
    """Return why nothing was written; where the data moved, what was seen beside what is now."""
    if not isinstance(error, Conflict):
        return words
    target = read_target(point)
    seen = services.discrepancies.seen_then(target.series_key, target.period, target.version)
    try:
        now = services.discrepancies.discrepancy(target.series_key, target.period, session.as_of)
    except IndicatorsError:
        return words
    return [words, conflict(seen, now, session, services.catalogue)]
