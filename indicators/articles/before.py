"""What stands before a number: subjects, periods, verbs, bases and places, each kept until the number comes."""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.articles import spoken_periods as said
from indicators.articles.names import ELLIPTIC_SCORE, FDI, GDP, TRADE
from indicators.articles.sentence import BASE_FORMS, LITTLE, NUMBERS, Context, Sentence, Take
from indicators.articles.subject import UNKNOWN_SCORE, Subject, subject_of, with_sector
from indicators.articles.timeline import Dated, for_comparator
from indicators.articles.token import Kind, Token

_LASTING = frozenset({"target", "forecast"})


# -- boundaries -------------------------------------------------------------------------------------------------------
def _boundary(context: Context, sentence: Sentence, at: int) -> None:
    token, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    sentence.clause += 1
    if token.kind is Kind.OPEN:
        sentence.saved.append((list(sentence.group), list(sentence.periods)))
        sentence.depth += 1
    elif token.kind is Kind.CLOSE and sentence.saved:
        _close(context, sentence, at)
    elif token.kind is Kind.SEMICOLON:
        sentence.left_base = ""
        sentence.respectively = sentence.each = False
    sentence.joined = token.kind in {Kind.JOIN, Kind.COMMA}
    periods = before is not None and after is not None and before.kind is after.kind is Kind.PERIOD
    if token.kind is Kind.JOIN and periods:
        sentence.joint_period = True
        return
    zone = sentence.zone
    named = [*zone.named, *zone.words][-8:] if before is not None and before.kind is Kind.WORD else []
    areas = zone.areas if token.kind is Kind.COMMA and not sentence.fresh else []
    zone.reset()
    zone.named, zone.areas = named, areas


def _close(context: Context, sentence: Sentence, at: int) -> None:
    """Leave a bracket: what it said is forgotten, save a name that tells the subject better."""
    group, sentence.periods = sentence.saved.pop()
    sentence.depth -= 1
    inner, opening = sentence.token(at - 1), sentence.token(at - 2)
    only_named = inner is not None and opening is not None and (inner.kind, opening.kind) == (Kind.SUBJECT, Kind.OPEN)
    if not (only_named and group and _is_said_better(group[-1], sentence.group[-1])):
        sentence.group = group
        sentence.fresh = sentence.fresh and bool(group)
    comparison, base = sentence.token(at + 1), sentence.token(at + 2)
    if comparison and base and (comparison.kind, base.kind) == (Kind.COMPARE, Kind.PERIOD):
        _base_behind_bracket(context, sentence, base)


def _base_behind_bracket(context: Context, sentence: Sentence, base: Token) -> None:
    """Give "(tương ứng giảm 6,91 tỷ USD) so với nửa cuối tháng 1" to what stands in and before the bracket."""
    kind = context.base(base)
    for draft in sentence.drafts[-2:]:
        if kind and not draft.base and draft.depth >= sentence.depth:
            draft.base = kind


def _is_said_better(subject: Subject, bracketed: Subject) -> bool:
    """Whether a name in brackets tells a subject better than the words before: "Foreign inflows (disbursed FDI)"."""
    if not subject.code:
        return bool(bracketed.code)
    return bracketed.family == subject.family and bracketed.score >= subject.score


# -- verbs and cues ---------------------------------------------------------------------------------------------------
def _compare(_context: Context, sentence: Sentence, at: int) -> None:
    """Tell "so với 13,44 tỷ" (a comparator) from "so với cùng kỳ" (a base) and from "over 70" (a hedge)."""
    following = sentence.next(at)
    if following is None or following.kind not in NUMBERS:
        return
    over = sentence.text(sentence.tokens[at]).lower() == "over"
    if over and (not sentence.drafts or sentence.previous_kind(at) is not Kind.VALUE):
        sentence.zone.qualifier = "over"
    else:
        sentence.zone.compared = True


