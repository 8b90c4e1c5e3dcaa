"""The figures that every peer draws: random walks by month, from a fixed seed. Runs in the environment of the peers."""

import os

import numpy as np
import pandas as pd

SERIES = int(os.environ.get("BENCH_SERIES", "12"))
POINTS = int(os.environ.get("BENCH_POINTS", "300"))
CHOICES = ("all", "half")


def frame() -> pd.DataFrame:
    """Return a column a series, indexed by month."""
    chance = np.random.default_rng(7)
    values = 100 + np.cumsum(chance.random((POINTS, SERIES)) - 0.49, axis=0)
    months = pd.date_range("1940-01-31", periods=POINTS, freq="D" if POINTS > 2_000 else "MS")
    return pd.DataFrame(values, index=months, columns=[f"S{n}" for n in range(SERIES)])


def chosen(choice: str) -> pd.DataFrame:
    """Return all months, or the later half of them."""
    whole = frame()
    return whole if choice == "all" else whole.iloc[len(whole) // 2 :]


def figure(choice: str):
    """Return the chart as a person would make it of a frame."""
    import plotly.express as px

    return px.line(chosen(choice))
