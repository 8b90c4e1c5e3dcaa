"""Which column, row or cell of a table holds which period.

Belongs here: one rule a file, each adding to or mending the axis of a table (``axes`` lists them in their order).
Does not: reading a single text as a period (``periods``), lists with a period in a column (``record_tables``).
"""
