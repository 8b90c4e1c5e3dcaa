"""Reads the tables of the catalogue and checks them against each other; every complaint names file and row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from indicators.catalogue.area_tables import load_areas, load_breakdowns
from indicators.catalogue.calendar_tables import load_breaks, load_releases
from indicators.catalogue.catalogue import PRESS, Catalogue
from indicators.catalogue.caution_table import load_cautions
from indicators.catalogue.labels import LabelIndex, MappingRule, index_aliases, index_rules, names, words
from indicators.catalogue.tables import LANGUAGES, TableRow, read_table
from indicators.model.indicator import Indicator, IndicatorKind, Origin, OriginName, Terms, TermsKnown, Unit
from indicators.model.series import Measure
from indicators.model.text import fold

FAMILIES = ("trade", "fdi", "other")
TOPICS = ("growth", "trade", "fdi", "prices", "production", "partnerships")
UNIT_KINDS = ("money", "rate", "count", "weight")

INDICATORS = (
    *("code", "name_vi", "name_en", "short_vi", "short_en", "definition_vi", "definition_en"),
    *("kind", "unit_measure", "display_mult", "default_measure", "family", "topic", "adds_up_to", "headline"),
)
ALIASES = ("code", "lang", "alias")
UNITS = ("code", "mult", "kind", "display", "symbol_vi", "symbol_en")
ORIGINS = ("code", *(f"rank_{family}" for family in FAMILIES))
ORIGIN_NAMES = ("code", "valid_from", "valid_to", "name_vi", "name_en")
RULES = (
    *("id", "title", "not_title", "row", "path", "header", "not_header", "unit", "measure"),
    *("code", "score", "why"),
)
TERMS = ("origin", "known", "terms_vi", "terms_en", "reference")
REMARKS = ("en", "vi")
SPEAKERS = ("vi", "en")

_CODE = re.compile(r"[A-Z][A-Z0-9_]+")


def load_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue tables of ``folder``; raise ValueError naming file and row for what cannot hold."""
    unit_rows = read_table(folder, "units.csv", UNITS, key=("code", "mult"))
    unit_kinds = {row.said("code"): row.choice("kind", UNIT_KINDS) for row in unit_rows}
    symbols = {(row.text("code"), row.whole("mult")): row.both("symbol") for row in unit_rows}
    alias_rows = read_table(folder, "aliases.csv", ALIASES, key=ALIASES)
    indicators = _indicators(folder, unit_rows, alias_rows)
    by_code = {entry.code: entry for entry in indicators}
    origins = _origins(folder)
    remarks = read_table(folder, "remarks.csv", REMARKS, key=("en",))
    speakers = read_table(folder, "speakers.csv", SPEAKERS, key=("vi",))
    return Catalogue(
        indicators=indicators,
        units=_units(unit_rows),
        places=load_areas(folder),
        origins=origins,
        symbols=symbols,
        display=_display(unit_rows),
        remarks={_one_remark(row): row.said("vi") for row in remarks},
        speakers={row.said("vi"): row.said("en") for row in speakers},
        labels=_labels(folder, alias_rows, unit_kinds, by_code),
        breakdowns=load_breakdowns(folder, by_code),
        by_code=by_code,
        by_origin={origin.code: origin for origin in origins},
        terms=_terms(folder, {origin.code for origin in origins}),
        releases=load_releases(folder, by_code),
        breaks=load_breaks(folder, by_code),
        cautions=load_cautions(folder, by_code),
    )


def _indicators(folder: Path, unit_rows: Sequence[TableRow], alias_rows: Sequence[TableRow]) -> tuple[Indicator, ...]:
    rows = read_table(folder, "indicators.csv", INDICATORS, key=("code",))
    codes = {row.said("code") for row in rows}
    aliases: dict[str, list[tuple[str, str]]] = {}
    for row in alias_rows:
        spoken = row.choice("lang", LANGUAGES)
        aliases.setdefault(row.choice("code", codes), []).append((row.said("alias"), spoken))
    units = {(row.text("code"), row.text("mult")) for row in unit_rows}
    taken: dict[str, int] = {}
    for row in rows:
        if not _CODE.fullmatch(row.text("code")):
            raise row.refuse(f"code {row.text('code')!r} is not of capitals, digits and _")
        if (row.text("unit_measure"), row.text("display_mult")) not in units:
            raise row.refuse(f"units.csv has no {row.text('unit_measure')} with {row.text('display_mult')}")
        if row.text("headline") and taken.setdefault(row.text("headline"), row.row) != row.row:
            raise row.refuse(f"headline {row.text('headline')} stands in row {taken[row.text('headline')]} already")
    return tuple(_indicator(row, codes, aliases) for row in rows)


def _indicator(row: TableRow, codes: set[str], aliases: dict[str, list[tuple[str, str]]]) -> Indicator:
    return Indicator(
        code=row.said("code"),
        name=row.both("name"),
        short=row.both("short"),
        definition=row.both("definition"),
        kind=IndicatorKind(row.choice("kind", tuple(IndicatorKind))),
        unit_measure=row.said("unit_measure"),
        display_mult=row.whole("display_mult"),
        default_measure=row.choice("default_measure", tuple(Measure)),
        family=row.choice("family", FAMILIES),
        topic=row.choice("topic", TOPICS),
        aliases=tuple(alias for alias, _ in aliases.get(row.text("code"), ())),
        alias_langs=tuple(lang for _, lang in aliases.get(row.text("code"), ())),
        headline=row.whole_or_none("headline"),
        adds_up_to=row.choice("adds_up_to", {"", *codes} - {row.text("code")}),
    )


