"""A new indicator as a person defines it: what is said of it, why it may not be, and its entry in the catalogue.

It is taken back by being retired: it stands in no list any more, while its code and figures keep their name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from indicators.catalogue.catalogue import Catalogue
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import Indicator, IndicatorKind
from indicators.model.series import Measure
from indicators.model.text import fold

CODE = re.compile(r"[A-Z][A-Z0-9]*(?:[_.][A-Z0-9]+)*")
LONGEST_CODE, LONGEST_NAME = 40, 200
KINDS = (IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.COUNT, IndicatorKind.RATE, IndicatorKind.INDEX)


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """What is said of a new indicator; ``display_mult`` is the power of ten in which it is shown."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    unit_measure: str
    display_mult: int
    default_measure: str
    family: str
    topic: str

    def to_payload(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> NewIndicator:
        return cls(**said)

    @property
    def entry(self) -> Indicator:
        names = {"vi": self.name_vi, "en": self.name_en}
        return Indicator(
            code=self.code,
            name=names,
            short=names,
            definition={"vi": "", "en": ""},
            kind=IndicatorKind(self.kind),
            unit_measure=self.unit_measure,
            display_mult=self.display_mult,
            default_measure=self.default_measure,
            family=self.family,
            topic=self.topic,
        )


def created(catalogue: Catalogue, said: NewIndicator) -> Catalogue:
    """Return the catalogue with a new indicator at its end; total: where the code is taken it says nothing."""
    if said.code in catalogue.by_code:
        return catalogue
    entry = said.entry
    return replace(
        catalogue, indicators=(*catalogue.indicators, entry), by_code={**catalogue.by_code, entry.code: entry}
    )


def retired(catalogue: Catalogue, said: NewIndicator) -> Catalogue:
    """Return the catalogue with an indicator whose creation was taken back: its code has a name, it is in no list."""
    if said.code in catalogue.by_code:
        return catalogue
    return replace(catalogue, by_code={**catalogue.by_code, said.code: said.entry})


def refusals_of(catalogue: Catalogue, said: NewIndicator) -> tuple[Finding, ...]:
    """Return why an indicator may not be created: its code, its names, or what it is said to be."""
    found = []
    if not CODE.fullmatch(said.code) or len(said.code) > LONGEST_CODE:
        found.append(_refusal("creation_code_unfit", text=said.code[:60]))
    elif said.code in catalogue.by_code or said.code in catalogue.merged:
        found.append(_refusal("creation_code_taken", text=said.code))
    for name in dict.fromkeys((said.name_vi, said.name_en)):
        if not name or len(name) > LONGEST_NAME:
            found.append(_refusal("creation_name_unfit", text=said.code[:60], limit=LONGEST_NAME))
        elif owner := _owner(catalogue, name):
            found.append(_refusal("creation_name_taken", text=name, owner=owner))
    families = {entry.family for entry in catalogue.indicators}
    topics = {entry.topic for entry in catalogue.indicators}
    known = (
        said.kind in {one.value for one in KINDS}
        and said.unit_measure in {unit.code for unit in catalogue.units}
        and said.default_measure in set(Measure)
        and said.family in families
        and said.topic in topics
        and -3 <= said.display_mult <= 15
    )
    if not known:
        found.append(_refusal("creation_kind_unfit", text=said.code[:60]))
    return tuple(found)


def _owner(catalogue: Catalogue, text: str) -> str:
    wanted = fold(text)
    for entry in catalogue.indicators:
        if wanted in {fold(one) for one in (*entry.name.values(), *entry.aliases)}:
            return entry.code
    return ""


def _refusal(code: str, **params: Any) -> Finding:
    return Finding(code, Severity.HARD, params=params)
