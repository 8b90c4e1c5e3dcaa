"""The draft with planted errors as a marked copy: every figure carries its verdict, in the page's words."""

from io import BytesIO

import pytest
from docx import Document

from indicators.i18n import translate
from indicators.model.errors import Invalid
from tests.export.test_marked_copy import commented
from tests.specimens.planted import planted


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_planted_error_is_marked_right_in_the_copy_with_comments(quoting, lang):
    draft = planted(lang)
    copy = quoting.marked(draft.text, "docx", lang, draft.published, name=draft.path.name)
    document = Document(BytesIO(copy.content))
    told = {}
    for words, phrase in commented(document).items():
        told.setdefault(phrase, []).append(words.partition(".")[0])
    wanted = {}
    for phrase, verdict in draft.figures:
        wanted.setdefault(phrase, []).append(translate(lang, f"check.verdict.{verdict}").capitalize())
    assert {phrase: sorted(said) for phrase, said in told.items()} == {
        phrase: sorted(said) for phrase, said in wanted.items()
    }
    assert copy.file_name.endswith(".docx")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_planted_error_is_marked_right_in_the_page_that_stands_alone(quoting, lang):
    draft = planted(lang)
    page = quoting.marked(draft.text, "html", lang, draft.published).content.decode()
    heads = [part.partition("</i>")[0] for part in page.split("<i>")[1:]]
    assert heads == [translate(lang, f"check.verdict.{verdict}").capitalize() for _, verdict in draft.figures]


def test_a_copy_in_another_format_is_refused(quoting):
    with pytest.raises(Invalid, match="export_format_unknown"):
        quoting.marked("GDP", "pdf", "vi")
