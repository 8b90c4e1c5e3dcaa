"""The page of recipes in both languages, and what its controls do."""

from datetime import date

import pytest

from indicators.model.errors import NotFound
from indicators.services.intake import Choice
from indicators.web.components.recipe_words import mark_words
from indicators.web.pages.recipes.layout import layout
from indicators.web.session import Session, Theme
from tests.services.editions import BASKETS, committed, edition, received, row_of
from tests.web.conftest import raise_house
from tests.web.pages.explore.words import texts


@pytest.fixture
def house(tmp_path):
    standing = raise_house(tmp_path)
    yield standing
    standing.built.store.close()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_tells_each_line_with_who_and_when_and_that_there_is_none(house, tmp_path, lang):
    session = Session(lang, Theme.LIGHT, None, date(2026, 11, 22))
    assert session.t("recipes.none") in texts(layout(house.services, session))
    intake = house.services.intake
    upload = received(intake, edition(tmp_path / "Bieu-T6.2024.xlsx", 6))
    row = row_of(intake.preview(upload), BASKETS, "D15")
    intake.map_label(upload, row.mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, upload, date(2024, 6, 29))
    said = texts(layout(house.services, session))
    assert house.services.catalogue.indicator("FDI_REGISTERED").name[lang] in said
    assert BASKETS in said
    assert "an analyst" in said
    assert "recipes." not in said
    (kept,) = intake.recipes.in_force()
    intake.recipes.withdraw([kept.rule_id], "another analyst", "means something else")
    assert "another analyst" in texts(layout(house.services, session))
    with pytest.raises(NotFound, match="recipe_unknown"):
        intake.recipes.withdraw([kept.rule_id], "another analyst", "twice")


@pytest.mark.parametrize(
    ("mark", "vi", "en"),
    [
        ("period=2024-S1", "kỳ 6 tháng đầu năm 2024", "period first 6 months of 2024"),
        ("unit=USD:6@recipe", "đơn vị triệu USD (theo công thức ghép)", "unit USD million (by a recipe)"),
        ("map=Cà phê", "chỉ tiêu “Cà phê”", "indicator “Cà phê”"),
    ],
)
def test_a_mark_of_a_corrected_figure_is_told_in_both_languages(house, mark, vi, en):
    for lang, words in (("vi", vi), ("en", en)):
        session = Session(lang, Theme.LIGHT, None, date(2026, 11, 22))
        assert mark_words(mark, session, house.services.catalogue) == words
