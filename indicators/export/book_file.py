"""Our own workbooks as bytes: sheets, their charts, styles and properties; the same content gives the same file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from openpyxl.writer.theme import theme_xml

from indicators.export.cell_look import Styles
from indicators.export.drawing_xml import CHART_NS, DRAWING_NS, escaped, quoted
from indicators.export.package_file import PressedPart, fixed_part, package, pressed_part
from indicators.export.sheet_file import PlacedChart, Sheet
from indicators.export.sheet_names import quoted_name

EMU_A_CM = 360000
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "workbook": f"{_OFFICE_TYPE}.spreadsheetml.sheet.main+xml",
    "worksheet": f"{_OFFICE_TYPE}.spreadsheetml.worksheet+xml",
    "styles": f"{_OFFICE_TYPE}.spreadsheetml.styles+xml",
    "theme": f"{_OFFICE_TYPE}.theme+xml",
    "drawing": f"{_OFFICE_TYPE}.drawing+xml",
    "chart": f"{_OFFICE_TYPE}.drawingml.chart+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": f"{_OFFICE_TYPE}.extended-properties+xml",
}


@dataclass(frozen=True, slots=True)
class BookWords:
    """What the properties of a workbook say; ``identifier`` is the id of its chart."""

    title: str
    subject: str = ""
    creator: str = ""
    language: str = ""
    identifier: str = ""


@dataclass(slots=True)
class Book:
    """A workbook being written; its sheets share their styles."""

    sheets: list[Sheet] = field(default_factory=list)
    styles: Styles = field(default_factory=Styles)

    def add_sheet(self, title: str) -> Sheet:
        """Return a new sheet behind the others."""
        sheet = Sheet(title, self.styles)
        self.sheets.append(sheet)
        return sheet

    def file(self, day: date, words: BookWords) -> bytes:
        """Return the workbook as a file dated ``day``."""
        parts: list[tuple[str, str, bytes]] = [("workbook", "xl/workbook.xml", self._workbook())]
        related: list[PressedPart] = []
        charts = 0
        for n, sheet in enumerate(self.sheets, start=1):
            parts.append(("worksheet", f"xl/worksheets/sheet{n}.xml", _written(sheet.part(first=n == 1))))
            if not sheet.charts:
                continue
            drawn = range(charts + 1, charts + len(sheet.charts) + 1)
            charts += len(sheet.charts)
            parts.append(("drawing", f"xl/drawings/drawing{n}.xml", _drawing(sheet.charts)))
            parts += [
                ("chart", f"xl/charts/chart{i}.xml", one.part) for i, one in zip(drawn, sheet.charts, strict=True)
            ]
            to_drawing = _relations([("drawing", f"/xl/drawings/drawing{n}.xml")])
            to_charts = _relations([("chart", f"/xl/charts/chart{i}.xml") for i in drawn])
            related.append(pressed_part(f"xl/worksheets/_rels/sheet{n}.xml.rels", to_drawing))
            related.append(pressed_part(f"xl/drawings/_rels/drawing{n}.xml.rels", to_charts))
        parts += [
            ("styles", "xl/styles.xml", _written(self.styles.part())),
            ("core", "docProps/core.xml", _core(day, words)),
        ]
        fixed = [("theme", "xl/theme/theme1.xml", theme_xml.encode()), ("app", "docProps/app.xml", _APP)]
        sheets = [("worksheet", f"/xl/worksheets/sheet{n}.xml") for n in range(1, len(self.sheets) + 1)]
        to_sheets = _relations([*sheets, ("styles", "/xl/styles.xml"), ("theme", "/xl/theme/theme1.xml")])
        return package(
            [
                pressed_part("[Content_Types].xml", _content_types([*parts, *fixed])),
                fixed_part("_rels/.rels", _ROOT),
                pressed_part("xl/_rels/workbook.xml.rels", to_sheets),
                *(pressed_part(name, content) for _, name, content in parts),
                *related,
                *(fixed_part(name, content) for _, name, content in fixed),
            ]
        )

    def _workbook(self) -> bytes:
        sheets = "".join(
            f'<sheet name="{quoted(sheet.title)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, sheet in enumerate(self.sheets, start=1)
        )
        filters = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">'
            f"{escaped(quoted_name(sheet.title))}!{_fixed(sheet.filtered)}</definedName>"
            for n, sheet in enumerate(self.sheets)
            if sheet.filtered
        )
        return _written(
            f'<workbook xmlns="{_MAIN_NS}" xmlns:r="{_OFFICE_NS}"><workbookPr/><bookViews><workbookView/></bookViews>'
            f"<sheets>{sheets}</sheets>"
            + (f"<definedNames>{filters}</definedNames>" if filters else "")
            + '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
        )


def _written(text: str) -> bytes:
    return (_HEAD + text).encode()


def _fixed(area: str) -> str:
    """Return a range whose corners do not move."""
    corners = []
    for corner in area.split(":"):
        letters = corner.rstrip("0123456789")
        corners.append(f"${letters}${corner[len(letters) :]}")
    return ":".join(corners)


def _relations(targets: list[tuple[str, str]]) -> bytes:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE_NS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return _written(f'<Relationships xmlns="{_PACKAGE_NS}/relationships">{said}</Relationships>')


def _content_types(parts: list[tuple[str, str, bytes]]) -> bytes:
    said = "".join(f'<Override PartName="/{name}" ContentType="{_TYPES[kind]}"/>' for kind, name, _ in parts)
    return _written(
        f'<Types xmlns="{_PACKAGE_NS}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _drawing(charts: list[PlacedChart]) -> bytes:
    said = "".join(
        f"<oneCellAnchor><from><col>0</col><colOff>0</colOff><row>{chart.row - 1}</row><rowOff>0</rowOff></from>"
        f'<ext cx="{round(chart.width_cm * EMU_A_CM)}" cy="{round(chart.height_cm * EMU_A_CM)}"/>'
        f'<graphicFrame macro=""><nvGraphicFramePr><cNvPr id="{n}" name="{quoted(chart.name)}" '
        f'descr="{quoted(chart.description)}"/><cNvGraphicFramePr/></nvGraphicFramePr>'
        '<xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xfrm>'
        f'<a:graphic><a:graphicData uri="{CHART_NS}"><c:chart xmlns:c="{CHART_NS}" r:id="rId{n}"/></a:graphicData>'
        "</a:graphic></graphicFrame><clientData/></oneCellAnchor>"
        for n, chart in enumerate(charts, start=1)
    )
    spaces = f'xmlns="{_SHEET_DRAWING_NS}" xmlns:a="{DRAWING_NS}" xmlns:r="{_OFFICE_NS}"'
    return _written(f"<wsDr {spaces}>{said}</wsDr>")


def _core(day: date, words: BookWords) -> bytes:
    told = "".join(
        f"<dc:{name}>{escaped(text)}</dc:{name}>"
        for name, text in (
            ("creator", words.creator), ("title", words.title), ("subject", words.subject),
            ("identifier", words.identifier), ("language", words.language),
        )
        if text
    )  # fmt: skip
    moment = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return _written(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE_NS}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{told}{moment}</cp:coreProperties>'
    )


_APP = _written(
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Integration Indicators</Application></Properties>"
)
_ROOT = _written(
    f'<Relationships xmlns="{_PACKAGE_NS}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE_NS}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE_NS}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE_NS}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
