"""The domain as pure values: periods, observations, indicators, chart specifications, findings and frame schemas.

Belongs here: what has meaning without a database, a file or a screen. Does not: reading workbooks, storing, drawing,
or any word shown to a reader. Public names live in the modules, one noun each::

    from indicators.model.period import Period
    Period.year_to_date(2025, 9) - Period.half(2025, 1) == Period.quarter(2025, 3)
"""
