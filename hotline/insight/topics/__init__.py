"""Which texts speak of the same matter? Grouping of free text, Chinese and English: plain Python over numpy and SciPy.

It knows no database: the evaluation on another city's file, the nightly run and the assignment of a new
ticket run the same lines. docs/decisions/0018 says why it is done this way.
"""
