"""The use cases: the figures of a text with what is wrong in them, and a text checked against the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from indicators.articles import ExtractorOf, QuotedFigure, decimal_mark, hedge_start
from indicators.catalogue import Catalogue
from indicators.model.chart import Artifact
from indicators.services.figures import Figures
from indicators.services.partnerships import Partnerships
from indicators.services.quoting.checking import Checker
from indicators.services.quoting.counted import PartnerCounts
from indicators.services.quoting.known_figures import KnownFigures
from indicators.services.quoting.marking import marked_copy
from indicators.services.quoting.near_matches import NearMatch, near_matches
from indicators.services.quoting.records import check_record, figure_record
from indicators.services.quoting.suggesting import suggested
from indicators.services.quoting.verdict import Checked, Known, Verdict

FLAG_OF = {Verdict.OUTDATED: "superseded", Verdict.REPLACED: "superseded", Verdict.OTHER_BASE: "wrong_base",
           Verdict.OTHER_MEASURE: "other_measure", Verdict.OTHER_CUT_OFF: "other_cut_off",
           Verdict.ROUNDED_WRONGLY: "rounded_wrongly", Verdict.CONTRADICTED: "contradicted"}  # fmt: skip


class Quoting:
    """Reads texts with the names of the catalogue as it stands, and checks them as of a day."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        figures: Figures,
        today: Callable[[], date],
        partnerships: Partnerships | None = None,
        shares: Callable[[date], Sequence[Known]] = lambda _: (),
    ) -> None:
        self._catalogue, self._figures, self._today = catalogue, figures, today
        self._partnerships, self._shares = partnerships, shares
        self._extractor = ExtractorOf(catalogue)

    def extract(self, text: str, published: date | None = None) -> tuple[QuotedFigure, ...]:
        """Return the figures of a text, flagged where the store knows better on the day it was published, or today."""
        found = self._read(text, published)
        checker = self._checker(None)
        flagged = []
        for figure in found:
            flag = FLAG_OF.get(checker.check(figure).verdict)
            flagged.append(replace(figure, flags=(*figure.flags, flag)) if flag else figure)
        return tuple(flagged)

    def check(self, text: str, published: date | None = None, as_of: date | None = None) -> tuple[Checked, ...]:
        """Return every figure of a text with its verdict as of a day; an undated text is of that day."""
        day = self._figures.day(as_of)
        checker = self._checker(as_of)
        mark = decimal_mark(text)
        return tuple(suggested(checker.check(figure), mark) for figure in self._read(text, published or day))

    def checking(self, as_of: date | None = None) -> Callable[[str], tuple[Checked, ...]]:
        """Return a check of many short texts of one day; names and series are gathered once."""
        day, extractor, checker = self._figures.day(as_of), self._extractor(), self._checker(as_of)
        return lambda text: tuple(checker.check(figure) for figure in extractor.extract(text, day).figures)

    def near(self, one: Checked, as_of: date | None = None) -> tuple[NearMatch, ...]:
        """Return the figures of the store that a printed number comes near to."""
        return near_matches(one, KnownFigures(self._figures, self._catalogue(), as_of))

    def marked(
        self,
        text: str,
        fmt: str,
        lang: str,
        published: date | None = None,
        as_of: date | None = None,
        name: str = "",
        original: bytes = b"",
    ) -> Artifact:
        """Return a text with a remark at each of its figures as .docx (comments) or .html; see ``marked_copy``."""
        checked = self.check(text, published, as_of)
        return marked_copy(text, checked, fmt, lang, self._catalogue(), self._figures.day(as_of), name, original)

    @staticmethod
    def applied(text: str, checked: Sequence[Checked], wanted: Callable[[Checked], bool]) -> str:
        """Return a text with the store's number in the place of each wanted figure, and of its one-sided hedge."""
        mended, at = [], 0
        for one in sorted(checked, key=lambda one: one.figure.offset):
            if one.applies and wanted(one) and one.figure.offset >= at:
                start = hedge_start(text, one.figure.offset) if one.figure.qualifier.one_sided else one.figure.offset
                mended += [text[at : max(at, start)], one.suggestion]
                at = one.figure.end
        return "".join([*mended, text[at:]])

    def figure_records(self, text: str, published: date | None = None) -> list[dict[str, Any]]:
        """Return the figures of a text as plain records."""
        return [figure_record(figure) for figure in self.extract(text, published)]

    def check_records(
        self, text: str, lang: str, published: date | None = None, as_of: date | None = None
    ) -> list[dict[str, Any]]:
        """Return the verdicts on a text as plain records, reasons in one language."""
        return [check_record(checked, lang, self._catalogue()) for checked in self.check(text, published, as_of)]

    def _read(self, text: str, published: date | None) -> tuple[QuotedFigure, ...]:
        return self._extractor().extract(text, published).figures

    def _checker(self, as_of: date | None) -> Checker:
        counts = PartnerCounts(self._partnerships, as_of) if self._partnerships is not None else None
        shares = self._shares(self._figures.day(as_of))
        return Checker(KnownFigures(self._figures, self._catalogue(), as_of, shares), counts)
