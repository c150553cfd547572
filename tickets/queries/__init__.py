"""Reads of tickets for pages, API and exports: pure, and always through the access predicate.

Nothing here writes. A list costs what it shows: pages are cut by key, never by offset, and the number of statements
does not depend on how many rows there are.
"""
