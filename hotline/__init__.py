"""The counters where people stand; they call tickets.actions and tickets.queries, nothing deeper."""
