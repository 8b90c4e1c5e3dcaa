"""How grave a verdict is: the same in the page and in every marked copy."""

from __future__ import annotations

from indicators.export.marked_copy import Tone
from indicators.services.quoting.verdict import Verdict

TONES = {
    Verdict.CONFIRMED: Tone.OK,
    Verdict.ROUNDED: Tone.OK,
    Verdict.ROUNDED_WRONGLY: Tone.DISPUTED,
    Verdict.REPLACED: Tone.WARN,
    Verdict.OUTDATED: Tone.WARN,
    Verdict.OTHER_BASE: Tone.DISPUTED,
    Verdict.OTHER_CUT_OFF: Tone.DISPUTED,
    Verdict.OTHER_MEASURE: Tone.DISPUTED,
    Verdict.CONTRADICTED: Tone.DISPUTED,
    Verdict.UNKNOWN: Tone.PLAIN,
}
"""What agrees, what has a newer figure, what is wrong, what nobody knows."""
