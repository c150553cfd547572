"""Where notices leave the house. The desk and the portal read them from the table; gateways (e-mail, SMS, webhooks)
are called with what is waiting for them, and answer for being called twice."""

from collections.abc import Sequence
from typing import Protocol

from hotline.notify.models import Notice


class Gateway(Protocol):
    """What carries notices of one channel out of the house.

    `send` is called at least once for each notice, with `notice.pk` as the key of idempotency, and returns the keys
    that were taken; the others are tried again. It must not be called inside a transaction that writes tickets.
    """

    channel: str

    def send(self, notices: Sequence[Notice]) -> set[int]: ...
