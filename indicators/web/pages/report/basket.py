"""The basket: the blocks in their order, each with what is stale in it, and the words of the one that is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartSpec
from indicators.model.errors import IndicatorsError
from indicators.model.report import Block, BlockKind, Report
from indicators.model.sentence import Sentence
from indicators.model.series import SeriesKey
from indicators.services.reports import BlockChanges
from indicators.web.components.icons import icon
from indicators.web.components.marks import disagreement
from indicators.web.errors import describe
from indicators.web.pages.report.buttons import act_button
from indicators.web.pages.report.ids import Deed, ReportId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

MOST_TOLD = 4
LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of blocks, by their ids: what has changed since, and how many of their figures are in dispute."""

    changes: Mapping[str, BlockChanges]
    disputes: Mapping[str, int]


def basket(report: Report, told: Told, session: Session, catalogue: Catalogue, selected: str) -> html.Section:
    """Return the basket; the order is changed by dragging, and by Alt with an arrow on a block."""
    items = [
        _item(place, block, report, told, session, catalogue, selected) for place, block in enumerate(report.blocks)
    ]
    adds = (
        (Deed.TEXT, "report.add_text"),
        (Deed.HEADLINES, "report.add_headlines"),
        (Deed.DISCREPANCIES, "report.add_discrepancies"),
        (Deed.METHOD, "report.add_method"),
    )
    menu = html.Details(
        [
            html.Summary([icon("plus"), session.t("report.put_in")], className="btn sm"),
            html.Ul([html.Li(act_button(session.t(words), deed, small=True)) for deed, words in adds]),
        ],
        className="menu report-adds",
    )
    return html.Section(
        [
            html.Header([html.H2(session.t("report.basket")), menu]),
            html.Ol(items, className="report-list", **{"data-basket": "", "data-moved": session.t("report.moved")}),
            html.P(session.t("report.order_hint"), className="mic mut") if items else None,
            html.P("", className="sr", role="status", **{"data-basket-said": ""}),
        ],
        className="report-panel",
        **{"aria-label": session.t("report.basket")},
    )


def _item(
    place: int,
    block: Block,
    report: Report,
    told: Told,
    session: Session,
    catalogue: Catalogue,
    selected: str,
) -> html.Li:
    name, detail = described(block, session, catalogue)
    number = session.t("report.place", n=place + 1, of=len(report.blocks))
    chosen = block.block_id == selected
    return html.Li(
        [
            html.Div(
                [
                    html.Span(className="report-grip", **{"aria-hidden": "true"}),
                    html.Button(
                        [html.B(name), html.Span(detail)],
                        id={"type": ReportId.ACT, "do": Deed.SELECT, "block": block.block_id},
                        type="button",
                        className="report-name",
                        **{"aria-expanded": str(chosen).lower(), "aria-description": number},
                    ),
                    act_button(icon("close"), Deed.REMOVE, block.block_id, label=session.t("report.remove", name=name)),
                ],
                className="report-line",
            ),
            _disputed(told.disputes.get(block.block_id, 0), session),
            _stale(block, told.changes.get(block.block_id), session),
            html.Div(_editor(block, report, session), className="report-editor") if chosen else None,
        ],
        className="report-item sel" if chosen else "report-item",
        draggable="true",
        **{"data-block": block.block_id},
    )


def described(block: Block, session: Session, catalogue: Catalogue) -> tuple[str, str]:
    """Return what a block is called in the basket, and what it is."""
    t = session.t
    if block.kind is BlockKind.TEXT:
        text = " ".join(block.words.said(session.lang).split())
        return _cut(text) or t("report.kind.text"), t("report.kind.text_what")
    if block.kind is BlockKind.SENTENCES:
        said = block.in_language(session.lang) or block.sentences
        ties = sum(len(one.ties) for one in said)
        return t("report.kind.sentences"), t("report.kind.sentences_what", n=ties)
    if not block.spec:
        return t(f"report.kind.{block.kind}"), t(f"report.kind.{block.kind}_what")
    spec, _ = ChartSpec.from_query(block.spec)
    years = "–".join(str(year) for year in (spec.first, spec.last) if year)
    if spec.first and not spec.last:
        years = t("report.from_year", year=spec.first)
    kind = t(f"term.chart.{spec.kind}")
    return _named(spec, session, catalogue), ", ".join(part for part in (kind, years) if part)


