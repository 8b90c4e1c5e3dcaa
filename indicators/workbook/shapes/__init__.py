"""Where the tables of a sheet are: regions of cells, their heading rows, titles, banners and blocks.

Belongs here: what is seen from blanks, kinds of cells and texts. Does not: what stands for time (``time_axes``),
what a row is called (``row_labels``).
"""
