"""Search: tickets that mention every word, newest first, among those the actor may see."""

from datetime import datetime

from tickets.domain.people import Actor
from tickets.queries.filters import Wanted
from tickets.queries.pages import NEWEST, USUAL, Page
from tickets.queries.worklist import tickets


def search(actor: Actor, text: str, now: datetime, *, cursor: str = "", limit: int = USUAL) -> Page:
    """Return a page of the tickets that mention every word of `text`, or whose number it is.

    Chinese is matched by pairs of characters, everything else by whole words. Raises `Invalid` for a bad cursor.
    """
    return tickets(actor, now, wanted=Wanted(q=text), order=NEWEST, cursor=cursor, limit=limit)
