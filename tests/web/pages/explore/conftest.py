"""A fake of the explorer's services over the hand-built figures."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from indicators.model.chart import ChartKind, PeriodChoice, Transform
from indicators.model.errors import Invalid, NotFound
from indicators.services.first_look import LADDER_YEARS
from indicators.services.settling import Settled
from indicators.store import SavedView, Snapshot, SnapshotDraft
from indicators.web.session import Session, Theme
from tests.web.pages.explore import cases

VIEW = SavedView("v1", "Xuất khẩu", "cho báo cáo", cases.LADDER.to_query(), "analyst")


KEPT = Snapshot(
    SnapshotDraft("K7Q2M9XD4T", cases.LADDER.to_query(), "vi", date(2026, 1, 16), 3, "", "analyst", "xlsx"),
    datetime(2026, 1, 16, 3, tzinfo=UTC),
)


class FakeExplore:
    """Knows goods exports as a year ladder; anything else is not in the catalogue."""

    def __init__(self, data=None, details=None):
        self.data = cases.chart() if data is None else data
        self.details = dict(cases.DETAILS if details is None else details)

    def entries(self, as_of=None):
        return () if self.data.rows.empty else (cases.ENTRY,)

    def near(self, series, as_of=None):
        return self.entries(as_of)

    def canonical(self, text):
        if not text.startswith("EXP_GOODS"):
            raise NotFound("indicator_unknown", indicator=text)
        return cases.EXPORTS

    def choices(self, spec):
        return cases.CHOICES

    def telling(self, spec):
        first = spec.first or self.choices(spec).years[1] - LADDER_YEARS + 1
        return replace(spec, kind=ChartKind.LADDER, period=PeriodChoice.YEAR_TO_DATE, first=first)

    def settle(self, spec):
        legal = spec.kind if spec.kind in cases.CHOICES.kinds else ChartKind.LINE
        return replace(spec, series=(cases.EXPORTS,), kind=legal)

    def settled(self, spec):
        return Settled(self.settle(spec))

    def computed(self, spec):
        return self.resolve(spec)

    def resolve(self, spec):
        if spec.transform is Transform.YEAR_ON_YEAR and self.data.spec.transform is Transform.LEVEL:
            return replace(self.data, spec=spec, rows=self.data.rows.iloc[0:0])
        return replace(self.data, spec=spec)

    def point(self, series_text, period_text, as_of=None):
        try:
            return self.details[period_text]
        except KeyError:
            raise NotFound("figure_unknown", series=series_text, period=period_text) from None


class FakeCatalogue:
    """The few words that the citation panel asks of a catalogue."""

    by_code = {"EXP_GOODS": cases.INDICATOR}

    def shorts(self, key):
        return self.indicator(key.indicator).short

    def indicator(self, code):
        if code not in self.by_code:
            raise Invalid("indicator_unknown", indicator=code)
        return self.by_code[code]

    def origin(self, code):
        return cases.CUSTOMS

    def unit_symbol(self, unit, mult, lang):
        return {"vi": "tỷ USD", "en": "USD billion"}[lang]

    def remark(self, text, lang):
        return text

    def speaker(self, text, lang):
        return text


@pytest.fixture
def explore():
    return FakeExplore()


@pytest.fixture
def catalogue():
    return FakeCatalogue()


@pytest.fixture
def services(explore, catalogue):
    return SimpleNamespace(
        explore=explore,
        catalogue=catalogue,
        today=lambda: cases.chart().today,
        version=lambda: 3,
        kept_count=lambda: 0,
        alive=lambda: True,
        snapshots=SimpleNamespace(latest=lambda limit: (KEPT,)),
        saved_views=SimpleNamespace(all=lambda: (VIEW,)),
    )


@pytest.fixture(params=["vi", "en"])
def session(request):
    return Session(request.param, Theme.LIGHT, None, cases.chart().today)
