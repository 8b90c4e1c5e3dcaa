"""The merge of an indicator into another as a value: what it makes of a catalogue, and why it may not be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.labels import LabelIndex, index_aliases
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import Indicator
from indicators.model.text import fold

COUNTED = "PARTNERS_"
"""Indicators whose figures are counted from facts and not stored; there is nothing of theirs to be moved."""


def merge(catalogue: Catalogue, code: str, into: str) -> Catalogue:
    """Return the catalogue in which ``code`` is another name of ``into``; total: what is gone or would go in a circle
    says nothing.
    """
    gone, kept = catalogue.by_code.get(code), catalogue.by_code.get(catalogue.merged.get(into, into))
    if gone is None or kept is None or gone is kept:
        return catalogue
    known, brought, named = _aliases(kept), _aliases(gone), list(gone.name.items())
    labels = list(dict.fromkeys([*known, *brought, *named]))
    new = [text for lang, text in named if (lang, text) not in {*known, *brought}]
    twice = [text for lang, text in brought if (lang, text) in known]
    grown = replace(kept, aliases=tuple(text for _, text in labels), alias_langs=tuple(lang for lang, _ in labels))
    entries = tuple(
        _part_of(grown if one is kept else one, code, kept.code) for one in catalogue.indicators if one is not gone
    )
    merged = {old: kept.code if new == code else new for old, new in catalogue.merged.items()}
    return replace(
        catalogue,
        indicators=entries,
        by_code={one.code: one for one in entries},
        merged={**merged, code: kept.code},
        labels=_led(catalogue.labels, code, kept.code, new, twice),
    )


def _aliases(entry: Indicator) -> list[tuple[str, str]]:
    return [(lang, text) for text, lang in zip(entry.aliases, entry.alias_langs, strict=True)]


def _part_of(entry: Indicator, code: str, into: str) -> Indicator:
    if entry.code == into and entry.adds_up_to == code:
        return replace(entry, adds_up_to="")
    return replace(entry, adds_up_to=into) if entry.adds_up_to == code else entry


def _led(labels: LabelIndex, code: str, into: str, new: Iterable[str], twice: Iterable[str]) -> LabelIndex:
    """Return the index in which every rule and alias of ``code`` means ``into``.

    ``new`` are names that were no alias, ``twice`` aliases that both had: one entry for each label of the indicator, so
    that withdrawing a label takes it away.
    """
    known = zip(labels.codes, labels.choices, strict=True)
    pairs = [(into if meant == code else meant, choice) for meant, choice in known]
    for text in twice:
        pairs.remove((into, fold(text)))
    pairs += [(into, fold(text)) for text in new]
    return replace(
        labels,
        rules=tuple(replace(rule, code=into) if rule.code == code else rule for rule in labels.rules),
        aliases=index_aliases(pairs),
        choices=tuple(choice for _, choice in pairs),
        codes=tuple(meant for meant, _ in pairs),
    )


def refusals(catalogue: Catalogue, code: str, into: str) -> tuple[Finding, ...]:
    """Return why ``code`` may not be merged into ``into``, whatever figures they have."""
    if catalogue.merged.get(into) == code:
        return (_refusal("catalogue_merge_circle", circle=f"{code} → {into} → {code}"),)
    if into == code:
        return (_refusal("catalogue_merge_itself", indicator=code),)
    if into not in catalogue.by_code:
        return (_refusal("catalogue_merge_unknown", indicator=into[:40]),)
    if code.startswith(COUNTED) or into.startswith(COUNTED):
        return (_refusal("catalogue_merge_counted", indicator=code if code.startswith(COUNTED) else into),)
    gone, kept = catalogue.indicator(code), catalogue.indicator(into)
    said: Mapping[str, tuple[str, str]] = {
        "unit": (gone.unit_measure, kept.unit_measure),
        "kind": (gone.kind.value, kept.kind.value),
        "family": (gone.family, kept.family),
    }
    return tuple(
        _refusal("catalogue_merge_unlike", field=name, ours=ours, theirs=theirs)
        for name, (ours, theirs) in said.items()
        if ours != theirs
    )


def _refusal(code: str, **params: str) -> Finding:
    return Finding(code, Severity.HARD, params=params)
