"""Files that are refused as a whole, each with the code of its finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.services.workbooks import appendix, changed_parts, table

HTML = b"<html><head><title>So lieu</title></head><body><table><tr><td>Nam</td><td>2024</td></tr></table></body></html>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def wrong_type(folder: Path) -> Path:
    path = folder / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.xlsx"
    path.write_bytes(b"")
    return path


def without_figures(folder: Path) -> Path:
    return table(folder / "blank.xlsx", [])


def encrypted(folder: Path) -> Path:
    """An OLE container with the stream names of an encrypted package, as Office writes them."""
    path = folder / "locked.xlsx"
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in ("EncryptionInfo", "EncryptedPackage"))
    path.write_bytes(OLE + bytes(504) + names + bytes(4096))
    return path


def truncated(folder: Path) -> Path:
    path = appendix(folder / "cut.xlsx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def html_as_xls(folder: Path) -> Path:
    path = folder / "page.xls"
    path.write_bytes(HTML)
    return path


def word(folder: Path) -> Path:
    path = appendix(folder / "letter.xlsx")
    return changed_parts(path, lambda name, content: content if name == "[Content_Types].xml" else None)


REFUSED: tuple[Callable[[Path], Path], ...] = (
    wrong_type,
    empty,
    without_figures,
    encrypted,
    truncated,
    html_as_xls,
    word,
)
