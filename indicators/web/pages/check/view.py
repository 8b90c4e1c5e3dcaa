"""A checked draft as components: how many of each verdict, the text with its figures marked, and their list. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.services.quoting import Checked, Verdict, reason
from indicators.web.components.marked_text import marked_text
from indicators.web.components.notices import notice
from indicators.web.components.quoted_figure import figure_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

_TONES = {
    Verdict.CONFIRMED: ("ok", "✓"), Verdict.ROUNDED: ("ok", "≈"), Verdict.ROUNDED_WRONGLY: ("dis", "≈"),
    Verdict.REPLACED: ("warn", "◷"), Verdict.OUTDATED: ("warn", "◷"), Verdict.OTHER_BASE: ("dis", "≠"),
    Verdict.OTHER_CUT_OFF: ("dis", "≠"), Verdict.OTHER_MEASURE: ("dis", "≠"), Verdict.CONTRADICTED: ("dis", "≠"),
    Verdict.UNKNOWN: ("plain", "?"),
}  # fmt: skip
"""The tone of a verdict and its sign: what agrees, what has a newer figure, what is wrong, what nobody knows."""
_WORST = ("dis", "warn", "plain", "ok")


def no_result(session: Session) -> html.Div:
    return notice(session.t("check.none"), session.t("check.none_why"))


def checked_body(text: str, checked: Sequence[Checked], session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the verdicts on a text; an honest empty answer where it holds no figure."""
    if not checked:
        return [notice(session.t("check.empty"), session.t("check.empty_why"))]
    listed = [_entry(number, one, session, catalogue) for number, one in enumerate(checked, 1)]
    return [
        html.P([_chip(verdict, session, count) for verdict, count in _counted(checked)], className="check-counts"),
        html.Div(
            [
                html.Section(
                    [html.H2(session.t("check.marked"), className="sr"), *_marked(text, checked, session)],
                    className="fig check-draft",
                ),
                html.Section(
                    [html.H2(session.t("check.figures"), className="sr"), html.Ol(listed)], className="fig check-list"
                ),
            ],
            className="check-columns",
        ),
    ]


def _counted(checked: Sequence[Checked]) -> list[tuple[Verdict, int]]:
    counts = Counter(one.verdict for one in checked)
    return [(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]]


def _chip(verdict: Verdict, session: Session, count: int | None = None) -> html.Span:
    tone, sign = _TONES[verdict]
    said = session.t(f"check.verdict.{verdict.value}")
    words = [html.Span(sign, **{"aria-hidden": "true"}), f" {count} {said}" if count is not None else f" {said}"]
    return html.Span(words, className=f"check-chip check-{tone}")


def _marked(text: str, checked: Sequence[Checked], session: Session) -> list[html.P]:
    """Return the text by paragraphs, each figure marked with its numbers in the list and its verdict in words."""
    places: dict[tuple[int, int], list[tuple[int, Checked]]] = {}
    for number, one in enumerate(checked, 1):
        places.setdefault((one.figure.offset, one.figure.end), []).append((number, one))

    def mark(phrase: str, said: Sequence[tuple[int, Checked]]) -> html.Mark:
        return _mark(phrase, [one for _, one in said], [number for number, _ in said], session)

    return marked_text(text, places, mark)


def _mark(phrase: str, said: Sequence[Checked], numbers: Sequence[int], session: Session) -> html.Mark:
    tones = [_TONES[one.verdict][0] for one in said]
    worst = next(tone for tone in _WORST if tone in tones)
    title = ", ".join(dict.fromkeys(session.t(f"check.verdict.{one.verdict.value}") for one in said))
    return html.Mark([phrase, html.Sup(", ".join(map(str, numbers)))], className=f"check-{worst}", title=title)


def _entry(number: int, one: Checked, session: Session, catalogue: Catalogue) -> html.Li:
    figure = one.figure
    return html.Li(
        [
            html.Span(str(number), className="check-number"),
            html.Div(
                [
                    html.B(figure.phrase),
                    html.Span(figure_words(figure, session, catalogue)),
                    html.Span(reason(one, session.lang, catalogue), className="check-reason"),
                    html.Q(session.t("check.suggestion", fragment=one.suggestion)) if one.suggestion else None,
                ]
            ),
            _chip(one.verdict, session),
        ]
    )
