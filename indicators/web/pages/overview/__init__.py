"""The overview: the headline figures in one sentence and a band of cards, what changed, and four charts."""
