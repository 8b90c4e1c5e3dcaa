"""The headings of record tables: which part of an observation a column of that name holds.

Names are compared folded, without brackets at their end. Vietnamese, English and the columns of SDMX, and the words by
which other offices head their record files.
"""

from __future__ import annotations

import re
from enum import StrEnum

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.row_labels.aside_headings import heads_aside


class Part(StrEnum):
    """The part of an observation that a column holds.

    ``YEAR``: a year that a sub-period (month, quarter, half, week) or a day in a column of its own belongs to.
    ``END``: the last day of an interval of which ``PERIOD`` is the first.
    ``SCALE``: a power of ten in digits or in words. ``ASIDE``: said of the file or of the column, and of no figure.
    """

    SERIES_KEY = "series_key"
    CODE = "code"
    SERIES = "series"
    PERIOD = "period"
    YEAR = "year"
    SUB_PERIOD = "sub_period"
    DAY = "day"
    END = "end"
    VALUE = "value"
    UNIT = "unit"
    SCALE = "scale"
    STATUS = "status"
    FLAG = "flag"
    NOTE = "note"
    AREA = "area"
    MEASURE = "measure"
    QUALIFIER = "qualifier"
    ASIDE = "aside"


def folded_heading(text: str) -> str:
    """Return a heading as it is compared."""
    return _STANDARD.sub("", aligned_fold(clean(text)).strip(" *:"))


_STANDARD = re.compile(r"__(?:estandar|standard)$")
"""Behind the headings of dimensions that all tables of a database share."""


def part_of(heading: str) -> Part | None:
    """Return the part that a folded heading names: as it stands, without brackets at its end, its words apart.

    "unit_measure: unit of measure" is a code with its name.
    """
    code = heading.partition(": ")[0]
    for said in (heading, without_brackets(heading), spaced(heading), code if "_" in code or code == "um" else ""):
        if found := PARTS.get(said) or _SPACED.get(said):
            return found
    said = spaced(heading)
    found = next((part for part, pattern in _PATTERNS if pattern.fullmatch(said)), None)
    return found or (Part.ASIDE if heads_aside(said) else None)


def spaced(heading: str) -> str:
    """Return a folded heading whose words stand apart, as "time_period" and "average.wage" do not."""
    return _JOINS.sub(" ", heading).strip()


def without_brackets(heading: str) -> str:
    return _BRACKETS.sub("", heading)


def code_base(heading: str) -> str:
    """Return what a folded heading of codes ("area code", "COUNTRY.ID") gives the codes of, empty for another."""
    match = _CODE.fullmatch(without_brackets(heading)) or _CODE.fullmatch(heading)
    return (match[1] or match[2]).strip(" _.") if match else ""


def label_base(heading: str) -> str:
    """Return a folded heading without the word that says it holds names ("reporterDesc" gives "reporter")."""
    return _LABEL.sub("", heading).strip(" _.")


def sub_period_kind(heading: str) -> str:
    """Return ``month``, ``quarter``, ``half`` or ``week`` for a folded heading of sub-periods, empty for another."""
    said = spaced(heading)
    return next((kind for kind, pattern in _SUB_PERIODS.items() if pattern.search(said)), "")


