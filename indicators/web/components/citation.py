"""The citation panel: where a figure stands, what others say for the same period, and how it was revised.

Reaches the sentence of an article or the cell of a workbook. Everything shown comes from the figure's own citation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_date
from indicators.i18n.periods import days_phrase, period_phrase
from indicators.model.observation import CitationKind
from indicators.model.period import PeriodKind
from indicators.web.components.citation_text import citation_text, origin_name, outlet_words, series_name
from indicators.web.components.icons import icon
from indicators.web.components.marks import disagreement, mark, status_label
from indicators.web.components.recipe_words import mark_words
from indicators.web.components.value import formula_words, number_words, unit_words, value_text
from indicators.web.links import source_link
from indicators.web.session import Session
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.explore_answers import PointDetail
    from indicators.services.figures import Figure

RIVALS = (Role.DISAGREES, Role.WITHHELD, Role.UNDATED)
SAME = (Role.CORROBORATION, Role.AGREES)
Term = tuple[str, Any]


def citation_panel(
    detail: PointDetail, session: Session, catalogue: Catalogue, close: Any = None, more: Iterable[Term] = ()
) -> html.Section:
    """Return everything behind one point; ``close`` is the page's own closing button, ``more`` its own facts."""
    figure = detail.winner
    name = series_name(detail.series_key, catalogue, session)
    heading = [html.P(session.t("shell.citation.point"), className="eyebrow"), html.H2(name)]
    if figure is None:
        body: list[Any] = [html.P(session.t("shell.citation.no_winner"), className="note")]
    else:
        heading.append(
            html.P(
                [html.B(number_words(figure, session.lang)), " ", unit_words(figure, catalogue, session.lang)],
                className="big",
            )
        )
        body = [_terms([*_facts(detail, figure, session, catalogue), *more]), *_where(figure, session, catalogue)]
    return html.Section(
        [
            html.Header([html.Div(heading), close]),
            *body,
            *_also(detail, session, catalogue),
            *_rivals(detail, session, catalogue),
            *_corrected(detail, session, catalogue),
            *_derivation(detail, session, catalogue),
            *_revisions(detail, session, catalogue),
            *(_copyable(figure, session, catalogue) if figure else ()),
        ],
        className="cite",
        **{"aria-label": session.t("shell.citation.of", name=name)},
    )


def _facts(detail: PointDetail, figure: Figure, session: Session, catalogue: Catalogue) -> list[Term]:
    phrase = period_phrase(figure.period, session.lang)
    days = None
    if figure.period.kind not in {PeriodKind.INSTANT, PeriodKind.YEAR}:
        words = days_phrase(figure.period, session.lang)
        days = html.Small(words) if words != phrase else None
    status: list[Any] = [status_label(figure.obs_status, session.lang)]
    if figure.discrepancy:
        status.append(disagreement(session.t("shell.disagree")))
    outlets = [figure, *detail.with_role(*SAME)]
    source = [html.Span(origin_name(figure, catalogue, session))]
    source.extend(_outlet_line(one, session) for one in outlets if one.outlet or one.published)
    return [
        (session.t("shell.citation.period"), [html.Span(phrase), days]),
        (session.t("shell.citation.status"), status),
        (session.t("shell.citation.source"), source),
    ]


def _outlet_line(figure: Figure, session: Session) -> html.Span:
    words = outlet_words(figure, session)
    return html.Span(source_link(words, figure.citation.url), className="line")


# -- where the figure stands ----------------------------------------------------------------------------------
def _where(figure: Figure, session: Session, catalogue: Catalogue) -> list[Any]:
    terms = cited_terms(figure, session, catalogue)
    return [_head(session.t("shell.citation.stands")), _terms(terms)] if terms else []


