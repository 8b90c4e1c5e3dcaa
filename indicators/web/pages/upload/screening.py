"""What was checked: failures, warnings to be ticked with a reason, notes and what held. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.model.finding import Severity
from indicators.services.intake import Change, DiffRow, Preview, Screened
from indicators.web.components.marks import disagreement
from indicators.web.components.value import value_text
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.pager import pager
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.pages.upload.whole import place_link
from indicators.web.pages.upload.words import figure_name, origin_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.model.finding import Finding

FEW, MANY = 6, 60
ALIKE = 3
"""Open warnings of one kind from which on they can be accepted together."""
TAGS = {Severity.HARD: "dis", Severity.SOFT: "warn", Severity.INFO: "info", Severity.PASSED: "ok"}
Describe = Callable[["Finding", str], str]


def screening_panel(
    preview: Preview, session: Session, catalogue: Catalogue, describe: Describe, state: PageState, *, whole: bool
) -> html.Section:
    """Return the findings, gravest first: the first few kinds, or (``whole``) each by itself, page by page.

    Warnings of one kind can be accepted together, for one reason.
    """
    conflicts = [row for row in preview.diff.of_kind(Change.CONFLICTING) if row.writes]
    items: list[Any] = [_conflict(row, session, catalogue) for row in conflicts]
    open_for_change = preview.batch is None
    kinds = of_one_kind(preview.findings) if open_for_change else ()
    first_of = {some[0].finding_id: some[1:] for some in kinds}
    folded = frozenset() if whole else {one.finding_id for others in first_of.values() for one in others}
    # what was accepted gives way to what is still asked, but keeps its place in the whole list
    ordered = preview.findings if whole else sorted(preview.findings, key=lambda one: bool(one.reason))
    items += [
        finding_item(
            one,
            session,
            describe,
            open_for_change=open_for_change,
            state=state,
            alike=first_of.get(one.finding_id, ()),
            listed=not whole,
        )
        for one in ordered
        if one.finding_id not in folded
    ]
    shown = items[MANY * (state.page - 1) : MANY * state.page] if whole else items[:FEW]
    heading = html.Div([html.H2(session.t("upload.screen.title")), html.P(_counted(preview, session), className="s")])
    parts: list[Any] = [html.Header(heading), html.Ul(shown, className="upload-screen")]
    if whole:
        parts.append(pager(len(items), MANY, state, session))
    elif len(items) > len(shown):
        parts.append(html.P(_more(len(items) - len(shown), session, state), className="cap upload-more"))
    return html.Section(parts, className="fig")


def _more(count: int, session: Session, state: PageState) -> html.A:
    """Return the link to the whole list, where ``count`` more stand."""
    href = session.url("/upload", state.at(step=Step.SCREENING, page=1).to_query())
    return html.A(session.t("upload.screen.more", n=count), href=href, **{"data-nav": ""})


def _counted(preview: Preview, session: Session) -> str:
    found = Counter(one.severity for one in preview.findings)
    said = [
        session.t(f"upload.screen.n.{severity}", n=found[severity])
        for severity in (Severity.HARD, Severity.SOFT, Severity.PASSED)
    ]
    if found[Severity.INFO]:
        said.append(session.t("upload.screen.n.info", n=found[Severity.INFO]))
    return " · ".join(said)


def _conflict(row: DiffRow, session: Session, catalogue: Catalogue) -> html.Li:
    stored = row.stored
    text = session.t(
        "upload.screen.conflict",
        name=figure_name(row.figure, session, catalogue),
        value=value_text(row.figure, catalogue, session.lang),
        stored=value_text(stored, catalogue, session.lang),
        origin="" if stored is None else origin_words(stored.origin, stored.published, session, catalogue),
    )
    tag = html.Span(disagreement(session.t("upload.kind.conflicting")), className="tag dis")
    return html.Li([tag, html.Span([text, " ", html.Span(row.incoming.where, className="mono")])])


def of_one_kind(findings: Iterable[Screened]) -> tuple[tuple[Screened, ...], ...]:
    """Return the open warnings of each kind of which there are so many that one answer serves them."""
    found: dict[str, list[Screened]] = {}
    for one in findings:
        if one.open:
            found.setdefault(one.finding.code, []).append(one)
    return tuple(tuple(some) for some in found.values() if len(some) >= ALIKE)


def finding_item(
    one: Screened,
    session: Session,
    describe: Describe,
    *,
    open_for_change: bool,
    state: PageState | None = None,
    alike: Sequence[Screened] = (),
    listed: bool = False,
) -> html.Li:
    """Return one finding with its place; a soft one with the field by which it is accepted.

    ``alike`` are others of its kind, to be accepted with it, and ``listed`` under it.
    """
    tag = html.Span(session.t(f"upload.severity.{one.severity}"), className=f"tag {TAGS[one.severity]}")
    text = html.Span([describe(one.finding, session.lang), " ", place_link(one.finding, session, state)])
    if one.severity is not Severity.SOFT:
        return html.Li([tag, text])
    if one.reason:
        return html.Li(
            [
                html.Span(session.t("upload.severity.accepted"), className="tag plain"),
                text,
                _accepted(one, session, open_for_change),
            ]
        )
    others = _others(alike, session, describe, state) if alike and listed else None
    return html.Li([tag, text, others, _tick(one, session, len(alike)) if open_for_change else None])


def _others(alike: Sequence[Screened], session: Session, describe: Describe, state: PageState | None) -> html.Details:
    """Return the other warnings of a kind, folded; behind the first many a link to the whole list."""
    said = [
        html.Li([describe(one.finding, session.lang), " ", place_link(one.finding, session, state)])
        for one in alike[:MANY]
    ]
    if len(alike) > MANY and state is not None:
        said.append(html.Li(_more(len(alike) - MANY, session, state)))
    words = session.t("upload.screen.alike", n=len(alike))
    return html.Details([html.Summary(words), html.Ul(said)], className="alike")


def _tick(one: Screened, session: Session, alike: int = 0) -> html.Div:
    words = session.t("upload.screen.reason")
    return html.Div(
        [
            dmc.TextInput(
                id={"type": UploadId.REASON, "index": one.finding_id},
                placeholder=words,
                size="xs",
                attributes={"input": {"aria-label": f"{words}: {one.finding.where}", "maxLength": 300}},
            ),
            html.Button(
                session.t("upload.screen.accept"),
                id={"type": UploadId.ACCEPT, "index": one.finding_id},
                type="button",
                className="btn sm",
            ),
            html.Button(
                session.t("upload.screen.accept_alike", n=alike + 1),
                id={"type": UploadId.ACCEPT_ALIKE, "index": one.finding_id},
                type="button",
                className="btn sm",
            )
            if alike
            else None,
        ],
        className="tick",
    )


def _accepted(one: Screened, session: Session, open_for_change: bool) -> html.P:
    parts: list[Any] = [session.t("upload.screen.accepted", reason=one.reason), " "]
    if open_for_change:
        parts.append(
            html.Button(
                session.t("upload.screen.reopen"),
                id={"type": UploadId.REOPEN, "index": one.finding_id},
                type="button",
                className="btn sm quiet",
            )
        )
    return html.P(parts, className="accepted")
