import pytest

from indicators.model.errors import Invalid


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("EXP_GOODS", "EXP_GOODS:VNM;measure=level;unit=USD"),
        ("EXP_GOODS;measure=yoy", "EXP_GOODS:VNM;measure=yoy;unit=percent"),
        ("EXP_GOODS;measure=diff_yoy", "EXP_GOODS:VNM;measure=diff_yoy;unit=USD"),
        ("GDP_GROWTH_YOY", "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"),
        ("TARGET_GDP_GROWTH", "TARGET_GDP_GROWTH:VNM;measure=yoy;unit=percent"),
        ("CPI", "CPI:VNM;measure=yoy;unit=percent"),
        ("GDP_NOMINAL;unit=VND", "GDP_NOMINAL:VNM;measure=level;unit=VND"),
        ("GDP_AGRI;measure=contribution", "GDP_AGRI:VNM;measure=contribution;unit=percentage_points"),
        ("GDP_AGRI;measure=contribution_share", "GDP_AGRI:VNM;measure=contribution_share;unit=percent"),
        ("EXP_GOODS:JPN;sector=b;partner=USA", "EXP_GOODS:JPN;partner=USA;sector=b;measure=level;unit=USD"),
        ("PARTNERS_TOTAL", "PARTNERS_TOTAL:VNM;measure=level;unit=countries"),
    ],
)
def test_a_bare_key_is_completed_from_the_catalogue(catalogue, text, key):
    assert catalogue.series_key(text).render() == key
    assert catalogue.series_key(key).render() == key


@pytest.mark.parametrize(
    ("text", "code"), [("EXP_GOODS;measure=growth", "measure_unknown"), ("; ;", "series_key_unreadable")]
)
def test_a_malformed_key_is_refused(catalogue, text, code):
    with pytest.raises(Invalid) as error:
        catalogue.series_key(text)
    assert error.value.code == code
