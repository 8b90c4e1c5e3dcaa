"""Stated counts beside derived ones, each with what it rests on; a mismatch with the countries behind it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.partnership import Tier
from indicators.services.partnerships import ReconciledCount
from indicators.transforms.reconciliation import Reason, Reconciled, Verdict
from indicators.transforms.tiers import Move
from indicators.web.components.marks import disagreement
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.words import known_words, short_name
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

SEPARATOR = "~"
COLUMNS = ("said_on", "what", "stated", "derived", "verdict")
TONES = {Verdict.MATCH: "ok", Verdict.INCOMPLETE: "warn", Verdict.MISMATCH: "dis"}


def stated_block(found: Sequence[ReconciledCount], session: Session, catalogue: Catalogue) -> html.Article:
    """Return the table of stated counts; under each mismatch why it is one."""
    identity = "partnerships-stated-title"
    heads = [
        html.Th(session.t(f"partnerships.column.{name}"), scope="col", className="num" if name in COLUMNS[2:4] else "")
        for name in COLUMNS
    ]
    body: list[Any] = []
    for one in found:
        body.append(_row(one, session, catalogue))
        why = _why(one, session, catalogue)
        if why:
            body.append(html.Tr(html.Td(why, colSpan=len(COLUMNS)), className="why"))
    table: Any = html.Table(
        [
            html.Caption(session.t("partnerships.stated.caption"), className="sr"),
            html.Thead(html.Tr(heads)),
            html.Tbody(body),
        ],
        className="partnerships-stated",
    )
    if not found:
        table = html.P(session.t("partnerships.stated.none", day=format_date(session.day)), className="note")
    words = [
        html.H2(session.t("partnerships.stated.title"), id=identity),
        html.P(session.t("partnerships.stated.subtitle"), className="s"),
    ]
    foot = html.Footer(html.Span(session.t("partnerships.stated.rule")))
    return html.Article(
        [html.Header(html.Div(words)), html.Div(table, className="tblx", tabIndex=0), foot],
        className="fig",
        **{"aria-labelledby": identity},
    )


def _row(one: ReconciledCount, session: Session, catalogue: Catalogue) -> html.Tr:
    said, figure = one.reconciled.stated, one.figure
    day = format_date(figure.published, figure.published_precision) if figure.published else session.t("term.undated")
    kind = "upgraded" if not said.is_total else "tiers" if said.total is None else "total"
    what = session.t(f"partnerships.stated.{kind}")
    if not said.is_total or said.period.last_day != figure.published:
        what = f"{what}, {period_phrase(said.period, session.lang)}"
    who = catalogue.speaker(figure.citation.speaker, session.lang) or figure.outlet
    return html.Tr(
        [
            html.Th(day, scope="row"),
            html.Td([html.Span(what), html.Small(who)]),
            html.Td(_stated(one, session), className="num", **_label("stated", session)),
            html.Td(_derived(one.reconciled), className="num", **_label("derived", session)),
            html.Td(_verdict(one.reconciled, session)),
        ],
        className=one.reconciled.verdict.value,
    )


def _label(name: str, session: Session) -> dict[str, str]:
    """Return the heading of a column for small screens, where the table has none."""
    return {"data-label": session.t(f"partnerships.column.{name}")}


def _stated(one: ReconciledCount, session: Session) -> list[Any]:
    """Return the stated number, which opens its citation, and the tiers said with it."""
    said, figure = one.reconciled.stated, one.figure
    tiers = "+".join(str(said.tiers[tier]) if tier in said.tiers else "…" for tier in Tier) if said.tiers else ""
    number = str(said.total) if said.total is not None else tiers
    button = html.Button(
        html.B(number),
        id={"type": PartnershipsId.FIGURE, "point": f"{figure.series_key}{SEPARATOR}{figure.period.render()}"},
        type="button",
        className="partnerships-open",
        **{"aria-haspopup": "dialog", "aria-label": session.t("partnerships.stated.open", number=number)},
    )
    return [button, html.Small(tiers) if tiers and said.total is not None else None]


def _derived(one: Reconciled) -> list[Any]:
    parts = "+".join(str(n) for n in one.counts.parts) if one.counts is not None else ""
    return [html.Span(str(one.derived)), html.Small(parts) if parts else None]


def _verdict(one: Reconciled, session: Session) -> html.Span:
    words = session.t(f"partnerships.verdict.{one.verdict}")
    if one.verdict is Verdict.MISMATCH:
        if one.difference:
            words = f"{words} {format_number(one.difference, 0, session.lang, signed=True)}"
        return html.Span(disagreement(words), className="tag dis")
    return html.Span(words, className=f"tag {TONES[one.verdict]}")


# -- why --------------------------------------------------------------------------------------------------------
def _why(one: ReconciledCount, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return what the state changes say of a mismatch, then the remark of whoever recorded the figure."""
    found = one.reconciled
    remark = catalogue.remark(one.figure.note, session.lang) if one.figure.note else ""
    parts: list[Any] = []
    if found.verdict is Verdict.MISMATCH:
        parts += [html.P(text) for text in reason_words(found, session)]
    if found.verdict is not Verdict.MATCH and remark:
        parts.append(html.P(session.t("partnerships.why.remark", remark=remark)))
    if found.verdict is Verdict.MISMATCH and found.counted:
        summary = html.Summary(session.t("partnerships.why.counted", n=found.derived))
        parts.append(html.Details([summary, html.P(f"{listed(found.counted, session)}.")]))
    return parts


def reason_words(found: Reconciled, session: Session) -> list[str]:
    """Return why a stated number differs, one sentence a reason."""
    if found.reason is None:
        return []
    reason, total = found.reason, found.stated.total or 0
    said: list[str] = []
    if reason.left_out:
        said.append(_left_out(reason, total, session))
    if reason.later:
        day = format_date(reason.later[-1].change.effective if not reason.unidentified else found.stated.said_on)
        n = found.derived + len(reason.later)
        said.append(session.t("partnerships.why.later", day=day, listed=listed(reason.later, session), n=n))
    if reason.unidentified:
        said.append(session.t("partnerships.why.unidentified", n=reason.unidentified))
    if not said:
        said.append(session.t("partnerships.why.unknown"))
    return said


def _left_out(reason: Reason, total: int, session: Session) -> str:
    words = session.t("partnerships.why.left_out", listed=listed(reason.left_out, session), total=total)
    if reason.needed is None:
        return words
    needed = session.t(
        "partnerships.why.needed",
        day=format_date(reason.needed.stated.period.last_day),
        total=reason.needed.stated.total,
        without=reason.needed.without,
    )
    return f"{words} {needed}"


def listed(moves: Sequence[Move], session: Session) -> str:
    """Return countries with the dates of their changes: ``Ai Cập (05/08/2025)``."""
    return ", ".join(f"{short_name(m.change, session)} ({known_words(m.change, session)})" for m in moves)
