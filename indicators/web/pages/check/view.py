"""A checked draft as components: how many of each verdict, the text with its figures marked, and their list. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.periods import period_phrase
from indicators.services.quoting import Checked, Verdict, reason
from indicators.web.components.notices import notice
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
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
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
    places: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(checked, 1):
        places.setdefault((one.figure.offset, one.figure.end), []).append(number)
    marks = sorted(places.items())
    paragraphs, upcoming = [], 0
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        parts: list[Any] = []
        at = line.start()
        while upcoming < len(marks) and marks[upcoming][0][1] <= line.end():
            (start, end), numbers = marks[upcoming]
            parts += [text[at:start], _mark(text[start:end], [checked[n - 1] for n in numbers], numbers, session)]
            at, upcoming = end, upcoming + 1
        paragraphs.append(html.P([*parts, text[at : line.end()]]))
    return paragraphs


def _mark(phrase: str, said: Sequence[Checked], numbers: Sequence[int], session: Session) -> html.Mark:
    tones = [_TONES[one.verdict][0] for one in said]
    worst = next(tone for tone in _WORST if tone in tones)
    title = ", ".join(dict.fromkeys(session.t(f"check.verdict.{one.verdict.value}") for one in said))
    return html.Mark([phrase, html.Sup(", ".join(map(str, numbers)))], className=f"check-{worst}", title=title)


def _entry(number: int, one: Checked, session: Session, catalogue: Catalogue) -> html.Li:
    figure = one.figure
    name = catalogue.indicator(figure.indicator).name[session.lang] if figure.indicator else figure.subject
    measure = "" if figure.measure == "level" else session.t(f"check.measure.{figure.measure}")
    period = period_phrase(figure.period, session.lang) if figure.period else session.t("check.no_period")
    return html.Li(
        [
            html.Span(str(number), className="check-number"),
            html.Div(
                [
                    html.B(figure.phrase),
                    html.Span(", ".join(part for part in (name, measure, period) if part)),
                    html.Span(reason(one, session.lang, catalogue), className="check-reason"),
                    html.Q(session.t("check.suggestion", fragment=one.suggestion)) if one.suggestion else None,
                ]
            ),
            _chip(one.verdict, session),
        ]
    )
