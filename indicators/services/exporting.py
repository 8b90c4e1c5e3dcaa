"""Take a chart away: as a workbook, as tidy data, or as a picture that the page draws."""

from __future__ import annotations

from typing import Any

from indicators import charts, export
from indicators.model.chart import Artifact, ChartSpec
from indicators.model.errors import Invalid
from indicators.services.documents import as_document

FORMATS = ("xlsx", "pptx", "docx", "csv", "figure")
"""What a chart can leave as; ``figure`` is the standalone figure from which the page makes PNG and SVG."""

WRITERS = {"xlsx": export.xlsx, "pptx": export.pptx, "docx": export.docx, "csv": export.csv}


class Exporting:
    """The export use cases. ``explore`` has ``resolve(spec) -> ChartData``: every file shows what the page shows."""

    def __init__(self, explore: Any) -> None:
        self._explore = explore

    def export(self, spec: ChartSpec, fmt: str, lang: str, theme: str = "light") -> Artifact | dict[str, Any]:
        """Return ``spec`` in one of FORMATS: a file, or for ``figure`` what ``figure`` returns.

        Raises Invalid for another format and for a figure of a table, and whatever ``resolve`` raises.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        if fmt == "figure":
            return self.figure(spec, lang, theme)
        document = as_document(self._explore.resolve(spec), lang)
        return WRITERS[fmt](document)

    def figure(
        self, spec: ChartSpec, lang: str, theme: str = "light", *, width: str = "wide", face: str = "source"
    ) -> dict[str, Any]:
        """Return the standalone figure with its size, the stem of its file's name, its title and alternative text."""
        data = self._explore.resolve(spec)
        figure = charts.build(data, lang, theme, width=width, standalone=True, face=face)
        words = charts.captions(data, lang)
        return {
            "figure": figure,
            "width": figure["layout"]["width"],
            "height": figure["layout"]["height"],
            "file_name": export.file_stem(data, lang),
            "title": words.title,
            "alt": words.alt,
        }
