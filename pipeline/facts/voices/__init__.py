"""Who says what: sources of data, verbs of saying, quotations and interviews."""
