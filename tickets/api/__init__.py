"""The REST doors of tickets: worklists, tickets, every verb of the table, the public status, the law as data.

A door reads what was sent, makes one call into `tickets.actions` or `tickets.queries`, and shows what came of it.
Refusals travel up to the one exception handler.
"""
