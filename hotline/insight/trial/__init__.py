"""How good are the detectors? Outbreaks of known size, place and time, put into the real history of a real city.

`reading` reads a city's file, `outbreaks` makes what is put in, `scores` lets every detector look at it, `judging`
finds thresholds and counts, `picture` draws. No database: what a detector does here is what it does in the product.
"""
