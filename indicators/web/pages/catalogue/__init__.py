"""The catalogue: every indicator with what is held of it; names, aliases and ranks, and how they were changed."""
