"""Everything a reader's language decides: messages, numbers, dates and period phrases, in Vietnamese and English.

Belongs here: choosing words and writing numbers. Does not: reading numbers or periods (``model``), or deciding what
to say. Public names: ``translate``, ``LANGUAGES``, ``numbers``, ``periods``, ``dates``::

    translate("vi", "overview.title")
    numbers.format_number(Decimal("475.06"), 2, "vi") == "475,06"
"""

from indicators.i18n.messages import DEFAULT_LANGUAGE, LANGUAGES, translate

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "translate"]
