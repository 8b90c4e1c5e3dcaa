"""The page on which an article's figures are gone through, one by one, before they go the way of every upload."""