_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
LETTERS = {"y": "year", "q": "quarter", "m": "month"}
"""Headings of one letter, where a year and a part of it are both headed so."""
_JOINS = re.compile(r"[_.]+")
_ENDS = re.compile(
    r"(?:reporting |reference |survey )?(?:month|quarter|week|period)s?"
    r" (?:end(?:ed|ing|s)?|start(?:ed|ing|s)?|begin(?:ning|s)?|commencing)(?: date| day)?"
    r"|(?:thang|quy|tuan|ky) (?:ket thuc|bat dau)|ngay (?:dau|cuoi) (?:thang|quy|tuan|ky)"
)
_PATTERNS = (
    (Part.PERIOD, _ENDS),
    (Part.NOTE, re.compile(r"(?:.+ )?missing ?values?|(?:foot)?notes? .+|.+ (?:foot)?notes?|.+ comments?|ghi chu .+")),
    (Part.ASIDE, re.compile(r"(?:.+ )?ur[il]s?")),
    (Part.STATUS, re.compile(r"obs(?:ervation)? status .+")),
    (Part.UNIT, re.compile(r"(?:measurement |reporting )?units?(?: of measure(?:ment|s)?)?(?: (?:name|label|code))?")),
)
_CODE = re.compile(r"(?:(?:code|ma(?: so)?|codigo(?: del?(?: la)?)?)[ _](.+)|(.*?)[ _.]?(?:codes?|id|iso3?))")
_LABEL = re.compile(r"[ _.]?(?:label|lbl|desce?|description|name|text|title|bezeichnung)$")
_SUB_PERIODS = {
    "quarter": re.compile(
        r"^(?:\w+ )?(?:quarter|qtr|quy|quartal|trimestre|trim|kvartal|kwartal|kwartaal|ctvrtleti|negyedev)$"
    ),
    "month": re.compile(
        r"^(?:\w+ )?(?:month|months|thang|mes|monat|mois|bulan"
        r"|refmonth|maned|manad|kuukausi|miesiac|mesic|maand|month (?:name|number|no))$"
    ),
    "half": re.compile(r"^(?:half|half[ -]?year|semester|semestre|halbjahr)$"),
    "week": re.compile(
        r"^(?:(?:iso |epi )?week(?:[ _]?(?:number|no|nr))?|tuan|woche|kalenderwoche"
        r"|vecka|veckonummer|uke|uge|viikko|tyden|tydzien|semaine|semana)$"
    ),
}
STRONG = {
    "period": 1, "time_period": 2, "obs_value": 2, "reporteriso": 1, "reporter iso": 1, "factvaluenumeric": 2,
    "ar-maned": 1, "ar maned": 1, "armaned": 1, "ar-manad": 1, "jahr-monat": 1, "jahrmonat": 1, "ano-mes": 1,
    "year-month": 1, "year month": 1, "yearmonth": 1, "year_month": 1,
    "timedim": 2, "primaryvalue": 1, "unit_measure": 1, "obs_status": 1, "ref_area": 1, "indicator": 1, "item": 1,
}  # fmt: skip
"""Headings that win over others of the same part: "Period" over "Year" where a file has both."""
WEAK_VALUES = frozenset({"total", "valor", "observation"})
"""Headings of values only where all other columns are words."""
YEARS = frozenset({
    "year", "years", "yr", "nam", "ano", "anos", "ar", "jahr", "jahre", "annee", "annees", "tahun", "refyear",
    "aar", "rok", "vuosi", "jaar", "anno", "godina", "yil", "yıl",
    "calendar year", "financial year", "fiscal year", "reference year", "nam tai chinh", "nien khoa", "school year",
    "academic year", "crop year", "marketing year",
})  # fmt: skip

