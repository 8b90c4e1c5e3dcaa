"""What kind of file it is, told by its content and not by its name, and whether it may be read at all.

Every file that is no workbook is named for what it is: encrypted, a web page, a word-processing document. A name that
says one kind and a content that is another is read by the content, and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from indicators.model.finding import Finding, Severity
from indicators.workbook.engines.archive import check_archive
from indicators.workbook.engines.px_file import is_px
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError


class FileKind(StrEnum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"
    PX = "px"


@dataclass(frozen=True, slots=True)
class Container:
    """A file that may be read, and what is to be told about it."""

    kind: FileKind
    findings: tuple[Finding, ...] = ()


_EXTENSIONS = {
    ".xlsx": FileKind.XLSX, ".xlsm": FileKind.XLSX, ".xltx": FileKind.XLSX, ".xlsb": FileKind.XLSB,
    ".ods": FileKind.ODS, ".xls": FileKind.XLS, ".csv": FileKind.TEXT, ".tsv": FileKind.TEXT, ".txt": FileKind.TEXT,
    ".px": FileKind.PX,
}  # fmt: skip
_HEAD = 4096
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""What a worksheet of Excel 2, 3 or 4 opens with, which is no compound file: census software still writes them."""
_EMPTY_ZIP = b"PK\x05\x06"


def inspect(path: Path, file_name: str, limits: Limits) -> Container:
    """Return what the file is; raise RefusalError, naming the cause, where it may not or cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise RefusalError("file_empty")
    if size > limits.file_bytes:
        raise RefusalError("file_too_large", megabytes=-(-size // (1 << 20)), limit=limits.file_bytes >> 20)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _inspect_package(path, file_name, limits)
    if head.startswith(_OLE):
        return _inspect_ole(path.read_bytes(), file_name)
    _refuse_other_formats(head)
    kind = FileKind.PX if is_px(head) else FileKind.TEXT
    return Container(kind, _extension_finding(kind, file_name))


def _inspect_package(path: Path, file_name: str, limits: Limits) -> Container:
    names = check_archive(path, limits)
    kind = _package_kind(names, path)
    findings = list(_extension_finding(kind, file_name))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        declared = _suffix(file_name) in {".xlsm", ".xlsb"}
        code = "macro_present" if declared else "macro_undeclared"
        findings.append(Finding(code, Severity.INFO if declared else Severity.SOFT))
    if any(name.startswith(("xl/externalLinks/", "xl/embeddings/")) for name in names):
        findings.append(Finding("foreign_parts", Severity.INFO))
    return Container(kind, tuple(findings))


def _package_kind(names: frozenset[str], path: Path) -> FileKind:
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if any(name.startswith("xl/") for name in names) and "[Content_Types].xml" in names:
        return FileKind.XLSX
    if any(name.startswith("word/") for name in names):
        raise RefusalError("file_word_document")
    if any(name.startswith("ppt/") for name in names):
        raise RefusalError("file_presentation")
    if "content.xml" in names and "mimetype" in names:
        if b"opendocument.spreadsheet" in path.read_bytes()[:_HEAD]:
            return FileKind.ODS
        raise RefusalError("file_other_office")
    raise RefusalError("archive_no_workbook")


def _inspect_ole(content: bytes, file_name: str) -> Container:
    if _utf16("EncryptedPackage") in content:
        raise RefusalError("file_encrypted")
    if _utf16("Workbook") not in content and _utf16("Book") not in content:
        raise RefusalError("file_word_document" if _utf16("WordDocument") in content else "file_other_office")
    if _is_locked(content):
        raise RefusalError("file_encrypted")
    findings = list(_extension_finding(FileKind.XLS, file_name))
    if _utf16("_VBA_PROJECT") in content:
        findings.append(Finding("macro_present", Severity.INFO))
    return Container(FileKind.XLS, tuple(findings))


def _is_locked(content: bytes) -> bool:
    """Whether a binary workbook is encrypted: its opening record is followed, soon, by that of a password."""
    at = content.find(_OPENING)
    for _ in range(_FIRST_RECORDS if at >= 0 else 0):
        kind, length = (int.from_bytes(content[place : place + 2], "little") for place in (at, at + 2))
        if kind == _FILE_PASS:
            return True
        at += 4 + length
    return False


_OPENING = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILE_PASS, _FIRST_RECORDS = 0x2F, 8


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _refuse_other_formats(head: bytes) -> None:
    """Refuse what is neither package nor plain text, naming it."""
    if head.startswith(_PDF):
        raise RefusalError("file_pdf")
    if head.startswith(_OLD_EXCEL):
        raise RefusalError("file_old_excel")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<workbook")):
        raise RefusalError("file_spreadsheetml_2003" if b"urn:schemas-microsoft-com:office" in start else "file_xml")
    if start.startswith((b"<html", b"<!doctype html", b"<head", b"<table", b"<meta", b"<body")):
        raise RefusalError("file_html")
    if start.startswith((b"\x89png", b"\xff\xd8\xff", b"gif8", b"rar!", b"7z\xbc\xaf", b"{\\rtf", b"mz")):
        raise RefusalError("file_other_type")


def _suffix(file_name: str) -> str:
    return PurePath(file_name.strip().rstrip(".")).suffix.lower()


def _extension_finding(kind: FileKind, file_name: str) -> tuple[Finding, ...]:
    """Tell when the name promises another kind of file than the content is."""
    promised = _EXTENSIONS.get(_suffix(file_name))
    if promised is kind:
        return ()
    return (Finding("extension_differs", Severity.INFO, params={"extension": _suffix(file_name), "kind": kind.value}),)
