"""Every kind of file is told by its content, and every file that may not be read is refused by name."""

import struct
import warnings
import zipfile

import pytest

from indicators.workbook.engines.archive import MOST_MERGES
from indicators.workbook.engines.container import FileKind, inspect
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError
from tests.hostile.binary import compound, workbook
from tests.workbook.files import LIMITS, package, sheet_of, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def written(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    return path


def zipped(tmp_path, parts):
    path = tmp_path / "file"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts:
                archive.writestr(name, content)
    return path


def refused(path, name="file.xlsx", limits=LIMITS):
    with pytest.raises(RefusalError) as refusal:
        inspect(path, name, limits)
    return refusal.value.finding


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"<html><body><table/></body></html>", "file_html"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML><html/>", "file_html"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "file_spreadsheetml_2003",
        ),
        (b'<?xml version="1.0"?><root/>', "file_xml"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "file_old_excel"),
        (b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", "file_old_excel"),
        (b"%PDF-1.7", "file_pdf"),
        (b"{\\rtf1", "file_other_type"),
        (b"\x89PNG\r\n", "file_other_type"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "file_word_document"),
        (OLE, "file_other_office"),
    ],
)
def test_what_is_no_workbook_is_named_for_what_it_is(tmp_path, content, code):
    assert refused(written(tmp_path, content)).code == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([("readme.txt", "hello")], "archive_no_workbook"),
        ([("[Content_Types].xml", "<T/>"), ("word/document.xml", "<w/>")], "file_word_document"),
        ([("[Content_Types].xml", "<T/>"), ("ppt/presentation.xml", "<p/>")], "file_presentation"),
        ([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>")], "file_other_office"),
        ([("xl/a.xml", "<a/>"), ("xl/A.XML", "<a/>")], "archive_duplicate_part"),
        ([("xl/a.xml", "<a/>"), ("xl/a.xml", "<b/>")], "archive_duplicate_part"),
        ([("../../etc/passwd", "x")], "archive_path_part"),
        ([("/etc/passwd", "x")], "archive_path_part"),
        ([("..\\x", "x")], "archive_path_part"),
        ([("xl/a.xml", b"\0" * 1_000_000)], "archive_ratio"),
        ([("xl/a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")], "file_doctype"),
        ([("xl/a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))], "file_doctype"),
        ([("docProps/unnamed", "<!DOCTYPE a><a/>")], "file_doctype"),
    ],
)
def test_a_hostile_or_foreign_archive_is_refused_by_name(tmp_path, parts, code):
    assert refused(zipped(tmp_path, parts)).code == code


def test_sizes_and_counts_have_bounds(tmp_path):
    assert refused(written(tmp_path, b"a,b\n" * 100), limits=Limits(file_bytes=100)).code == "file_too_large"
    many = zipped(tmp_path, [(f"junk/{number}", b"") for number in range(12)])
    assert refused(many, limits=Limits(parts=10)).code == "archive_too_many_parts"
    large = zipped(tmp_path, [("xl/a.bin", bytes(range(256)) * 400)])
    assert refused(large, limits=Limits(unpacked_bytes=1000)).code == "archive_too_large"
    path = package(tmp_path / "f.xlsx", sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row>"))
    assert refused(path, limits=Limits(sheet_cells=1)).code == "sheet_too_large"
    merged = zipped(tmp_path, [("xl/worksheets/sheet1.xml", '<mergeCell ref="A1:B1"/>' * (MOST_MERGES + 100))])
    assert refused(merged, limits=Limits(ratio=10_000)).code == "sheet_too_many_merges"


def test_a_binary_workbook_with_a_password_is_called_encrypted(tmp_path):
    locked = compound(Workbook=workbook(among=[(0x2F, bytes(54))]))
    assert refused(written(tmp_path, locked)).code == "file_encrypted"


def test_a_flipped_bit_is_found_by_the_checksum(tmp_path):
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<v>100.1</v>")
    path.write_bytes(path.read_bytes().replace(b"<v>100.1</v>", b"<v>900.1</v>"))
    assert refused(path).code == "file_checksum"


def test_a_size_that_lies_is_found(tmp_path):
    path = zipped(tmp_path, [("xl/a.xml", b"<a>" + b"x" * 5000 + b"</a>")])
    raw = bytearray(path.read_bytes())
    directory = struct.unpack("<I", raw[raw.rfind(b"PK\x05\x06") + 16 :][:4])[0]
    raw[directory + 24 : directory + 28] = struct.pack("<I", 100)
    path.write_bytes(raw)
    assert refused(path).code == "file_checksum"


@pytest.mark.parametrize("keep", [0.6, 0.99])
def test_a_cut_off_workbook_is_told_as_cut_off(tmp_path, keep):
    path = xlsx(tmp_path / "f.xlsx", {"Data": [["a", 1]] * 50})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    assert refused(path).code == "file_truncated"


def test_an_encrypted_part_is_told_as_a_password(tmp_path):
    path = zipped(tmp_path, [("xl/a.xml", "<a/>")])
    raw = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.find(mark) + at] |= 1
    path.write_bytes(raw)
    assert refused(path).code == "file_encrypted"


def test_a_workbook_under_another_name_is_read_by_its_content_and_told(tmp_path):
    path = xlsx(tmp_path / "f.xls", {"Data": [["a", 1]]})
    container = inspect(path, "so lieu.xls", LIMITS)
    assert container.kind is FileKind.XLSX
    assert [(finding.code, finding.params["extension"]) for finding in container.findings] == [
        ("extension_differs", ".xls")
    ]
    assert inspect(path, "so lieu.XLSX ", LIMITS).findings == ()


def test_macros_are_told_and_in_a_plain_workbook_they_are_asked_about(tmp_path):
    path = package(tmp_path / "f", sheet_of(""), parts={"xl/vbaProject.bin": b"x"})
    assert [finding.code for finding in inspect(path, "a.xlsm", LIMITS).findings] == ["macro_present"]
    (finding,) = inspect(path, "a.xlsx", LIMITS).findings
    assert (finding.code, finding.severity) == ("macro_undeclared", "soft")


def test_links_and_embedded_objects_are_told(tmp_path):
    path = package(tmp_path / "f", sheet_of(""), parts={"xl/externalLinks/externalLink1.xml": "<e/>"})
    assert [finding.code for finding in inspect(path, "a.xlsx", LIMITS).findings] == ["foreign_parts"]


def test_text_and_old_workbooks_are_told_apart(tmp_path):
    assert inspect(written(tmp_path, b"a,b\n1,2\n"), "a.csv", LIMITS).kind is FileKind.TEXT
    assert inspect(written(tmp_path, OLE + "Workbook".encode("utf-16-le")), "a.xls", LIMITS).kind is FileKind.XLS