def _named(spec: ChartSpec, session: Session, catalogue: Catalogue) -> str:
    names = []
    for key in spec.series:
        try:
            names.append(catalogue.shorts(SeriesKey.parse(key))[session.lang])
        except IndicatorsError:
            names.append(key.partition(":")[0])
    return ", ".join(dict.fromkeys(names[:3])) + (", …" if len(names) > 3 else "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE].rsplit(' ', 1)[0]} …"


def _disputed(count: int, session: Session) -> Any:
    words = session.t("report.disputed", n=count)
    return html.P(disagreement(words), className="report-disputed") if count else None


def _stale(block: Block, told: BlockChanges | None, session: Session) -> Any:
    """Return what of a block is no longer so, with the old and the new value, and the way to bring it up to date."""
    if told is None:
        return None
    if told.fault is not None:
        return html.P([icon("warn"), describe(told.fault).message(session.lang)], className="report-fault")
    lines: list[Any] = list(dict.fromkeys((one.before, one.after) for _, one in told.sentences))
    rows = [_change("", before, after, session) for before, after in lines]
    rows += [
        _change(f"{one.name[session.lang]}, {period_phrase(one.period, session.lang)}: ", one.before[session.lang],
                one.after[session.lang], session)
        for one in told.figures
    ]  # fmt: skip
    more = [html.Li(session.t("report.more", n=len(rows) - MOST_TOLD))] if len(rows) > MOST_TOLD else []
    new = html.P(session.t("report.new", n=told.new), className="mic mut") if told.new else None
    if not rows:
        return new
    return html.Div(
        [
            html.P([icon("warn"), session.t("report.stale")], className="what"),
            html.Ul([*rows[:MOST_TOLD], *more]),
            _rewritten(told, session),
            new,
            act_button(session.t("report.refresh"), Deed.REFRESH, block.block_id, small=True),
        ],
        className="report-stale",
    )


def _rewritten(told: BlockChanges, session: Session) -> Any:
    """Return the stale sentences as they stand and as a refresh would make them."""
    if not told.rewritten:
        return None
    rows = [
        html.Li([html.Del(one.before, lang=one.lang), html.Ins(one.after, lang=one.lang)]) for one in told.rewritten
    ]
    summary = html.Summary(session.t("report.rewritten", n=len(rows)))
    return html.Details([summary, html.Ul(rows)], open=True, className="report-rewritten")


def _change(name: str, before: str, after: str, session: Session) -> html.Li:
    now = html.B(after) if after else html.B(session.t("report.withdrawn"))
    return html.Li([name, html.Del(before), " → ", now])


def _editor(block: Block, report: Report, session: Session) -> list[Any]:
    t, languages = session.t, report.language.languages
    if block.kind is BlockKind.TEXT:
        said = {"vi": block.words.vi, "en": block.words.en}
        return [_area(block, lang, said[lang], t(f"report.text_{lang}"), lang) for lang in languages]
    if block.kind is BlockKind.SENTENCES:
        shown = [(place, one) for place, one in enumerate(block.sentences) if one.lang in languages]
        return [part for place, one in shown for part in _sentence(block, place, one, session)]
    if block.spec:
        return [act_button(t("report.sentences_of"), Deed.SENTENCES, block.block_id, small=True)]
    return [html.P(t("report.made_itself"), className="mic mut")]


def _sentence(block: Block, place: int, one: Sentence, session: Session) -> list[Any]:
    """Return the field of a sentence and the numbers that an edit has cut loose."""
    label = session.t(f"report.sentence_{one.lang}", n=place + 1)
    parts: list[Any] = [_area(block, str(place), one.text, label, one.lang)]
    if one.lost:
        lost = ", ".join(tie.text for tie in one.lost)
        parts.append(html.P(session.t("report.lost", numbers=lost), className="mic report-lost"))
    return parts


def _area(block: Block, place: str, text: str, label: str, lang: str) -> dmc.Textarea:
    return dmc.Textarea(
        id={"type": ReportId.WORDS, "block": block.block_id, "place": place},
        value=text,
        label=label,
        autosize=True,
        minRows=2,
        maxRows=12,
        debounce=True,
        attributes={"input": {"maxLength": 20_000, "lang": lang}},
    )
