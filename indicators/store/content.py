"""What of an observation, a fact or a decision is stored, and the hashes that prove it unchanged.

The content of a row is a tuple of text and whole numbers, the same before it is written and after it is read; its hash
is the sha256 of that tuple as JSON. A batch's hash covers the hash of the batch before, what is said about the batch,
and the hashes of its rows in order. A later field enters the JSON only where it says something, so that hashes stay.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.observation import Observation
from indicators.store.tables import BATCH, OBSERVATION

CONTENT = tuple(
    name
    for name in OBSERVATION.columns.keys()  # noqa: SIM118 - a column collection iterates over columns, not names
    if name not in {"obs_id", "batch_id", "series_id", "value", "value_high", "source_hash"}
)
"""The columns of an observation that are its content, in the order of the hash; the floats follow from their text."""

_SEALED = tuple(name for name in BATCH.columns.keys() if name != "hash")  # noqa: SIM118
_LARGEST_EXPONENT = 400
_LARGEST_SIZE = 308

ObservationContent = tuple[str | int | None, ...]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(parts: list[Any]) -> bytes:
    """Return ``parts`` as JSON bytes; raise Invalid ("text_not_unicode") for text that no encoding can hold."""
    try:
        return _encode(parts).encode()
    except UnicodeEncodeError:
        raise Invalid("text_not_unicode") from None


def canonical_payload(payload: Mapping[str, Any]) -> str:
    """Return a payload as JSON text with sorted keys; raise Invalid ("payload_not_json") for what JSON cannot say."""
    try:
        text = json.dumps(payload, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError):
        raise Invalid("payload_not_json") from None
    canonical([text])
    return text


def exact(value: Decimal | None, observation: Observation) -> str | None:
    """Return a decimal written out, its trailing zeros kept; None for a blank; raises Invalid as ``exact_text``."""
    return None if value is None else exact_text(value, lambda: _where(observation))


def exact_text(value: Decimal, where: Callable[[], Mapping[str, str]]) -> str:
    """Return a decimal written out, its trailing zeros kept; ``where`` says for a message where it stands.

    Raises Invalid for NaN and infinity, and for a number that no float of its size could stand for.
    """
    if not isinstance(value, Decimal) or not value.is_finite():
        raise Invalid("value_not_finite", **where())
    exponent = value.as_tuple().exponent
    wide = not isinstance(exponent, int) or abs(exponent) > _LARGEST_EXPONENT
    if wide or (value and abs(value.adjusted()) >= _LARGEST_SIZE):
        raise Invalid("value_out_of_range", **where())
    return format(value, "f")


def _where(observation: Observation) -> dict[str, str]:
    series, period = observation.series_key.render(), observation.period.render()
    return {"series": series, "period": period, "raw": observation.raw}


def number(text: str | None) -> float | None:
    """Return the float nearest to a stored decimal."""
    return None if text is None else float(text)


def day(said: date | None) -> str | None:
    return None if said is None else said.isoformat()[:10]


def observation_content(observation: Observation) -> ObservationContent:
    """Return the stored content of an observation, in the order of ``CONTENT``."""
    attributes = observation.attributes
    return (
        day(observation.period.start),
        day(observation.period.end),
        exact(observation.value, observation),
        exact(observation.value_high, observation),
        int(observation.decimals),
        int(observation.unit_mult),
        str(observation.qualifier),
        str(observation.obs_status),
        observation.raw,
        observation.origin,
        observation.outlet,
        day(observation.published),
        str(observation.published_precision),
        observation.withheld,
        observation.citation.to_json(),
        observation.note,
        canonical_payload(attributes) if attributes else "",
    )


def observation_hash(series_key: str, content: Sequence[str | int | None]) -> str:
    return sha256(canonical([series_key, *content])).hexdigest()


def fact_hash(kind: str, source_id: str, payload: str) -> str:
    """Return the hash of a fact whose ``payload`` is canonical JSON text."""
    return sha256(canonical(["fact", kind, source_id, payload])).hexdigest()


def decision_hash(content: Sequence[str | int | None]) -> str:
    return sha256(canonical(["decision", *content])).hexdigest()


def rows_digest(hashes: Iterable[str]) -> str:
    """Return one hash for the hashes of a batch's rows: observations, then facts, then decisions, by their ids."""
    digest = sha256()
    for row_hash in hashes:
        digest.update(row_hash.encode())
    return digest.hexdigest()


def batch_hash(previous: str, batch: Mapping[str, Any], first_ids: Sequence[int | None], digest: str) -> str:
    """Return the seal of a batch.

    ``previous`` is the seal of the batch before ("" for the first), ``batch`` its columns, ``first_ids`` the lowest
    id among its observations, facts and decisions (ids of one batch have no gaps), ``digest`` its ``rows_digest``.
    """
    said = [batch[name] for name in _SEALED]
    return sha256(canonical([previous, *said, *first_ids, digest])).hexdigest()
