"""Words of comparison as offices of Latin America, Europe and Asia print them: what a change is a change of.

Only words that say both that the figure is a change and what of: "Variación porcentual respecto al mes anterior",
"同比增长(%)", "bir önceki yılın aynı ayına göre değişim". Where the words could be of a ratio as well
("前年同月比") nothing is read. Folded as ``aligned_fold`` folds.
"""

from __future__ import annotations

import re

_COMPARED = (
    r"\b(?:(?:con )?respecto (?:de|al?|del)|frente al?|en relacion (?:al?|con)|(?:em )?relacao ao?|sobre|contra|vs\.?)"
    r" (?:(?:el|la|lo|los|o|a) )?"
)
_PERCENT = r"(?:(?:%|per ?cent(?:age)?|percentage) )?"
_AGAINST = r"\b(?:gegenuber(?: dem)?|(?:im vergleich )?zum|zu|par rapport (?:au|a la)|rispetto al(?:lo)?|t\.?o\.?v\.?) "
_LAST_YEAR = r"(?:del?|do) (?:mismo )?ano (?:anterior|previo|pasado|precedente)\b"
SAME_PERIOD = re.compile(
    rf"{_COMPARED}(?:igual|mismo|mesmo|misma|mesma|identico) (?:periodo|mes|trimestre|semestre|acumulado|lapso)"
    rf"(?: acumulado)?(?: {_LAST_YEAR})?"
    rf"|{_COMPARED}(?:periodo|mes|trimestre|ano) (?:{_LAST_YEAR}|anterior\b(?= interanual))|\binterana?ua(?:l|les|is)\b"
    rf"|{_AGAINST}vorjahr(?:es)?(?:monat|quartal|zeitraum|periode)?(?:e?s)?\b|\bglissement annuel\b|\bsur un an\b"
    rf"|(?<!average )(?<!, )\b(?:annual|12[- ]months?) {_PERCENT}(?:change|growth|inflation)\b|\b12[- ]months? rate\b"
    r"|\binflation(?: rate)?,? \(?annual\b|\b(?:on|from|than) (?:a|one) year (?:earlier|ago|before)\b"
    r"|\bchanges? over the year\b|\bthrough[- ]the[- ]year\b"
    rf"|{_AGAINST}(?:stesso|stessa|meme) (?:mese|mois|trimestre|periodo|periode) (?:dell'anno|de l'annee) precedente?\b"
    r"|\bi\.? ?a\.(?= |$)|\bvar(?:iacion|iacao|\.)? (?:porcentual )?anual\b(?! (?:media|promedio|acumulada))"
    r"|(?:比|较|較|與)(?:上|去)年同(?:期|月|季)|同比(?=[^\W\d_]{0,4}(?:增|涨|漲|升|下|变))|(?:增|涨|漲)[^\W\d_]{0,3}同比"
    r"|전년(?:동(?:월|기|분기))?\s?(?:대비|비)(?=\s?(?:증|등|변|성))|(?:対)?前年(?:同(?:月|期))?比?(?=増|伸|上昇|変化)"
    r"|\bbir onceki y[iı]l[iı]n ayn[iı] (?:ay|donem|ceyre[gğk])[iı]?n?[aeiı]*(?: gore)?|\by[iı]ll[iı]k (?:% )?degisim\b"
    r"|\b(?:terhadap|dibanding(?:kan)?) (?:bulan|triwulan|periode) yang sama (?:tahun|pada tahun) (?:lalu|sebelumnya)"
)
PREVIOUS_MONTH = re.compile(
    rf"(?<!, )\b(?:monthly|(?:1|one)[- ]month) (?:{_PERCENT}(?:change|growth|inflation)\b|rate of change\b)|"
    r"\bvaria(?:cion(?:es)?|cao|coes) (?:porcentua(?:l|les|is) )?mensu?a?(?:l|les|is)\b"
    rf"|{_COMPARED}mes (?:inmediato )?(?:anterior|previo|precedente)\b|\bintermensua(?:l|les)\b"
    rf"|{_COMPARED}mes imediatamente anterior\b|(?:比|较|較|與)上月(?=[^\W\d_]{{0,4}}(?:增|涨|漲|升|下|变))"
    rf"|{_AGAINST}(?:vormonat\b|mois precedent\b|mese precedente\b)|\bsur un mois\b"
    r"|전월\s?(?:대비|비)(?=\s?(?:증|등|변))|(?:対)?前月比?(?=増|伸|上昇|変化)|\bbir onceki aya gore\b"
    r"|\bayl[iı]k (?:% )?degisim\b"
    r"|\b(?:terhadap|dibanding(?:kan)?) bulan (?:lalu|sebelumnya)"
)
PREVIOUS_QUARTER = re.compile(
    rf"(?<!, )\bquarterly {_PERCENT}(?:change|growth)\b|"
    rf"{_COMPARED}trimestre (?:inmediato |imediatamente )?(?:anterior|previo|precedente)\b(?! {_LAST_YEAR})"
    rf"|{_AGAINST}(?:vorquartal\b|trimestre precedente?\b)|\bsur un trimestre\b"
    r"|\bbir onceki ceyre[gğk]e gore\b|전기\s?(?:대비|비)(?=\s?(?:증|성))|\bintertrimestra(?:l|les)\b"
)
CHANGE = re.compile(
    r"\bchanges?\b|\bgrowth\b|\binflation\b|\b12[- ]months? rate\b|\bglissement\b|"
    r"\bvar(?:\.|iacion(?:es)?|iacao|iacoes)?(?= |$|%)|\btasas? de crecimiento\b|\bcrecimiento\b|\bcrescimento\b"
    r"|\binterana?ua(?:l|les|is)\b|\bintermensua(?:l|les)\b|\bintertrimestra(?:l|les)\b|\bdegisim\b|\bpertumbuhan\b"
    r"|\bveranderung(?:en|srate)?\b|\bdifferenz\b|\bvariazion[ei]\b"
    r"|\btang giam so voi\b"
    r"|[涨漲升]|增(?!加[值價价])|下降|증감|증가|등락|변동|성장|増減|増加|伸び|上昇|変化率"
)
"""Words for a change; they stay in the name of a column, of which they may be a part ("Variación de existencias")."""
TO_DATE_OF_YEARS = re.compile(r"\binterana?ua(?:l|is) acumulad[oa]\b|\bacumulad[oa] interana?ual\b")
"""Words, of a title as well, that say that figures are of the months since January."""
OF_THE_YEAR = re.compile(
    rf"\bacumulad[oa]s? (?:(?:del?|en el|no) )ano\b|\ben lo que va del? ano\b|{TO_DATE_OF_YEARS.pattern}"
)
"""The like over a column; a title lists them beside others ("Variación mensual, acumulada del año, …")."""
