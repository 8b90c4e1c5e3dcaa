"""The wiring: a control reaches its action through the envelope, and what is drawn has every id that is wired."""

import json

from indicators.web.pages.upload.callbacks import BUTTONS, FIELDS, VALUES
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.layout import layout
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
            known = {UploadId.HANDLE: handle, "shell-url": f"?upload={uploaded.upload}&step=mapping"}
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
    only_later = {UploadId.RESET, UploadId.REOPEN, UploadId.UNDO, UploadId.UNDO_REASON}
    only_later |= {UploadId.TABLE_UNDO, UploadId.RULE_DROP, UploadId.RULE_BACK}
    wired = {UploadId.BODY, UploadId.HANDLE, UploadId.CELL, UploadId.READING, UploadId.DISCARD, UploadId.TEMPLATE_LINK}
    assert wired | {UploadId.TEMPLATE_SERIES, *VALUES, *BUTTONS, *FIELDS} <= drawn | only_later


def test_links_inside_the_page_keep_the_upload(uploaded, session):
    page = layout(uploaded.house.services, session, upload=uploaded.upload)
    links = [node["props"]["href"] for node in nodes(page) if str(node["props"].get("href", "")).startswith("/upload?")]
    assert links
    assert all(f"upload={uploaded.upload}" in link for link in links)