def _cue(_context: Context, sentence: Sentence, at: int) -> None:
    token, before = sentence.tokens[at], sentence.token(at - 1)
    if token.name == "items" and (before is None or before.kind is not Kind.NUMBER):
        return
    sentence.zone.cues.add(token.name)
    if token.name in _LASTING:
        sentence.target = sentence.target if sentence.drafts else token.name
    elif token.name in {"respectively", "correspond"} and len(sentence.group) > 1:
        sentence.respectively, sentence.shared = True, 0
    elif token.name == "partner" and sentence.text(token).lower() == "to" and sentence.is_next(at, Kind.VALUE):
        sentence.zone.reached = True  # "eased to 2.94%"
    elif token.name == "supply" and sentence.group and sentence.group[0].family == TRADE:
        sentence.group = [Subject("IMP_GOODS", 2 * UNKNOWN_SCORE, "verb", sentence.text(token))]
    sentence.average = sentence.average or token.name == "average"
    sentence.each = sentence.each or token.name == "each"
    sentence.aside = sentence.aside or token.name == "aside"


def _direction(_context: Context, sentence: Sentence, at: int) -> None:
    sentence.zone.direction, sentence.zone.reached = sentence.tokens[at].sign, False


def _reached(_context: Context, sentence: Sentence, _at: int) -> None:
    sentence.zone.reached = True


def _qualifier(_context: Context, sentence: Sentence, at: int) -> None:
    sentence.zone.qualifier = sentence.tokens[at].name


def _compared_level(_context: Context, sentence: Sentence, _at: int) -> None:
    sentence.zone.compared = True


def _idle(_context: Context, sentence: Sentence, at: int) -> None:
    """Come home where a sentence that spoke of another country names Viet Nam, as owner and not as a market."""
    token = sentence.tokens[at]
    before = sentence.token(at - 1)
    market = before is not None and before.kind is Kind.CUE and before.name == "partner"
    if token.name == "home" and not market:
        sentence.abroad = False


def _word(_context: Context, sentence: Sentence, at: int) -> None:
    sentence.zone.words.append(sentence.tokens[at])


# -- periods ----------------------------------------------------------------------------------------------------------
def _period(context: Context, sentence: Sentence, at: int) -> None:
    token = sentence.tokens[at]
    if token.spoken is None or token.name == said.DAY:
        return
    if sentence.previous_kind(at) is Kind.COMPARE and not _opens_with_over(sentence, at):
        sentence.left_base = context.base(token)
        return
    dated = context.timeline.resolve(token.spoken)
    if dated is not None and _opens_the_year_before(sentence, at):
        sentence.periods, sentence.joint_period = [dated], False  # said of this sentence alone, the text goes on
        return
    if dated is None or _is_comparison(context, sentence, at, dated):
        return
    sentence.periods = [*sentence.periods, dated] if sentence.joint_period else [dated]
    sentence.joint_period = False
    sentence.told.append(dated)
    sentence.average = "average" in sentence.zone.cues
    sentence.comparing = None
    context.timeline.note(dated.period)


def _opens_the_year_before(sentence: Sentence, at: int) -> bool:
    """Whether "Cùng kỳ năm 2024, …" opens the sentence: its figures are of then. "Cùng kỳ, …" says no year."""
    token = sentence.tokens[at]
    if token.name != said.SAME or token.spoken is None or not sentence.is_next(at, Kind.COMMA):
        return False
    of_a_year = token.spoken.year is not None or _BEFORE.search(token.spoken.words)
    return bool(of_a_year) and all(one.kind in LITTLE for one in sentence.tokens[:at])


_BEFORE = re.compile(r"\b(?:truoc|ngoai|last|previous|before|earlier|ago)\b")


def _is_comparison(context: Context, sentence: Sentence, at: int, dated: Dated) -> bool:
    """Whether a period is a comparator's ("cùng kỳ năm 2024 tăng 8,4%", "(năm 2024 tăng 7%)") or repeats itself."""
    if sentence.tokens[at].name in BASE_FORMS:
        following = sentence.next(at)
        if (
            following is not None
            and following.kind is Kind.DIRECTION
            and _ADJECTIVE.match(sentence.text(sentence.tokens[at]))
        ):
            sentence.left_base = context.base(sentence.tokens[at])  # "a year-on-year increase of 35.5%"
            return True
        if following is not None and following.kind in {Kind.VALUE, Kind.DIRECTION, Kind.SUBJECT, Kind.CUE}:
            sentence.comparing = dated
        return True
    main = context.timeline.main
    if not sentence.depth or main is None:
        return False
    if dated.period.start.year < main.start.year:
        sentence.comparing = for_comparator(dated, main)
        return True
    return dated.period == main


