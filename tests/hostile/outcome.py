"""What has to come of a hostile file, and the list in which each kind of file puts its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indicators.model.finding import Severity
from indicators.workbook import Reading

MIB = 1 << 20


@dataclass(frozen=True)
class Outcome:
    """What has to come of a file.

    ``read``: taken, and ``values`` stand among its figures. ``refuse``: refused, by one of ``codes`` where some are
    said, or taken with a finding that asks or stops. ``either``: as it likes, so that it says one of ``codes`` or takes
    no value that is not among ``values``, where some are said.
    """

    expect: str
    codes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    def unlike(self, status: int, code: str, reading: Reading | None) -> list[str]:
        """Return what is unlike an answer; ``reading`` None: not known."""
        if status != 201:
            if self.expect == "read":
                return [f"not read: {code}"]
            return [f"refused as {code}, not {self.codes[0]}"] if self.codes and code not in self.codes else []
        if reading is None:
            return []
        told = {one.code for one in reading.findings}
        asks = any(one.severity in {Severity.HARD, Severity.SOFT} for one in reading.findings)
        if self.expect == "refuse" and not asks and len(reading.rows):
            return ["taken without a word"]
        if self.expect == "refuse" and self.codes and not told & set(self.codes):
            return [f"told {sorted(told)}, not {self.codes[0]}"]
        texts = {row.value_text for row in reading.rows}
        absent = [value for value in self.values if value not in texts] if self.expect == "read" else []
        foreign = sorted(texts - {*self.values, ""}) if self.expect == "either" and self.values else []
        return [f"not among the figures: {value}" for value in absent] + [f"made up: {value}" for value in foreign]


@dataclass(frozen=True)
class Specimen:
    name: str
    make: Callable[[], bytes]
    outcome: Outcome


LISTED: list[Specimen] = []


def special(name: str, expect: str, *codes: str, values: tuple[str, ...] = ()) -> Callable[[Callable[[], bytes]], None]:
    def keep(make: Callable[[], bytes]) -> None:
        LISTED.append(Specimen(name, make, Outcome(expect, codes, values)))

    return keep


def add(name: str, make: Callable[[], bytes], expect: str, *codes: str, values: tuple[str, ...] = ()) -> None:
    LISTED.append(Specimen(name, make, Outcome(expect, codes, values)))
