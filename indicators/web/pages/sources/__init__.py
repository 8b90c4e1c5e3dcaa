"""The sources: the articles with all their figures and verdicts, and every batch with its undo."""
