"""What several pages are built from: figure block, marks, numbers, citation panel, notices.

Belongs here: components that carry the visual language and take domain values. Does not: callbacks, services, or
anything only one page needs. Public: ``figure.figure_block``, ``marks``, ``icons.icon``, ``value``,
``citation.citation_panel``, ``notices``.
"""
