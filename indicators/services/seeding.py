"""The shipped figures: reads the tables of ``seeds/`` and brings into the store what it does not hold yet.

Belongs here: official history with all its vintages, the figures, claims and events of the articles, stated counts and
the dated state changes of partners. Does not: the catalogue tables beside them (``catalogue`` reads those). A row is
known by what it says: one that a later release changes is appended, and the old one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from hashlib import sha256
from pathlib import Path

from indicators.catalogue import Catalogue
from indicators.catalogue.tables import TableRow, read_table
from indicators.model.errors import IndicatorsError
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.store import BatchDraft, BatchKind, Fact, FactKind, Store, source_hash

SEED_ACTOR = "seed"
DISPOSITIONS = ("observation", "event", "partnership", "claim", "not_an_indicator")
VERDICTS = (
    *("confirmed", "confirmed_qualifier_differs", "confirmed_by_reconstruction", "discrepancy"),
    *("source_discrepancy", "year_inferred", "not_checked", "not_applicable"),
)
TIERS = ("CSP", "SP", "CP")
REGIONS = ("SEA", "NEA", "SCA", "EUR", "MEA", "AME", "OCE")
KNOWN_LENGTH = {"day": len("2025-05-16"), "month": len("2025-05"), "year": len("2025")}

HISTORY = (
    *("indicator", "measure", "ref_area", "start", "end", "value", "value_high", "unit_measure", "unit_mult"),
    *("obs_status", "qualifier", "origin", "origin_basis", "outlet", "url", "published", "published_precision"),
    *("withheld", "note"),
)
ARTICLES = (
    *("id", "title", "title_en", "publisher", "url", "published", "published_precision", "published_basis"),
    *("origin", "note_vi", "note_en"),
)
FIGURES = (
    *("id", "article", "disposition", "paragraph", "line", "speaker", "speaker_en", "authority", "authority_en"),
    *("phrase", "printed", "indicator", "start", "end", "value", "unit_measure", "unit_mult", "qualifier"),
    *("obs_status", "withheld", "note", "event", "verdict", "verdict_vi", "verdict_en", "reason_vi", "reason_en"),
    "sources",
)
EVENTS = ("id", "day", "name_vi", "name_en", "sources", "note_vi", "note_en")
COUNTS = (
    *("indicator", "start", "end", "value", "qualifier", "origin", "outlet", "url", "published"),
    *("published_precision", "speaker", "withheld", "note"),
)
CHANGES = (
    *("id", "iso3", "name_vi", "name_en", "region", "tier", "known", "effective", "precision", "counted"),
    *("evidence", "sources", "note_vi", "note_en"),
)
CLAIMS = (
    *("id", "case", "indicator", "measure", "ref_area", "start", "end", "value", "unit_measure", "base"),
    *("origin", "outlet", "url", "published", "note"),
)


@dataclass(frozen=True, slots=True)
class SeedContent:
    """Everything the tables say that goes into the store."""

    observations: tuple[Observation, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SeedReport:
    """How many observations and facts were added, and how many rows were there already."""

    observations: int
    facts: int
    already_there: int


def load_seeds(store: Store, catalogue: Catalogue, folder: Path, actor: str = SEED_ACTOR) -> SeedReport:
    """Append what the store does not hold yet, as one batch; seeds that a person took back are not brought again.

    Raises ValueError naming file and row for a table that cannot be read.
    """
    content = read_seeds(folder, catalogue)
    total = len(content.observations) + len(content.facts)
    known = store.known_source_hashes()
    observations = [said for said in content.observations if source_hash(said) not in known]
    facts = [said for said in content.facts if source_hash(said) not in known]
    if not observations and not facts:
        return SeedReport(0, 0, total)
    hashes = sorted([source_hash(said) for said in observations] + [source_hash(said) for said in facts])
    before = store.version()
    batch = store.commit(
        BatchDraft(BatchKind.SEED, actor, title=folder.name),
        observations,
        facts,
        idempotency_key=f"seed:{sha256(''.join(hashes).encode()).hexdigest()}",
    )
    if batch.batch_id <= before:
        return SeedReport(0, 0, total)
    return SeedReport(len(observations), len(facts), total - len(observations) - len(facts))


def read_seeds(folder: Path, catalogue: Catalogue) -> SeedContent:
    """Read the tables of figures and facts; raise ValueError naming file and row for what cannot hold."""
    articles = {row.said("id"): row for row in read_table(folder, "articles.csv", ARTICLES, key=("id",))}
    events = read_table(folder, "events.csv", EVENTS, key=("id",))
    figures = read_table(folder, "article_figures.csv", FIGURES, key=("id",))
    accounted = partial(_check_figure, articles=articles, events={event.said("id") for event in events})
    facts = [
        *_facts(FactKind.ARTICLE, tuple(articles.values()), _check_article),
        *_facts(FactKind.ARTICLE_ROW, figures, accounted),
        *_facts(FactKind.EVENT, events, _check_event),
        *_facts(FactKind.STATE_CHANGE, read_table(folder, "partner_changes.csv", CHANGES, key=("id",)), _check_change),
        *_facts(
            FactKind.CLAIM,
            read_table(folder, "claims.csv", CLAIMS, key=("id",)),
            partial(_check_claim, catalogue=catalogue),
        ),
    ]
    observations = [
        *(_history(row, catalogue) for row in read_table(folder, "history.csv", HISTORY)),
        *(_history(row, catalogue) for row in read_table(folder, "growth.csv", HISTORY)),
        *(_article_figure(row, articles[row.text("article")], catalogue) for row in figures if _is_figure(row)),
        *(_count(row, catalogue) for row in read_table(folder, "stated_counts.csv", COUNTS)),
    ]
    return SeedContent(tuple(observations), tuple(facts))


# -- observations ---------------------------------------------------------------------------------------------------
def _history(row: TableRow, catalogue: Catalogue) -> Observation:
    measure = row.choice("measure", tuple(Measure))
    area, unit = row.said("ref_area"), row.said("unit_measure")
    cited = Citation(CitationKind.PRESS, row.said("outlet"), url=row.said("url"), note=row.text("note"))
    return Observation(
        series_key=_key(row, catalogue, f"{row.said('indicator')}:{area};measure={measure};unit={unit}"),
        period=_period(row),
        value=row.number("value"),
        value_high=row.number("value_high") if row.text("value_high") else None,
        decimals=max(_decimals(row.text("value")), _decimals(row.text("value_high"))),
        raw="–".join(filter(None, (row.text("value"), row.text("value_high")))),
        unit_mult=row.whole("unit_mult"),
        obs_status=_status(row),
        qualifier=_qualifier(row),
        origin=_origin(row, catalogue),
        outlet=row.said("outlet"),
        citation=cited,
        published=row.day_or_none("published"),
        published_precision=_precision(row),
        withheld=row.text("withheld"),
        note=row.text("note"),
        attributes={"origin_basis": row.choice("origin_basis", ("stated", "inferred"))},
    )


def _article_figure(row: TableRow, article: TableRow, catalogue: Catalogue) -> Observation:
    """Return a figure of an article, which counts as published on the article's day."""
    cited = Citation(
        CitationKind.ARTICLE,
        publisher=article.text("publisher"),
        title=article.said("title"),
        url=article.text("url"),
        paragraph=row.whole("paragraph"),
        line=row.whole("line"),
        speaker=row.text("speaker"),
        authority=row.text("authority"),
        phrase=row.said("phrase"),
        source_id=row.said("id"),
        note=row.text("note"),
    )
    if Decimal(row.said("printed").replace(",", ".")) != row.number("value"):
        raise row.refuse(f"printed {row.text('printed')} is not {row.text('value')}")
    return Observation(
        series_key=_key(row, catalogue, f"{row.said('indicator')};unit={row.said('unit_measure')}"),
        period=_period(row),
        value=row.number("value"),
        decimals=_decimals(row.text("value")),
        raw=row.text("printed"),
        unit_mult=row.whole("unit_mult"),
        obs_status=_status(row),
        qualifier=_qualifier(row),
        origin=_origin(article, catalogue),
        outlet=article.text("publisher"),
        citation=cited,
        published=article.day("published"),
        published_precision=_precision(article),
        withheld=row.text("withheld"),
        note=row.text("note"),
        attributes={"published_basis": article.choice("published_basis", ("stated", "inferred"))},
    )


