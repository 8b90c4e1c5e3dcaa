"""A checked draft as .docx with comments and as .html: the remarks stand at their figures, the text is the text."""

from io import BytesIO

from docx import Document

from indicators.export.marked_copy import Mark, MarkedDraft, Tone, marked_html
from indicators.export.marked_docx import marked_docx

TEXT = "Tiêu đề\n\nXuất khẩu đạt 514 tỷ USD, tăng 7% so với cùng kỳ.\nCột\tsố <b>8</b>\x07\n"


def mark(phrase, tone, verdict="trái với kho", remark="kho có 262,46", text=TEXT):
    start = text.index(phrase)
    return Mark(start, start + len(phrase), tone, verdict, remark)


def draft(*marks, text=TEXT, original=b""):
    return MarkedDraft(text, marks, "Dự thảo", "2 số", original)


def opened(artifact):
    return Document(BytesIO(artifact.content))


def commented(document):
    """Return comment text -> the letters its range stands at."""
    found = {}
    for comment in document.comments:
        inside, letters = False, []
        for element in document.element.body.iter():
            tag = element.tag.rpartition("}")[2]
            own = any(
                value == str(comment.comment_id) for name, value in element.attrib.items() if name.endswith("}id")
            )
            inside = (inside or (tag == "commentRangeStart" and own)) and not (tag == "commentRangeEnd" and own)
            if inside and tag == "t":
                letters.append(element.text or "")
        found[comment.text] = "".join(letters)
    return found


def test_each_remark_is_a_comment_at_its_figure_and_the_text_stays(tmp_path):
    said = draft(mark("514 tỷ USD", Tone.DISPUTED), mark("7%", Tone.OK, "đúng", "kho có 7"))
    document = opened(marked_docx(said, "a.docx", "vi"))
    assert commented(document) == {"trái với kho. kho có 262,46": "514 tỷ USD", "đúng. kho có 7": "7%"}
    lines = [line.replace("\x07", "") for line in TEXT.splitlines() if line]
    assert [paragraph.text for paragraph in document.paragraphs] == lines


def test_two_remarks_on_one_figure_share_a_comment():
    said = draft(mark("7%", Tone.OK, "một", "a"), mark("7%", Tone.WARN, "hai", "b"))
    assert commented(opened(marked_docx(said, "a.docx", "vi"))) == {"một. a\nhai. b": "7%"}


def test_the_author_s_own_document_keeps_its_runs_tables_and_looks():
    own = Document()
    paragraph = own.add_paragraph("Xuất khẩu đạt ")
    paragraph.add_run("51").bold = True
    paragraph.add_run("4 tỷ USD, tăng 7%, rồi giảm 3%.")
    own.add_table(1, 1).cell(0, 0).text = "CPI tăng 9%"
    kept = BytesIO()
    own.save(kept)
    text = "Xuất khẩu đạt 514 tỷ USD, tăng 7%, rồi giảm 3%.\nCPI tăng 9%\n"
    marks = [mark(phrase, Tone.WARN, phrase, "x", text) for phrase in ("514 tỷ USD", "7%", "3%", "9%")]
    document = opened(marked_docx(draft(*marks, text=text, original=kept.getvalue()), "a.docx", "vi"))
    assert commented(document) == {f"{phrase}. x": phrase for phrase in ("514 tỷ USD", "7%", "3%", "9%")}
    assert document.paragraphs[0].text == text.splitlines()[0]
    assert document.tables[0].cell(0, 0).text == "CPI tăng 9%"
    assert [run.text for run in document.paragraphs[0].runs if run.bold] == ["51"]


def test_a_document_that_is_not_the_text_is_not_written_into():
    own = Document()
    own.add_paragraph("Bài khác")
    kept = BytesIO()
    own.save(kept)
    said = draft(mark("7%", Tone.OK), original=kept.getvalue())
    assert "Bài khác" not in [one.text for one in opened(marked_docx(said, "a.docx", "vi")).paragraphs]


def test_the_page_needs_nothing_else_and_runs_nothing():
    said = draft(mark("514 tỷ USD", Tone.DISPUTED, remark="<script>alert(1)</script>"))
    page = marked_html(said, "a.html", "vi").content.decode()
    assert '<mark class="dis">514 tỷ USD<sup><a href="#n1">1</a></sup></mark>' in page
    assert "&lt;b&gt;8&lt;/b&gt;" in page
    assert "<script" not in page
    assert "http" not in page
    assert "\x07" not in page


def test_a_package_that_is_none_or_unpacks_to_too_much_is_left_and_a_new_document_made(monkeypatch):
    own = Document()
    own.add_paragraph("Bài khác")
    kept = BytesIO()
    own.save(kept)
    monkeypatch.setattr("indicators.export.marked_docx.MOST_UNPACKED", 100)
    for original in (kept.getvalue(), b"PK\x03\x04 spoilt"):
        said = draft(mark("7%", Tone.OK), original=original)
        assert "Tiêu đề" in [one.text for one in opened(marked_docx(said, "a.docx", "vi")).paragraphs]
