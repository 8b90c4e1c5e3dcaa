"""What the controls do, without a browser: each one service call, and nothing where nothing changes."""

from datetime import date
from types import SimpleNamespace

import pytest

from indicators.model.errors import Invalid, NotFound
from indicators.model.observation import ObsStatus, Precision
from indicators.services.intake import How
from indicators.web.pages.upload.actions import Said, perform, read_day, read_publication
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.pointing import pointing_form
from indicators.web.pages.upload.tables import table_form
from indicators.web.session import Session, Theme
from tests.services.editions import received
from tests.services.test_intake import commit_between
from tests.services.workbooks import table
from tests.web.pages.explore.words import ids, texts

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
FORM = {
    (UploadId.ORIGIN.value, "form"): "NSO",
    (UploadId.OUTLET.value, "form"): "Tổng cục Thống kê",
    (UploadId.TITLE.value, "form"): "Biểu số liệu",
    (UploadId.PUBLISHED.value, "form"): "29/07/2024",
    (UploadId.PRECISION.value, "form"): "day",
    (UploadId.STATUS.value, "form"): "by_age",
}


class Page:
    """Uses controls as the page would, with what it has before its eyes."""

    def __init__(self, uploaded, session):
        self.services, self.session = uploaded.house.services, session
        self.intake, self.upload = uploaded.intake, uploaded.upload
        self.look()

    def look(self):
        self.handle = {"upload": self.upload, **self.preview.seen.to_dict()}

    @property
    def preview(self):
        return self.intake.preview(self.upload)

    def use(self, control, index="form", value=1, fields=None):
        return perform(self.services, self.session, Said(control, index, value, fields or {}, self.handle))

    def row(self, series=EXPORTS):
        return next(row for row in self.preview.mapping if row.series_key == series)

    def make_ready(self):
        self.use(UploadId.CONFIRM, fields=FORM)
        for one in [one for one in self.preview.findings if one.open]:
            self.use(UploadId.ACCEPT, one.finding_id, fields={(UploadId.REASON.value, one.finding_id): "read"})
        self.look()


@pytest.fixture
def session():
    return Session("vi", Theme.LIGHT, None, date(2026, 11, 22))


@pytest.fixture
def page(own_upload, session):
    return Page(own_upload, session)


def test_mapping_by_hand_skipping_and_leaving_it_to_the_catalogue_again(page):
    row = page.row()
    assert page.use(UploadId.MAP, row.mapping_id, "skip") == (True, None)
    skipped = next(one for one in page.preview.mapping if one.mapping_id == row.mapping_id)
    assert skipped.how is How.SKIPPED
    assert page.use(UploadId.RESET, row.mapping_id) == (True, None)
    assert page.row().how is How.AUTOMATIC
    page.use(UploadId.MAP, row.mapping_id, "IMP_GOODS")
    by_hand = next(one for one in page.preview.mapping if one.mapping_id == row.mapping_id)
    assert (by_hand.how, by_hand.series_key) == (How.BY_HAND, "IMP_GOODS:VNM;measure=level;unit=USD")


def test_measure_and_unit_are_corrected_and_kept_together(page):
    row = page.row()
    assert page.use(UploadId.UNIT, row.mapping_id, "USD:9") == (True, None)
    assert page.use(UploadId.MEASURE, row.mapping_id, "yoy") == (True, None)
    changed = next(one for one in page.preview.mapping if one.mapping_id == row.mapping_id)
    assert (changed.series_key, changed.unit_mult) == ("EXP_GOODS:VNM;measure=yoy;unit=percent", 9)


def test_a_control_that_says_what_is_so_already_does_nothing(page):
    row = page.row()
    version = page.preview.draft.stamp
    assert page.use(UploadId.MAP, row.mapping_id, "EXP_GOODS") == (False, None)
    assert page.use(UploadId.MEASURE, row.mapping_id, "level") == (False, None)
    assert page.use(UploadId.UNIT, row.mapping_id, "USD:6") == (False, None)
    assert page.use(UploadId.CONFIRM, value=None) == (False, None)
    assert page.use("upload-nothing") == (False, None)
    assert page.preview.draft.stamp == version


@pytest.mark.parametrize("value", [7, ["a"], {"a": 1}, True])
def test_a_value_of_another_kind_does_nothing(page, value):
    row = page.row()
    for control in (UploadId.MAP, UploadId.MEASURE, UploadId.UNIT):
        assert page.use(control, row.mapping_id, value) == (False, None)


def test_what_names_nothing_is_refused_in_words(page):
    with pytest.raises(NotFound):
        page.use(UploadId.MAP, page.row().mapping_id, "EXP_GODS")
    with pytest.raises(Invalid):
        page.use(UploadId.ACCEPT, page.preview.findings[0].finding_id)
    page.handle = {}
    with pytest.raises(Invalid, match="preview_unreadable"):
        page.use(UploadId.COMMIT)


