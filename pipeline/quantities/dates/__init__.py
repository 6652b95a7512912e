"""Finds calendar dates, intervals and durations."""

from pipeline.quantities.dates.find import find_dates

__all__ = ["find_dates"]
