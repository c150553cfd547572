"""Who should handle this? Judges plain facts by published rules and explains the decision.

Knows no tickets: `tickets` and `hotline` ask `routing.queries.current()` for a catalogue and hand it `Facts`.
Reference data (areas, units, categories, duties, place names, rule sets) changes only through
`routing.actions`.
"""
