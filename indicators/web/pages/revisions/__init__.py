"""Revisions: the triangle of a series, every figure of a period, disagreements with their decisions, what changed."""
