"""Finds names of companies, organisations, people and titles, and tells which of them name the same."""
