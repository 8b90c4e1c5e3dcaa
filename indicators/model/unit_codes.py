"""Words of units and of powers of ten, to codes: what ``unit_words`` looks up once it has taken a text apart.

Folded as ``text.fold`` folds. A currency sign that several countries share ("$") is no currency: it is "dollars",
which fits none until a person says whose. Words that mean different powers in different countries ("mil") are left out.
"""

from __future__ import annotations

POWERS = {
    12: ("nghin ty", "ngan ty", "1000 ty", "1.000 ty", "1 000 ty",
         "trillion", "trillions", "trillions of", "trn", "tn", "triliun", "billones de"),
    9: ("ty", "billion", "billions", "billions of", "bill.", "bill", "bn", "bln", "miliar", "mrd.", "mrd", "mia",
        "milliarden", "milliards de", "milliards d'", "mil millones de", "milyar", "bil."),
    6: ("trieu", "million", "millions", "millions of", "mill.", "mill", "mn", "mio", "mio.", "mln", "juta",
        "millones de", "millions de", "millions d'", "milhoes de", "milyon", "millionen"),
    7: ("crore", "crores", "crore of", "crores of"),
    5: ("lakh", "lakhs", "lakh of", "lakhs of"),
    3: ("nghin", "ngan", "thousand", "thousands", "thousands of", "thous.", "thous", "thsd", "tsd.", "tsd", "1000",
        "1.000", "1,000", "1 000", "'000", "000", "000s", "'000s", "ribu", "tausend", "miles de", "milliers de",
        "milliers d'", "bin"),
    2: ("tram", "hundred", "hundreds of"),
}  # fmt: skip
CJK_POWERS = {"십억": 9, "백만": 6, "천만": 7, "十亿": 9, "百万": 6, "千万": 7, "万": 4, "萬": 4, "亿": 8, "億": 8,
              "兆": 12, "조": 12, "억": 8, "만": 4, "천": 3, "千": 3, "百": 2}  # fmt: skip
CJK_UNITS = {
    "人": "persons", "人次": "persons", "명": "persons", "元": "CNY", "人民币": "CNY", "円": "JPY", "엔": "JPY",
    "원": "KRW", "美元": "USD", "달러": "USD", "米ドル": "USD", "欧元": "EUR", "吨": "tonnes", "噸": "tonnes",
    "톤": "tonnes", "トン": "tonnes", "千克": "kilograms", "公斤": "kilograms", "户": "households",
    "가구": "households", "世帯": "households",
    "辆": "vehicles", "대": "vehicles", "台": "vehicles", "公顷": "hectares", "平方米": "square_metres",
    "立方米": "cubic_metres", "千瓦时": "kwh", "件": "pieces", "倍": "times", "%": "percent", "％": "percent",
}  # fmt: skip
SYMBOLS = {"us$": "USD", "usd": "USD", "$us": "USD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR",
           "¥": "yen_or_yuan", "jpy": "JPY", "krw": "KRW", "₩": "KRW", "vnd": "VND",
           "rp": "IDR", "idr": "IDR", "rm": "MYR", "s$": "SGD",
           "hk$": "HKD", "a$": "AUD", "c$": "CAD", "nt$": "TWD", "nz$": "NZD", "thb": "THB", "฿": "THB", "php": "PHP",
           "₱": "PHP", "cny": "CNY", "rmb": "CNY", "inr": "INR", "₹": "INR", "chf": "CHF", "aud": "AUD", "cad": "CAD",
           "rs": "INR", "rs.": "INR", "dong": "VND", "tl": "TRY", "r$": "BRL", "$": "dollars"}  # fmt: skip
SHORT_POWERS = {"tr": 6, "tr.": 6, "crore": 7, "crores": 7, "lakh": 5, "lakhs": 5, "m": 6,
                "mn": 6, "mio": 6, "mio.": 6, "mln": 6, "million": 6, "millions": 6, "k": 3, "bn": 9, "b": 9,
                "bil": 9, "mrd": 9, "mrd.": 9, "billion": 9, "billions": 9, "tn": 12, "trillion": 12, "thousand": 3,
                "thousands": 3, "'000": 3, "000": 3, "000s": 3, "juta": 6, "miliar": 9, "triliun": 12}  # fmt: skip
"""Powers that count beside a currency alone: "m" elsewhere is a metre."""
OTHER_SIZES = {"quintals": ("tonnes", -1), "mwh": ("kwh", 3), "gwh": ("kwh", 6), "twh": ("kwh", 9),
               "ktoe": ("toe", 3), "mtoe": ("toe", 6), "pj": ("joules", 15), "tj": ("joules", 12),
               "gj": ("joules", 9)}  # fmt: skip
"""Units that are a power of ten of another: a quintal (tạ) is a tenth of a tonne."""
SINGULAR = {"tonnes": "tonne", "persons": "person", "kilograms": "kilogram", "barrels": "barrel", "hours": "hour",
            "litres": "litre", "hectares": "hectare", "ounces": "ounce", "cubic_metres": "cubic_metre",
            "days": "day", "months": "month", "households": "household", "pieces": "piece"}  # fmt: skip

