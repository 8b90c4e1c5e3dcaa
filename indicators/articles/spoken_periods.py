"""Where a text speaks of time, and of which: the words are found here and read by ``model.period_phrase``.

A text says "tháng 6", "nine months", "cùng kỳ" and leaves the rest to its date and to what was said before. A find is
a ``Spoken``; ``timeline`` works it out. Every expression is tried at one place only and is of bounded length.
"""

from __future__ import annotations

import itertools
import re

from indicators.articles.token import Spoken

WHOLE, BARE_YEAR, TO_DAY, WINDOW = "whole", "bare_year", "to_day", "window"
SAME, PREVIOUS_MONTH, PREVIOUS_QUARTER, PREVIOUS_YEAR, PREVIOUS_DECEMBER = (
    "same", "previous_month", "previous_quarter", "previous_year", "previous_december",
)  # fmt: skip
CUMULATIVE, SINCE, NOW, THE_MONTH, THE_QUARTER, DAY, THIS_YEAR, PREVIOUS_HALF, TO_END = (
    "cumulative", "since", "now", "the_month", "the_quarter", "day", "this_year", "previous_half", "to_end",
)  # fmt: skip

_COUNT = r"(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)"
_EN_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MON = (
    r"(?:jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?|july?|aug(?:ust|\b\.?)"
    r"|sep(?:tember|t?\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))(?![a-z])"
)
_VI_MON = r"(?:\d{1,2}(?![\d.,]*\d)|gieng|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?|chap)\b"
_Y = r"(?P<y>(?:19|20)\d{2})(?![\d/]|[.,]\d)"
_OF_YEAR = rf"(?:\s?[/\-.]\s?{_Y}|(?:,? ?(?:cua )?nam| ?\()? {_Y}| (?:cua )?nam (?P<said>nay|ngoai|truoc)| nay\b)?"
_EN_YEAR = rf"(?:,? (?:of |in )?(?:the year )?{_Y}| (?:of|in) (?P<said>this|last) year| this year)?"
_DM = r"\d{1,2} ?[/.-] ?\d{1,2}"
_ORDINAL = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th|last)"


