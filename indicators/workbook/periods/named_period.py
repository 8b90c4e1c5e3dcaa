"""The periods that a title, a sheet's name or a note names: more than a header may, for a title has bare years.

Belongs here: which of the years and days of such a text are its period. The day of publication, the base of prices,
a classification's edition and a decree's number are none; "2010-2015" and "2007/08" are told and left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.model.month_names import ALSO_WORDS, MONTHS_OF_ALL
from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import PeriodReading, aligned_fold, read_period, read_periods
from indicators.model.period_windows import SCHOOL_YEAR
from indicators.model.text import blank_out, clean
from indicators.workbook.periods.republic_year import republic_periods
from indicators.workbook.periods.year_spans import FEWEST_YEARS, LONGEST


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period as it is named; ``period`` None: the words speak of one that they leave open (a financial year)."""

    period: Period | None
    text: str


def is_about_publication(text: str) -> bool:
    """Whether a line tells when something was published, updated or downloaded, or whose right it is."""
    return bool(_PUBLICATION.search(aligned_fold(clean(text[:_LONGEST]))))


def tells_publication(text: str) -> bool:
    """Whether a line is about publication; one that begins with a title and its source is read up to these words."""
    return is_about_publication(text) and not _TITLE_FIRST.match(aligned_fold(text))


_TITLE_FIRST = re.compile(r"[^:]{20,300} sources? ?: (?=.{0,300}\b(?:release|publication|updated?)\b)")


def without_decree(text: str) -> str:
    """Return a cleaned text with blanks where it says with which decree a table was made public, and of what day."""
    return blank_out(text, [match.span() for match in _DECREE.finditer(aligned_fold(text))])


def named_periods(text: str) -> tuple[NamedPeriod, ...]:
    """Return the different periods that ``text`` names, in the order of its words; what is published when is none."""
    said = _MARKED_YEAR.sub(lambda match: " " * len(match[0]), without_decree(clean(text[:_LONGEST])))
    if publication := _PUBLICATION.search(aligned_fold(said)):
        said = said[: publication.start()].strip()
    if (apart := _said_apart(said)) is not None or (apart := _pooled(said)) is not None:
        return (apart,)
    folded = _NO_YEAR.sub(lambda match: " " * len(match[0]), aligned_fold(said))
    match = _OPEN_YEARS.search(_SCHOOL_YEAR.sub("", folded))
    if match and (not _NEXT_YEAR.fullmatch(match[0]) or _are_next_years(match[0])):
        return (NamedPeriod(None, said[slice(*match.span())]),)
    if (open_end := _TO_DATE.search(folded)) is not None:
        return (NamedPeriod(None, said[slice(*open_end.span())]),)
    if republic := republic_periods(folded):
        return _different([NamedPeriod(period, said[slice(*span)]) for period, span in republic])
    read = read_periods(said)
    if (through := _from_to(folded, read)) is not None:
        return (NamedPeriod(through, said[read[0].span[0] : read[1].span[1]]),)
    for reading in read:
        folded = folded[: reading.span[0]] + " " * len(reading.text) + folded[reading.span[0] + len(reading.text) :]
    return _different([*(NamedPeriod(reading.period, reading.text) for reading in read), *_bare(said, folded, read)])


def _said_apart(said: str) -> NamedPeriod | None:
    """Return the month or quarter whose number and year are said as two things: "Mes: 08 Año: 2031"."""
    match = _SAID_APART.search(aligned_fold(said))
    length = 0 if match is None else 3 if match["quarter"] else 1
    first = 0 if match is None else (int(match["n"]) - 1) * length + 1
    if match is None or not 1 <= first <= 13 - length:
        return None
    return NamedPeriod(Period.months(int(match["year"]), first, length), said[slice(*match.span())])


_SAID_APART = re.compile(
    r"\b(?:(?:mes|month|thang|bulan|mois|monat|ay)|(?P<quarter>quarter|quy|trimestre|triwulan|quartal))"
    r" ?: ?(?P<n>\d{1,2})[ ,;-]{1,3}(?:ano|year|nam|tahun|annee|jahr|yil) ?: ?(?P<year>(?:19|20)\d\d)\b"
)


def _bare(said: str, folded: str, read: Sequence[PeriodReading]) -> Iterator[NamedPeriod]:
    """Yield the years that stand alone, or behind a month; not those of a period that is read already."""
    for bare in _BARE_YEAR.finditer(folded):
        if (month := _month_before(said, folded, bare)) is not None:
            yield month
            continue
        year = Period.year(int(bare[0]))
        if not any(year.start <= reading.period.start and reading.period.end <= year.end for reading in read):
            yield NamedPeriod(year, bare[0])


