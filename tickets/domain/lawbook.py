"""The law in force, as one value: policies by reference, calendars by version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tickets.domain.calendar import Calendar
from tickets.domain.terms import Policy


@dataclass(frozen=True)
class Lawbook:
    """Every policy and calendar version an event may name.

    `policies` maps ``key@version`` to policies, `calendars` maps (key, version) to calendars; `policy` is the
    reference of the policy new tickets get, `newest` the version of each calendar now in force.
    """

    policies: Mapping[str, Policy]
    calendars: Mapping[tuple[str, int], Calendar]
    policy: str
    newest: Mapping[str, int] = field(default_factory=dict)

    @property
    def current(self) -> Policy:
        """The policy that new tickets get."""
        return self.policies[self.policy]

    def calendar(self, key: str, version: int) -> Calendar:
        """Return one version of a calendar. Raises KeyError where it never existed."""
        return self.calendars[key, version]
