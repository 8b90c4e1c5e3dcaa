"""Uploads that are texts: received, their figures gone through one by one, committed by the same door as workbooks.

Belongs here: what a person does with the figures of a text before the preview. Does not: the preview, the checks, the
commit and the undo, which are those of every upload (``intake``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from urllib.parse import urlsplit

from indicators.articles import ExtractorOf, QuotedFigure
from indicators.articles.documents import MOST_BYTES
from indicators.catalogue import Catalogue
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.number_text import LONGEST, Unsettled, decide_number_format, parse_number
from indicators.model.series import Measure
from indicators.model.text import require_storable
from indicators.services.intake.correction import What, checked_value, read_typed_period
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.incoming import Incoming
from indicators.services.intake.text_choices import FigureChoice, FigureState, Mended, TextChoices
from indicators.services.intake.text_figures import ReviewedFigure, reading_of, reviewed, text_observations
from indicators.services.quoting.texts import text_of_bytes
from indicators.services.recent import Recent
from indicators.store import Batch, FactKind, Store, clean_file_name

MOST_FIGURES = 400
"""As many figures a person can go through; a longer text is to be sent in parts."""
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as a person typed it: number as printed, ``unit:power``, a period in Vietnamese, English or SDMX."""

    indicator: str
    measure: str
    number: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class TextReview:
    """A text with its figures; ``batch`` is set once it is committed."""

    upload_id: str
    draft: Draft
    text: str
    figures: tuple[ReviewedFigure, ...]
    batch: Batch | None

    def count(self, state: FigureState) -> int:
        return sum(one.state is state for one in self.figures)