def _units(rows: Sequence[TableRow]) -> tuple[Unit, ...]:
    """Return one unit a code, named by its symbol without a multiplier where the table has one."""
    found: dict[str, Unit] = {}
    for row in sorted(rows, key=lambda row: abs(row.whole("mult"))):
        found.setdefault(row.text("code"), Unit(row.text("code"), row.both("symbol")))
    return tuple(found.values())


def _display(rows: Sequence[TableRow]) -> dict[str, int]:
    shown: dict[str, int] = {}
    for row in rows:
        if row.choice("display", ("", "yes")) and shown.setdefault(row.text("code"), row.whole("mult")) != row.whole(
            "mult"
        ):
            raise row.refuse(f"{row.text('code')} is displayed in two multipliers")
    if missing := {row.text("code") for row in rows} - set(shown):
        raise ValueError(f"units.csv:1: no multiplier is displayed for {', '.join(sorted(missing))}")
    return shown


def _origins(folder: Path) -> tuple[Origin, ...]:
    rows = read_table(folder, "origins.csv", ORIGINS, key=("code",))
    if PRESS not in {row.text("code") for row in rows}:
        raise ValueError(f"origins.csv:1: {PRESS} is missing")
    for family in FAMILIES:
        ranks = [row.whole(f"rank_{family}") for row in rows if row.text(f"rank_{family}")]
        if sorted(ranks) != list(range(1, len(ranks) + 1)):
            raise ValueError(f"origins.csv:1: rank_{family} does not count 1, 2, 3 …")
    named: dict[str, list[OriginName]] = {row.said("code"): [] for row in rows}
    for row in read_table(folder, "origin_names.csv", ORIGIN_NAMES):
        dated = OriginName(row.day_or_none("valid_from"), row.day_or_none("valid_to"), row.both("name"))
        before = named[row.choice("code", named)]
        if dated.valid_from != (before[-1].valid_to if before else None):
            raise row.refuse(f"a name of {row.text('code')} does not begin where the one before ends")
        before.append(dated)
    return tuple(_origin(row, named[row.text("code")]) for row in rows)


def _origin(row: TableRow, named: list[OriginName]) -> Origin:
    if not named or named[-1].valid_to is not None:
        raise row.refuse(f"{row.text('code')} has no present name in origin_names.csv")
    ranks = {family: row.whole_or_none(f"rank_{family}") for family in FAMILIES}
    return Origin(row.text("code"), tuple(named), {family: rank for family, rank in ranks.items() if rank is not None})


def _terms(folder: Path, origins: set[str]) -> dict[str, Terms]:
    """Return the terms of reuse of every origin; an origin of which nothing is said is refused."""
    found: dict[str, Terms] = {}
    for row in read_table(folder, "terms.csv", TERMS, key=("origin",)):
        known = TermsKnown(row.choice("known", tuple(TermsKnown)))
        if known is not TermsKnown.NO and not row.text("reference"):
            raise row.refuse("terms that are known need a reference")
        origin = row.choice("origin", origins)
        found[origin] = Terms(origin, known, row.both("terms"), row.text("reference"))
    if missing := origins - set(found):
        raise ValueError(f"terms.csv:1: nothing is said of {', '.join(sorted(missing))}; unknown terms are a row too")
    return found


def _labels(
    folder: Path, alias_rows: Sequence[TableRow], unit_kinds: dict[str, str], by_code: dict[str, Indicator]
) -> LabelIndex:
    pairs = [(row.text("code"), row.text("alias")) for row in alias_rows]
    rows = read_table(folder, "mapping_rules.csv", RULES, key=("id",))
    rules = tuple(_rule(row, {"", *by_code}) for row in rows)
    return LabelIndex(
        rules=rules,
        rules_of=index_rules(rules),
        aliases=index_aliases(pairs),
        choices=tuple(fold(alias) for _, alias in pairs),
        codes=tuple(code for code, _ in pairs),
        unit_kinds=unit_kinds,
        kind_of={code: unit_kinds[entry.unit_measure] for code, entry in by_code.items()},
    )


def _rule(row: TableRow, codes: set[str]) -> MappingRule:
    measures = names(row.text("measure"))
    if unknown := set(measures) - set(Measure):
        raise row.refuse(f"measure {', '.join(sorted(unknown))} is unknown")
    score = row.whole("score")
    if not 0 < score <= 100:
        raise row.refuse(f"score {score} is not within 1 and 100")
    return MappingRule(
        name=row.said("id"),
        title=words(row.text("title")),
        not_title=words(row.text("not_title")),
        rows=names(row.said("row")),
        paths=names(row.text("path")),
        header=words(row.text("header")),
        not_header=words(row.text("not_header")),
        units=tuple(unit.strip() for unit in row.text("unit").split("|") if unit.strip()),
        measures=measures,
        code=row.choice("code", codes),
        score=score,
    )


def _one_remark(row: TableRow) -> str:
    if "; " in row.said("en") + row.said("vi"):
        raise row.refuse("a remark may not hold '; ', which joins remarks")
    return row.said("en")
