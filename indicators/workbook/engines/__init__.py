"""Bytes to grids, one engine a kind of file: SpreadsheetML (xlsx, xlsm), calamine (xls, xlsb, ods), delimited text.

Belongs here: what a file says cell by cell. Does not: what the cells mean. Each engine offers
``read_grids(path, limits) -> tuple[list[Grid], list[Finding]]`` and raises ``RefusalError`` for a file that it cannot
read whole.
"""
