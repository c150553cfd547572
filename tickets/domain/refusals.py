"""How the law says no. A door decides what each kind looks like (HTTP: `config/errors.py`)."""

from routing.domain.speech import _
from routing.refusal import Refusal

__all__ = ["Absent", "Forbidden", "Invalid", "NotNow", "Refusal", "Stale", "TooMany"]


class NotNow(Refusal):
    """The ticket's state or history does not allow the act: reload, and see what is open."""


class Forbidden(Refusal):
    """The actor sees the ticket but may not do this."""


class Invalid(Refusal):
    """Something said is missing or wrong; ``data["field"]`` names it."""

    def __init__(self, code: str, template: str, **data: object) -> None:
        if "field" not in data:
            raise TypeError("an Invalid refusal names its field")
        super().__init__(code, template, **data)


class Absent(Refusal):
    """Not there, or not for the asker: the same answer for both."""

    def __init__(self, code: str = "absent", template: str = _("There is no such ticket."), **data: object) -> None:
        super().__init__(code, template, **data)


class Stale(Refusal):
    """The ticket has moved on since the actor read it."""


class TooMany(Refusal):
    """Too many tries; ``data["retry_after"]`` says in how many seconds the next is welcome."""


def missing(field: str) -> Invalid:
    """Return the refusal of an act that leaves out `field`."""
    return Invalid("required", _("“{field}” must be said."), field=field)