def _rule(form: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    """Return a rule; names of groups that come several times are numbered."""
    count = itertools.count()
    return form, re.compile(re.sub(r"\?P<(y|said)\d?>", lambda found: f"?P<{found[1]}{next(count)}>", pattern))


_SAMPLES = ("1/2 den 15/2", "16 den 31/12", "5 may 2024", "7 thang dau nam 2025", "7 thang 2025", "7t/2025", "7m2025", "1q 2025",
            "1h 2025", "1q", "1h", "7m", "7t", "7 months of 2025", "1st quarter of 2025", "2nd half", "2025")  # fmt: skip
"""Ways to begin a period with a digit."""
_RULES = (
    _rule(PREVIOUS_DECEMBER, r"(?:thang (?:12|muoi hai) (?:cua )?nam (?:truoc|ngoai)|cuoi nam (?:truoc|ngoai|\d{4})|"
                             r"(?:the )?(?:end of last year|end-\d{4}|december (?:of )?last year))\b"),
    _rule(WINDOW, rf"(?:tu |from )?(?:ngay )?(?:{_DM}(?:[/-]\d{{4}})?|\d{{1,2}}) ?(?:-|den|toi|to) ?(?:het )?(?:ngay )?{_DM}(?:[/-](?P<y>\d{{4}}))?(?![\d/])"),
    _rule(SINCE, r"tu (?:dau nam|thang \d{1,2})(?: ?[/-] ?| nam | )(?P<y>\d{4}) (?:den|toi) nay\b"),
    _rule(TO_DAY, rf"(?:tinh )?(?:den|toi)(?: het)?(?: thoi diem)?(?: ngay)? (?:{_DM}(?:[/-](?P<y>\d{{4}}))?(?![\d/])"
                  rf"|\d{{1,2}} thang \d{{1,2}}(?: nam (?P<y2>\d{{4}}))?(?!\d))"),
    _rule(TO_DAY, rf"(?:as of|as at|up to|until|through|by) (?:{_MON} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? (?P<y>\d{{4}}))?"
                  rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MON}(?:,? (?P<y2>\d{{4}}))?|{_DM}/(?P<y3>\d{{4}})(?![\d/]))"),
    _rule(TO_END, rf"(?:as of|by|until|through|to|at) (?:the )?end[- ](?:of )?{_MON}(?:,? (?P<y>\d{{4}}))?|(?:tinh )?den cuoi thang \d{{1,2}}(?: ?[/-] ?| nam )?(?P<y>\d{{4}})?(?!\d)"),
    _rule(WHOLE, rf"(?:tinh )?den (?:het|cuoi) (?:thang {_VI_MON}|quy (?:iv|i{{1,3}}|[1-4])\b){_OF_YEAR}"),
    _rule(WHOLE, rf"(?:ky|nua) (?:[12]|i{{1,2}}|dau|cuoi)(?: cua)? thang {_VI_MON}{_OF_YEAR}"),
    _rule(PREVIOUS_HALF, r"(?:ky|nua)(?: thang)? (?:truoc|truoc do)\b|nua (?:dau|cuoi) thang truoc\b"),
    _rule(DAY, rf"(?:ngay|sang|chieu|toi|hom) (?:ngay )?{_DM}(?:[/-]\d{{4}})?(?![\d/])|ngay \d{{1,2}} thang \d{{1,2}}(?: nam \d{{4}})?"
               rf"|(?:on )?{_MON} \d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\d)(?:, \d{{4}})?|(?:on )?\d{{1,2}}(?:st|nd|rd|th)? {_MON}(?: \d{{4}})?"),
    _rule(SAME, r"(?:cung (?:ky|thoi diem|thang|quy)(?: (?:nam|cua nam))?(?: (?P<y>(?:19|20)\d{2})(?!\d)| ngoai| truoc| truoc do| lien truoc)?)\b"),
    _rule(SAME, rf"(?:the )?(?:same|corresponding|year-earlier|year-ago) (?:period|month|quarter|time|term|timeframe)"
                rf"(?:,? (?:of |in |a |the )?(?:{_Y}|last year|previous year|year earlier|year before|year ago|prior year|preceding year"
                rf"|the previous year|the year before))?"),
    _rule(SAME, r"a year (?:earlier|ago|before|prior)\b|(?:the )?(?:year|prior year) (?:before|earlier)\b|year[- ](?:on|over)[- ]year\b"
                r"|y[/-]o?-?y\b|yoy\b|(?:from )?one year (?:earlier|ago|before)\b|on[- ]year\b|annually\b|year earlier\b|theo nam\b"),
    _rule(PREVIOUS_MONTH, r"thang (?:truoc|lien truoc|truoc do|ke truoc|lien ke)(?: do)?\b|(?:the )?(?:previous|preceding|prior|last) month\b"
                          r"|(?:a|the) month (?:earlier|ago|before)\b|month[- ](?:on|over)[- ]month\b|m-?o-?m\b|on[- ]month\b|theo thang\b|month-on-month\b"),
    _rule(PREVIOUS_QUARTER, r"quy (?:truoc|lien truoc|truoc do|lien ke)\b|(?:the )?(?:previous|preceding|prior|last) quarter\b"
                            r"|(?:a|the) quarter (?:earlier|ago|before)\b|quarter[- ](?:on|over)[- ]quarter\b|q-?o-?q\b"),
    _rule(CUMULATIVE, r"luy ke(?: tu dau nam)?(?: den nay)?(?! (?:\d|hai|ba|bon|nam|sau|bay|tam|chin|muoi|den))|cong don(?! \d)|tu dau nam(?: (?:den|toi) nay| nay| den het thang nay)?|year to date\b"
                      r"|so far this year\b|since (?:the )?(?:beginning|start) of (?:the|this) year\b|cumulatively\b|year-to-date\b"
                      r"|so far in \d{4}"),
    _rule(WHOLE, rf"{_COUNT} thang (?:dau|cuoi)(?: cua)?(?: nam)?{_OF_YEAR}"),
    _rule(WHOLE, rf"(?:\d{{1,2}}|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?) thang(?! (?:\d{{1,2}}\b(?!\d)|truoc|sau|toi|qua|gan|lien))(?: cua)?{_OF_YEAR}"),
    _rule(WHOLE, rf"quy (?:iv|i{{1,3}}|[1-4]|mot|hai|ba|tu|bon)\b(?! nam nay tro){_OF_YEAR}"),
    _rule(WHOLE, rf"nua (?:dau|cuoi)(?: cua)?(?: nam)?{_OF_YEAR}"),
    _rule(THE_MONTH, r"trong thang(?! ?\d)(?: nay)?|thang nay\b|thang qua\b|(?:for|in|during) the month\b|this month\b|that month\b"),
    _rule(THE_QUARTER, r"trong quy(?! ?(?:i|\d|mot|hai|ba|tu))|quy nay\b|quy qua\b|(?:for|in|during) the quarter\b|this quarter\b"),
    _rule(WHOLE, rf"thang {_VI_MON}(?! (?:nam|tuoi)\b(?! (?:19|20)\d\d| nay| ngoai| truoc)){_OF_YEAR}"),
    _rule(WHOLE, rf"t\d{{1,2}}/{_Y}|\d{{1,2}}[tm]/?{_Y}|q[1-4][ /-]?{_Y}|[1-4]q[ /-]?{_Y}|h[12][ /-]?{_Y}|[12]h[ /-]?{_Y}|quy [1-4]/\d{{2}}\b"),
    _rule(WHOLE, r"q[1-4]\b|[1-4]q\b|h[12]\b|\d{1,2}m\b|[12]h\b|\d{1,2}t\b"),
    _rule(WHOLE, rf"{_MON} ?(?:-|to|through) ?{_MON}(?: period)?{_EN_YEAR}"),
    _rule(WHOLE, rf"(?:the )?(?:year's )?(?:first|last|opening) {_EN_COUNT}[- ]months?(?: period)?{_EN_YEAR}|{_EN_COUNT}[- ]months?\b(?! (?:ago|earlier|high|low))(?: period)?{_EN_YEAR}"),
    _rule(WHOLE, rf"(?:the )?{_ORDINAL}[- ](?:quarter|half)(?: of {_MON})?\b{_EN_YEAR}"),
    _rule(THIS_YEAR, rf"ca nam(?: (?P<said>nay|ngoai|truoc)| {_Y})?|(?:trong )?nam (?P<said2>nay|qua)\b|(?:this|the whole|the full|the entire) year\b|full[- ]year(?: {_Y})?|for the year\b|toan nam(?: {_Y})?"),
    _rule(PREVIOUS_YEAR, r"nam (?:truoc|ngoai|lien truoc|truoc do)\b|(?:the )?(?:last|previous|prior|preceding) year(?:'s)?\b"),
    _rule(NOW, r"den nay|hien nay|tinh den nay|to date\b|so far\b|until now\b|up to now\b|as of now\b|den thoi diem nay|tinh den hien tai"),
    _rule(WHOLE, rf"{_MON}{_EN_YEAR}"),
    _rule(WHOLE, rf"(?:nam|year) {_Y}"),
    _rule(BARE_YEAR, rf"{_Y}"),
)  # fmt: skip

