"""Where a request comes from. A header that anybody can write is believed only as far as a trusted proxy wrote it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the client's address, or "" for a connection that has none (a local socket).

    Without ``TRUSTED_HOPS`` it is the other end of the connection. With N hops it is the N-th entry of
    ``X-Forwarded-For`` from the right: what stands further left came from the client and proves nothing.
    """
    peer = _clean(request.META.get("REMOTE_ADDR", ""))
    hops = settings.TRUSTED_HOPS
    if hops <= 0:
        return peer
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return _clean(entries[-hops]) or peer if len(entries) >= hops else peer


def _clean(text: str) -> str:
    """Return the address without brackets and port, "" for what is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""