class TextIntake:
    """The use cases of going through a text; ``draft`` gives a draft by its id, ``change`` changes it."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        draft: Callable[[str], Draft],
        change: Callable[[str, Callable[[Draft], Draft]], None],
        checked: Callable[[Publication], Publication],
    ) -> None:
        self._store, self._catalogue = store, catalogue
        self._draft, self._change, self._checked = draft, change, checked
        self._extractor = ExtractorOf(catalogue)
        self._texts: Recent[str] = Recent(4)
        self._figures: Recent[tuple[QuotedFigure, ...]] = Recent(4)

    def receive(self, name: str, content: bytes, publication: Publication, url: str, actor: str) -> str:
        """Keep the text as an original and stage its figures; return the id of the upload. Nothing is fetched.

        Raises Invalid: what ``text_of_bytes`` and the publication raise, "text_no_figures", "text_figures_many",
        "address_unreadable".
        """
        text = text_of_bytes(name, content)
        said = self._checked(publication)
        found = self._extractor().extract(text, said.published).figures
        if not found:
            raise Invalid("text_no_figures")
        if len(found) > MOST_FIGURES:
            raise Invalid("text_figures_many", count=len(found), limit=MOST_FIGURES)
        address = checked_address(url)
        original = self._store.keep_original(BytesIO(content), name, MOST_BYTES)
        choices = TextChoices(url=address)
        draft = Draft(clean_file_name(name), original.sha256, actor, publication=said, text=choices)
        return self._store.stage(draft.to_payload(), actor, original.sha256)

    def review(self, upload_id: str) -> TextReview:
        """Return a text with its figures as they stand; raises NotFound ("upload_unknown")."""
        draft = self._text_draft(upload_id)
        batch = None if draft.batch_id is None else self._store.batch(draft.batch_id)
        return TextReview(upload_id, draft, self.text(draft), self.figures(draft), batch)

    def figures(self, draft: Draft) -> tuple[ReviewedFigure, ...]:
        """Return the figures of a draft's text with the choices made of them."""
        published = draft.publication.published if draft.publication else None
        edited = self._store.facts_version(FactKind.CATALOGUE_EDIT)
        key = (draft.sha256, draft.file_name, published, edited)
        text, catalogue = self.text(draft), self._catalogue()
        found = self._figures.get(key, lambda: self._extractor().extract(text, published).figures)
        return reviewed(text, found, draft.text or TextChoices(), catalogue)

    def text(self, draft: Draft) -> str:
        """Return the text of a draft's original."""

        def read() -> str:
            return text_of_bytes(draft.file_name, self._store.original_path(draft.sha256).read_bytes())

        return self._texts.get((draft.sha256, draft.file_name), read)

    def incoming(self, draft: Draft, publication: Publication) -> tuple[Incoming, ...]:
        """Return the confirmed figures of a draft as the observations they would become."""
        return text_observations(self.figures(draft), draft, publication)

    def figure(self, upload_id: str, figure_id: str) -> ReviewedFigure:
        """Return one figure of a text that is not committed yet; raises NotFound ("text_figure_unknown"), Conflict."""
        return self._one(upload_id, figure_id)

    # -- going through ----------------------------------------------------------------------------------------
    def confirm(self, upload_id: str, figure_id: str) -> None:
        """Confirm a figure as it was read; raises NotFound ("text_figure_unknown"), Invalid ("figure_incomplete")."""
        one = self._one(upload_id, figure_id)
        if one.lacks:
            raise Invalid("figure_incomplete", what=one.lacks)
        self._choose(upload_id, {figure_id: replace(_choice(one, FigureState.CONFIRMED), mended=one.mended)})

    def confirm_certain(self, upload_id: str) -> int:
        """Confirm every open figure that was found with certainty; return how many there were."""
        certain = [one for one in self.review(upload_id).figures if one.certain and one.state is FigureState.OPEN]
        self._choose(upload_id, {one.figure_id: _choice(one, FigureState.CONFIRMED) for one in certain})
        return len(certain)

    def drop(self, upload_id: str, figure_id: str) -> None:
        """Leave a figure out; raises NotFound ("text_figure_unknown")."""
        self._choose(upload_id, {figure_id: _choice(self._one(upload_id, figure_id), FigureState.DROPPED)})

    def reopen(self, upload_id: str, figure_id: str) -> None:
        """Take a choice back; raises NotFound ("text_figure_unknown")."""
        self._one(upload_id, figure_id)
        self._choose(upload_id, {}, gone=(figure_id,))

    def correct(self, upload_id: str, figure_id: str, typed: Typed) -> None:
        """Say what a figure is, and confirm it so.

        Raises NotFound ("text_figure_unknown", "indicator_unknown"), Invalid ("figure_number_unreadable",
        "unit_unknown", "correction_unreadable", "correction_period_unreadable", "figure_incomplete").
        """
        one = self._one(upload_id, figure_id)
        catalogue = self._catalogue()
        mended = Mended(
            indicator=catalogue.indicator(typed.indicator).code,
            measure=checked_value(What.MEASURE, typed.measure, catalogue),
            value=str(_number(typed.number, one.read)),
            unit=checked_value(What.UNIT, typed.unit, catalogue),
            period=read_typed_period(typed.period).render(),
        )
        level = mended.measure == Measure.LEVEL
        if not level and mended.unit.partition(":")[0] not in {"percent", "percentage_points", "index", "number"}:
            raise Invalid("figure_incomplete", what="series")
        choice = replace(_choice(one, FigureState.CONFIRMED), mended=mended)
        self._choose(upload_id, {figure_id: choice})

    # -- within -----------------------------------------------------------------------------------------------
    def _choose(self, upload_id: str, made: Mapping[str, FigureChoice], gone: Iterable[str] = ()) -> None:
        def chosen(draft: Draft) -> Draft:
            said = draft.text or TextChoices()
            return replace(draft, text=said.choosing((*made, *gone), made))

        self._change(upload_id, chosen)

    def _one(self, upload_id: str, figure_id: str) -> ReviewedFigure:
        draft = self._text_draft(upload_id)
        if draft.batch_id is not None:
            raise Conflict("upload_committed", batch=draft.batch_id)
        found = next((one for one in self.figures(draft) if one.figure_id == figure_id), None)
        if found is None:
            raise NotFound("text_figure_unknown")
        return found

    def _text_draft(self, upload_id: str) -> Draft:
        draft = self._draft(upload_id)
        if draft.text is None:
            raise NotFound("upload_unknown")
        return draft


def checked_address(url: str) -> str:
    """Return the address a text was taken from; raise Invalid ("address_unreadable") for what is none."""
    said = url.strip()
    if not said:
        return ""
    require_storable(said)
    try:
        parts = urlsplit(said)
    except ValueError:
        raise Invalid("address_unreadable", text=said[:80]) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(said) > LONGEST_ADDRESS or " " in said:
        raise Invalid("address_unreadable", text=said[:80])
    return said


def _choice(one: ReviewedFigure, state: FigureState) -> FigureChoice:
    return FigureChoice(state, reading_of(one.read))


def _number(text: str, read: QuotedFigure) -> Decimal:
    """Return a typed number; what one mark leaves open is settled by the size of the figure as it was read."""
    said = text.strip().replace("\u2212", "-")
    form = decide_number_format([said], [float(abs(read.value))]) if 0 < len(said) <= LONGEST else None
    reading = None if form is None or isinstance(form, Unsettled) else parse_number(said, form)
    if reading is None or reading.value is None or not reading.value.is_finite():
        raise Invalid("figure_number_unreadable", text=said[:LONGEST])
    return reading.value
