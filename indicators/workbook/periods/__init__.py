"""Words and numbers read as periods: one text, one run of dates, one title at a time.

Belongs here: names of periods in every language, notations, financial and government years, dates with one day of
each. Does not: which column or row a period holds for (``time_axes``), what a list's columns say (``record_tables``).
"""
