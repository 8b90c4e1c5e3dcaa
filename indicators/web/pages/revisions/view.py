"""What stands around the parts of the page: heading, controls, links between the parts, floating layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.web.components.citation_text import series_name
from indicators.web.components.icons import icon
from indicators.web.components.notices import notice
from indicators.web.pages.revisions.correction import correction_dialog
from indicators.web.pages.revisions.decision import decision_dialog
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.state import State, View
from indicators.web.pages.revisions.words import capital
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.explore_answers import SeriesEntry
    from indicators.services.revisions import Table


def page(head: Any, bar: Any, links: Any, said: Any, body: Any, session: Session, catalogue: Catalogue) -> html.Div:
    """Return the page with its drawer, its dialogs and the place where it speaks."""
    drawer = dmc.Drawer(
        id=RevisionsId.DRAWER,
        opened=False,
        position="right",
        size="min(27rem, 100vw)",
        title=session.t("shell.citation.cite"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="cite-drawer",
    )
    live = html.P(id=RevisionsId.SAID, role="status", className="revisions-said", **{"aria-live": "polite"})
    dialogs = [decision_dialog(session), correction_dialog(session, catalogue)]
    return html.Div([head, links, bar, said, live, body, *dialogs, drawer], className="revisions")


def heading(table: Table, view: str, session: Session, catalogue: Catalogue) -> html.Div:
    """Return the title: of the triangle with its series, of the other parts with what they list."""
    if view != View.TRIANGLE:
        words = f"{session.t('shell.nav.revisions')}: {session.t(f'revisions.view.{view}').lower()}"
        return html.Div(html.Div(html.H1(words)), className="pagehead")
    name = series_name(table.series_key, catalogue, session)
    parts = [
        html.H1(session.t("revisions.title", name=name[:1].lower() + name[1:] if name[1:2].islower() else name)),
        html.P(session.t("revisions.subtitle"), className="sub"),
    ]
    return html.Div(html.Div(parts), className="pagehead")


def parts(state: State, waiting: int, session: Session) -> html.Nav:
    """Return the links between triangle, disagreements and changes."""
    links = []
    for view in View:
        on = {"aria-current": "true"} if state.view == view else {}
        count = [" ", html.Span(str(waiting), className="tag dis")] if view is View.DISPUTES and waiting else []
        query = State(s=state.s, period=state.period, at=state.at, view=view).to_query()
        words = session.t(f"revisions.view.{view}")
        links.append(html.A([words, *count], href=session.url("/revisions", query), **{"data-nav": "", **on}))
    return html.Nav(links, className="revisions-parts", **{"aria-label": session.t("revisions.view.label")})


def controls(table: Table, entries: Sequence[SeriesEntry], session: Session, catalogue: Catalogue) -> html.Div:
    """Return the choice of series and of the kind of period."""
    topics = dict.fromkeys(entry.topic for entry in entries)
    series = [
        {
            "group": session.t(f"revisions.topic.{topic}"),
            "items": [
                {"value": entry.key, "label": _label(entry, session, catalogue)}
                for entry in entries
                if entry.topic == topic
            ],
        }
        for topic in topics
    ]
    windows = [{"value": one.value, "label": capital(session.t(f"term.window.{one}"))} for one in table.windows]
    return html.Div(
        [
            _select(RevisionsId.SERIES, session.t("revisions.series"), series, table.series_key, session, wide=True),
            _select(RevisionsId.WINDOW, session.t("revisions.window"), windows, table.window.value, session),
        ],
        className="revisions-bar",
    )


def _label(entry: SeriesEntry, session: Session, catalogue: Catalogue) -> str:
    name = series_name(entry.key, catalogue, session)
    return f"{name} ({entry.unit_measure})" if entry.measure == "level" else name


def _select(
    identity: RevisionsId, label: str, data: list[Any], value: str, session: Session, *, wide: bool = False
) -> dmc.Select:
    return dmc.Select(
        id=identity,
        label=label,
        data=data,
        value=value,
        allowDeselect=False,
        searchable=wide,
        nothingFoundMessage=session.t("revisions.none_found"),
        rightSection=icon("chevron"),
        rightSectionPointerEvents="none",
        maxDropdownHeight=380,
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        className="revisions-chip wide" if wide else "revisions-chip",
    )


def notices(codes: Sequence[str], session: Session) -> html.Div | None:
    said = [notice(session.t(f"revisions.notice.{code}"), tone="warn") for code in codes]
    return html.Div(said, className="grid revisions-notices") if said else None
