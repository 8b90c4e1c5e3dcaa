"""Lists of records: one figure a row, what it is told by named columns."""
