"""Turns names, quantities and dates into facts and relations."""
