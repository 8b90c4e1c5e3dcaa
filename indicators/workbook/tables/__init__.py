"""Cross tables: a region, its labels, measures and axis put together into candidates."""
