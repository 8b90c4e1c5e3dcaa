"""The files of reports: made whole in memory before the first byte leaves, in the house style that was uploaded."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indicators import charts
from indicators.export.house_style import MOST_BYTES, check_house_file
from indicators.export.report_book import report_xlsx
from indicators.export.report_document import Exhibit, House, ReportDocument
from indicators.export.report_html import PAPER, PAPER_WIDTH, ReportInside, report_html
from indicators.export.report_pages import report_docx
from indicators.export.report_slides import report_pptx
from indicators.model.chart import Artifact, ChartData
from indicators.model.errors import Invalid, NotFound, Unavailable
from indicators.model.report import HOUSE_KINDS, HouseFile, Report, ReportLanguage
from indicators.rendering import PageAssets, Renderer
from indicators.services.exporting import PICTURES
from indicators.services.frozen.snapshots import REPORT, Snapshots
from indicators.services.intake import LOCAL_ACTOR
from indicators.services.reports.composing import Composing
from indicators.services.reports.reports import Reports
from indicators.store import Store

MAKERS = {"docx": report_docx, "pptx": report_pptx}
"""Office files, which take the house style; the others have ours and at most the logo."""

FORMATS = (*MAKERS, "pdf", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Shows a report as pages, makes its files, and keeps house templates and logos among the originals."""

    store: Store
    reports: Reports
    composing: Composing
    snapshots: Snapshots
    assets: Callable[[], PageAssets] | None = None
    renderer: Renderer | None = None
    """What a page carries inside, and the browser that prints it; None: no HTML, no PDF."""

    def pages(self, report: Report, lang: str) -> ReportDocument:
        """Return a report in one language as it will be printed; raises as ``Composing.compose``."""
        return self.composing.compose(report, lang)

    def file(self, report_id: str, fmt: str = "", language: str = "") -> Artifact:
        """Return the file of a report in the format of its template, or in another of FORMATS.

        Each chart and table of it is kept frozen and carries the id of its snapshot; the same report is the same file.
        Raises NotFound ("report_unknown"), Invalid ("report_format_unknown", "report_empty", "report_block_broken"),
        Unavailable ("house_file_missing", "browser_missing", "browser_failed").
        """
        report = self.reports.open(report_id)
        wanted = fmt or report.template.file_format
        if wanted not in FORMATS:
            raise Invalid("report_format_unknown", format=wanted[:20], formats=", ".join(FORMATS))
        if wanted == "pdf" and (self.renderer is None or not self.renderer.possible):
            raise Unavailable("browser_missing")
        said = ReportLanguage(language) if language in tuple(ReportLanguage) else report.language
        documents = [self._frozen(report, lang) for lang in said.languages]
        if wanted in MAKERS:
            return MAKERS[wanted](documents, self._house(report, wanted))
        return report_xlsx(documents) if wanted == "xlsx" else self._page(documents, report, wanted)

    def _page(self, documents: Sequence[ReportDocument], report: Report, wanted: str) -> Artifact:
        """Return a report as a page of its own, or as what a browser prints of it."""
        renderer = self.renderer if wanted == "pdf" else None
        if self.assets is None:
            raise Unavailable("export_assets_missing")
        assets = self.assets() if renderer is None else renderer.assets
        page = report_html(documents, _inside(documents, assets), self._bytes(report, "logo"))
        if renderer is None:
            return page
        width = PAPER.get(report.template, PAPER_WIDTH)
        printed = renderer.print(page.content.decode(), documents[0].as_of, width)
        return Artifact(f"{page.file_name.removesuffix('.html')}.pdf", PICTURES["pdf"], printed)

    def _frozen(self, report: Report, lang: str) -> ReportDocument:
        """Return a report whose charts and tables are kept as they stand in it."""
        place = f"{report.report_id}·{report.revision}"

        def keep(data: ChartData) -> ChartData:
            kept = self.snapshots.keep(data, lang, LOCAL_ACTOR, REPORT, place)
            return replace(data, snapshot=kept.said.snapshot_id)

        return self.composing.compose(report, lang, keep)

    def keep_house_file(self, report_id: str, kind: str, name: str, content: bytes) -> Report:
        """Check a template or logo and put it into a report; the same bytes are kept once.

        Raises Invalid as ``check_house_file``, and Unavailable ("disk_full", …), the report being as it was.
        """
        check_house_file(kind, name, content)
        kept = self.store.keep_original(io.BytesIO(content), name, MOST_BYTES)
        file = HouseFile(kept.file_name, kept.sha256)
        return self.reports.change(report_id, lambda report: replace(report, house={**report.house, kind: file}))

    def drop_house_file(self, report_id: str, kind: str) -> Report:
        """Take a template or logo out of a report; its file stays among the originals."""
        if kind not in HOUSE_KINDS:
            raise Invalid("house_kind_unknown", kind=kind[:20])

        def dropped(report: Report) -> Report:
            return replace(report, house={name: file for name, file in report.house.items() if name != kind})

        return self.reports.change(report_id, dropped)

    def _house(self, report: Report, fmt: str) -> House:
        return House(self._bytes(report, fmt), self._bytes(report, "logo"))

    def _bytes(self, report: Report, kind: str) -> bytes:
        file = report.house.get(kind)
        if file is None:
            return b""
        try:
            return self.store.original_path(file.sha256).read_bytes()
        except (OSError, NotFound) as error:
            raise Unavailable("house_file_missing", name=file.name) from error


def _inside(documents: Sequence[ReportDocument], assets: PageAssets) -> ReportInside:
    """Return what the page of a report carries: the figures of its charts, in the order in which they stand."""
    shown = [part for document in documents for part in document.parts if isinstance(part, Exhibit)]
    drawn = [part.document for part in shown if not part.as_table]
    figures = [
        {
            width: {
                "figure": charts.build(one.data, one.lang, "light", width=width, face=assets.face),
                "height": charts.height(one.data, width),
            }
            for width in ("wide", "narrow")
        }
        for one in drawn
    ]
    marks = {item.mark: charts.mark(item.mark) for one in drawn for item in one.key}
    return ReportInside(assets.script, assets.faces, figures, marks)
