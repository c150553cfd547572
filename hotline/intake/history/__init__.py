"""Another city's past: its files read by a mapping, and played through our own register, clocks and sweep.

`mapping` says which column is what; `rows` reads a file by it; `promises` is the table of what that city promised;
`city` puts its units, categories and law in place; `player` lives through the years; `verdict` compares.
"""