def _count(row: TableRow, catalogue: Catalogue) -> Observation:
    cited = Citation(
        CitationKind.PRESS,
        publisher=row.said("outlet"),
        url=row.said("url"),
        speaker=row.text("speaker"),
        note=row.text("note"),
    )
    return Observation(
        series_key=_key(row, catalogue, row.said("indicator")),
        period=_period(row),
        value=row.number("value"),
        raw=row.text("value"),
        unit_mult=0,
        obs_status=ObsStatus.OFFICIAL,
        qualifier=_qualifier(row),
        origin=_origin(row, catalogue),
        outlet=row.said("outlet"),
        citation=cited,
        published=row.day_or_none("published"),
        published_precision=_precision(row),
        withheld=row.text("withheld"),
        note=row.text("note"),
    )


def _key(row: TableRow, catalogue: Catalogue, text: str) -> SeriesKey:
    try:
        return catalogue.series_key(text)
    except IndicatorsError as error:
        raise row.refuse(str(error)) from None


def _period(row: TableRow) -> Period:
    start, end = row.day("start"), row.day("end")
    if end < start:
        raise row.refuse(f"end {end} lies before start {start}")
    return Period(start, end)


def _status(row: TableRow) -> ObsStatus:
    return ObsStatus(row.choice("obs_status", tuple(ObsStatus)))


