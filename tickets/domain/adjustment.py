"""What befalls a promise after it was given: pauses and extensions, as data on the ticket.

They belong to the ticket and not to its policy or calendar, so a change of either leaves them standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.domain.span import Span
from tickets.domain.wall import require_aware


class PromiseError(Refusal):
    """A pause, an extension or a date that no deadline can be reckoned with."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood from `begin` to `end`, both aware. Raises PromiseError when end lies before begin."""

    begin: datetime
    end: datetime

    def __post_init__(self) -> None:
        require_aware(self.begin)
        require_aware(self.end)
        if self.end < self.begin:
            raise PromiseError(
                "pause_backwards",
                _("A pause cannot end at {end}, before it begins at {begin}."),
                begin=self.begin.isoformat(),
                end=self.end.isoformat(),
            )

    def as_data(self) -> dict[str, str]:
        """Return JSON-able data for `adjustment_from_data`."""
        return {"kind": "pause", "begin": self.begin.isoformat(), "end": self.end.isoformat()}


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, granted at `at` (aware; it does not enter the reckoning: the old due time does)."""

    at: datetime
    span: Span
    reason: str = ""

    def __post_init__(self) -> None:
        require_aware(self.at)

    def as_data(self) -> dict[str, str]:
        """Return JSON-able data for `adjustment_from_data`."""
        return {
            "kind": "extension",
            "at": self.at.isoformat(),
            "span": str(self.span),
            "reason": self.reason,
        }


Adjustment = Pause | Extension


def adjustment_from_data(data: Mapping[str, str]) -> Adjustment:
    """Return the adjustment that JSON data describes. Raises PromiseError (or SpanError) when it cannot be read."""
    try:
        if data["kind"] == "pause":
            return Pause(datetime.fromisoformat(data["begin"]), datetime.fromisoformat(data["end"]))
        if data["kind"] == "extension":
            return Extension(datetime.fromisoformat(data["at"]), Span.parse(data["span"]), data.get("reason", ""))
    except (KeyError, TypeError, ValueError) as error:
        raise PromiseError(
            "adjustment_malformed", _("This is no pause and no extension: {problem}."), problem=repr(error)
        ) from error
    raise PromiseError("adjustment_unknown", _("“{kind}” is no kind of adjustment."), kind=data["kind"])


def merged(adjustments: Sequence[Adjustment]) -> tuple[Adjustment, ...]:
    """Return the adjustments with pauses that follow and touch one another made one."""
    result: list[Adjustment] = []
    for step in adjustments:
        last = result[-1] if result else None
        if isinstance(step, Pause) and isinstance(last, Pause) and last.begin <= step.begin <= last.end:
            result[-1] = Pause(last.begin, max(last.end, step.end))
        else:
            result.append(step)
    return tuple(result)
