"""What a figure counts and how: comparison words, status words and units of headers, titles and columns.

Does not belong here: which catalogue unit a text means (``catalogue``).
"""
