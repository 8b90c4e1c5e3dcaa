"""Figures of running text, Vietnamese and English: what a newspaper's sentence says, as observations could hold it.

Belongs here: words of a file, sentences, names of measures, quantities with units and hedges, periods with what a text
leaves unsaid, bases, roles. Does not: what is known of a figure (the store), words for the reader. Rules alone, no list
of texts, and work that grows as the text does. Public names: ``Extractor``, ``extract``, ``QuotedFigure``::

    for figure in extract(text, catalogue, published).figures:
        print(figure.phrase, figure.indicator, figure.measure, figure.value, figure.period)
"""

from indicators.articles.extraction import Extraction, Extractor, ExtractorOf, decimal_mark, extract
from indicators.articles.figure import CERTAIN, FigureRole, QuotedFigure, TextMeasure
from indicators.articles.hedges import hedge_start

__all__ = [
    "CERTAIN",
    "Extraction",
    "Extractor",
    "ExtractorOf",
    "FigureRole",
    "QuotedFigure",
    "TextMeasure",
    "decimal_mark",
    "extract",
    "hedge_start",
]
