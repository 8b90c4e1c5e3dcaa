"""Bends: changes of a file that leave what it says as it is, so that its reading must stay as well.

Each takes a ``Book`` and where its tables stand, and gives a ``Bent``: the changed book, and which cell of it was
which. A bend that has nothing to change in a book gives None.
"""