def cited_terms(figure: Figure, session: Session, catalogue: Catalogue) -> list[Term]:
    """Return what the citation of a figure says, in the order of reading: text, place, words; or file, cell, hash."""
    cited = figure.citation
    said: list[Term]
    if cited.kind is CitationKind.CELL:
        said = [
            ("file", cited.file_name),
            ("cell", html.Span(f"{cited.sheet}!{cited.cell}", className="mono") if cited.cell else cited.sheet),
            ("raw", figure.raw),
            ("by_hand", "; ".join(mark_words(mark, session, catalogue) for mark in cited.corrected)),
            ("sha256", html.Span(cited.sha256, className="mono hash") if cited.sha256 else ""),
        ]
    elif cited.kind in {CitationKind.DERIVED, CitationKind.STATE_CHANGES}:
        said = [("formula", formula_words(cited.formula, session.lang))]
    elif cited.kind is CitationKind.CORRECTION:
        said = [
            ("corrected", actor_words(cited.corrected_by, session.lang)),
            ("reason", cited.reason),
            ("replaces", f"#{cited.replaces[0]}" if cited.replaces else ""),
            ("cited", source_link(cited.title, cited.url) if cited.title else ""),
            ("raw", figure.raw),
        ]
    else:
        said = [
            ("publisher", cited.publisher or figure.outlet),
            ("title", source_link(cited.title, cited.url) if cited.title else ""),
            ("published", format_date(figure.published, figure.published_precision) if figure.published else ""),
            ("paragraph", str(cited.paragraph) if cited.paragraph is not None else ""),
            ("speaker", catalogue.speaker(cited.speaker, session.lang)),
            ("authority", catalogue.speaker(cited.authority, session.lang)),
            ("phrase", printed_words(cited.phrase) if cited.phrase else ""),
            ("by_hand", "; ".join(mark_words(mark, session, catalogue) for mark in cited.corrected)),
            ("address", source_link(cited.url, cited.url) if cited.url else ""),
        ]
    note = catalogue.remark(figure.note, session.lang) if figure.note else ""
    said.append(("note", note))
    return [(session.t(f"shell.citation.{name}"), words) for name, words in said if words]


