"""An application with one uploaded appendix, made once for the tests that only look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from indicators.services.intake import Intake
from indicators.web.session import Session, Theme
from tests.services.workbooks import APPENDIX_NAME, appendix
from tests.web.conftest import House, raise_house
from tests.workbook.files import xlsx


@dataclass(frozen=True)
class Uploaded:
    """A house with an upload in it."""

    house: House
    upload: str

    @property
    def intake(self) -> Intake:
        return self.house.services.intake


def received(house: House, folder) -> Uploaded:
    with appendix(folder / APPENDIX_NAME).open("rb") as stream:
        return Uploaded(house, house.services.intake.receive(stream, APPENDIX_NAME, "analyst"))


@pytest.fixture(scope="session")
def uploaded(tmp_path_factory) -> Iterator[Uploaded]:
    """To read only."""
    folder = tmp_path_factory.mktemp("upload")
    house = raise_house(folder)
    yield received(house, folder)
    house.built.store.close()


@pytest.fixture
def own_upload(own_house, tmp_path) -> Uploaded:
    """To write to."""
    return received(own_house, tmp_path)


@pytest.fixture
def doubtful_upload(own_house, tmp_path) -> Uploaded:
    """Four sheets, each with the same two doubts: a period taken from the file's name, and columns without a unit."""
    rows = [
        ["Widgets by region", None, None],
        ["Region", "Pay", "Rent"],
        *[[at, 1, 2] for at in ("North", "South", "East")],
    ]
    path = xlsx(tmp_path / "widgets 2031.xlsx", dict.fromkeys(("A", "B", "C", "D"), rows))
    with path.open("rb") as stream:
        return Uploaded(own_house, own_house.services.intake.receive(stream, path.name, "analyst"))


@pytest.fixture(params=["vi", "en"])
def session(request) -> Session:
    return Session(request.param, Theme.LIGHT, None, date(2026, 11, 22))
