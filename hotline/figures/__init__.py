"""Figures: what came in, how it was answered, and how units are measured; kept from events, asked by `queries`.

Supervision, portal, insight and reports read `hotline.figures.queries` and nothing deeper.
"""
