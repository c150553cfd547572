"""How many files may come in through the public doors: by block of addresses, and by ticket."""

from hotline.intake.limits import spend
from tickets.tries import block_of

BY_ADDRESS = 90, 60 * 60
"""Ten complaints with nine photos each, from one block of addresses within an hour."""

BY_TICKET = 40, 24 * 60 * 60


def spend_upload(address: str, number: str = "") -> None:
    """Count an upload from an address, to a ticket where it is for one. Raises `TooMany`."""
    spend(f"files:new:{block_of(address)}", *BY_ADDRESS)
    if number:
        spend(f"files:ticket:{number}", *BY_TICKET)
