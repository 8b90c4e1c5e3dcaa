"""The page on which a draft is checked: its text with every figure marked, and each figure beside the store's."""
