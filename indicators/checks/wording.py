"""The words of a finding: its message with numbers, periods and names written in the reader's language.

Parameters of findings are free of language. By their name they say what they are: ``period`` an SDMX period in words,
``days`` one by its first and last day, ``day`` an ISO day, ``area`` an area code, ``fate`` the area of which is told
when it existed and what it became, ``indicator`` a code, ``measure``, ``status`` and ``unit`` codes; a mapping with
``value`` is a number with its unit, a list of such a sum; ``count`` is how many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import MINUS, NO_BREAK, format_number, format_with_unit
from indicators.i18n.periods import days_phrase, period_phrase
from indicators.model.errors import Invalid
from indicators.model.finding import Finding
from indicators.model.indicator import Indicator
from indicators.model.period import Period


class Names(Protocol):
    """What the words of a finding need of the catalogue."""

    @property
    def by_code(self) -> Mapping[str, Indicator]: ...

    def unit_symbol(self, unit: str, mult: int, lang: str) -> str: ...

    def area_words(self, code: str, lang: str) -> str: ...

    def area_fate(self, code: str, lang: str) -> str: ...


def finding_text(finding: Finding, names: Names, lang: str, domains: Sequence[str] = ("checks", "findings")) -> str:
    """Return what a finding says in ``lang``: ``checks.<code>`` for a check, else ``findings.<code>``."""
    writer = _Writer(names, lang)
    params = {name: writer.write(name, value, finding.params) for name, value in finding.params.items()}
    for domain in domains:
        text = translate(lang, f"{domain}.{finding.code}", **params)
        if text != f"{domain}.{finding.code}":
            return text[:1].upper() + text[1:]
    return f"findings.{finding.code}"


@dataclass(frozen=True, slots=True)
class _Writer:
    names: Names
    lang: str

    def write(self, name: str, value: Any, params: Mapping[str, Any]) -> Any:
        """Return one parameter in words; what is not known by its name stays as it is."""
        if isinstance(value, Mapping) and "value" in value:
            return self._number(value)
        if isinstance(value, Mapping) and self.lang in value:
            return value[self.lang]
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            return self._named(value) if self.lang in value[0] else self._sum(value)
        if name == "unit_text" and not value and params.get("unit"):  # said by a person, and printed nowhere
            return self.names.unit_symbol(str(params["unit"]), int(params.get("mult") or 0), self.lang)
        if name == "count" and isinstance(value, int):
            return format_number(Decimal(value), 0, self.lang)
        if not isinstance(value, str) or not value:
            return value
        return self._code(name.removeprefix("other_").removeprefix("held_"), value, params)

    def _code(self, kind: str, value: str, params: Mapping[str, Any]) -> str:
        if kind in {"period", "base_period", "days", "known"}:
            return self._period(kind, value)
        if kind == "area":
            return self.names.area_words(value, self.lang)
        if kind == "fate":
            return self.names.area_fate(value, self.lang)
        if kind == "day":
            return format_date(date.fromisoformat(value))
        if kind == "indicator":
            entry = self.names.by_code.get(value)
            return entry.name[self.lang] if entry else value
        if kind in {"measure", "status", "tier", "precision"}:
            return translate(self.lang, f"term.{kind}.{value}")
        if kind in {"unit", "expected"}:
            return self.names.unit_symbol(value, int(params.get("mult", 0)), self.lang)
        return value

    def _named(self, things: list[Mapping[str, Any]]) -> str:
        """Return ``Phần Lan (FIN), Ba Lan (POL)``."""
        return ", ".join(f"{one[self.lang]} ({one['code']})" for one in things)

    def _period(self, kind: str, value: str) -> str:
        try:
            period = Period.parse(value)
        except Invalid:
            return value
        return days_phrase(period, self.lang) if kind == "days" else period_phrase(period, self.lang)

    def _number(self, said: Mapping[str, Any], *, with_unit: bool = True) -> str:
        try:
            value = Decimal(str(said["value"]))
        except InvalidOperation:
            return str(said["value"])
        number = format_number(value, int(said.get("decimals", 0)), self.lang, signed=bool(said.get("signed")))
        unit = said.get("unit_measure", "")
        if not unit or not with_unit:
            return number
        return format_with_unit(
            number, self.names.unit_symbol(unit, int(said.get("unit_mult", 0)), self.lang), self.lang
        )

    def _sum(self, parts: list[Mapping[str, Any]]) -> str:
        """Return ``9.869 + 26.051`` or ``226,98 − 212,90``."""
        words = []
        for place, part in enumerate(parts):
            sign = f"{MINUS}{NO_BREAK}" if part.get("sign", 1) < 0 else "" if place == 0 else f"+{NO_BREAK}"
            words.append(sign + self._number(part, with_unit=False))
        return " ".join(words)
