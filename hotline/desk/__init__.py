"""The operator desk: one page on which a call becomes a ticket, by keyboard.

It calls intake, knowledge and tickets; nobody calls it.
"""