def _month_before(said: str, folded: str, year: re.Match[str]) -> NamedPeriod | None:
    """Read the month that stands before a year: "… a diciembre de 2016"; open where another month goes before it."""
    match = _MONTH_OF_YEAR.search(folded[: year.start()])
    if match is None or match["month"] not in MONTHS_OF_ALL:
        return None
    if match["to"] is None and (match["month"] in ALSO_WORDS or len(match["month"]) < FULL_NAME):
        return None
    if match["first"] in MONTHS_OF_ALL:
        both = said[match.start() : year.end()]
        through = read_period(_SPACED_HYPHEN.sub("-", both))
        return NamedPeriod(through.period if through is not None else None, both)
    reading = read_period(said[match.start("month") : year.end()])
    return NamedPeriod(reading.period, reading.text) if reading is not None else None


_SPACED_HYPHEN = re.compile(r" - ")
FULL_NAME = 4
"""Letters of a name that is surely that of a month where a year follows it ("MES DE ENERO 2031", "janvier 2031")."""
_MONTH_OF_YEAR = re.compile(
    r"(?:(?<![^\W\d_])(?P<first>[^\W\d_]{3,12})(?: ?[,/-] ?| (?:y |e |et |und |dan )?))?"
    r"(?P<to>\b(?:al?|hasta|ate) )?(?<![^\W\d_])(?P<month>[^\W\d_]{3,12})\.?,? (?:del? )?$"
)


def _pooled(said: str) -> NamedPeriod | None:
    """Return the years that were taken together, as those of a life table or an average of so many: 2018/2020."""
    if (match := _AVERAGE_OF_YEARS.search(aligned_fold(said))) is not None:
        years = [int(year) for year in re.findall(_YEAR, match["years"])]
        if len(years) == int(match["count"]) and years == list(range(years[0], years[-1] + 1)):
            return NamedPeriod(
                Period(date(years[0], 1, 1), date(years[-1] + 1, 1, 1)), said[slice(*match.span("years"))]
            )
    match = _POOLED.search(said) or _stage(aligned_fold(said))
    first, last = (int(match["first"]), int(match["last"])) if match is not None else (0, 0)
    if match is None or not FEWEST_YEARS <= last - first + 1 <= LONGEST:
        return None
    return NamedPeriod(Period(date(first, 1, 1), date(last + 1, 1, 1)), said[slice(*match.span())])


def _stage(folded: str) -> re.Match[str] | None:
    """Return "giai đoạn 2031-2035" where no other year stands beside it, which it may be a plan's frame for."""
    match = _STAGE.search(folded)
    years = set(re.findall(_YEAR, folded))
    return match if match is not None and years == {match["first"], match["last"]} else None


_TO_DATE = re.compile(r"\b(?:19|20)\d{2} (?:to|until|till) (?:date|present|now)\b")
"""Where figures begin; how far they go stands at each of them."""


def _from_to(folded: str, read: Sequence[PeriodReading]) -> Period | None:
    """Return the whole stretch of two months or quarters with a word for "to" between them and no other beside."""
    if len(read) != 2 or any(one.period.is_instant or one.period.kind is PeriodKind.YEAR for one in read):
        return None
    first, last = read
    between = folded[first.span[1] : last.span[0]].strip()
    if between not in _TO or first.period.end > last.period.start:
        return None
    return Period(first.period.start, last.period.end)


def periods_of_note(text: str) -> tuple[NamedPeriod, ...]:
    """Return the periods of a longer note: those of its first sentence that names any.

    Later sentences may go into detail (the day of a census after its year); one of another year makes it open.
    """
    first: tuple[NamedPeriod, ...] = ()
    for sentence in _SENTENCE.split(clean(text[:_LONGEST_NOTE])):
        found = named_periods(sentence)
        if not first:
            first = found
        elif any(not _within(named, first) for named in found):
            return _different([*first, *found])
    return first


def _within(named: NamedPeriod, first: Sequence[NamedPeriod]) -> bool:
    return named.period is not None and any(
        other.period is not None
        and other.period.start <= named.period.start
        and named.period.last_day <= other.period.last_day
        for other in first
    )


def _are_next_years(text: str) -> bool:
    """Whether ``2007-08`` runs from one year into the next and is no month."""
    return (int(text[:4]) + 1) % 100 == int(text[-2:])


def _different(found: list[NamedPeriod]) -> tuple[NamedPeriod, ...]:
    return tuple({named.period: named for named in reversed(found)}.values())[::-1]


