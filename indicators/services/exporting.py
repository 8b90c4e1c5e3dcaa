"""Take a chart away: as an office file with native charts, as data, as a page of its own, or as a picture."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

from indicators import charts, export
from indicators.export.document import Document
from indicators.export.html_page import Inside
from indicators.model.chart import Artifact, ChartData, ChartKind, ChartSpec
from indicators.model.errors import Invalid, Unavailable
from indicators.rendering import Drawing, PageAssets, Renderer
from indicators.services.frozen.snapshots import PICTURE, Opened, Snapshots
from indicators.services.intake import LOCAL_ACTOR
from indicators.services.shared_charts import SharedChart, SharedCharts

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

    def said(self, theme: str) -> str:
        """Return what a snapshot keeps of a picture; ``read`` reads it."""
        return f"{theme},{self.width},{self.scale},{int(self.transparent)}"

    @classmethod
    def read(cls, options: str) -> tuple[str, PictureForm]:
        """Return theme and form from what a snapshot keeps; of a file that is no picture the usual ones."""
        parts = options.partition(";")[0].split(",")
        if len(parts) != 4:
            return "light", cls()
        theme, width, scale, transparent = parts
        return theme, cls(width, int(scale), transparent == "1")


WIDE = PictureForm()


class Exporting:
    """The export use cases. ``explore`` has ``resolve(spec) -> ChartData``: every file shows what the page shows."""

    def __init__(
        self,
        explore: Any,
        snapshots: Snapshots | None = None,
        assets: Callable[[], PageAssets] | None = None,
        renderer: Renderer | None = None,
        stamp: Callable[[], Hashable] | None = None,
    ) -> None:
        """``snapshots`` keeps whatever leaves, which then carries its id; None: nothing is kept.

        ``assets`` are what a page of its own carries inside, ``renderer`` draws pictures; None: none are made.
        ``stamp`` changes whenever any chart may; with it the formats of one chart share its figures.
        """
        self._charts = SharedCharts(explore, stamp)
        self._snapshots = snapshots
        self._assets, self._renderer = assets, renderer

    def export(
        self,
        spec: ChartSpec,
        fmt: str,
        lang: str,
        theme: str = "light",
        *,
        form: PictureForm = WIDE,
        actor: str = LOCAL_ACTOR,
    ) -> Artifact | dict[str, Any]:
        """Return ``spec`` in one of FORMATS: a file, or for ``figure`` what ``figure`` returns; it is kept frozen.

        Raises Invalid for another format and for a chart without a figure ("chart_without_figures"), Unavailable for a
        picture without a browser, and whatever ``resolve`` raises.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        if form.width not in charts.SIZES:
            raise Invalid("export_option", allowed=", ".join(charts.SIZES))
        if fmt == "figure":
            return self.figure(spec, lang, theme, width=form.width, actor=actor)
        shared = self._shared(spec)
        if self._snapshots is None:
            return self._file(shared, "", fmt, lang, theme, form)
        options = form.said(theme) if fmt in PICTURES else ""
        return self._snapshots.keep_file(
            shared.data, lang, actor, fmt, options, lambda name: self._file(shared, name, fmt, lang, theme, form)
        )

    def figure(
        self,
        spec: ChartSpec,
        lang: str,
        theme: str = "light",
        *,
        width: str = "wide",
        face: str = "source",
        actor: str = LOCAL_ACTOR,
    ) -> dict[str, Any]:
        """Return the standalone figure with its size, the stem of its file's name, its title and alternative text.

        It is kept as a picture: its bytes are made in the page.
        """
        data = self._shared(spec).data
        if self._snapshots is not None:
            kept = self._snapshots.keep(data, lang, actor, PICTURE, f"{theme};{width}")
            data = replace(data, snapshot=kept.said.snapshot_id)
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

    def refreshed(self, opened: Opened, actor: str) -> Artifact:
        """Return the file of a snapshot with the figures of now, in its format and language.

        Raises Invalid ("snapshot_without_file") for a link and for a picture, which only a page can make.
        """
        kept = opened.snapshot
        if kept is None or kept.said.format not in FORMATS:
            raise Invalid("snapshot_without_file", format="" if kept is None else kept.said.format)
        theme, form = PictureForm.read(kept.said.options)
        made = self.export(opened.live, kept.said.format, kept.said.lang, theme, form=form, actor=actor)
        if not isinstance(made, Artifact):
            raise Invalid("snapshot_without_file", format=kept.said.format)
        return made

    def stand_by(self) -> None:
        """Prepare, in a process that runs for long, what the first picture needs."""
        if self._renderer is not None:
            self._renderer.stand_by()

    def close(self) -> None:
        """End the browser that draws pictures; the next picture starts another."""
        if self._renderer is not None:
            self._renderer.close()

    def _shared(self, spec: ChartSpec) -> SharedChart:
        """Return the chart of a spec; raise Invalid where all of its figures are gone (a printed blank is not)."""
        shared = self._charts.of(spec)
        data = shared.data
        if data.rows.empty and not (data.not_derivable or data.discrepancies or data.targets):
            raise Invalid("chart_without_figures", series=", ".join(data.spec.series)[:120])
        return shared

    def _file(self, shared: SharedChart, name: str, fmt: str, lang: str, theme: str, form: PictureForm) -> Artifact:
        """Return the file of a chart that carries the id of its snapshot, ``name``."""
        if fmt in PICTURES:
            return self._picture(replace(shared.data, snapshot=name), fmt, lang, theme, form)
        document = shared.document(lang, name)
        if fmt in WRITERS:
            return WRITERS[fmt](document)
        return export.html_page(document, self._inside(document.data, lang))

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
