"""Find series among thousands: by words without diacritics or with typos, by topic, area, source and frequency.

Belongs here: what is searched of a series (``document``), how well words fit (``vocabulary``), how hits are ordered and
counted (``index``), and the use case that keeps an index of each day (``searching``). Does not: any word of a page.

Public names: ``SeriesSearch``, ``SeriesIndex``, ``SeriesDocument``, ``Question``, ``Found``, ``Facet``.
"""

from indicators.services.series_search.document import SeriesDocument
from indicators.services.series_search.index import Facet, Found, Question, SeriesIndex
from indicators.services.series_search.searching import SeriesSearch

__all__ = ["Facet", "Found", "Question", "SeriesDocument", "SeriesIndex", "SeriesSearch"]