EDITIONS = ("edition", "survey edition", "report year", "publication year", "year published", "year of publication")
"""Headings of when it was said: periods only where no other is named."""
PARTS = {
    word: part
    for part, words in {
        Part.SERIES_KEY: (
            "series_key", "series key", "ma day so",
        ),
        Part.CODE: (
            "code", "codigo", "ma", "ma chi tieu", "ma so", "indicator code", "series code", "series id", "series_id",
            "cmdcode", "commodity code", "indicatorcode", "series_code", "key", "idbank", "tsid",
            "dataseries id",
        ),
        Part.AREA: (
            "country code", "ref_area", "reporteriso", "reporter iso", "location", "iso3", "geo",
            "spatialdimvaluecode", "country iso3 code", "iso3 code", "countryiso3code", "iso code",
        ),
        Part.SERIES: (
            "chi tieu", "ten chi tieu", "indicator", "indicator name", "indicator (name)", "series",
            "series name", "name", "ten", "variable", "subject", "mat hang", "item", "cmddesc", "commodity",
            "libelle", "value_variable_label", "indicador", "producto", "indikator", "merkmal", "title", "description",
        ),
        Part.PERIOD: (
            "ky", "ky bao cao", "ky so lieu", "thoi gian", "thoi ky", "thang", "quy", "nam", "ngay",
            "thang/nam", "period", "time", "time period", "time_period", "timeperiod", "date", "month",
            "quarter", "year", "years", "yr", "ref_date", "observation_date", "refyear", "ano", "anos", "ar", "annees",
            "jahre", "periodo", "zeit",
            "zeitraum", "periode", "perioden", "jahr", "annee", "tahun", "fecha", "datum", "reference period",
            "ref_period", "period_ref", "refperiod",
            "financial year", "fiscal year", "calendar year", "reference year", "nam tai chinh",
            "nien khoa", "school year", "academic year", "crop year", "marketing year", "year month",
            "year-month", "yearmonth", "year_month", "yyyymm", "monthyear", "month year", "month-year",
            "year quarter", "survey year", "obs_time", "time_lbl", "timeseries_lbl", "time_period_label",
            "reporting period", "yil", "yıl", "aar", "rok", "vuosi", "jaar", "anno", "godina", "tid", "tidpunkt",
            "manad", "maned",
            "kuukausi", "miesiac", "mesic", "maand", "kvartal", "ctvrtleti", "negyedev", "ar-maned", "ar maned",
            "armaned", "ar-manad", "jahr-monat", "jahrmonat", "ano-mes", "timedim", *EDITIONS,
        ),
        Part.DAY: (
            "day", "day of month", "day of the month", "date of month", "dia", "jour", "giorno", "hari", "gun", "tag",
        ),
        Part.VALUE: (
            "gia tri", "so lieu", "value", "obs_value", "obs value", "observation value", "figure", "amount",
            "primaryvalue", "trade value", "trade value (us$)", "wert", "valeur", "factvaluenumeric", "nilai",
            "data value", "data_value", "valore", "waarde", "obs", "numeric value", "so luong", "tri gia",
        ),
        Part.UNIT: (
            "don vi", "don vi tinh", "dvt", "unit", "units", "unit_measure", "unit of measure", "uom", "um",
            "value_unit", "mu_lbl", "einheit", "unidad", "unite", "unit label", "satuan", "factvalueuom", "unit name",
            "unit_mes",
        ),
        Part.SCALE: (
            "unit_mult", "unit multiplier", "scalar_factor", "scale", "powercode", "powercode code",
            "multiplier", "unit_multiplier", "power code",
        ),
        Part.STATUS: (
            "trang thai", "tinh trang", "tinh chat", "status", "obs_status", "statut", "observation status",
        ),
        Part.FLAG: (
            "flag", "flags", "flag codes", "flag code", "obs_flag", "symbol", "simbolo",
        ),
        Part.NOTE: (
            "ghi chu", "chu thich", "note", "notes", "remark", "remarks", "comment", "comments", "footnote",
            "footnotes", "value footnotes", "footnote_codes", "obs_comment",
        ),
        Part.MEASURE: (
            "measure", "thuoc do",
        ),
        Part.QUALIFIER: (
            "qualifier", "chu dung truoc",
        ),
        Part.ASIDE: (
            "dataflow", "structure", "structure_id", "structure_name", "action", "last update", "last updated",
            "column_order", "sort_order",
            "freq", "frequency", "frequency of observation", "time frequency", "freqcode", "tan suat", "dguid",
            "uom_id", "scalar_id", "vector", "coordinate", "terminated", "decimals", "conf_status", "obs_conf",
            "flag description", "flagd", "descripcion del simbolo", "observation status (flag)", "language",
            "datemodified", "dataset",
            "islatestyear", "timedimtype", "spatialdimtype", "dim1type", "dim2type", "dim3type", "datasourcedimtype",
            "timedimensionvalue", "timedimensionbegin", "timedimensionend", "id", "period type",
            "location type", "valuetype", "refperiodid", "reference period id",
            "typecode", "statistics_code", "statistics_label", "statistik_code", "statistik_label",
            "time_code", "time_label", "timeseries_code", "precision",
            "zeit_code", "zeit_label", "value_variable_code", "time_format",
            "collection", "confidentiality status", "obs_pre_break", "base_per", "source", "nguon",
            "year code", "pfcode", "aggrlevel", "isleaf", "estcode",
            "stt", "no.", "access date", "accessed", "date accessed", "retrieved", "date retrieved",
            "download date", "extraction date", "update date", "date updated", "ngay truy cap", "ngay cap nhat",
        ),
    }.items()
    for word in words
}  # fmt: skip
_SPACED = {spaced(word): part for word, part in PARTS.items()}
