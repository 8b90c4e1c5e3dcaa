"""What one cell or one text is, before anything is known of tables.

Belongs here: the grid of typed cells, kinds of cells, values as printed and their flags, fonts and formats, the
painting of a cell's role. Does not: periods (``periods``), anything that looks at more than a cell and its formats.
"""
