import pytest

from indicators.export.citations import citation_text
from indicators.i18n import LANGUAGES
from indicators.model.observation import Citation, CitationKind


def test_an_article_is_cited_to_its_paragraph_and_phrase():
    citation = Citation(
        CitationKind.ARTICLE,
        publisher="Pháp Luật Việt Nam",
        title="Hội nhập",
        paragraph=10,
        speaker="Thủ tướng",
        phrase="trên 514 tỷ USD",
    )
    assert citation_text(citation, "vi") == (
        "Pháp Luật Việt Nam, “Hội nhập”, đoạn 10, người nói: Thủ tướng, “trên 514 tỷ USD”"
    )


def test_a_workbook_is_cited_to_its_cell():
    citation = Citation(CitationKind.CELL, publisher="GSO", file_name="T7.2024.xlsx", sheet="14.XK", cell="F12")
    assert citation_text(citation, "en") == "GSO, T7.2024.xlsx, 14.XK!F12"


def test_a_derived_figure_is_cited_by_its_arithmetic():
    citation = Citation(CitationKind.DERIVED, formula="262.46 − 219.83")
    assert citation_text(citation, "en") == "derived: 262.46 − 219.83"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whatever_was_corrected_is_said_in_words(lang):
    marks = ("period=2024", "unit=USD:6", "status=A", "measure=level", "map=GDP", "year_end=6", "value=1.5",
             "border=head_to/7", "border=column_to/D@recipe", "border=goes_on/9")  # fmt: skip
    citation = Citation(CitationKind.CELL, sheet="S", cell="B2", corrected=marks)
    assert "export." not in citation_text(citation, lang)
    assert "upload." not in citation_text(citation, lang)


def test_where_a_table_was_said_to_end_is_cited_by_its_row():
    citation = Citation(CitationKind.CELL, sheet="S", cell="B2", corrected=("border=table_to/15",))
    assert citation_text(citation, "vi").endswith("bảng kết thúc ở dòng 15")
