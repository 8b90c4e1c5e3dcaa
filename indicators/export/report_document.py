"""What the file of a report is made of, in one language: parts in order, sources at the end. ``services`` fills it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.export.document import Document
from indicators.model.report import Template


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs under a heading, or without one."""

    paragraphs: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart or a table with its caption's number: ``Hình 1``, ``Table 2``."""

    document: Document
    label: str
    as_table: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of words: the sources and statuses, the discrepancies; ``shares`` are the widths of its columns."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    remark: str = ""


Part = Prose | Exhibit | Grid


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A report in one language; ``line`` stands over the title (product and as-of day), ``foot`` at every page's foot.

    ``back`` are the parts that end it: sources and statuses, and the annex where it is asked for.
    """

    lang: str
    title: str
    line: str
    foot: str
    template: Template
    as_of: date
    version: int
    parts: tuple[Part, ...]
    back: tuple[Part, ...]
    identifier: str


@dataclass(frozen=True, slots=True)
class House:
    """The house style of a file: the bytes of a template of its format and of a logo; empty: ours."""

    template: bytes = b""
    logo: bytes = b""
