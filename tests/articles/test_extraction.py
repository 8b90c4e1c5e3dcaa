"""What texts are read by follows the catalogue as it stands."""

from dataclasses import replace

from indicators.articles import ExtractorOf


def test_the_names_are_gathered_anew_when_the_catalogue_is_another_and_only_then(extractor):
    shipped = extractor.catalogue
    fewer = replace(shipped, indicators=(shipped.by_code["EXP_GOODS"],))
    standing = [shipped]
    reader = ExtractorOf(lambda: standing[0])
    text = "GDP năm 2025 tăng 8,02%."
    assert [figure.indicator for figure in reader().extract(text).figures] == ["GDP_GROWTH_YOY"]
    assert reader() is reader()
    standing[0] = fewer
    assert [figure.indicator for figure in reader().extract(text).figures] != ["GDP_GROWTH_YOY"]
