"""A report being put together: blocks in order, template, language, house style. Values only; each change is a new one.

What a chart block shows is said by its spec with the version of the store at which it was put in, so that a report
shows what its author saw until it is refreshed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.model.errors import Invalid, NotFound
from indicators.model.sentence import Sentence

MOST_BLOCKS = 60
LONGEST_TEXT = 20_000
LONGEST_TITLE = 200


class BlockKind(StrEnum):
    """What a block of a report is; a table is a chart shown by its figures alone."""

    CHART = "chart"
    TABLE = "table"
    TEXT = "text"
    SENTENCES = "sentences"
    DISCREPANCIES = "discrepancies"
    METHOD = "method"


class Template(StrEnum):
    BRIEF = "brief"
    FACT_SHEET = "fact_sheet"
    DECK = "deck"
    ANNEX = "annex"

    @property
    def file_format(self) -> str:
        """The format of its file."""
        return "pptx" if self is Template.DECK else "docx"


class ReportLanguage(StrEnum):
    VI = "vi"
    EN = "en"
    BOTH = "both"

    @property
    def languages(self) -> tuple[str, ...]:
        return ("vi", "en") if self is ReportLanguage.BOTH else (self.value,)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages, either of which may be wanting."""

    vi: str = ""
    en: str = ""

    def said(self, lang: str) -> str:
        """Return the text in a language, or where it is wanting in the other."""
        mine, other = (self.en, self.vi) if lang == "en" else (self.vi, self.en)
        return mine or other

    def put(self, lang: str, text: str) -> Words:
        return replace(self, en=text) if lang == "en" else replace(self, vi=text)

    def to_record(self) -> dict[str, str]:
        return {"vi": self.vi, "en": self.en}

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Words:
        return cls(str(said["vi"]), str(said["en"]))


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``spec`` is the query of a chart or table, ``words`` a text, ``sentences`` drafted ones."""

    block_id: str
    kind: BlockKind
    spec: str = ""
    words: Words = Words()
    sentences: tuple[Sentence, ...] = ()

    def in_language(self, lang: str) -> tuple[Sentence, ...]:
        return tuple(one for one in self.sentences if one.lang == lang)

    def to_record(self) -> dict[str, Any]:
        return {
            "id": self.block_id,
            "kind": self.kind.value,
            "spec": self.spec,
            "words": self.words.to_record(),
            "sentences": [one.to_record() for one in self.sentences],
        }

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Block:
        return cls(
            block_id=str(said["id"]),
            kind=BlockKind(said["kind"]),
            spec=str(said["spec"]),
            words=Words.from_record(said["words"]),
            sentences=tuple(Sentence.from_record(one) for one in said["sentences"]),
        )


@dataclass(frozen=True, slots=True)
class HouseFile:
    """A template or logo that somebody uploaded: the name it came under and its content by hash."""

    name: str
    sha256: str


HOUSE_KINDS = ("docx", "pptx", "logo")


@dataclass(frozen=True, slots=True)
class Report:
    """A report; ``revision`` counts its saved states from 1, 0 is one that was never saved.

    ``annex``: the discrepancies and decisions behind the drawn figures stand at its end. ``house`` are uploaded files
    by kind.
    """

    report_id: str
    title: Words = Words()
    blocks: tuple[Block, ...] = ()
    template: Template = Template.BRIEF
    language: ReportLanguage = ReportLanguage.VI
    as_of: date | None = None
    annex: bool = False
    house: Mapping[str, HouseFile] = field(default_factory=dict)
    revision: int = 0

    def block(self, block_id: str) -> Block:
        """Return a block by its id; raises NotFound ("report_block_unknown")."""
        found = next((one for one in self.blocks if one.block_id == block_id), None)
        if found is None:
            raise NotFound("report_block_unknown", block=block_id[:20])
        return found

    def with_block(self, block: Block) -> Report:
        """Return the report with a block added at its end, or put in the place of that with its id.

        Raises Invalid ("report_full", "report_text_long").
        """
        if max(len(block.words.vi), len(block.words.en)) > LONGEST_TEXT:
            raise Invalid("report_text_long", limit=LONGEST_TEXT)
        if any(one.block_id == block.block_id for one in self.blocks):
            return replace(self, blocks=tuple(block if one.block_id == block.block_id else one for one in self.blocks))
        if len(self.blocks) >= MOST_BLOCKS:
            raise Invalid("report_full", limit=MOST_BLOCKS)
        return replace(self, blocks=(*self.blocks, block))

    def without(self, block_id: str) -> Report:
        return replace(self, blocks=tuple(one for one in self.blocks if one.block_id != block_id))

    def moved(self, block_id: str, place: int) -> Report:
        """Return the report with a block at another place, counted from 0; beyond an end is that end."""
        block = self.block(block_id)
        others = [one for one in self.blocks if one.block_id != block_id]
        others.insert(max(0, min(place, len(others))), block)
        return replace(self, blocks=tuple(others))

    def titled(self, lang: str, text: str) -> Report:
        """Return the report under another title; raises Invalid ("report_text_long")."""
        if len(text) > LONGEST_TITLE:
            raise Invalid("report_text_long", limit=LONGEST_TITLE)
        return replace(self, title=self.title.put(lang, text.strip()))

    def to_record(self) -> dict[str, Any]:
        """Return all but id and revision, as JSON can say it; ``from_record`` is the inverse."""
        return {
            "title": self.title.to_record(),
            "blocks": [one.to_record() for one in self.blocks],
            "template": self.template.value,
            "language": self.language.value,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "annex": self.annex,
            "house": {kind: {"name": file.name, "sha256": file.sha256} for kind, file in sorted(self.house.items())},
        }

    @classmethod
    def from_record(cls, report_id: str, revision: int, said: Mapping[str, Any]) -> Report:
        return cls(
            report_id=report_id,
            title=Words.from_record(said["title"]),
            blocks=tuple(Block.from_record(one) for one in said["blocks"]),
            template=Template(said["template"]),
            language=ReportLanguage(said["language"]),
            as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
            annex=bool(said["annex"]),
            house={kind: HouseFile(str(one["name"]), str(one["sha256"])) for kind, one in said["house"].items()},
            revision=revision,
        )
