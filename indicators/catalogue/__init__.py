"""What the indicators are: names, definitions, units, areas, organisations, and the printed labels that mean them.

Exists so that every page, file and command says the same word for the same thing, and so that none of it is code: the
tables in ``seeds/`` hold it, this package reads, checks and answers. Belongs here: completing a series key, symbols of
units, ranks and dated names of organisations, the mapping of labels to indicators. Does not: figures (``services``
loads those), decisions between sources (``winners``), or words of the interface (``i18n``).

Public names: ``Catalogue``, ``Resolution``, ``Proposals``, ``Breakdown``, ``AreaMatch``, ``load_catalogue``::

    catalogue = load_catalogue(settings.seeds_dir)
    catalogue.series_key("EXP_GOODS").render() == "EXP_GOODS:VNM;measure=level;unit=USD"
    catalogue.resolve_label("TỔNG TRỊ GIÁ", title="14. Hàng hóa xuất khẩu")[0].indicator == "EXP_GOODS"
    catalogue.origin("NSO").name_on(date(2024, 7, 29), "vi") == "Tổng cục Thống kê"
"""

from indicators.catalogue.areas import HOME_AREA, AreaMatch, Basis
from indicators.catalogue.breakdowns import Breakdown, Dimension
from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.labels import Resolution
from indicators.catalogue.loading import load_catalogue
from indicators.catalogue.proposals import Proposals

__all__ = [
    "HOME_AREA",
    "AreaMatch",
    "Basis",
    "Breakdown",
    "Catalogue",
    "Dimension",
    "Proposals",
    "Resolution",
    "load_catalogue",
]
