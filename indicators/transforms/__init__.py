"""What may be computed from published figures, and only that: windows from windows, growth, counts from changes.

Every function takes and returns frames under a named schema, mutates nothing, and says in the row itself that it is
derived and from what. A figure that cannot be derived is a :class:`~indicators.model.chart.NotDerivable` with its
reason, never a blank or a guess. Belongs here: arithmetic over observations. Does not: choosing between sources
(``winners``) or drawing. Public names::

    from indicators.transforms.windows import derive_windows     # months from year-to-date figures and back
    from indicators.transforms.growth import year_on_year
    from indicators.transforms.counts import partner_counts
    from indicators.transforms.printed import adds_up, difference, share   # in printed rounding
    from indicators.transforms.tiers import standing, tier_counts, upgrades
    from indicators.transforms.reconciliation import reconcile
"""
