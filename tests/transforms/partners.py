"""State changes in a few words."""

from indicators.model.partnership import StateChange, Tier
from indicators.model.period import Period


def change(partner, tier, known, **said):
    """One change of a partner; ``known`` is a day, a month or a year."""
    named = {"vi": partner, "en": partner}
    iso3 = partner if len(partner) == 3 else ""
    plain = {"change_id": f"{partner}-{tier}", "iso3": iso3, "name": named, "region": "EUR"}
    return StateChange(**{**plain, "tier": Tier(tier), "known": Period.parse(known), **said})
