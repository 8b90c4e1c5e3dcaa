"""A page is drawn once for all who ask for one address, and anew when anything it depends on is another."""

from indicators.web.ids import ShellId
from indicators.web.kept_pages import KEPT, KeptPages
from tests.web.test_app import show_page


def test_a_page_is_drawn_once_for_what_it_depends_on_and_the_oldest_is_forgotten():
    kept, drawn = KeptPages(), []
    for asked in ("a", "a", *range(KEPT), "a"):
        kept.drawn(asked, lambda asked=asked: drawn.append(asked) or asked, lambda _page: True)
    assert drawn == ["a", *range(KEPT), "a"]


def test_a_page_that_could_not_be_drawn_is_tried_again():
    kept, drawn = KeptPages(), []
    for _ in range(2):
        kept.drawn("a", lambda: drawn.append("a"), lambda page: page is not None)
    assert drawn == ["a", "a"]


def test_the_explorer_shows_a_change_of_the_store_at_its_next_drawing(own_house) -> None:
    def version():
        answer = own_house.call(own_house.client("en"), show_page("/explore", "?s=EXP_GOODS"))
        return answer.get_json()["response"][ShellId.PAGE]["children"]["props"]["data-version"]

    assert [version(), version()] == ["1", "1"]
    own_house.services.sources.undo(1, "a test", "to see it")
    assert version() == "2"
