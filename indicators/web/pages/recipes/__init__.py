"""The page of recipes: what is remembered of earlier uploads, by whom and since when; edited, removed with a reason."""
