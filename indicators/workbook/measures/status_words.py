"""The words of a status: what says that a figure is preliminary, estimated, planned, forecast or official."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indicators.model.observation import ObsStatus
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import blank_out, clean


@lru_cache(maxsize=4_096)
def read_status(text: str) -> str:
    """Return the observation status that the words of ``text`` say, empty where they say none."""
    return first_status(aligned_fold(clean(text)))[0]


def without_status(text: str) -> str:
    """Return a cleaned text without the words of its status: "Ước tính năm 2031" is "năm 2031"."""
    return clean(blank_out(text, status_spans(aligned_fold(text))))


def status_of_title(title: str) -> str:
    """Return the status that a title says of its period: "GDP ước tính quý I năm 2031"."""
    said = _BEFORE_PERIOD.search(aligned_fold(title))
    return read_status(said[0]) if said else ""


_BEFORE_PERIOD = re.compile(r"\b(?:uoc tinh|so bo)(?= (?:ca nam|nam|quy|thang|\d{1,2} thang)\b)")


def status_spans(folded: str) -> list[tuple[int, int]]:
    """Return where words of any status stand in a folded text."""
    return [match.span() for pattern, _ in _STATUSES for match in pattern.finditer(folded)]


def first_status(folded: str) -> tuple[str, tuple[int, int] | None]:
    """Return the status that a folded text says and where it says it; the first of the table where it says several."""
    for pattern, status in _STATUSES:
        if match := pattern.search(folded):
            return status.value, match.span()
    return "", None


def short_status(heads: Sequence[str]) -> str:
    """Return the status that folded heads of one column say in short: "TH 2031", "KH" under "Năm 2031".

    Alone they are codes of countries as well.
    """
    dated = any(_DATED.match(head) for head in heads)
    for head in heads:
        if (match := _SHORT.fullmatch(head)) and (match["when"] or dated):
            return _SHORT_FORMS[match["form"]].value
    return ""


def short_spans(folded: str) -> list[tuple[int, int]]:
    """Return where the short form stands in a folded text that says it and a period."""
    match = _SHORT.fullmatch(folded)
    return [match.span("form")] if match and match["when"] else []


_SHORT = re.compile(
    r"(?P<form>th|kh)"
    r"(?: (?P<when>(?:(?:ca )?nam|quy|thang|\d{1,2} thang|\d{1,2}t|q(?:[1-4]|iv|i{1,3})|(?:19|20)\d{2})\b.*))?"
)
_DATED = re.compile(r"(?:(?:ca )?nam|quy|thang|\d{1,2} thang)\b.*\d{4}")
_SHORT_FORMS = {"th": ObsStatus.OFFICIAL, "kh": ObsStatus.TARGET}

_CARRIED_OUT = (
    r"chuong trinh|nhiem vu|che do|chinh sach|muc tieu|du an|dau tu|dieu chinh|cai cach|cac (?!thang|quy|nam|ky)\w+"
)
"""What "thực hiện" is the verb of: money "to carry out projects" may well be planned."""
_AIM = r"(?<!co )(?<!chuong trinh )(?<!bo sung )(?<!cac )(?<!\bct )\bmuc tieu\b(?! (?:quoc gia|nhiem vu)\b)"
"""A target, and not what money is meant for: "chương trình mục tiêu quốc gia"."""
_STATUSES = tuple(
    (re.compile(pattern), status)
    for pattern, status in (
        (
            (
                r"\bso bo\b(?! sung)|\bprel(?:iminary|im)?\b\.?|\bpre\.(?= ?\d{4})|\bprovisional\b"
                r"|(?<=\d{4})\s?[(\[]?pr?[)\]/]?$"
            ),
            ObsStatus.PRELIMINARY,
        ),
        (
            r"\buoc(?: tinh| dat| thuc hien| th)?\b|\buth\b|\bestimate[ds]?\b|\best\b\.?|(?<=\d{4})\s?[(\[]?e[)\]/]?$",
            ObsStatus.ESTIMATE,
        ),
        (
            rf"\bke hoach\b|\bplan(?:ned)?\b|\btarget\b(?! (?:transfers?|program\w*)\b)|\bdu toan\b|{_AIM}",
            ObsStatus.TARGET,
        ),
        (r"\bdu bao\b|\bforecast\b|\bprojection\b|(?<=\d{4})\s?[(\[]?f[)\]]?$", ObsStatus.FORECAST),
        (
            (
                rf"\bchinh thuc\b|(?<!von )(?<!dau tu )(?<!so )(?<!de )\bthuc hien\b(?! (?:von|{_CARRIED_OUT})\b)"
                r"|\bactual\b|\bquyet toan\b|\bfinal accounts?\b|\bf/a\b"
            ),
            ObsStatus.OFFICIAL,
        ),
    )
)
