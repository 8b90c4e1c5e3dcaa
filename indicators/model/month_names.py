"""Names of months, as numbers of months, in the languages that statistics offices of our partners print.

Folded as ``period_phrase.aligned_fold`` folds: lower case, without marks.
"""

from __future__ import annotations

ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_OTHERS = {
    "indonesian": "januari februari maret april mei juni juli agustus september oktober november desember",
    "german": "januar februar marz april mai juni juli august september oktober november dezember",
    "french": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "portuguese": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "turkish": "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
    "russian": "январь февраль март апрель маи июнь июль август сентябрь октябрь ноябрь декабрь",
    "russian, of a month": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "russian, to a month": "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
    "ukrainian": "січень лютии березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "polish": "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
    "polish, of a month": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada "
    "grudnia",
    "czech, of a month": "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
    "slovak": "januar februar marec april maj jun jul august september oktober november december",
    "slovene": "januar februar marec april maj junij julij avgust september oktober november december",
    "serbian": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "bulgarian": "януари февруари март април маи юни юли август септември октомври ноември декември",
    "estonian": "jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember",
    "latvian": "janvaris februaris marts aprilis maijs junijs julijs augusts septembris oktobris novembris decembris",
    "lithuanian": "sausis vasaris kovas balandis geguze birzelis liepa rugpjutis rugsejis spalis lapkritis gruodis",
    "norwegian": "januar februar mars april mai juni juli august september oktober november desember",
    "icelandic": "januar februar mars april mai juni juli agust september oktober november desember",
    "czech": "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
    "hungarian": "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
    "romanian": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "swedish": "januari februari mars april maj juni juli augusti september oktober november december",
    "danish": "januar februar marts april maj juni juli august september oktober november december",
    "finnish": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu "
    "joulukuu",
    "albanian": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nentor dhjetor",
    "malay": "januari februari mac april mei jun julai ogos september oktober november disember",
}
_SHORT = (
    "jan ene janv jän gen oca янв", "feb shk fev fevr febr sub фев февр", "mar mrz mrt mac maa мар",
    "apr pri abr avr nis апр", "may mai mei mag", "jun qer juin giu haz июн", "jul kor korr juil lug tem июл",
    "aug gush gsh ago agt ags ogo agu aou авг", "sep sht sept set eyl сен сент", "oct tet okt out oto ott eki окт",
    "nov nen kas ноя нояб", "dec dhj dic dez des dis ara дек",
)  # fmt: skip


def _by_name() -> dict[str, int]:
    names: dict[str, int] = {}
    for words in (" ".join(ENGLISH), *_OTHERS.values()):
        for number, word in enumerate(words.split(), 1):
            if names.setdefault(word, number) != number:
                raise ValueError(word)
    for number, short in enumerate(_SHORT, 1):
        for word in short.split():
            if names.setdefault(word, number) != number:
                raise ValueError(word)
    return {**names, "mayis": 5, "kasim": 11, "aralik": 12, "setiembre": 9, "maerz": 3, "jaenner": 1, "janner": 1}


MONTHS_OF_ALL = _by_name()
"""Every name and its short forms. Some are words elsewhere ("out", "set"), so they count only beside a year."""

ALSO_WORDS = frozenset({"set", "out", "sub", "tem", "mac", "mag", "maa", "dis", "kas", "ara", "mart", "eki", "lug"})
"""Those of them that are words or abbreviations elsewhere: by themselves, without a year, they name no month."""
