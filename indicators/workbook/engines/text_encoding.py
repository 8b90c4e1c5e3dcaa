"""The bytes of a text file in letters: what a mark or the text itself proves, and else Western Windows that reads so.

A wrong encoding spoils names and never numbers, yet a name that is spoiled is another series. So bytes that read as
words in no encoding known here are refused, and an encoding that only the words prove is told.
"""

from __future__ import annotations

import re
import unicodedata

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.legacy_font import is_legacy_font
from indicators.workbook.engines.chinese_text import read_chinese
from indicators.workbook.refusal import RefusalError


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """Decode UTF-8, UTF-16, Shift JIS, EUC-KR, Big5, GB18030 or Windows text (Western, Vietnamese, old font).

    Anything else is refused.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16"), []
    if b"\x00" in content:
        return _unmarked_utf16(content)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _windows(content)


def _unmarked_utf16(content: bytes) -> tuple[str, list[Finding]]:
    """Decode UTF-16 that lost its mark, told by nought in every other byte; refuse NUL elsewhere."""
    sample = content[:HEAD]
    for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        noughts = sample[odd::2].count(0)
        if noughts > MOSTLY * len(sample) / 2 and not sample[1 - odd :: 2].count(0):
            return _strictly(content, encoding), [_assumed(encoding.upper())]
    raise RefusalError("text_nul", position=content.index(b"\x00") + 1)


HEAD, MOSTLY = 4096, 0.5


def _windows(content: bytes) -> tuple[str, list[Finding]]:
    for encoding, name, *letters in _EAST_ASIAN:
        if (text := _of_letters(content, encoding, *letters)) is not None:
            return text, [_assumed(name)]
    if (chinese := read_chinese(content)) is not None:
        return chinese[0], [_assumed(chinese[1])]
    vietnamese = _vietnamese(content)
    if vietnamese is not None:
        return vietnamese, [_assumed("Windows-1258")]
    if (central := _central_european(content)) is not None:
        return central, [_assumed("Windows-1250")]
    text = _strictly(content, "cp1252")
    if _is_old_font(text):
        return text, []
    if _NOT_WESTERN.search(text) or len(_COMBINING_TONES.findall(text)) > 1:
        raise RefusalError("text_encoding")
    return text, [_assumed("Windows-1252")]


def _of_letters(content: bytes, encoding: str, sure: re.Pattern[str], letters: re.Pattern[str]) -> str | None:
    """Return the text where all is of an encoding and what is not Latin mostly ``letters``, some of them ``sure``."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    known = len(letters.findall(text)) > NEARLY_ALL * foreign
    return text if known and len(sure.findall(text)) >= FEWEST_LETTERS else None


FEWEST_LETTERS, NEARLY_ALL = 4, 0.8
_HANGUL = re.compile("[\uac00-\ud7a3]")
_EAST_ASIAN = (
    ("cp932", "Shift JIS", re.compile("[\u3041-\u30fe]"), re.compile("[\u3001-\u30fe\u4e00-\u9fff\uff01-\uff5e]")),
    ("euc_kr", "EUC-KR", _HANGUL, _HANGUL),
)
"""Encodings of two bytes a letter. French accents read as Chinese signs of Shift JIS, and never as its syllables."""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusalError("text_encoding") from error


def _assumed(encoding: str) -> Finding:
    return Finding("encoding_assumed", Severity.SOFT, params={"encoding": encoding})


def _vietnamese(content: bytes) -> str | None:
    """Return the text where bytes are Windows-1258, whose tones are signs of their own: all must join their vowels."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    if _COMBINING.search(text):
        return None
    sure = len(_TONED.findall(text)) + 2 * len(_WORDS.findall(text))
    return text if sure >= FEWEST_SIGNS else None


FEWEST_SIGNS = 2
_COMBINING = re.compile("[\u0300-\u036f]")
_TONED = re.compile("[\u1ea0-\u1ef9]")
_WORDS = re.compile(r"\b(?:năm|tháng|quý|tỷ đồng|triệu đồng|đơn vị|chỉ tiêu|giá trị|số lượng)\b", re.IGNORECASE)
"""Letters and words that text of another encoding shows by no accident."""


def _central_european(content: bytes) -> str | None:
    """Return the text where bytes are Windows-1250: three different words of one language in it that prove it."""
    try:
        text = content.decode("cp1250")
    except UnicodeDecodeError:
        return None
    said = text[:SAMPLE].lower()
    proven = any(len(set(words.findall(said))) >= FEWEST_WORDS for words in _CENTRAL)
    return text if proven else None


FEWEST_WORDS = 3
_HUNGARIAN = r"""\b(?:év|férfi|nő|száma|összesen|ország|vármegye|népesség|időszak|június|január|negyedév|közúti|terület
|területi|egység|régió|és)\b"""
_POLISH = r"""\b(?:ogółem|województwo|województwa|ludność|miesiąc|kwartał|półrocze|wartość|wyszczególnienie|mężczyźni|zł
|powiat|źródło|główny|urząd)\b"""
_CZECH = r"\b(?:čtvrtletí|měsíc|muži|ženy|kč|území|počet|průměr|průměrná|český|úřad|údaje|období|míra)\b"
_CENTRAL = tuple(re.compile(words.replace("\n", "")) for words in (_HUNGARIAN, _POLISH, _CZECH))


def _is_old_font(text: str) -> bool:
    """Whether the text is Vietnamese of the old font, which is turned into Unicode once its cells are known."""
    found = 0
    for part in _PARTS.split(text[:SAMPLE]):
        found += is_legacy_font(part)
        if found >= FEWEST_SIGNS:
            return True
    return False


SAMPLE = 65_536
_PARTS = re.compile(r"[,;\t|\r\n\"]+")

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
_NOT_WESTERN = re.compile(
    rf"[^\x00-\x7f{_LETTER}\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026€£¥§°±²³º«»·\u00a0½¼¾×÷©®™†‡‰]"
    rf"|[{_LETTER}][§°±²³º«»·½¼¾×÷©®†‡‰£¥][{_LETTER}]|[À-ÖØ-öø-ÿ]{{3}}|[a-z][§±·½¼¾×÷«»®]|[A-Z][ØÞ][^A-ZÀ-Þ]"
)
"""Signs inside words, and runs of accented letters: text of another encoding seen through Windows-1252."""
_COMBINING_TONES = re.compile(r"[aeiouyAEIOUYâêôÂÊÔ][ìÌÒÞ]|[aouâêô]ò")
"""Vietnamese in Windows-1258 writes tones as signs of their own after the vowel."""
