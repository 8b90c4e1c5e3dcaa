"""A text with its figures marked in place and listed, each to be confirmed, corrected or dropped. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators.articles import CERTAIN
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number
from indicators.services.intake import FigureState, ReviewedFigure, TextReview
from indicators.web.components.icons import icon
from indicators.web.components.marked_text import marked_text
from indicators.web.components.notices import notice
from indicators.web.components.quoted_figure import figure_words
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

TONES = {FigureState.CONFIRMED: "ok", FigureState.DROPPED: "plain", FigureState.OPEN: "warn"}
FOUND = frozenset({"stated", "year_from_context", "inherited", "same_period", "publication"})
"""Ways in which a period is found that are told by name; the others are reckoned from the day of publication."""
KEYS = (("j k ↑ ↓", "move"), ("Enter", "confirm"), ("e", "correct"), ("x", "drop"))


def review_body(review: TextReview, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return head, keys, the marked text and the list of its figures."""
    listed = [
        _entry(number, one, session, catalogue, fixed=review.batch is not None)
        for number, one in enumerate(review.figures, 1)
    ]
    marked = [html.H2(session.t("articles.marked"), className="sr"), *_marked(review, session), _legend(session)]
    left = html.Div([html.Section(marked, className="fig check-draft"), html.Div(id=ArticlesId.FORM)], className="grid")
    right = html.Section([html.H2(session.t("articles.figures"), className="sr"), html.Ol(listed)])
    right.className = "fig check-list articles-list"
    return [
        dcc.Store(id=ArticlesId.HANDLE, data=review.upload_id),
        _head(review, session),
        _committed(review, session) if review.batch is not None else _keys(session),
        html.Div([left, right], className="check-columns"),
    ]


def _head(review: TextReview, session: Session) -> html.Div:
    said = review.draft.publication
    facts = [html.B(said.title if said and said.title else review.draft.file_name)]
    if said and said.outlet:
        facts.append(f" · {said.outlet}")
    if said and said.published:
        facts.append(f", {format_date(said.published, said.precision.value)}")
    counts = [
        html.Span(
            session.t(f"articles.count.{state}", n=review.count(state)), className=f"check-chip check-{TONES[state]}"
        )
        for state in FigureState
    ]
    title = html.Div(
        [
            html.H1(session.t("shell.nav.articles")),
            html.P(facts, className="sub upload-file"),
            html.P(counts, className="check-counts articles-counts"),
        ]
    )
    buttons = [] if review.batch is not None else _buttons(review, session)
    return html.Div([title, html.Span(className="grow"), *buttons], className="pagehead")


def _buttons(review: TextReview, session: Session) -> list[Any]:
    certain = sum(one.certain and one.state is FigureState.OPEN for one in review.figures)
    query = {"upload": review.upload_id, "step": "changes"}
    return [
        _button(ArticlesId.DISCARD, review.upload_id, [icon("undo"), session.t("upload.head.discard")], "btn"),
        _button(ArticlesId.CERTAIN, "form", session.t("articles.confirm_certain", n=certain), "btn")
        if certain
        else None,
        html.A(session.t("articles.next"), href=session.url("/upload", query), className="btn pri", **{"data-nav": ""}),
    ]


def _button(name: ArticlesId, index: str, words: Any, look: str, **more: Any) -> html.Button:
    return html.Button(words, id={"type": name, "index": index}, type="button", className=look, **more)


def _committed(review: TextReview, session: Session) -> html.Div:
    number = review.batch.batch_id if review.batch else 0
    href = session.url("/upload", {"upload": review.upload_id, "step": "commit"})
    link = html.A(session.t("articles.done_link"), href=href, className="btn", **{"data-nav": ""})
    return notice(session.t("articles.done", batch=number), "", [link])


def _keys(session: Session) -> html.P:
    parts: list[Any] = []
    for keys, name in KEYS:
        parts += [*(html.Kbd(key) for key in keys.split()), f" {session.t(f'articles.key.{name}')} "]
    return html.P(parts, className="cap articles-keys")