def _opens_with_over(sentence: Sentence, at: int) -> bool:
    """Whether "Over five months" opens the sentence: no base where nothing has been said yet."""
    opens = at < 3 and sentence.text(sentence.tokens[0]).lower() == "over"
    return opens and not sentence.drafts and all(t.kind in {Kind.COMPARE, Kind.IDLE} for t in sentence.tokens[:at])


# -- subjects and places ----------------------------------------------------------------------------------------------
def _subject(context: Context, sentence: Sentence, at: int) -> None:
    found = _meant(context, sentence, at)
    if found is None:
        return
    if found.basis.startswith("sector:"):
        base, following = sentence.group[0] if sentence.group else None, sentence.next(at)
        named_next = following is not None and following.kind is Kind.SUBJECT
        alone = base is None or named_next or not base.code
        sentence.group = [found if base is None or alone else with_sector(base, found.basis, found.words)]
        sentence.fresh = True
        return
    if sentence.fresh and sentence.group and sentence.group[0].basis.startswith("sector:") and found.code:
        found = with_sector(found, sentence.group[0].basis, f"{sentence.group[0].words} {found.words}")
    if _is_said_already(sentence, at, found):
        return
    if context.english and _is_of_a_people(sentence, at, found):
        found = replace(found, foreign=True)
    if found.code == "FDI_REGISTERED" and found.basis == "elliptic" and _counted_projects(sentence):
        found = replace(found, code="FDI_NEW")
    if _is_narrowed(sentence, at, found, english=context.english):
        behind = sentence.token(at + 1)
        found = found.narrowed(f"{found.words} {sentence.text(behind)}" if behind else found.words)
    context.family = found.family or context.family
    together = sentence.joined and sentence.fresh and sentence.group and sentence.group[-1].family == found.family
    sentence.group = [*sentence.group, found] if together and sentence.only_joined(at) else [found]
    if sentence.zone.areas and _is_left_behind(sentence, at):
        sentence.zone.areas = []
    sentence.shared = 0
    sentence.fresh, sentence.joined = True, False
    sentence.zone.words = []


_ADJECTIVE = re.compile(r"(?:year|month|quarter)[- ]o[nv]|yoy|mom|qoq|y[/-]|m[/-]|q[/-]|annual|on[- ]", re.IGNORECASE)
_FDI_PARTS = frozenset({"FDI_NEW", "FDI_ADJ", "FDI_SHARES"})
_FDI_OWNERS = frozenset({"FDI_REGISTERED", "FDI_NEW_PROJECTS"})


def _is_said_already(sentence: Sentence, at: int, found: Subject) -> bool:
    """Whether a name only says more of the subject before it: the parts of a total, or whose it is.

    "vốn đăng ký cấp mới, điều chỉnh và góp vốn" is one total; "vốn thực hiện của dự án đầu tư nước ngoài" is disbursed.
    """
    if not sentence.fresh or not sentence.group or not found.code:
        return False
    first = sentence.group[0]
    if first.code == "FDI_REGISTERED" and found.code in _FDI_PARTS and sentence.only_joined(at):
        return True
    before = sentence.token(at - 1)
    named = at - 1 if before is not None and before.kind is Kind.SUBJECT else at
    owner = sentence.preposition_before(named) in {"của", "of"}
    return owner and bool(first.code) and first.family == found.family and found.code in _FDI_OWNERS


_PEOPLES = re.compile("thai|chinese|japanese|korean|indonesian|malaysian|american|german|british|philippine|indian")


def _is_of_a_people(sentence: Sentence, at: int, found: Subject) -> bool:
    """Whether an economy is named by its people: "the Thai economy"; "Chinese imports" may be ours."""
    before = sentence.token(at - 1)
    named = before is not None and _PEOPLES.fullmatch(sentence.text(before).lower()) is not None
    return named and (found.family not in {TRADE, FDI} or found.code == "EXP_GOODS")


