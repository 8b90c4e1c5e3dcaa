"""The merge of two indicators: what moves, what is refused, what every reader sees then, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.catalogue.edits import EditKind
from indicators.model.errors import Conflict, Invalid
from indicators.model.observation import Precision
from indicators.model.series import SeriesKey
from indicators.services.catalogue_edits import CatalogueEdits, Wish
from indicators.services.discrepancies import Discrepancies
from indicators.services.edited_catalogue import EditedCatalogue
from indicators.services.explore import Explore
from indicators.services.figures import Figures
from indicators.services.holdings import Holdings
from indicators.services.intake import Intake
from indicators.services.intake.draft import Publication
from indicators.services.intake.mapping import SKIP, Choice
from indicators.settings import read_settings
from indicators.store import BatchDraft, BatchKind, ObservationQuery
from tests.services.conftest import TODAY
from tests.services.workbooks import APPENDIX_NAME, appendix
from tests.store.figures import figure

IIP = "IIP:VNM;measure=yoy;unit=percent"
CPI = "CPI:VNM;measure=yoy;unit=percent"


def wish(code, into):
    return (Wish(EditKind.MERGED, code, {"": into}),)


INTO_CPI = wish("IIP", "CPI")


class Merged:
    """The seeded store as it is read, with what reads it."""

    def __init__(self, seeded):
        self.stored = seeded.store
        self.now = EditedCatalogue(seeded.store, seeded.catalogue)
        self.store = seeded.store.read_as(self.now.merged)
        self.figures = Figures(self.store, self.now, lambda: TODAY)
        self.edits = CatalogueEdits(self.store, self.now, self.figures)
        self.holdings = Holdings(self.now, self.figures, lambda day: self.explore.entries(day))
        self.explore = Explore(self.store, self.now, self.figures, lambda: TODAY)
        self.discrepancies = Discrepancies(self.store, self.now, self.figures, lambda: TODAY)

    def merge(self, wishes=INTO_CPI):
        return self.edits.commit(wishes, "analyst", "cùng một chỉ tiêu", self.edits.preview(wishes).seen)

    def add(self, *observations):
        return self.stored.commit(BatchDraft(BatchKind.UPLOAD, "analyst", "x"), observations)

    def picture(self):
        """Everything that is read of the two indicators."""
        readings = {key: self.figures.readings(key) for key in self.figures.series_keys()}
        labels = self.now().resolve_label("Chỉ số sản xuất công nghiệp")
        return self.now(), readings, self.store.heads([IIP, CPI]), labels, self.holdings.listed()


@pytest.fixture
def house(seeded):
    return Merged(seeded)


def test_the_series_of_a_merged_indicator_are_read_as_those_of_the_other(house):
    before = {one.obs_id: one for key in (IIP, CPI) for one in house.figures.readings(key) if one.obs_id}
    moved = {one.obs_id for one in house.figures.readings(IIP)}
    assert len(moved) == 3
    house.merge()
    after = {one.obs_id: one for one in house.figures.readings(CPI) if one.obs_id}
    assert set(after) == set(before)
    assert all(after[one].value == before[one].value for one in before)
    assert {after[one].indicator for one in moved} == {"CPI"}
    assert IIP not in house.figures.series_keys()
    assert house.figures.readings(IIP) == house.figures.readings(CPI)
    assert {one.series_key for one in house.figures.by_id(moved)} == {CPI}


def test_what_is_stored_stays_under_its_own_key(house):
    house.merge()
    rows = house.stored.observations(ObservationQuery(indicators=("IIP",)))
    assert set(rows["series_key"]) == {IIP}
    assert house.stored.verify() == []


def test_the_address_and_the_labels_of_a_merged_indicator_lead_to_the_other(house):
    labels = house.now().indicator("IIP").aliases
    assert labels
    house.merge()
    catalogue = house.now()
    assert catalogue.indicator("IIP").code == "CPI"
    assert catalogue.series_key("IIP").render() == catalogue.series_key("CPI").render()
    assert catalogue.series_key(IIP).render() == CPI
    assert house.holdings.one("IIP").indicator.code == "CPI"
    assert set(labels) <= set(catalogue.indicator("CPI").aliases)
    assert all("IIP" not in {one.indicator for one in catalogue.resolve_label(label)} for label in labels)


def test_no_list_offers_a_merged_indicator(house):
    assert "IIP" in {one.indicator.code for one in house.holdings.listed()}
    house.merge()
    assert "IIP" not in {one.indicator.code for one in house.holdings.listed()}
    assert "IIP" not in {one.code for one in house.now().indicators}
    assert "IIP" not in {entry.indicator for entry in house.explore.entries()}
    assert [one.edit.target for one in house.edits.history("CPI")] == ["IIP"]


def test_an_undo_gives_back_exactly_what_was_and_its_undo_the_merge(house):
    before = house.picture()
    batch = house.merge()
    merged = house.picture()
    assert merged != before
    undo = house.stored.revert(batch.batch_id, "analyst", "nhầm")
    assert house.picture() == before
    house.stored.revert(undo.batch_id, "analyst", "đúng rồi")
    assert house.picture() == merged


def test_the_preview_tells_what_moves_and_which_figures_in_use_change(house):
    now = {one.period: one for one in house.figures.shown(CPI)}
    moving = {one.period: one for one in house.figures.shown(IIP)}
    preview = house.edits.preview(INTO_CPI)
    assert preview.may_commit
    assert [(one.series_key, one.into, one.count) for one in preview.merging.moves] == [(IIP, CPI, 3)]
    assert (preview.merging.equal, preview.merging.collisions) == (0, ())
    house.merge()
    after = {one.period: one for one in house.figures.shown(CPI)}
    told = {(one.series_key, one.period): one for one in preview.figures}
    changed = {p for p in after if (now[p].value if p in now else None) != after[p].value}
    assert {period for key, period in told if key == CPI} == changed
    assert {p for key, p in told if key == IIP} == {p for p, one in moving.items() if one.value != after[p].value}


def copied(house, of, value, code="CPI"):
    """Return the same publication of a stored figure, said of another indicator."""
    return replace(
        figure(),
        series_key=replace(SeriesKey.parse(of.series_key), indicator=code),
        period=of.period,
        value=value,
        unit_mult=of.unit_mult,
        origin=of.origin,
        outlet=of.outlet,
        published=of.published,
        decimals=of.decimals,
    )


def test_equal_figures_of_one_publication_corroborate_and_different_ones_collide(house):
    one, other, *_ = [reading for reading in house.figures.readings(IIP) if reading.published]
    house.add(copied(house, one, one.value))
    assert house.edits.preview(INTO_CPI).merging.equal == 1
    house.add(copied(house, other, other.value + Decimal("0.1")))
    preview = house.edits.preview(INTO_CPI)
    (finding,) = preview.findings
    assert (finding.code, finding.params["n"]) == ("catalogue_merge_collision", 1)
    (collision,) = finding.params["collisions"]
    assert collision.moving.period == other.period
    assert collision.standing.value - collision.moving.value == Decimal("0.1")
    version = house.stored.version()
    with pytest.raises(Invalid) as caught:
        house.edits.commit(INTO_CPI, "analyst", "x", preview.seen)
    assert caught.value.code == "edit_refused"
    assert house.stored.version() == version


@pytest.mark.parametrize(
    ("code", "into", "refused"),
    [
        ("IIP", "IIP", "catalogue_merge_itself"),
        ("IIP", "FOO", "catalogue_merge_unknown"),
        ("IIP", "EXP_GOODS", "catalogue_merge_unlike"),
        ("IIP", "CORE_CPI", "catalogue_merge_unlike"),
        ("DIPLOMATIC_RELATIONS", "PARTNERS_CP", "catalogue_merge_counted"),
    ],
)
def test_a_merge_without_sense_is_refused_and_nothing_is_written(house, code, into, refused):
    preview = house.edits.preview(wish(code, into))
    assert {one.code for one in preview.findings} == {refused}
    with pytest.raises(Invalid):
        house.edits.commit(wish(code, into), "analyst", "x", preview.seen)
    assert house.stored.version() == 1


def test_a_merge_in_a_circle_is_refused_and_named(house):
    house.merge()
    (finding,) = house.edits.preview(wish("CPI", "IIP")).findings
    assert finding.code == "catalogue_merge_circle"
    assert finding.params["circle"] == "CPI → IIP → CPI"


def test_a_decision_for_a_moved_figure_is_made_and_seen_under_the_other_key(house):
    house.merge()
    moved = house.stored.observations(ObservationQuery(indicators=("IIP",)))["obs_id"].tolist()
    chosen = next(one for one in house.figures.readings(CPI) if one.obs_id in moved and one.published)
    head = house.store.heads([CPI])[CPI]
    house.discrepancies.decide(chosen.obs_id, "analyst", "x", head)
    assert [one.series_key for one in house.store.decisions()] == [CPI]
    assert [one.series_key for one in house.stored.decisions()] == [IIP]
    assert house.store.heads([CPI])[CPI] == head + 1


def test_what_came_under_the_merged_key_since_refuses_a_decision(house):
    house.merge()
    chosen = next(one for one in house.figures.readings(CPI) if one.obs_id and one.published)
    head = house.store.heads([CPI])[CPI]
    house.add(replace(copied(house, chosen, chosen.value, "IIP"), published=date(2026, 11, 1)))
    with pytest.raises(Conflict) as caught:
        house.discrepancies.decide(chosen.obs_id, "analyst", "x", head)
    assert caught.value.code == "heads_changed"


@pytest.fixture
def uploaded(house, tmp_path):
    """An intake over the store as it is read, with the appendix of July 2024 waiting in it."""
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    intake = Intake(house.store, house.now, house.figures, settings, lambda: TODAY)
    with appendix(tmp_path / APPENDIX_NAME).open("rb") as stream:
        upload = intake.receive(stream, APPENDIX_NAME, "analyst")
    intake.set_publication(upload, Publication("NSO", "Tổng cục Thống kê", "Biểu", date(2024, 7, 29), Precision.DAY))
    return intake, upload


def accepted(intake, upload):
    asked = [one.finding_id for one in intake.preview(upload).findings if one.open]
    return intake.accept(upload, asked, "đã đối chiếu") if asked else intake.preview(upload)


INTO_FOREIGN = wish("EXP_DOMESTIC", "EXP_FDI_SECTOR")


def test_an_upload_mapped_by_hand_before_a_merge_is_looked_at_again_and_then_read_under_the_other_name(house, uploaded):
    intake, upload = uploaded
    rows = {row.series_key.partition(":")[0]: row for row in intake.preview(upload).mapping}
    intake.map_label(upload, rows["EXP_FDI_SECTOR"].mapping_id, Choice(SKIP))
    intake.map_label(upload, rows["EXP_DOMESTIC"].mapping_id, Choice("EXP_DOMESTIC"))
    seen = accepted(intake, upload).seen
    house.merge(INTO_FOREIGN)
    with pytest.raises(Conflict, match="facts_changed"):
        intake.commit(upload, "analyst", "x", "key", seen)
    intake.commit(upload, "analyst", "x", "key", accepted(intake, upload).seen)
    foreign = house.figures.shown("EXP_FDI_SECTOR:VNM;measure=level;unit=USD")
    assert Decimal("63.084") in {one.shown for one in foreign}
    assert not house.stored.observations(ObservationQuery(indicators=("EXP_DOMESTIC",))).size


def test_two_rows_of_a_file_that_a_merge_makes_one_series_stop_the_upload(house, uploaded):
    intake, upload = uploaded
    assert not any(one.stops for one in intake.preview(upload).findings)
    house.merge(INTO_FOREIGN)
    doubled = [one for one in intake.preview(upload).findings if one.finding.code == "duplicate_values"]
    assert {one.finding.where for one in doubled if one.stops} == {"14.XK!D11", "14.XK!G11"}
