"""`Idempotency-Key` at the doors of intake: kept with the ticket, so that a receipt can be repeated for good."""

import hashlib

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from routing.domain.speech import _
from tickets.domain.refusals import Invalid

HEADER = "Idempotency-Key"
SHORTEST, LONGEST = 16, 200
"""A key opens the receipt, and with it the matter: so it must not be guessable."""

PARAMETER = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description=(
        f"A text of {SHORTEST} to {LONGEST} characters that nobody can guess (a UUID), new for each complaint. Sent "
        "again with the same complaint it gets the first receipt; with another one it is refused (409)."
    ),
)


def intake_key(request: Request, sender: str) -> str:
    """Return the key a ticket keeps, scoped by its sender; empty where the header is missing. Raises `Invalid`."""
    key = request.headers.get(HEADER)
    if key is None:
        return ""
    if not SHORTEST <= len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Invalid(
            "bad_key",
            _("A key has {least} to {most} printable characters."),
            field=HEADER,
            least=SHORTEST,
            most=LONGEST,
        )
    return hashlib.sha256(f"{sender}\n{key}".encode()).hexdigest()
