"""Quantities and dates: what a text states in numbers, exactly and grounded to the character."""
