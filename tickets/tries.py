"""How often somebody may try a ticket's query code: counted in the cache, by ticket and by block of addresses.

A code has eight digits, so guessing must be slow; but whoever guesses at somebody's ticket must not be able to shut
its owner out. So wrong tries count against the pair (ticket, block of addresses) first: five in a quarter of an
hour. Where a ticket, or the whole house, meets many wrong tries from many blocks, each pair has one try in ten
minutes left instead of five, and never none. A block from which the right code came is a friend of the ticket for a
while and keeps its five.
"""

import ipaddress
from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache

from routing.domain.speech import _
from tickets.domain.refusals import TooMany

PAIR_TRIES, PAIR_SECONDS = 5, 15 * 60
PRESSED_TRIES, PRESSED_SECONDS = 1, 10 * 60
BLOCK_TRIES, BLOCK_SECONDS = 60, 15 * 60
TICKET_TRIES, TICKET_SECONDS = 30, 24 * 3600
HOUSE_TRIES, HOUSE_SECONDS = 600, 10 * 60
FRIEND_SECONDS = 90 * 24 * 3600

IPV4_BLOCK, IPV6_BLOCK = 24, 56
"""What one household or small office is given; counting single IPv6 addresses would count nothing."""


def block_of(address: str) -> str:
    """Return the block an address lies in; what is no address lies in one block of its own."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "none"
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    size = IPV4_BLOCK if ip.version == 4 else IPV6_BLOCK
    return str(ipaddress.ip_network((ip, size), strict=False).network_address)


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries of one block of addresses at one ticket number (known or not: they are counted alike)."""

    number: str
    block: str

    def spend(self) -> None:
        """Count a try before it is made, so that a hundred at once are counted a hundred times.

        Raises `TooMany` where it is not welcome now; such a try does not count against the ticket.
        """
        if _count(self._block, BLOCK_SECONDS) > BLOCK_TRIES:
            raise _too_many(BLOCK_SECONDS)
        kept = cache.get_many([self._ticket, _HOUSE, self._friend])
        pressed = kept.get(self._ticket, 0) >= TICKET_TRIES or kept.get(_HOUSE, 0) >= HOUSE_TRIES
        pair, lately = _count(self._pair, PAIR_SECONDS), _count(self._lately, PRESSED_SECONDS)
        if pressed and not kept.get(self._friend):
            if lately > PRESSED_TRIES:
                raise _too_many(PRESSED_SECONDS)
        elif pair > PAIR_TRIES:
            raise _too_many(PAIR_SECONDS)
        _count(self._ticket, TICKET_SECONDS)
        _count(_HOUSE, HOUSE_SECONDS)

    def right(self) -> None:
        """The code was right: take the try back, and remember the block as a friend of the ticket."""
        cache.set(self._friend, 1, FRIEND_SECONDS)
        cache.delete_many([self._pair, self._lately])
        for key in (self._block, self._ticket, _HOUSE):
            with suppress(ValueError):  # it ran out in between
                cache.decr(key)

    @property
    def _pair(self) -> str:
        return f"tries:pair:{self.number}:{self.block}"

    @property
    def _lately(self) -> str:
        return f"tries:lately:{self.number}:{self.block}"

    @property
    def _block(self) -> str:
        return f"tries:block:{self.block}"

    @property
    def _ticket(self) -> str:
        return f"tries:ticket:{self.number}"

    @property
    def _friend(self) -> str:
        return f"tries:friend:{self.number}:{self.block}"


_HOUSE = "tries:house"


def _count(key: str, seconds: int) -> int:
    # The time runs from the first try: who goes on trying does not push the end away for ever.
    if cache.add(key, 1, seconds):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out in between
        cache.add(key, 1, seconds)
        return 1


def _too_many(seconds: int) -> TooMany:
    return TooMany(
        "too_many_tries",
        _("Too many tries. Please wait {minutes} minutes, or call the hotline."),
        minutes=-(-seconds // 60),
        retry_after=seconds,
    )
