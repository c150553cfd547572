"""The floor's queues, at /queues/: what waits for the hotline, handed out to one person at a time.

Triage, arbitration, requests to decide, replies to review, callbacks. A queue is a worklist of `tickets.queries` with
the verbs that empty it; a `Lease` keeps two people from working on the same ticket, and never replaces the version
check of the verb itself.
"""
