"""The disagreements: figures side by side with their citations, what the checks tell, decisions and their history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_moment
from indicators.i18n.numbers import format_number
from indicators.services.discrepancies import DecisionEntry, Disagreements, Discrepancy, DisputeState
from indicators.web.components.citation_text import outlet_words
from indicators.web.components.marks import disagreement, mark
from indicators.web.components.value import value_text
from indicators.web.links import source_link
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.state import State, View
from indicators.web.pages.revisions.words import SEPARATOR, cite_button, named
from indicators.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from indicators.catalogue import Catalogue
    from indicators.model.finding import Finding
    from indicators.services.claims import PrintedClaim
    from indicators.services.figures import Figure

    Tell = Callable[[Finding, str], str]

FILTERS = ("open", "decided", "all")
BRIEF = 6


def disputes_block(
    found: Disagreements, state: State, session: Session, catalogue: Catalogue, tell: Tell
) -> html.Section:
    """Return the list by the filters of the address: what waits first, then the newest."""
    shown = [one for one in found.listed if _passes(one, state)]
    items = [_item(one, found.store_version, session, catalogue, tell) for one in shown]
    claims = [one for one in found.claims if state.topic in {"", catalogue.indicator(_code(one)).topic}]
    parts: list[Any] = [
        html.Header(html.H2(session.t("revisions.view.disputes"), id="revisions-disputes-title")),
        _filters(found, state, session),
        html.Ol(items, className="revisions-disputes") if items else html.P(session.t("revisions.no_disputes")),
    ]
    if claims and state.state != "decided":
        parts.append(html.H3(session.t("revisions.claims")))
        parts.append(html.Ul([_claim(one, session, catalogue, tell) for one in claims], className="revisions-disputes"))
    return html.Section(parts, className="fig", **{"aria-labelledby": "revisions-disputes-title"})


def brief_block(found: Disagreements, state: State, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the disagreements of the series that is shown, then the first others, each in a line or two."""
    mine = [one for one in found.listed if one.series_key == state.s]
    shown = [*mine, *(one for one in found.listed if one not in mine)][:BRIEF]
    lines = [_brief(one, session, catalogue) for one in shown]
    href = session.url("/revisions", State(view=View.DISPUTES, s=state.s).to_query())
    more = html.A(session.t("revisions.view.disputes"), href=href, **{"data-nav": ""})
    return html.Section(
        [html.Header(html.H2(more)), html.Ul(lines, className="revisions-brief")], className="fig revisions-aside"
    )


def _brief(one: Discrepancy, session: Session, catalogue: Catalogue) -> html.Li:
    numbers = " / ".join(value_text(figure, catalogue, session.lang) for figure in _side_by_side(one))
    entry = one.in_force
    words = entry.decision.reason if entry is not None else session.t("revisions.state.open")
    name = named(one.series_key, one.period, session, catalogue)
    return html.Li([html.P([disagreement(name), html.Small(numbers)]), html.P(words)])


def _passes(one: Discrepancy, state: State) -> bool:
    if state.topic and one.topic != state.topic:
        return False
    return state.state == "all" or one.state.waits == (state.state == "open")


def _code(claim: PrintedClaim) -> str:
    return claim.series_key.partition(":")[0]


def _filters(found: Disagreements, state: State, session: Session) -> html.Div:
    topics = ["", *dict.fromkeys(one.topic for one in found.listed)]
    states = [(name, session.t(f"revisions.filter.{name}"), state.to_query(state=name)) for name in FILTERS]
    chosen = [(name, session.t(f"revisions.topic.{name or 'all'}"), state.to_query(topic=name)) for name in topics]
    return html.Div(
        [
            _links(states, state.state, session.t("revisions.filter.state"), session),
            _links(chosen, state.topic, session.t("revisions.filter.topic"), session),
        ],
        className="revisions-filters",
    )


def _links(options: list[tuple[str, str, str]], chosen: str, label: str, session: Session) -> html.Div:
    links = []
    for name, words, query in options:
        on = {"aria-current": "true"} if name == chosen else {}
        href = session.url("/revisions", query)
        links.append(html.A(words, href=href, className="on" if on else "", **{"data-nav": "", **on}))
    return html.Div(links, className="seg", role="group", **{"aria-label": label})


def _side_by_side(one: Discrepancy) -> tuple[Figure, ...]:
    return (*([one.winner] if one.winner else []), *one.rivals)


