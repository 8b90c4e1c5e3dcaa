"""Take a chart away: as an office file with native charts, as data, as a page of its own, or as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from indicators import charts, export
from indicators.export.document import Document
from indicators.export.html_page import Inside
from indicators.model.chart import Artifact, ChartData, ChartKind, ChartSpec
from indicators.model.errors import Invalid, Unavailable
from indicators.rendering import Drawing, PageAssets, Renderer
from indicators.services.documents import as_document

PICTURES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""What the server draws itself, with their media types; the page draws PNG and SVG on its own."""

WRITERS: dict[str, Callable[[Document], Artifact]] = {
    "xlsx": export.xlsx, "pptx": export.pptx, "docx": export.docx, "csv": export.csv,
    "csv_table": export.shown_csv, "json": export.json_file,
}  # fmt: skip
FORMATS = (*WRITERS, "html", *PICTURES, "figure")
"""What a chart can leave as; ``figure`` is the standalone figure from which the page makes PNG and SVG."""


@dataclass(frozen=True, slots=True)
class PictureForm:
    """How a picture is wanted: a named size (``charts.SIZES``), dots to a pixel, with or without a ground."""

    width: str = "wide"
    scale: int = 2
    transparent: bool = False


WIDE = PictureForm()


class Exporting:
    """The export use cases. ``explore`` has ``resolve(spec) -> ChartData``: every file shows what the page shows."""

    def __init__(
        self, explore: Any, assets: Callable[[], PageAssets] | None = None, renderer: Renderer | None = None
    ) -> None:
        """``assets`` are what a page of its own carries inside, ``renderer`` draws pictures; None: none are made."""
        self._explore = explore
        self._assets, self._renderer = assets, renderer

    def export(
        self, spec: ChartSpec, fmt: str, lang: str, theme: str = "light", *, form: PictureForm = WIDE
    ) -> Artifact | dict[str, Any]:
        """Return ``spec`` in one of FORMATS: a file, or for ``figure`` what ``figure`` returns.

        Raises Invalid for another format and for a picture of a table, Unavailable for a picture without a browser,
        and whatever ``resolve`` raises.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        if form.width not in charts.SIZES:
            raise Invalid("export_option", allowed=", ".join(charts.SIZES))
        if fmt == "figure":
            return self.figure(spec, lang, theme, width=form.width)
        return self._file(self._explore.resolve(spec), fmt, lang, theme, form)

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

    def stand_by(self) -> None:
        """Prepare, in a process that runs for long, what the first picture needs."""
        if self._renderer is not None:
            self._renderer.stand_by()

    def close(self) -> None:
        """End the browser that draws pictures; the next picture starts another."""
        if self._renderer is not None:
            self._renderer.close()

    def _file(self, data: ChartData, fmt: str, lang: str, theme: str, form: PictureForm) -> Artifact:
        if fmt in PICTURES:
            return self._picture(data, fmt, lang, theme, form)
        document = as_document(data, lang)
        return WRITERS[fmt](document) if fmt in WRITERS else export.html_page(document, self._inside(data, lang))

    def _picture(self, data: ChartData, fmt: str, lang: str, theme: str, form: PictureForm) -> Artifact:
        if self._renderer is None:
            raise Unavailable("browser_missing")
        figure = charts.build(data, lang, theme, width=form.width, standalone=True, face=self._renderer.face)
        words, layout = charts.captions(data, lang), figure["layout"]
        wanted = Drawing(
            figure, layout["width"], layout["height"], fmt, words.title, words.alt, lang,
            form.scale, form.transparent, data.as_of,
        )  # fmt: skip
        return Artifact(f"{export.file_stem(data, lang)}.{fmt}", PICTURES[fmt], self._renderer.draw(wanted))

    def _inside(self, data: ChartData, lang: str) -> Inside:
        """Return what a page carries: a table has no figure."""
        if self._assets is None:
            raise Unavailable("export_assets_missing")
        assets = self._assets()
        marks = {item.mark: charts.mark(item.mark) for item in charts.captions(data, lang).key}
        if data.spec.kind is ChartKind.TABLE:
            return Inside("", assets.faces, marks=marks)
        figures = {
            width: {
                "figure": charts.build(data, lang, "light", width=width, face=assets.face),
                "height": charts.height(data, width),
            }
            for width in ("wide", "narrow")
        }
        return Inside(assets.script, assets.faces, figures, marks)