def _counted_projects(sentence: Sentence) -> bool:
    """Whether new projects were counted just before, so that registered capital is theirs."""
    return any(draft.subject.code == "FDI_NEW_PROJECTS" for draft in sentence.drafts[-2:])


def _is_left_behind(sentence: Sentence, at: int) -> bool:
    """Whether the place last named stands in a clause before this one: "HANOI, Oct 6 - exports …"."""
    area = sentence.zone.areas[-1]
    return any(token.kind is Kind.COMMA and token.start > area.start for token in sentence.tokens[max(0, at - 6) : at])


def _meant(context: Context, sentence: Sentence, at: int) -> Subject | None:
    """Return what a name means here; "tăng trưởng" beside another subject is its verb, other words stay words."""
    token = sentence.tokens[at]
    names = context.lexer.names[(token.start, token.end)]
    found = subject_of(names, sentence.text(token), context.family)
    growth = names[0].family == GDP and names[0].code == "GDP_GROWTH_YOY"
    if growth and found is None and (sentence.target or sentence.zone.cues & _LASTING) and not sentence.fresh:
        return Subject("GDP_GROWTH_YOY", ELLIPTIC_SCORE, "elliptic", sentence.text(token))
    if growth and (found is None or (sentence.fresh and sentence.group and sentence.group[-1].code)):
        sentence.zone.direction, sentence.zone.reached = 1, False
        return None
    if found is None:
        sentence.zone.words.append(token)
    return found


def _is_narrowed(sentence: Sentence, at: int, found: Subject, *, english: bool) -> bool:
    """Whether a word at its side makes it something narrower: "xuất khẩu gạo", "rice exports"."""
    token, before, behind = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    if not found.code:
        return False
    if not english:
        beside = behind is not None and behind.kind is Kind.WORD and behind.start - token.end == 1
        return bool(beside and behind is not None and not sentence.text(behind)[0].isupper())
    if found.family != TRADE:
        return False
    one_word = " " not in sentence.text(token)
    narrower = one_word and before is not None and before.kind is Kind.WORD and token.start - before.end == 1
    if narrower and before is not None and sentence.text(before).islower():
        return True
    thing = sentence.token(at + 2)
    return sentence.preposition_before(at + 2) == "of" and thing is not None and thing.kind is Kind.WORD


def _area(_context: Context, sentence: Sentence, at: int) -> None:
    """Keep a place; where it owns what is measured, or opens the sentence, the sentence is another country's."""
    token = sentence.tokens[at]
    sentence.zone.areas.append(token)
    preposition, owned = sentence.preposition_before(at), sentence.token(at - 2)
    owner = sentence.paragraph.said[token.end : token.end + 2] in {"'s", "’s"}
    leads = preposition in {"ở", "tại", "in"} and at == 1 and not sentence.fresh
    of = preposition in {"của", "of"} and owned is not None and owned.kind is Kind.SUBJECT
    if (owner or leads or of) and token.name.startswith("VN-"):
        sentence.province = token
    elif owner or leads or of or (at <= 1 and _acts(sentence, at)):
        sentence.abroad = True


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a country at the head of a sentence does what is told of Viet Nam elsewhere: its figures are its own."""
    following = sentence.token(at + 1)
    return following is not None and sentence.text(following).lower() in {"attracted", "welcomed", "thu hút", "đón"}


TAKES: dict[Kind, Take] = {
    Kind.COMMA: _boundary, Kind.SEMICOLON: _boundary, Kind.OPEN: _boundary, Kind.CLOSE: _boundary, Kind.JOIN: _boundary,
    Kind.PERIOD: _period, Kind.SUBJECT: _subject, Kind.AREA: _area, Kind.CUE: _cue, Kind.DIRECTION: _direction,
    Kind.REACHED: _reached, Kind.QUALIFIER: _qualifier, Kind.COMPARED_LEVEL: _compared_level, Kind.COMPARE: _compare,
    Kind.WORD: _word, Kind.IDLE: _idle,
}  # fmt: skip
"""What reads a token of each kind; prepositions are looked at by others only."""
