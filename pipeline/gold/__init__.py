"""The gold corpus: documents with the right answer, their two forms, and what is checked and counted in them.

A document is stored as JSON (`storage`), and written and read by people as marked text (`markup`).
"""
