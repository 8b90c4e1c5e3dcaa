"""The partnerships: who stands where on a day, counts by tier, each country's tiers, stated counts, every change."""
