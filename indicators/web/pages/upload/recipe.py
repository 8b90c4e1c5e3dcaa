"""What recipes did to this file, line by line, each to be dropped for it; and what the commit will remember. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.services.intake import Applied, Kept, Lesson, Preview
from indicators.web.components.icons import icon
from indicators.web.components.recipe_words import of_whom, rule_words, value_words
from indicators.web.pages.upload.ids import UploadId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def recipe_panel(preview: Preview, session: Session, catalogue: Catalogue) -> html.Section | None:
    """Return the lines of recipes that were applied, and those dropped for this file; None where there are none."""
    if not preview.applied and not preview.dropped:
        return None
    fixed = preview.batch is not None
    lines = [_applied(one, session, catalogue, fixed=fixed) for one in preview.applied]
    lines += [_dropped(one, session, catalogue, fixed=fixed) for one in preview.dropped]
    words = session.t("upload.recipe.applied", n=len(preview.rules))
    link = html.A(session.t("upload.recipe.all"), href=session.url("/recipes"), **{"data-nav": ""})
    heading = html.Div([html.H2(session.t("upload.recipe.title")), html.P([words, " ", link], className="s")])
    return html.Section([html.Header(heading), html.Ul(lines, className="upload-said")], className="fig upload-recipe")


def _applied(one: Applied, session: Session, catalogue: Catalogue, *, fixed: bool) -> html.Li:
    rule = one.kept.rule
    words = rule_words(rule, session, catalogue)
    if rule.what == "period":
        words += f": {value_words('period', one.value, session, catalogue)}"
    tag = html.Span(session.t("upload.how.recipe"), className="tag info")
    small = f"{of_whom(one.kept, session)} · {session.t('upload.recipe.figures', n=one.figures)}"
    text = html.Span([html.B(words), f" · {rule.shown or one.title or one.sheet}", html.Small(small)])
    return html.Li([tag, text, None if fixed else _button(UploadId.RULE_DROP, one.kept, words, "undo", session)])


def _dropped(one: Kept, session: Session, catalogue: Catalogue, *, fixed: bool) -> html.Li:
    words = rule_words(one.rule, session, catalogue)
    tag = html.Span(session.t("upload.recipe.dropped"), className="tag plain")
    text = html.Span([words, f" · {one.rule.shown}", html.Small(of_whom(one, session))])
    return html.Li([tag, text, None if fixed else _button(UploadId.RULE_BACK, one, words, "check", session)])


def _button(name: UploadId, one: Kept, words: str, symbol: str, session: Session) -> html.Button:
    said = session.t(f"upload.recipe.{name.value.rpartition('-')[2]}")
    return html.Button(
        [icon(symbol), said],
        id={"type": name, "index": one.rule_id},
        type="button",
        className="btn sm",
        **{"aria-label": f"{said}: {words}"},
    )


def lesson_note(lesson: Lesson, session: Session, catalogue: Catalogue) -> html.Div | None:
    """Return what the commit will remember for the next edition, and what it cannot; None where it is nothing."""
    if not lesson.rules and not lesson.ambiguous and not lesson.wordless:
        return None
    parts: list[Any] = []
    if lesson.rules:
        parts.append(html.P(session.t("upload.recipe.remembers", n=len(lesson.rules))))
        lines = [html.Li(f"{rule_words(rule, session, catalogue)} · {rule.shown}") for rule in lesson.rules]
        parts.append(html.Ul(lines, className="upload-facts"))
    if lesson.ambiguous:
        parts.append(html.P(session.t("upload.recipe.ambiguous", listed="; ".join(lesson.ambiguous))))
    if lesson.wordless:
        parts.append(html.P(session.t("upload.recipe.wordless", listed="; ".join(lesson.wordless))))
    return html.Div(parts, className="note upload-section")