def test_a_warning_is_accepted_and_opened_again(page):
    finding = next(one for one in page.preview.findings if one.open)
    reason = {(UploadId.REASON.value, finding.finding_id): " closed on the 20th "}
    page.use(UploadId.ACCEPT, finding.finding_id, fields=reason)
    accepted = next(one for one in page.preview.findings if one.finding_id == finding.finding_id)
    assert accepted.reason == "closed on the 20th"
    page.use(UploadId.REOPEN, finding.finding_id)
    assert next(one for one in page.preview.findings if one.finding_id == finding.finding_id).open


def test_warnings_of_one_kind_are_accepted_together_and_no_others(doubtful_upload):
    page = Page(doubtful_upload, Session("en", Theme.LIGHT, None, date(2026, 11, 22)))
    opened = [one for one in page.preview.findings if one.open]
    first = opened[0]
    alike = {one.finding_id for one in opened if one.finding.code == first.finding.code}
    page.use(UploadId.ACCEPT_ALIKE, first.finding_id, fields={(UploadId.REASON.value, first.finding_id): "as printed"})
    accepted = {one.finding_id for one in page.preview.findings if one.reason == "as printed"}
    assert accepted == alike < {one.finding_id for one in opened}
    with pytest.raises(Invalid, match="reason_missing"):
        page.use(UploadId.ACCEPT_ALIKE, next(one.finding_id for one in page.preview.findings if one.open))


def test_commit_and_undo_leave_both_batches(page):
    page.make_ready()
    assert page.use(UploadId.COMMIT) == (True, None)
    batch = page.preview.batch
    assert batch.active
    assert page.use(UploadId.UNDO, fields={(UploadId.UNDO_REASON.value, "form"): "a trial"}) == (True, None)
    assert not page.preview.batch.active


def test_a_commit_in_between_shows_both_versions_and_writes_nothing(page, own_upload):
    page.make_ready()
    store = own_upload.house.built.store
    between = commit_between(SimpleNamespace(store=store))
    happened, above = page.use(UploadId.COMMIT)
    assert happened
    assert store.version() == between.batch_id
    said = texts(above)
    assert page.session.t("upload.conflict.title") in said
    assert "226,980" in said
    assert "226,5" in said
    page.look()
    assert page.use(UploadId.COMMIT) == (True, None)


def test_a_correction_in_another_window_is_told_before_anything_is_written(page, own_upload):
    page.make_ready()
    other = Page(own_upload, page.session)
    other.use(UploadId.MAP, other.row().mapping_id, "skip")
    happened, above = page.use(UploadId.COMMIT)
    assert happened
    assert texts(above) == page.session.t("upload.conflict.choices")
    assert page.preview.batch is None


# -- the form --------------------------------------------------------------------------------------------------------
def form(**said):
    fields = FORM | {(f"upload-{name}", "form"): value for name, value in said.items()}
    return read_publication(Said(UploadId.CONFIRM, "form", 1, fields, {}))


def test_the_form_is_read_as_it_stands():
    said = form()
    assert (said.origin, said.published, said.precision) == ("NSO", date(2024, 7, 29), Precision.DAY)
    assert (said.undated, said.obs_status) == (False, None)
    assert form(status="A").obs_status is ObsStatus.OFFICIAL


def test_a_day_that_is_not_known_is_said_by_its_precision():
    said = form(precision="none", published="nonsense")
    assert (said.published, said.precision, said.undated) == (None, Precision.NONE, True)


def test_no_day_written_is_no_day_and_not_yet_unknown():
    said = form(published="")
    assert (said.published, said.precision, said.undated) == (None, Precision.NONE, False)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("29/07/2024", False, date(2024, 7, 29)),
        ("07/2024", True, date(2024, 7, 31)),
        ("15/02/2024", True, date(2024, 2, 29)),
        ("12/2024", True, date(2024, 12, 31)),
    ],
)
def test_a_day_and_a_month_are_read(text, month, day):
    assert read_day(text, month=month) == day


@pytest.mark.parametrize("text", ["2024-07-29", "31/02/2024", "07/2024", "hôm qua", "1/2/3/4", "29/07/0"])
def test_anything_else_is_refused(text):
    with pytest.raises(Invalid, match="date_unreadable"):
        read_day(text, month=False)


# -- tables, recipes, new indicators ----------------------------------------------------------------------------------
def table_fields(table, **said):
    return {(f"upload-table-{name}", table): value for name, value in said.items()}


def test_a_table_is_corrected_by_its_form_and_the_correction_taken_back(page):
    table = next(one for one in page.preview.tables if one.sheet == "14.XK").table_id
    assert page.use(UploadId.TABLE_SET, table, fields=table_fields(table, part="c7", status="P")) == (True, None)
    (one,) = page.preview.draft.corrections
    assert (one.what, one.value, one.column) == ("status", "P", 7)
    page.use(UploadId.TABLE_UNDO, one.correction_id)
    assert page.preview.draft.corrections == ()


