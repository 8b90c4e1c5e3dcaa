from indicators.export.citations import citation_text
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