def _item(one: Discrepancy, version: int, session: Session, catalogue: Catalogue, tell: Tell) -> html.Li:
    name = named(one.series_key, one.period, session, catalogue)
    query = {"s": one.series_key, "at": one.period.render()}
    link = html.A(name, href=session.url("/revisions", query), **{"data-nav": ""})
    tone = "ok" if one.state is DisputeState.DECIDED else "dis"
    tag = html.Span(session.t(f"revisions.state.{one.state}"), className=f"tag {tone}")
    sides = [_side(figure, one, session, catalogue, tell) for figure in _side_by_side(one)]
    if one.winner is None:
        sides.insert(0, html.Div(html.P(session.t("revisions.no_winner"), className="mut")))
    parts: list[Any] = [
        html.Div([html.H3(link), tag, decide_button(one, version, session)], className="revisions-head"),
        html.P(session.t("revisions.count"), className="cap") if one.count else None,
        html.Div(sides, className="revisions-sides"),
    ]
    if one.decisions:
        listed = [_decision(entry, one, version, session, catalogue) for entry in one.decisions]
        parts.append(html.H4(session.t("revisions.decision.history")))
        parts.append(html.Ul(listed, className="revisions-history"))
    return html.Li(parts)


def _side(figure: Figure, one: Discrepancy, session: Session, catalogue: Catalogue, tell: Tell) -> html.Div:
    role = session.t(f"revisions.role.{figure.role}")
    used = figure is one.winner
    number = [html.B(value_text(figure, catalogue, session.lang)), " ", mark(figure.obs_status, session.lang)]
    words = [tell(hint.finding, session.lang) for hint in one.hints if hint.about == figure.obs_id]
    if figure.withheld:
        words.insert(0, catalogue.remark(figure.withheld, session.lang))
    return html.Div(
        [
            html.P([cite_button(figure, "dispute", number), " ", html.Span(role) if used else disagreement(role)]),
            html.P(source_link(outlet_words(figure, session), figure.citation.url), className="cap"),
            *(html.P(text, className="mic") for text in words),
        ]
    )


def decide_button(one: Discrepancy, version: int, session: Session) -> html.Button | None:
    """Return the button that opens the decision; it tells which state of the series the reader saw.

    None where no figure may be chosen: undated figures, projections and blanks are never used.
    """
    if not one.choosable:
        return None
    point = SEPARATOR.join((one.series_key, one.period.render(), str(one.head), str(version)))
    return html.Button(
        session.t("revisions.figure.decide"),
        id={"type": RevisionsId.DECIDE, "point": point},
        type="button",
        className="btn sm",
        **{"aria-haspopup": "dialog"},
    )


def _decision(entry: DecisionEntry, one: Discrepancy, version: int, session: Session, catalogue: Catalogue) -> html.Li:
    said = entry.decision
    value = value_text(entry.figure, catalogue, session.lang) if entry.figure else session.t("revisions.decision.gone")
    who = actor_words(said.actor, session.lang)
    line = session.t("revisions.decision.line", who=who, at=format_moment(entry.at), value=value, reason=said.reason)
    parts: list[Any] = [html.P(line)]
    if entry.withdrawn is not None and entry.withdrawn_at is not None:
        gone = {"at": format_moment(entry.withdrawn_at), "who": actor_words(entry.withdrawn.actor, session.lang)}
        parts.append(html.P(session.t("revisions.decision.withdrawn", reason=entry.withdrawn.reason, **gone)))
    elif entry.undone:
        parts.append(html.P(session.t("revisions.decision.undone")))
    else:
        point = SEPARATOR.join(
            (one.series_key, one.period.render(), str(one.head), str(version), str(said.decision_id))
        )
        parts.append(
            html.Button(
                session.t("revisions.withdraw"),
                id={"type": RevisionsId.WITHDRAW, "point": point},
                type="button",
                className="btn sm",
                **{"aria-haspopup": "dialog"},
            )
        )
    return html.Li(parts, className="" if entry.in_force else "mut")


def _claim(one: PrintedClaim, session: Session, catalogue: Catalogue, tell: Tell) -> html.Li:
    key = one.series_key
    value = f"{format_number(one.value, -int(one.value.as_tuple().exponent), session.lang)}%"
    measure = session.t(f"term.measure.{key.partition('measure=')[2].partition(';')[0]}")
    name = catalogue.indicator(_code(one)).short[session.lang]
    period = named(key, one.period, session, catalogue).rpartition(", ")[2]
    words = session.t("revisions.claim", name=name, period=period, value=value, measure=measure)
    source = f"{one.outlet}, {one.published:%d/%m/%Y}"
    return html.Li(
        [
            html.P(disagreement(words)),
            html.P(tell(one.finding, session.lang)),
            html.P(source_link(source, one.url), className="cap"),
        ]
    )