UNITS = {
    word: code
    for code, words in {
        "percent": ("%", "annual %", "phan tram", "percent", "per cent", "pct", "prozent", "por ciento", "porcentaje",
                    "persen", "yuzde", "pour cent"),
        "percentage_points": ("diem %", "diem phan tram", "percentage points", "percentage point", "% points",
                              "percent points", "pp", "ppt", "ppts"),
        "times": ("lan", "times"),
        "USD": ("usd", "us$", "do la", "do la my", "do-la my", "us dollars", "us dollar", "u.s. dollars", "dollars",
                "current us$", "us$, current", "united states dollars", "american dollars"),
        "dollars": ("$",),
        "XDC": ("national currency", "domestic currency", "local currency", "noi te"),
        "XDR": ("sdr", "sdrs", "special drawing rights"),
        "PPP_dollars": ("international dollars", "purchasing power parity; international dollars", "intl dollars",
                        "ppp dollars", "international $"),
        "GBP": ("pounds", "pounds sterling", "pound sterling", "gbp"),
        "JPY": ("yen", "jpy"),
        "CNY": ("yuan", "renminbi", "cny", "rmb"),
        "KRW": ("won", "krw"),
        "THB": ("baht", "thb"),
        "IDR": ("rupiah", "idr", "rp"),
        "MYR": ("ringgit", "myr", "rm"),
        "INR": ("rupees", "inr"),
        "TRY": ("turkish lira", "tl", "try"),
        "VND": ("dong", "dongs", "vnd", "vnđ", "dong viet nam", "viet nam dong"),
        "EUR": ("eur", "euro", "euros", "ecu"),
        "persons": ("nguoi", "luot nguoi", "luot khach", "luot", "persons", "person", "people", "arrivals",
                    "visitors", "inhabitants", "workers", "employees", "personen", "personas", "personnes",
                    "kisi", "pessoas", "habitantes"),
        "passengers": ("hk", "hanh khach", "luot hk", "luot hanh khach", "passengers"),
        "passenger_km": ("hk.km", "hanh khach.km", "luot hk.km", "passenger-km", "passengers.km"),
        "tonne_km": ("tan.km", "tonne-km", "tons.km", "ton-km"),
        "tonnes": ("tan", "t", "tons", "ton", "tonnes", "tonne", "metric tons", "metric tonnes",
                   "tonnen", "toneladas"),
        "quintals": ("ta", "quintals"),
        "quintals_per_hectare": ("ta/ha",),
        "tonnes_per_hectare": ("tan/ha",),
        "hectares": ("ha", "hec ta", "hecta", "hectares", "hectare"),
        "cubic_metres": ("m3", "met khoi", "cubic metres", "cubic meters"),
        "square_metres": ("m2", "met vuong", "square metres"),
        "kilometres": ("km",),
        "metres": ("m", "met"),
        "litres": ("lit", "litres", "liters"),
        "kwh": ("kwh",),
        "projects": ("du an", "projects", "project"),
        "enterprises": ("doanh nghiep", "dn", "enterprises", "firms"),
        "countries": ("nuoc", "quoc gia", "countries", "country"),
        "organisations": ("to chuc", "organisations", "organizations"),
        "agreements": ("hiep dinh", "agreements"),
        "households": ("ho", "households"),
        "cases": ("vu", "cases"),
        "pieces": ("cai", "chiec", "chiec/cai", "pieces", "units"),
        "heads": ("con", "heads"),
        "eggs": ("qua",),
        "packs": ("bao",),
        "sets": ("bo",),
        "pairs": ("doi",),
        "tablets": ("vien",),
        "kilograms": ("kg", "kilograms", "kilogrammes"),
        "hours": ("hours",),
        "nights": ("nights", "guest nights"),
        "vehicles": ("vehicles", "cars"),
        "barrels": ("barrels", "barrel", "bbl"),
        "barrels_per_day": ("barrels per day", "b/d", "bpd"),
        "ounces": ("ounces", "oz", "troy ounces", "troy oz"),
        "mwh": ("mwh",), "gwh": ("gwh",), "twh": ("twh",), "ktoe": ("ktoe",), "mtoe": ("mtoe",), "toe": ("toe",),
        "pj": ("pj", "petajoules"), "tj": ("tj", "terajoules"), "gj": ("gj", "gigajoules"),
        "degrees_celsius": ("°c", "degrees celsius", "degrees c"),
        "square_kilometres": ("km2", "sq km", "sq.km", "sq. km", "square kilometres", "square kilometers"),
        "millimetres": ("mm",),
        "years": ("years of age",),
        "index": ("index", "index points", "index number", "indices"),
        "ratio": ("ratio",),
    }.items()
    for word in words
}  # fmt: skip
