"""The row of steps above an upload: which is open, which is settled, which asks for something. Pure."""

from __future__ import annotations

from dash import html

from indicators.services.intake import Blocker, Preview
from indicators.web.components.icons import icon
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.session import Session

ASKS: dict[Step, tuple[Blocker, ...]] = {
    Step.MAPPING: (Blocker.NOTHING_MAPPED,),
    Step.SCREENING: (Blocker.OPEN_FINDINGS, Blocker.HARD_FINDINGS),
    Step.CHANGES: (Blocker.NOTHING_NEW,),
    Step.COMMIT: (Blocker.NO_ORIGIN, Blocker.NO_DATE, Blocker.NOT_CONFIRMED),
}
"""Which step settles which blocker."""


TEXT_STEPS = (Step.SCREENING, Step.CHANGES, Step.COMMIT)


def step_row(session: Session, state: PageState | None, preview: Preview | None) -> html.Ol:
    """Return the six steps; without an upload only the first, the file, is open. A text has its own first step."""
    if state is not None and preview is not None and preview.draft.text is not None:
        return _listed(_text_steps(session, state, preview), session)
    items = [_item(1, session.t("upload.step.file"), "on" if state is None else "done", "", here=state is None)]
    for number, step in enumerate(Step, start=2):
        words = session.t(f"upload.step.{step}")
        if state is None or preview is None:
            items.append(_item(number, words, "", "", here=False))
            continue
        here = step is state.step
        items.append(
            _item(number, words, "on" if here else _mood(step, preview), _href(session, state, step), here=here)
        )
    return _listed(items, session)


def _listed(items: list[html.Li], session: Session) -> html.Ol:
    return html.Ol(items, className="upload-steps", **{"aria-label": session.t("upload.step.label")})


def _text_steps(session: Session, state: PageState, preview: Preview) -> list[html.Li]:
    """Return the steps of a text: the page on which its figures are gone through, then those of every upload."""
    asks = "asks" if Blocker.NOTHING_CONFIRMED in preview.blockers else "done"
    items = [_item(1, session.t("upload.step.article"), asks, article_address(session, state.upload), here=False)]
    for number, step in enumerate(TEXT_STEPS, start=2):
        here = step is state.step
        mood = "on" if here else _mood(step, preview)
        items.append(_item(number, session.t(f"upload.step.{step}"), mood, _href(session, state, step), here=here))
    return items


def article_address(session: Session, upload: str) -> str:
    """Return the address of the page on which the figures of a text are gone through."""
    return session.url("/articles", {"upload": upload})


def _mood(step: Step, preview: Preview) -> str:
    if preview.batch is not None:
        return "done"
    asked = [blocker for blocker in ASKS.get(step, ()) if blocker in preview.blockers]
    if Blocker.HARD_FINDINGS in asked:
        return "stops"
    if asked:
        return "asks"
    return "" if step is Step.COMMIT else "done"


def _href(session: Session, state: PageState, step: Step) -> str:
    return session.url("/upload", state.at(step=step, page=1, shown=None).to_query())


def _item(number: int, words: str, mood: str, href: str, *, here: bool) -> html.Li:
    badge = html.I(icon("check") if mood == "done" else icon("warn") if mood in {"asks", "stops"} else str(number))
    current = {"aria-current": "step"} if here else {}
    if href:
        return html.Li(html.A([badge, words], href=href, **{"data-nav": "", **current}), className=mood)
    return html.Li(html.Span([badge, words], **current), className=mood)
