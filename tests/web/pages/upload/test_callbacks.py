"""The wiring: a control reaches its action through the envelope, and what is drawn has every id that is wired."""

import json

from dash import html

from indicators.web.pages.upload.callbacks import BUTTONS, FIELDS, VALUES
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.layout import layout
from indicators.web.pages.upload.opened import controls_of_row, form_of_new, form_of_table
from tests.web.pages.explore.words import ids, nodes


def pattern(name, index):
    return {"type": name, "index": index}


def posted(uploaded, lang, used, value, fields=None):
    """Post one use of a control as the browser would, with every other control absent."""
    key, spec = next((k, s) for k, s in uploaded.house.app.callback_map.items() if k == f"{UploadId.BODY}.children")
    said = {json.dumps(used, sort_keys=True): value}
    handle = {"upload": uploaded.upload, **uploaded.intake.preview(uploaded.upload).seen.to_dict()}

    def filled(one):
        if not one["id"].startswith("{"):
            known = {
                UploadId.HANDLE: handle,
                UploadId.CELL: None,
                "shell-url": f"?upload={uploaded.upload}&step=mapping",
            }
            return {"id": one["id"], "property": one["property"], "value": known[one["id"]]}
        name = json.loads(one["id"])["type"]
        listed = [used] if used["type"] == name else []
        values = [
            {"id": one_id, "property": one["property"], "value": said[json.dumps(one_id, sort_keys=True)]}
            for one_id in listed
        ]
        values += [
            {"id": pattern(*at), "property": one["property"], "value": text}
            for at, text in (fields or {}).items()
            if at[0] == name
        ]
        return values

    prop = "value" if used["type"] in VALUES else "n_clicks"
    body = {
        "output": key,
        "outputs": {"id": UploadId.BODY, "property": "children"},
        "inputs": [filled(one) for one in spec["inputs"]],
        "state": [filled(one) for one in spec["state"]],
        "changedPropIds": [f"{json.dumps(used, separators=(',', ':'), sort_keys=True)}.{prop}"],
    }
    return uploaded.house.call(uploaded.house.client(lang), body)


def test_a_correction_draws_the_page_anew_with_its_effect(own_upload):
    row = next(row for row in own_upload.intake.preview(own_upload.upload).mapping if row.series_key)
    answer = posted(own_upload, "vi", pattern(UploadId.MAP, row.mapping_id), "skip")
    assert answer.status_code == 200
    assert own_upload.intake.preview(own_upload.upload).draft.choices
    assert UploadId.HANDLE in answer.get_data(as_text=True)


def test_a_control_that_changes_nothing_answers_with_nothing(own_upload):
    row = next(row for row in own_upload.intake.preview(own_upload.upload).mapping if row.series_key)
    code = row.series_key.partition(":")[0]
    answer = posted(own_upload, "vi", pattern(UploadId.MAP, row.mapping_id), code)
    assert not (answer.status_code == 200 and answer.get_json()["response"])


def test_the_reason_beside_a_warning_goes_with_its_button(own_upload):
    finding = next(one for one in own_upload.intake.preview(own_upload.upload).findings if one.open)
    used = pattern(UploadId.ACCEPT, finding.finding_id)
    fields = {(UploadId.REASON, finding.finding_id): "closed on the 20th"}
    assert posted(own_upload, "en", used, 1, fields).status_code == 200
    found = {one.finding_id: one.reason for one in own_upload.intake.preview(own_upload.upload).findings}
    assert found[finding.finding_id] == "closed on the 20th"


def test_a_refusal_is_told_on_the_page_and_is_no_server_error(own_upload):
    row = next(row for row in own_upload.intake.preview(own_upload.upload).mapping if row.series_key)
    answer = posted(own_upload, "en", pattern(UploadId.MAP, row.mapping_id), "NO_SUCH_CODE")
    assert answer.status_code in {200, 204}
    assert "NO_SUCH_CODE" in answer.get_data(as_text=True)
    assert own_upload.intake.preview(own_upload.upload).draft.choices == {}