def test_the_last_month_of_financial_years_is_asked_for_where_they_wait_for_it_alone(page, tmp_path):
    rows = [["Kho bãi theo năm tài chính"], [], ["Chỉ tiêu", "2010-11", "2011-12"],
            *[[name, 1.5, 2.5] for name in ("Tổng số", "Kho lạnh", "Kho khô")]]  # fmt: skip
    other = next(one for one in page.preview.tables if one.sheet == "14.XK")
    page.upload = received(page.intake, table(tmp_path / "nam.xlsx", rows))
    page.look()
    (years,) = page.preview.tables
    forms = {one.table_id: table_form(one, page.session, page.services.catalogue) for one in (other, years)}
    asked = {one: UploadId.TABLE_YEAR_END in set(ids(form)) for one, form in forms.items()}
    assert asked == {other.table_id: False, years.table_id: True}
    page.use(UploadId.TABLE_SET, years.table_id, fields=table_fields(years.table_id, part="all", year_end="6"))
    (one,) = page.preview.draft.corrections
    assert (one.what, one.value) == ("year_end", "6")


def pointed(page, cell):
    """Return the form of a chosen cell and what tells its fields from those of others."""
    reading = page.intake.cell(page.upload, "14.XK", cell)
    form = pointing_form(reading, page.preview, page.session, page.services.catalogue)
    return form, f"{next(one for one in page.preview.tables if one.sheet == '14.XK').table_id}~{cell}"


def test_what_is_pointed_at_is_corrected_where_it_stands(page):
    form, index = pointed(page, "G10")
    assert UploadId.TABLE_SET in set(ids(form))
    fields = {(f"upload-table-{name}", index): value for name, value in {"part": "c7", "measure": "share"}.items()}
    assert page.use(UploadId.TABLE_SET, index, fields=fields) == (True, None)
    (one,) = page.preview.draft.corrections
    assert (one.what, one.value, one.column, one.row) == ("measure", "share", 7, 0)


def test_of_a_row_that_is_pointed_at_the_period_alone_is_corrected(page):
    _, index = pointed(page, "D11")
    part = {("upload-table-part", index): "r11"}
    with pytest.raises(Invalid, match="correction_row_has_period"):
        page.use(UploadId.TABLE_SET, index, fields={**part, ("upload-table-unit", index): "USD:6"})
    with pytest.raises(Invalid, match="correction_period_of_many"):
        page.use(UploadId.TABLE_SET, index, fields={**part, ("upload-table-period", index): "2024-06"})
    assert page.preview.draft.corrections == ()


def test_a_table_that_is_none_has_nothing_to_point_at(page):
    page.use(UploadId.TABLE_SKIP, next(one for one in page.preview.tables if one.sheet == "14.XK").table_id)
    assert pointed(page, "G10")[0] is None


def test_a_period_that_cannot_be_read_or_an_empty_form_is_refused(page):
    table = next(one for one in page.preview.tables if one.sheet == "14.XK").table_id
    with pytest.raises(Invalid, match="correction_period_unreadable"):
        page.use(UploadId.TABLE_SET, table, fields=table_fields(table, part="c7", period="mai sau"))
    with pytest.raises(Invalid, match="correction_empty"):
        page.use(UploadId.TABLE_SET, table, fields=table_fields(table, part="all"))
    said = table_fields(table, part="c7", period="7 tháng đầu năm 2023", next="file_name")
    with pytest.raises(Invalid, match="correction_rule_differs"):
        page.use(UploadId.TABLE_SET, table, fields=said)
    assert page.preview.draft.corrections == ()


def test_a_table_that_is_none_brings_nothing(page):
    table = next(one for one in page.preview.tables if one.sheet == "14.XK").table_id
    page.use(UploadId.TABLE_SKIP, table)
    assert {row.how for row in page.preview.mapping if row.printed.sheet == "14.XK"} == {How.SKIPPED}


def test_unset_rows_become_indicators_with_the_codes_of_the_form(page):
    table = next(one for one in page.preview.tables if one.sheet == "14.XK").table_id
    found = page.intake.proposals(page.upload, table, "trade", "trade")
    fields = {("upload-new-family", table): "trade", ("upload-new-topic", table): "trade"}
    fields |= {("upload-new-reason", table): "goods of the appendix"}
    at = next(number for number, one in enumerate(found) if "Thủy sản" in one.indicator.name_vi)
    place = f"{table}~{at}"
    fields |= {("upload-new-code", place): "EXP_SEAFOOD", ("upload-new-vi", place): "Xuất khẩu thủy sản"}
    fields |= {("upload-new-en", place): "Seafood exports"}
    assert page.use(UploadId.NEW_CREATE, table, fields=fields) == (True, None)
    assert page.services.catalogue.indicator("EXP_SEAFOOD").name["en"] == "Seafood exports"
    assert {key for row in page.preview.mapping if "EXP_SEAFOOD" in (key := row.series_key)} == {
        "EXP_SEAFOOD:VNM;measure=level;unit=USD",
        "EXP_SEAFOOD:VNM;measure=yoy_index;unit=percent",
    }