# -- the text ---------------------------------------------------------------------------------------------------
def _marked(review: TextReview, session: Session) -> list[html.P]:
    places: dict[tuple[int, int], list[tuple[int, ReviewedFigure]]] = {}
    for number, one in enumerate(review.figures, 1):
        places.setdefault((one.read.offset, one.read.end), []).append((number, one))

    def mark(phrase: str, said: Sequence[tuple[int, ReviewedFigure]]) -> html.Mark:
        first = said[0][1]
        look = [f"articles-{first.state}", f"articles-{first.read.role}", "sure" if _sure(first) else "unsure"]
        numbers = ", ".join(str(number) for number, _ in said)
        told = ", ".join(
            (
                session.t(f"articles.role.{first.read.role}"),
                session.t(f"articles.state.{first.state}"),
                _trust(first, session),
            )
        )
        return html.Mark(
            [phrase, html.Sup(numbers)], className=" ".join(look), title=told, **{"data-figure": first.figure_id}
        )

    return marked_text(review.text, places, mark)


def _sure(one: ReviewedFigure) -> bool:
    return one.read.confidence >= CERTAIN and not one.lacks


def _trust(one: ReviewedFigure, session: Session) -> str:
    return session.t("articles.sure" if _sure(one) else "articles.unsure", n=one.read.confidence)


def _legend(session: Session) -> html.P:
    shown = (
        *((f"articles-{state} sure", f"articles.state.{state}") for state in FigureState),
        ("articles-open unsure", "articles.unsure_short"),
        ("articles-open sure articles-target", "articles.role.target"),
        ("articles-open sure articles-comparator", "articles.role.comparator"),
    )
    marks = [html.Mark(session.t(words), className=look) for look, words in shown]
    return html.P(marks, className="articles-legend")


# -- the list ---------------------------------------------------------------------------------------------------
def _entry(number: int, one: ReviewedFigure, session: Session, catalogue: Catalogue, *, fixed: bool) -> html.Li:
    figure = one.figure
    told = [
        html.B(one.read.phrase),
        html.Span(figure_words(figure, session, catalogue)),
        html.Span(_how(one, session), className="check-reason"),
        *(html.Span(session.t(f"articles.flag.{flag}"), className="articles-flag") for flag in one.read.flags),
    ]
    if one.lacks:
        told.append(html.Span(session.t(f"articles.lacks.{one.lacks}"), className="articles-flag"))
    if one.mended is not None:
        told.append(
            html.Q(
                session.t(
                    "articles.mended",
                    value=format_number(figure.value, figure.decimals, session.lang),
                    words=_unit(one, session, catalogue),
                )
            )
        )
    if not fixed:
        told.append(html.Div(_choices(one, session), className="articles-choices"))
    chip = html.Span(session.t(f"articles.state.{one.state}"), className=f"check-chip check-{TONES[one.state]}")
    return html.Li(
        [html.Span(str(number), className="check-number"), html.Div(told), chip],
        tabIndex=-1,
        id=f"figure-{one.figure_id}",
        **{"data-entry": one.figure_id, "data-state": one.state.value},
    )


def _unit(one: ReviewedFigure, session: Session, catalogue: Catalogue) -> str:
    return catalogue.unit_symbol(one.figure.unit, one.figure.unit_mult, session.lang)


def _how(one: ReviewedFigure, session: Session) -> str:
    """Return role and confidence, how the period was found, and who says it."""
    parts = [session.t(f"articles.role.{one.read.role}"), _trust(one, session)]
    if one.read.period_basis:
        basis = one.read.period_basis if one.read.period_basis in FOUND else "reckoned"
        parts.append(session.t(f"articles.basis.{basis}"))
    if one.read.speaker:
        parts.append(session.t("articles.speaker", name=one.read.speaker))
    return " · ".join(parts)


def _choices(one: ReviewedFigure, session: Session) -> list[Any]:
    said: dict[str, Any] = {"aria-label": f"{session.t('articles.key.confirm')}: {one.read.phrase}"}
    confirm = _button(
        ArticlesId.CONFIRM,
        one.figure_id,
        session.t("articles.confirm"),
        "btn sm",
        disabled=bool(one.lacks),
        **said,
        **{"data-key": "confirm"},
    )
    correct = _button(
        ArticlesId.EDIT, one.figure_id, session.t("articles.correct"), "btn sm quiet", **{"data-key": "edit"}
    )
    drop = _button(ArticlesId.DROP, one.figure_id, session.t("articles.drop"), "btn sm quiet", **{"data-key": "drop"})
    again = _button(ArticlesId.REOPEN, one.figure_id, session.t("articles.reopen"), "btn sm quiet")
    return [confirm, correct, drop] if one.state is FigureState.OPEN else [correct, again]
