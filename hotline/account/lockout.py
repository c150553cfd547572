"""Where a wrong password is counted: by user name and block of addresses, so that neither a forged header nor the many
addresses of one household give more tries, and nobody can shut a colleague out from elsewhere."""

from django.http import HttpRequest

from tickets.api.address import address_of
from tickets.tries import block_of

NOWHERE = "none"


def place_of(request: HttpRequest) -> str | None:
    """Return the block a request comes from, None for a local socket (django-axes asks for this)."""
    block = block_of(address_of(request))
    return None if block == NOWHERE else block
