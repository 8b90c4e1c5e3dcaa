"""What the address of the page asks for; anything that cannot be read counts as not said, or is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlencode

from indicators.services.revisions import Asked

LONGEST = 200


class View(StrEnum):
    TRIANGLE = "triangle"
    DISPUTES = "disputes"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class State:
    """The query of the page as text; ``state`` and ``topic`` filter the disagreements, ``rows`` the triangle."""

    s: str = ""
    period: str = ""
    at: str = ""
    view: str = View.TRIANGLE
    state: str = "open"
    topic: str = ""
    since: str = ""
    rows: str = ""

    @property
    def asked(self) -> Asked:
        return Asked(self.s, self.period, self.at)

    def to_query(self, **changed: str) -> str:
        """Return the query with some parts changed, what is usual left out."""
        after, usual = replace(self, **changed), State()
        names = [one.name for one in fields(self)]
        return urlencode(
            [(name, getattr(after, name)) for name in names if getattr(after, name) != getattr(usual, name)]
        )


def read_state(query: Mapping[str, object]) -> State:
    """Return the state of a query; of a key said several times the first counts."""
    said: dict[str, str] = {}
    for one in fields(State):
        value = query.get(one.name, "")
        text = value[0] if isinstance(value, list) and value else value
        if isinstance(text, str) and text:
            said[one.name] = text[:LONGEST]
    state = State(**said)
    view = state.view if state.view in set(View) else View.TRIANGLE.value
    shown = state.state if state.state in {"open", "decided", "all"} else "open"
    return replace(state, view=view, state=shown)


def read_day(text: str) -> date | None:
    """Return a day written as dd/mm/yyyy or yyyy-mm-dd; None for anything else."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
