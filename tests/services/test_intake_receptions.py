"""How far a file is that is being read, and what stopping it leaves."""

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.finding import Finding, Severity
from indicators.services.intake.readings import Refused
from indicators.services.intake.receptions import MOST, Receptions, Stage

TICKET = "0123456789abcdef"


def test_sheets_are_told_as_they_are_begun():
    receptions = Receptions()
    with receptions.following(TICKET, "bieu.xlsx") as following:
        following.watch.tell("read", 7, 19)
        now = receptions.progress(TICKET)
        assert (now.stage, now.number, now.count, now.file_name) == (Stage.READING, 7, 19, "bieu.xlsx")


def test_whoever_comes_back_after_the_end_is_led_to_the_upload():
    receptions = Receptions()
    with receptions.following(TICKET, "bieu.xlsx") as following:
        following.stage(lambda: "upload-1")
    now = receptions.progress(TICKET)
    assert (now.stage, now.upload) == (Stage.STAGED, "upload-1")


def test_a_wish_to_stop_before_the_staging_stages_nothing():
    receptions, staged = Receptions(), []
    with pytest.raises(Conflict) as told:
        read_and_stopped(receptions, staged)
    assert (told.value.code, staged) == ("upload_cancelled", [])
    assert receptions.progress(TICKET).stage is Stage.CANCELLED


def read_and_stopped(receptions, staged):
    with receptions.following(TICKET, "bieu.xlsx") as following:
        receptions.cancel(TICKET)
        assert following.watch.stopped
        following.stage(lambda: staged.append("upload") or "upload")


def test_a_wish_to_stop_after_the_staging_leaves_the_upload():
    receptions = Receptions()
    with receptions.following(TICKET, "bieu.xlsx") as following:
        following.stage(lambda: "upload-1")
    assert receptions.cancel(TICKET).upload == "upload-1"


def test_a_refused_file_is_told_to_whoever_comes_back():
    receptions, fault = Receptions(), Refused(Finding("file_empty", Severity.HARD))
    with pytest.raises(Refused), receptions.following(TICKET, "bieu.xlsx"):
        raise fault
    now = receptions.progress(TICKET)
    assert (now.stage, now.fault) == (Stage.REFUSED, fault)


def test_a_ticket_is_used_once():
    receptions = Receptions()
    with receptions.following(TICKET, "bieu.xlsx"), pytest.raises(Conflict), receptions.following(TICKET, "b.xlsx"):
        pass


@pytest.mark.parametrize("ticket", ["short", "x" * 65, "../../../../etc/passwd", "a" * 20 + "\n"])
def test_a_ticket_of_another_form_is_refused(ticket):
    with pytest.raises(Invalid), Receptions().following(ticket, "bieu.xlsx"):
        pass


def test_of_an_unknown_ticket_nothing_is_told():
    with pytest.raises(NotFound):
        Receptions().progress(TICKET)


def test_without_a_ticket_a_file_is_staged_and_nobody_told():
    receptions = Receptions()
    with receptions.following("", "bieu.xlsx") as following:
        assert following.stage(lambda: "upload-1") == "upload-1"


def test_only_the_last_tickets_are_remembered():
    receptions = Receptions()
    for number in range(MOST + 5):
        with receptions.following(f"ticket-{number:010}", "bieu.xlsx") as following:
            following.stage(lambda: "upload-1")
    with pytest.raises(NotFound):
        receptions.progress("ticket-0000000000")
    assert receptions.progress(f"ticket-{MOST + 4:010}").upload == "upload-1"
