import pytest

from indicators.i18n import LANGUAGES
from indicators.i18n.actors import KNOWN, actor_words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_no_person_is_named_in_the_readers_language(lang):
    assert {actor_words(actor, lang) for actor in KNOWN}.isdisjoint(KNOWN)


def test_a_persons_own_name_stays():
    assert actor_words("Nguyễn Lan", "en") == "Nguyễn Lan"