_OF_DIGITS = tuple(rule for rule in _RULES if any(rule[1].match(sample) for sample in _SAMPLES))
"""The rules that a digit can begin, tried alone where one does."""

PERIOD_STARTS = re.compile(
    r"\d|nam|ke|truoc|sau|vao|since|giai|nhiem|thoi|cac|tam|thang|quy|ca|cung|luy|cong|tu|den|tinh|toi|ky|nua|ngay|sang|chieu|hom|trong|hien|cuoi|theo|toan|t\d|q\d|h\d|mot|hai|ba|bon|sau|bay|tam|chin|muoi"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the|first|second|third|fourth|final|1st|2nd|3rd|4th|last|opening|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|as|at|up|until|through|by|on|same|corresponding|year|a\b|prior|previous|preceding"
    r"|from|month|quarter|m-?o|q-?o|y[/-]?o?-?y|so far|since|cumul|this|that|full|for|in|during|to date|annually|end|from one"
)
_SPAN_OF_YEARS = re.compile(
    r"(?:(?:giai doan|nhiem ky|thoi ky|cac nam|trong) )?(?:19|20)\d{2} ?(?:-|den|to) ?(?:19|20)?\d{2}(?!\d|[.,]\d)"
    r"|(?:ke )?tu (?:nam|quy (?:iv|i{1,3}|\d)[ /]|thang \d{1,2}[ /-]) ?(?:19|20)\d{2}(?: (?:den|toi) nay)?(?! (?:den|toi) nam)\b"
    r"|(?:truoc|sau|den|toi|vao|tam nhin(?: den)?(?: nam)?) nam (?:20[3-9]|2100)\d?\b|since (?:the )?(?:[a-z]+ )?(?:of )?(?:19|20)\d{2}\b"
)
"""Spans of years, where a record begins, and horizons: none is the period of a figure."""


def spoken_at(folded: str, said: str, at: int) -> tuple[Spoken | None, int, int] | None:
    """Return the time spoken of at one place with its end and the rules tried; None in it: a span that is no period."""
    if not PERIOD_STARTS.match(folded, at):
        return None
    if span := _SPAN_OF_YEARS.match(folded, at):
        return None, span.end(), 1
    for tried, (form, pattern) in enumerate(_OF_DIGITS if folded[at].isdigit() else _RULES, 1):
        match = pattern.match(folded, at)
        if match and not (match[0] in _MAY and not _is_may(folded, said, at, match.end())):
            return Spoken(form, match[0].strip(), _year_said(match)), match.end(), tried
    return None


def _year_said(match: re.Match[str]) -> int | None:
    written = next((said for name, said in match.groupdict().items() if said and name[0] == "y"), None)
    return int(written) if written else None


_MAY = frozenset({"may", "mar", "may."})


def _is_may(folded: str, said: str, at: int, end: int) -> bool:
    """Whether "May" is the month: a capital letter, and no verb behind it as in "May be"."""
    return said[at : at + 3] in {"May", "Mar"} and not folded.startswith((" be", " have", " not"), end)
