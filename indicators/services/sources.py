"""Where the figures came from: articles with all their figures, batches with their undo, what was read first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicators.catalogue import Catalogue
from indicators.model.errors import Invalid, NotFound
from indicators.model.period import Period
from indicators.services.figures import Figure, Figures
from indicators.store import Batch, FactKind, Original, Store
from indicators.winners import Role

MAX_REASON = 500
Words = Mapping[str, str]
"""One text by language."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One figure, event or claim of an article, with what came of checking it.

    ``disposition`` says what it is to us (observation, event, claim, partnership, not_an_indicator; the last with its
    ``reason``). ``figure`` is the observation made of it; None for the rest, and where it was taken back. ``event``
    names the dated event it became. ``sources`` are the addresses against which it was checked.
    """

    source_id: str
    disposition: str
    paragraph: int
    speaker: Words
    authority: Words
    phrase: str
    printed: str
    indicator: str
    verdict: str
    verdict_words: Words
    reason: Words
    sources: tuple[str, ...]
    event: Words | None
    event_day: date | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``published_inferred``: the day is not printed and another day stands in, as ``note`` tells."""

    article_id: str
    title: Words
    publisher: str
    url: str
    published: date
    published_inferred: bool
    origin: str
    note: Words
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One batch with its original document (None: it had none), and whether it can be taken back now."""

    batch: Batch
    original: Original | None
    can_undo: bool


class Sources:
    """The use cases of the page of sources."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures

    def articles(self, as_of: date | None = None) -> tuple[Article, ...]:
        """Return the articles published up to a day (None: today), latest first, each with all its rows in order."""
        day = self._figures.day(as_of)
        events = self._latest(FactKind.EVENT)
        said = self._latest(FactKind.ARTICLE_ROW).values()
        made = self._figures_by_source(said, as_of)
        found = []
        for article_id, article in self._latest(FactKind.ARTICLE).items():
            if date.fromisoformat(article["published"]) <= day:
                rows = tuple(_row(row, events, made) for row in said if row["article"] == article_id)
                found.append(_article(article, rows))
        return tuple(sorted(found, key=lambda article: article.published, reverse=True))

    def _latest(self, kind: FactKind) -> dict[str, Mapping[str, Any]]:
        """Return what is said last under each source id, in the order in which the ids first came."""
        return {fact.source_id: fact.payload for fact in self._store.facts(kind)}

    def _figures_by_source(self, rows: Iterable[Mapping[str, Any]], as_of: date | None) -> dict[str, Figure]:
        """Return the figures that were made of article rows, by the row's id."""
        wanted = [row for row in rows if row["disposition"] == "observation"]
        keys = {
            self._catalogue().series_key(f"{row['indicator']};unit={row['unit_measure']}").render() for row in wanted
        }
        found: dict[str, Figure] = {}
        for key in sorted(keys):
            for figure in self._figures.figures(self._figures.marked(key, as_of)):
                if figure.citation.source_id:
                    found[figure.citation.source_id] = figure
        return found

    def first_readings(self, series_text: str, as_of: date | None = None) -> dict[Period, Figure]:
        """Return, for each period whose figure in use was revised, the first one of the same origin, where it differs.

        Raises NotFound or Invalid for what names no series.
        """
        readings = self._figures.readings(self._catalogue().series_key(series_text).render(), as_of)
        winners = {figure.period: figure for figure in readings if figure.role == Role.WINNER}
        found: dict[Period, Figure] = {}
        for figure in sorted(readings, key=_publication):
            winner = winners.get(figure.period)
            if winner is not None and figure.role == Role.SUPERSEDED and figure.origin == winner.origin:
                found.setdefault(figure.period, figure)
        return {period: figure for period, figure in found.items() if figure.shown != winners[period].shown}

    def batches(self) -> tuple[BatchEntry, ...]:
        """Return every batch, the latest first; those taken back and the undos among them stay in the list."""
        return tuple(self._entry(batch) for batch in reversed(self._store.batches()))

    def batch(self, batch_id: int) -> BatchEntry:
        """Return one batch; raise NotFound ("batch_unknown")."""
        return self._entry(self._store.batch(batch_id))

    def _entry(self, batch: Batch) -> BatchEntry:
        original = self._store.original(batch.original_sha256) if batch.original_sha256 else None
        return BatchEntry(batch, original, can_undo=batch.active)

    def undo(self, batch_id: int, actor: str, reason: str) -> Batch:
        """Take a batch back by appending one; taking an undo back brings the batch in force again.

        Raises Invalid ("reason_missing", "reason_too_long"), NotFound ("batch_unknown") and Conflict
        ("already_reverted").
        """
        said = " ".join(reason.split())
        if not said:
            raise Invalid("reason_missing")
        if len(said) > MAX_REASON:
            raise Invalid("reason_too_long", limit=MAX_REASON)
        return self._store.revert(batch_id, actor, said)

    def original(self, sha256: str) -> tuple[Original, Path]:
        """Return an original document and where it lies; raise NotFound ("original_unknown")."""
        if len(sha256) != 64 or any(ch not in "0123456789abcdef" for ch in sha256):
            raise NotFound("original_unknown", sha256=sha256[:64])
        return self._store.original(sha256), self._store.original_path(sha256)


def _publication(figure: Figure) -> tuple[date, int]:
    return figure.published or date.max, figure.obs_id or 0


def _article(said: Mapping[str, Any], rows: tuple[ArticleRow, ...]) -> Article:
    return Article(
        article_id=said["id"],
        title={"vi": said["title"], "en": said["title_en"]},
        publisher=said["publisher"],
        url=said["url"],
        published=date.fromisoformat(said["published"]),
        published_inferred=said["published_basis"] == "inferred",
        origin=said["origin"],
        note=_both(said, "note"),
        rows=rows,
    )


def _row(said: Mapping[str, Any], events: Mapping[str, Mapping[str, Any]], made: Mapping[str, Figure]) -> ArticleRow:
    event = events.get(said["event"]) if said["event"] else None
    return ArticleRow(
        source_id=said["id"],
        disposition=said["disposition"],
        paragraph=int(said["paragraph"]),
        speaker={"vi": said["speaker"], "en": said["speaker_en"]},
        authority={"vi": said["authority"], "en": said["authority_en"]},
        phrase=said["phrase"],
        printed=said["printed"],
        indicator=said["indicator"],
        verdict=said["verdict"],
        verdict_words=_both(said, "verdict"),
        reason=_both(said, "reason"),
        sources=tuple(said["sources"].split()),
        event=_both(event, "name") if event else None,
        event_day=date.fromisoformat(event["day"]) if event and event["day"] else None,
        figure=made.get(said["id"]),
    )


def _both(said: Mapping[str, Any], stem: str) -> Words:
    return {"vi": said[f"{stem}_vi"], "en": said[f"{stem}_en"]}
