"""Whom or what a value belongs to."""