def _qualifier(row: TableRow) -> Qualifier:
    return Qualifier(row.choice("qualifier", tuple(Qualifier)))


def _origin(row: TableRow, catalogue: Catalogue) -> str:
    return row.choice("origin", catalogue.by_origin)


def _precision(row: TableRow) -> Precision:
    """Return how exactly the publication is known; an undated row says none."""
    precision = Precision(row.choice("published_precision", tuple(Precision)))
    if (precision is Precision.NONE) != (row.text("published") == ""):
        raise row.refuse(f"published {row.text('published')!r} does not go with precision {precision}")
    return precision


def _decimals(printed: str) -> int:
    """Return the decimals of a number as printed: 2 for 7.52, 1 for 5.0, none for 180."""
    return len(printed.partition(".")[2])


# -- facts ----------------------------------------------------------------------------------------------------------
def _facts(kind: FactKind, rows: Sequence[TableRow], check: Callable[[TableRow], None]) -> list[Fact]:
    """Return one fact a row; its payload is the row, its source id the row's id."""
    for row in rows:
        check(row)
    return [Fact(kind, row.said("id"), dict(row.cells)) for row in rows]


def _is_figure(row: TableRow) -> bool:
    return row.text("disposition") == "observation"


def _check_figure(row: TableRow, articles: dict[str, TableRow], events: set[str]) -> None:
    """Refuse an article row that is not accounted for by its disposition."""
    disposition = row.choice("disposition", DISPOSITIONS)
    row.choice("article", articles)
    row.choice("verdict", VERDICTS)
    row.said("phrase")
    row.choice("event", events if disposition == "event" else {""})
    if disposition == "not_an_indicator":
        row.both("reason")
    else:
        row.choice("reason_vi", ("",))
    if row.text("verdict") != "not_applicable":
        row.both("verdict")


def _check_article(row: TableRow) -> None:
    row.said("title")
    row.said("title_en")
    row.day("published")


def _check_event(row: TableRow) -> None:
    row.both("name")
    row.said("sources")
    row.day_or_none("day")


def _check_change(row: TableRow) -> None:
    """Refuse a state change whose effective day is not the last day of what is known."""
    row.both("name")
    row.said("sources")
    row.choice("tier", TIERS)
    row.choice("region", REGIONS)
    if row.choice("counted", ("yes", "no")) == "yes":
        row.said("iso3")
    if len(row.text("known")) != KNOWN_LENGTH[row.choice("precision", KNOWN_LENGTH)]:
        raise row.refuse(f"known {row.text('known')!r} does not go with precision {row.text('precision')}")
    if _last_day(row) != row.day("effective"):
        raise row.refuse(f"effective {row.text('effective')} is not the last day of {row.text('known')}")


def _last_day(row: TableRow) -> date:
    try:
        return Period.parse(row.text("known")).last_day
    except IndicatorsError:
        raise row.refuse(f"known {row.text('known')!r} is no date") from None


def _check_claim(row: TableRow, catalogue: Catalogue) -> None:
    _key(row, catalogue, f"{row.said('indicator')}:{row.said('ref_area')};measure={row.said('measure')}")
    _period(row)
    _origin(row, catalogue)
    row.number("value")
    row.day("published")