_TO = frozenset({"to", "-", "until", "through", "up to", "den", "au", "bis", "al", "a"})
_LONGEST, _LONGEST_NOTE = 600, 3_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\d\s])")
_PUBLICATION = re.compile(
    r"\b(?:last|date|next|latest) (?:of )?(?:updated?|revision|release|publication|modified)\b"
    r"|\b(?:release|publication|published|issue|extraction|download|access|generation|creation|export|print) date\b"
    r"|\bdate of (?:next )?(?:release|publication|issue)\b"
    r"|\b(?:published|released|updated|downloaded|accessed|extracted|retrieved|generated|printed|created|issued)"
    r"(?: (?:on|at|in|by))?\b|\bcopyright\b|\(c\) ?\d|©|\ball rights reserved\b"
    r"|\b(?:ngay|thoi diem) (?:cong bo|phat hanh|cap nhat|in|trich xuat)\b|\bcong bo (?:ngay|thang)\b|\bcap nhat\b"
    r"|^(?!.*\b(?:den|tinh|cuoi|truoc|thoi diem|tu)\b)[a-z. ]{2,30}, ?ngay \d{1,2} thang \d{1,2} nam \d{4}$"
    r"|\b(?:stand|letzte aktualisierung|derniere mise a jour|actualizado|ultima actualizacion)\b ?:"
)
_LAW = r"(?:quyet dinh|thong tu|nghi dinh|nghi quyet|cong van)(?: lien tich)?"
_OF_DAY = r",? ngay ?[\d ]{0,6}(?:/\d+/\d{4}|thang ?[\d ]{0,6}nam \d{4})"
_DECREE = re.compile(
    r"\((?:ban hanh )?k[ei]m theo [^()]{1,250}\)?"
    rf"|\b(?:ban hanh )?kem theo {_LAW} so ?[\w./-]*(?:{_OF_DAY})?"
)
_SCHOOL_YEAR = re.compile(SCHOOL_YEAR)
_YEAR = r"(?:19|20)\d{2}"
_BARE_YEAR = re.compile(rf"(?<![\d.,/\w-]){_YEAR}(?![\d\w/]|[.,-]\d)")
_POOLED = re.compile(rf"(?<![\d.,/-])(?P<first>{_YEAR})/(?P<last>{_YEAR})(?![\d/-])")
_STAGE = re.compile(rf"\b(?:giai doan|thoi ky) (?P<first>{_YEAR}) ?- ?(?P<last>{_YEAR})\b")
_AVERAGE_OF_YEARS = re.compile(
    rf"\b(?P<count>[2-9])[- ]years? averages?\b[^\d.;]{{0,20}}"
    rf"(?P<years>{_YEAR}(?:(?:, and|,| and) {_YEAR}){{1,8}})(?![\d-])"
)
_MARKED_YEAR = re.compile(rf"(?<=(?<![\d.,/-]){_YEAR})[1-9](?:,\d{{1,2}}){{1,9}}(?![\d,.])")
"""The numbers of footnotes behind a year: "20201,2,3"."""
_NEXT_YEAR = re.compile(r"\d{4}-\d{2}")
_OPEN_YEARS = re.compile(
    rf"(?<![\d.,/-]){_YEAR}(?:/(?:20|19)?\d{{2}}|-\d{{2}}| ?- ?{_YEAR}| (?:to|until|den) {_YEAR})(?![\d/-])"
)
_PRICES = r"(?:us ?\$|usd|us dollars?|dollars?|euros?|vnd|dong|international|ppp|constant|prices?|gbp|pounds?)"
_CLASSIFICATION = (
    r"(?:rev(?:ision)?|version|isic|nace|sna|bpm|icd|hs|esa|sitc|coicop|gfs|cpc"
    r"|(?:[vpktsm]|anz|uk|na)?sic|naics|ciiu|cnae|ateco"
    r"|(?:industrial|occupational|product) classification(?: \([a-z ]{2,12}\))?)"
)
_EDITION = r"(?:revision|edition|version|classification|definitions?|boundaries|release|yearbook|round|vintage|act|law)"
_NO_YEAR = re.compile(
    "|".join((
        rf"\b(?:constant|chained|real|fixed)(?: price)?s? ?\(?{_YEAR}\b",
        rf"\b{_YEAR} ?-?{_PRICES}",
        rf"\b{_YEAR} ?= ?1(?:00)?\b",
        rf"\b(?:prices? of|base(?: year)?|gia so sanh(?: nam)?|(?:(?:ky|nam) )?goc(?: nam)?) ?\(?:? ?{_YEAR}",
        rf"\b{_CLASSIFICATION}\.? ?(?:rev\.? ?(?:\d[ ,])?)?\(?{_YEAR}",
        rf"\b{_YEAR} {_EDITION}\b",
        rf"\b(?:act|law|luat)(?: of)? {_YEAR}\b",
        rf"\bet al\.?,? \(?{_YEAR}",
        rf"/{_YEAR}/[a-z]",
        rf"\b(?:since|after|before|from|until|ke tu|tu nam) {_YEAR}(?: onwards?)?\b(?! ?(?:-|to\b|den\b))",
        rf"\b(?:dong xuan|he thu|thu dong|vu mua)(?: nam)? ?{_YEAR}",
    ))
)  # fmt: skip
"""Years that are no period: bases of prices, editions of classifications, laws, crop seasons, where a series begins."""
