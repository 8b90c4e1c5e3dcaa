"""What changed lately: revised, new, to be decided, without a figure; always in this order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.numbers import NO_BREAK, format_number
from indicators.i18n.periods import period_phrase
from indicators.services.overview import Changes, Dispute, Missing, Revision
from indicators.web.components.citation_text import outlet_words, series_name
from indicators.web.components.marks import disagreement, mark
from indicators.web.components.value import number_words, value_text
from indicators.web.pages.overview.points import figure_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

TOLD = {"revised": 5, "new": 5, "disputes": 3, "missing": 3}
"""Lines of a kind before the rest is folded."""


def changes_block(changes: Changes, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the list of changes since the day that the changes name."""
    groups = (
        ("revised", [_revision(one, session, catalogue) for one in changes.revised], len(changes.revised)),
        ("new", [_new(one, session, catalogue) for one in changes.new], changes.new_count),
        ("disputes", [_dispute(one, session, catalogue) for one in changes.disputes], len(changes.disputes)),
        ("missing", [_missing(one, session) for one in changes.missing], len(changes.missing)),
    )
    title = session.t("overview.changed.title", day=format_date(changes.since))
    lists = [part for group in groups for part in _group(*group, session)]
    return html.Section([html.Header(html.H2(title, id="overview-changed")), *lists], className="fig overview-changed")


def _group(name: str, lines: Sequence[html.Li], count: int, session: Session) -> list[Any]:
    head = html.H3([html.Span(session.t(f"overview.changed.{name}")), html.Span(format_number(count, 0, session.lang))])
    if not lines:
        return [head, html.P(session.t(f"overview.changed.no_{name}"), className="cap")]
    most = TOLD[name]
    told: list[Any] = [head, html.Ul(list(lines[:most]))]
    if len(lines) > most:
        more = html.Summary(session.t("overview.changed.more", n=count - most))
        folded: list[Any] = [more, html.Ul(list(lines[most:]))]
        if count > len(lines):
            rest = session.t("overview.changed.rest", n=count - len(lines))
            folded.append(html.P(html.A(rest, href=session.url("/revisions", {"view": "changes"}), **{"data-nav": ""})))
        told.append(html.Details(folded, className="overview-more"))
    return told


def _name(figure: Figure, session: Session, catalogue: Catalogue) -> str:
    return f"{series_name(figure.series_key, catalogue, session)}, {period_phrase(figure.period, session.lang)}"


def _revision(revision: Revision, session: Session, catalogue: Catalogue) -> html.Li:
    before = number_words(revision.before, session.lang)
    after = html.B(value_text(revision.after, catalogue, session.lang))
    number = figure_button([before, " → ", after], revision.after, "revised")
    return _line(_name(revision.after, session, catalogue), number)


def _new(figure: Figure, session: Session, catalogue: Catalogue) -> html.Li:
    number = [html.B(value_text(figure, catalogue, session.lang)), NO_BREAK, mark(figure.obs_status, session.lang)]
    return _line(_name(figure, session, catalogue), figure_button(number, figure, "new"))


def _dispute(dispute: Dispute, session: Session, catalogue: Catalogue) -> html.Li:
    rival = dispute.rival
    reason = catalogue.remark(rival.withheld, session.lang) if rival.withheld else outlet_words(rival, session)
    if dispute.winner is not None:
        used = value_text(dispute.winner, catalogue, session.lang)
        reason = session.t("overview.changed.in_use", value=used, reason=reason)
    number = figure_button(value_text(rival, catalogue, session.lang), rival, f"dispute-{rival.obs_id}")
    return _line(disagreement(_name(rival, session, catalogue)), number, reason)


def _missing(missing: Missing, session: Session) -> html.Li:
    name = f"{missing.indicator.short[session.lang]}, {period_phrase(missing.period, session.lang)}"
    words = session.t("overview.changed.due", day=format_date(missing.due))
    why = session.t("overview.changed.due_by_rhythm")
    if missing.rule is not None:
        why = session.t("overview.changed.due_by_calendar", reference=missing.rule.reference[session.lang])
    return _line(name, html.Span("…", className="mut"), f"{words}; {why}")


def _line(words: Any, number: Any, small: str = "") -> html.Li:
    parts: list[Any] = [html.Span(words), html.Span(number, className="num")]
    if small:
        parts.append(html.Small(small))
    return html.Li(parts)
