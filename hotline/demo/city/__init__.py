"""Linlan (临澜市): an invented city with a map, an organisation, rules and a voice, as plain values.

Nothing here imports Django or touches a database: `manage.py seed_city` loads the values into tables and
`manage.py simulate` plays them through the real verbs. Every generator takes a `random.Random`, so a seed
fixes the whole city. Every name and every text is our own; no real place, company or person is meant.
"""