def _also(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return where else the same is printed, as far as more than an address is known of the place."""
    same = [one for one in detail.with_role(*SAME) if one.citation.phrase or one.citation.cell]
    if not same:
        return []
    return [_head(session.t("shell.citation.also"), len(same)), *(_printed(one, session, catalogue) for one in same)]


def _printed(figure: Figure, session: Session, catalogue: Catalogue) -> html.Div:
    return html.Div(
        [
            html.P([html.B(value_text(figure, catalogue, session.lang)), " ", mark(figure.obs_status, session.lang)]),
            _terms(cited_terms(figure, session, catalogue)),
        ],
        className="note",
    )


def _place(figure: Figure, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the printed words, and the line that says where: title, publisher, day, paragraph or cell, speaker."""
    cited = figure.citation
    place = [cited.title, outlet_words(figure, session) or origin_name(figure, catalogue, session)]
    if cited.cell:
        place.append(f"{cited.sheet}!{cited.cell}")
    if cited.paragraph is not None:
        place.append(session.t("shell.citation.in_paragraph", paragraph=cited.paragraph))
    if cited.speaker:
        place.append(session.t("shell.citation.by_speaker", speaker=catalogue.speaker(cited.speaker, session.lang)))
    words = " · ".join(part for part in place if part)
    return [
        html.P(printed_words(cited.phrase)) if cited.phrase else None,
        html.P(source_link(words, cited.url), className="mic mut"),
    ]


# -- what others say ------------------------------------------------------------------------------------------
def _rivals(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[Any]:
    rivals = detail.with_role(*RIVALS)
    if not rivals:
        return []
    return [
        _head(session.t("shell.citation.rivals"), len(rivals)),
        *(rival_note(one, session, catalogue) for one in rivals),
        _decide_link(detail, session),
    ]


def _decide_link(detail: PointDetail, session: Session) -> html.P:
    href = session.url("/revisions", {"s": detail.series_key, "at": detail.period.render()})
    return html.P(html.A(session.t("shell.citation.decide"), href=href, **{"data-nav": ""}), className="cap")


def rival_note(figure: Figure, session: Session, catalogue: Catalogue) -> html.Div:
    """Return one figure that disagrees or is withheld: as printed, why it is not in use, where it stands."""
    reason = catalogue.remark(figure.withheld, session.lang) if figure.withheld else ""
    undated = figure.role == Role.UNDATED
    word = session.t("shell.citation.undated" if undated else "term.status.disagreement")
    return html.Div(
        [
            html.P(
                [
                    html.B(value_text(figure, catalogue, session.lang)),
                    " ",
                    word if undated else disagreement(word),
                ]
            ),
            html.P(reason) if reason else None,
            *_place(figure, session, catalogue),
            html.P(session.t("shell.citation.kept"), className="mic mut") if figure.withheld else None,
        ],
        className="note" if undated else "note dis",
    )


def _corrected(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the figures that a person corrected; they stay, and are out of use."""
    gone = detail.with_role(Role.CORRECTED)
    if not gone:
        return []
    head = _head(session.t("shell.citation.was_corrected"), len(gone))
    return [head, *(_printed(one, session, catalogue) for one in gone)]


def _derivation(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[Any]:
    found: list[Any] = []
    if detail.parents:
        found.append(_head(session.t("shell.citation.parents"), len(detail.parents)))
        found.append(
            html.Ul([html.Li(_parent_line(one, session, catalogue)) for one in detail.parents], className="parents")
        )
    if detail.discrete is not None or detail.discrete_refusal:
        found.append(_head(session.t("shell.citation.month", month=detail.period.last_day.month)))
    if detail.discrete is not None:
        number = value_text(detail.discrete, catalogue, session.lang)
        found.append(html.P([html.B(number), " ", mark(detail.discrete.obs_status, session.lang)], className="note"))
    elif detail.discrete_refusal:
        found.append(html.P(session.t(f"shell.citation.refused.{detail.discrete_refusal}"), className="note"))
    return found


def _parent_line(figure: Figure, session: Session, catalogue: Catalogue) -> list[Any]:
    said = [period_phrase(figure.period, session.lang), value_text(figure, catalogue, session.lang)]
    source = outlet_words(figure, session) or origin_name(figure, catalogue, session)
    return [f"{said[0]}: ", html.B(said[1]), html.Small(source_link(source, figure.citation.url))]


def _revisions(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[Any]:
    if detail.winner is None or detail.winner.obs_id is None:
        return []
    before = detail.with_role(Role.SUPERSEDED)
    head = _head(session.t("shell.citation.revisions"), len(before))
    if not before:
        since = format_date(detail.winner.published, detail.winner.published_precision)
        return [head, html.P(session.t("shell.citation.unrevised", day=since), className="cap")]
    rows = [_reading(one, session, catalogue) for one in sorted((detail.winner, *before), key=_published)]
    return [head, html.Table(html.Tbody(rows), className="readings")]


def _reading(figure: Figure, session: Session, catalogue: Catalogue) -> html.Tr:
    day = format_date(figure.published, figure.published_precision)
    source = source_link(figure.outlet or origin_name(figure, catalogue, session), figure.citation.url)
    number = html.Td([number_words(figure, session.lang), " ", mark(figure.obs_status, session.lang)], className="num")
    return html.Tr([html.Th(day, scope="row"), number, html.Td(source)])


def _published(figure: Figure) -> tuple[int, int]:
    return (figure.published.toordinal() if figure.published else 0, figure.obs_id or 0)


def _copyable(figure: Figure, session: Session, catalogue: Catalogue) -> Iterable[Any]:
    text = citation_text(figure, catalogue, session)
    button = html.Button(
        [icon("copy"), session.t("shell.copy")], type="button", className="btn sm", **{"data-copy": text}
    )
    return (_head(session.t("shell.citation.cite")), html.P(text, className="quote"), button)


def printed_words(phrase: str) -> html.Q:
    """Return words as printed, in quotation marks that stay when they are copied; what is printed is Vietnamese."""
    return html.Q(f"“{phrase}”", lang="vi")


def _head(words: str, count: int | None = None) -> html.H3:
    return html.H3([html.Span(words), html.Span(str(count)) if count is not None else None])


def _terms(terms: list[Term]) -> html.Dl:
    return html.Dl([part for name, words in terms for part in (html.Dt(name), html.Dd(words))], className="dl")