def test_every_control_that_is_wired_is_drawn_on_some_step(uploaded, session):
    said = {"upload": uploaded.upload}
    drawn = set()
    for step in ("recognition", "mapping", "screening", "changes", "commit"):
        drawn |= set(ids(layout(uploaded.house.services, session, **said, step=step, show="mapped")))
    drawn |= set(ids(layout(uploaded.house.services, session)))
    drawn |= set(ids(every_opened_part(uploaded, session)))
    only_later = {UploadId.RESET, UploadId.ACCEPT_ALIKE, UploadId.REOPEN, UploadId.UNDO, UploadId.UNDO_REASON}
    only_later |= {
        UploadId.TABLE_YEAR_END,
        UploadId.TABLE_UNDO,
        UploadId.BORDER_UNDO,
        UploadId.RULE_DROP,
        UploadId.RULE_BACK,
    }
    only_later |= {UploadId.TAKE} - drawn
    wired = {UploadId.BODY, UploadId.HANDLE, UploadId.CELL, UploadId.READING, UploadId.DISCARD, UploadId.TEMPLATE_LINK}
    assert wired | {UploadId.TEMPLATE_SERIES, *VALUES, *BUTTONS, *FIELDS} <= drawn | only_later


def every_opened_part(uploaded, session):
    """Return each form and row that is drawn only when it is opened."""
    house, preview = uploaded.house, uploaded.intake.preview(uploaded.upload)
    asked = (house.services, session, uploaded.upload)
    tables = [table.table_id for table in preview.tables]
    rows = [row.mapping_id for row in preview.mapping if row.series_key and row.printed.breakdown] or [
        row.mapping_id for row in preview.mapping if row.series_key
    ]
    parts = [form_of_table(*asked, one) for one in tables] + [form_of_new(*asked, one) for one in tables]
    return html.Div([*parts, html.Table(html.Tr(controls_of_row(*asked, rows[0])))])


def opened(uploaded, opens, place, index, clicks=1):
    """Post the opening of one part as the browser would."""
    at = f'{{"index":["MATCH"],"type":"{place}"}}.children'
    handle = {"upload": uploaded.upload, **uploaded.intake.preview(uploaded.upload).seen.to_dict()}
    used = pattern(opens, index)
    body = {
        "output": at,
        "outputs": {"id": pattern(place, index), "property": "children"},
        "inputs": [{"id": used, "property": "n_clicks", "value": clicks}],
        "state": [
            {"id": UploadId.HANDLE, "property": "data", "value": handle},
            {"id": "shell-url", "property": "search", "value": f"?upload={uploaded.upload}"},
        ],
        "changedPropIds": [f"{json.dumps(used, separators=(',', ':'), sort_keys=True)}.n_clicks"],
    }
    return uploaded.house.call(uploaded.house.client("vi"), body)


def test_a_row_of_the_mapping_gets_its_controls_when_it_is_edited(uploaded):
    row = next(row for row in uploaded.intake.preview(uploaded.upload).mapping if row.series_key)
    answer = opened(uploaded, UploadId.EDIT, UploadId.ROW, row.mapping_id)
    assert answer.status_code == 200
    said = answer.get_data(as_text=True)
    assert all(name in said for name in (UploadId.MAP, UploadId.MEASURE, UploadId.UNIT))


def test_the_form_of_a_table_comes_once_and_not_for_a_table_that_is_not_there(uploaded):
    table = uploaded.intake.preview(uploaded.upload).tables[0].table_id
    assert UploadId.TABLE_PERIOD in opened(uploaded, UploadId.TABLE_OPEN, UploadId.TABLE_FORM, table).get_data(True)
    for index, clicks in ((table, 2), ("none", 1)):
        answer = opened(uploaded, UploadId.TABLE_OPEN, UploadId.TABLE_FORM, index, clicks)
        assert answer.status_code in {200, 204}
        assert UploadId.TABLE_PERIOD not in answer.get_data(as_text=True)


def test_after_a_choice_the_row_stays_open_for_the_next_one(own_upload):
    row = next(row for row in own_upload.intake.preview(own_upload.upload).mapping if row.series_key)
    said = posted(own_upload, "vi", pattern(UploadId.UNIT, row.mapping_id), "USD:9").get_data(as_text=True)
    assert said.count(f'"{UploadId.MEASURE}"') == 1


def test_links_inside_the_page_keep_the_upload(uploaded, session):
    page = layout(uploaded.house.services, session, upload=uploaded.upload)
    links = [node["props"]["href"] for node in nodes(page) if str(node["props"].get("href", "")).startswith("/upload?")]
    assert links
    assert all(f"upload={uploaded.upload}" in link for link in links)
