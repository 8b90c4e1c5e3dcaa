"""A checked draft as components: how many of each verdict, the text with its figures marked, and their list. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.services.quoting import TONES, Checked, Verdict, reason
from indicators.web.components.marked_text import marked_text
from indicators.web.components.notices import notice
from indicators.web.components.quoted_figure import figure_words
from indicators.web.pages.check.draft import ALL, Draft, place_of
from indicators.web.pages.check.ids import CheckId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

_SIGNS = {
    Verdict.CONFIRMED: "✓", Verdict.ROUNDED: "≈", Verdict.ROUNDED_WRONGLY: "≈", Verdict.REPLACED: "◷",
    Verdict.OUTDATED: "◷", Verdict.UNKNOWN: "?",
}  # fmt: skip
"""The sign of a verdict beside its word; what disagrees has ≠."""
_WORST = ("dis", "warn", "plain", "ok")


def no_result(session: Session) -> html.Div:
    return notice(session.t("check.none"), session.t("check.none_why"))


def checked_body(draft: Draft, checked: Sequence[Checked], session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the verdicts on a text; an honest empty answer where it holds no figure."""
    if not checked:
        return [notice(session.t("check.empty"), session.t("check.empty_why"))]
    listed = [_entry(number, one, session, catalogue) for number, one in enumerate(checked, 1)]
    marked = [html.H2(session.t("check.marked"), className="sr"), *_marked(draft.text, checked, session)]
    figures = [html.H2(session.t("check.figures"), className="sr"), html.Ol(listed)]
    left = [html.Section(marked, className="fig check-draft"), html.Div(id=CheckId.PANEL, **{"aria-live": "polite"})]
    return [
        _head(draft, checked, session),
        html.Div(
            [html.Div(left, className="grid"), html.Section(figures, className="fig check-list")],
            className="check-columns",
        ),
    ]


def _head(draft: Draft, checked: Sequence[Checked], session: Session) -> html.Div:
    day = format_date(draft.as_of or session.today)
    said = session.t("check.found", n=len(checked), day=day)
    chips = [_chip(verdict, session, count) for verdict, count in _counted(checked)]
    mended = len({place_of(one) for one in checked if one.applies})
    buttons = [
        _button(CheckId.COPY, fmt, session.t(f"check.copy.{fmt}"), "btn", title=session.t(f"check.copy.{fmt}_why"))
        for fmt in ("docx", "html")
    ]
    if mended:
        buttons.append(_button(CheckId.APPLY, ALL, session.t("check.apply_all", n=mended), "btn pri"))
    return html.Div(
        [
            html.Div([html.P(said, className="sub"), html.P(chips, className="check-counts")]),
            html.Div(buttons, className="check-buttons"),
        ],
        className="check-head",
    )


def _button(name: CheckId, index: str, words: str, look: str, **more: Any) -> html.Button:
    return html.Button(words, id={"type": name, "index": index}, type="button", className=look, **more)


def _counted(checked: Sequence[Checked]) -> list[tuple[Verdict, int]]:
    counts = Counter(one.verdict for one in checked)
    return [(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]]


def _chip(verdict: Verdict, session: Session, count: int | None = None) -> html.Span:
    tone, sign = (TONES[verdict].value, _SIGNS.get(verdict, "≠"))
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
    tones = [TONES[one.verdict].value for one in said]
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
                    html.Div(_choices(number, one, session), className="check-choices"),
                ]
            ),
            _chip(one.verdict, session),
        ]
    )


def _choices(number: int, one: Checked, session: Session) -> list[Any]:
    parts: list[Any] = []
    if one.applies:
        said = {"aria-label": session.t("check.apply_one", phrase=one.figure.phrase, fragment=one.suggestion)}
        parts.append(_button(CheckId.APPLY, place_of(one), session.t("check.apply"), "btn sm pri", **said))
    if one.figure.indicator and one.figure.period:
        said = {"aria-label": session.t("check.why.of", phrase=one.figure.phrase)}
        parts.append(_button(CheckId.WHY, str(number), session.t("check.why.open"), "btn sm quiet", **said))
    return parts
