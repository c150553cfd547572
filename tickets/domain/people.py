"""Who acts on a ticket: roles, and the actor every verb is given.

A person is named by what they may do, not by who they are: the law never sees an account, a password or a
citizen's name. Roles follow the organisation model of city hotlines (law.md "People").
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the hotline. An account may hold several, within `INCOMPATIBLE`."""

    CITIZEN = "citizen"
    OPERATOR = "operator"
    CONTRACTOR = "contractor"
    DISPATCHER = "dispatcher"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    UNIT_CLERK = "unit_clerk"
    HANDLER = "handler"
    UNIT_LEAD = "unit_lead"
    DISTRICT_COORDINATOR = "district_coordinator"
    INSPECTOR = "inspector"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    API_PARTNER = "api_partner"
    SYSTEM = "system"


HOTLINE = frozenset({Role.OPERATOR, Role.DISPATCHER, Role.REVIEWER, Role.SUPERVISOR})
"""The hotline's own staff: they see every ticket."""

HOTLINE_FLOOR = HOTLINE | {Role.CONTRACTOR}
"""…and the hired agents, who take calls but decide, review and exclude nothing (State Council 2025)."""

UNIT = frozenset({Role.UNIT_CLERK, Role.HANDLER, Role.UNIT_LEAD})
"""People of a handling unit: they see what lies with their unit or below it."""

STAFF_ROLES = frozenset(Role) - {Role.CITIZEN, Role.SYSTEM}

INCOMPATIBLE = (
    frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}),
    frozenset({Role.SYSTEM_ADMIN, Role.AUDITOR}),
    frozenset({Role.SECURITY_ADMIN, Role.AUDITOR}),
)
"""Administrators of system, security and audit are separate people (GB/T 22239-2019, level 3)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something, as the law sees them.

    `ref` names them for the audit trail (``staff:17``, ``citizen:<uuid>``, ``system``); `unit` is the code of
    the unit they act for, empty for hotline staff; `name` is what colleagues read in the timeline. A citizen who
    proved the query code of one ticket has `only` that ticket's number, and sees no other.
    """

    ref: str
    roles: frozenset[Role]
    name: str = ""
    unit: str = ""
    only: str = ""

    def role_among(self, roles: frozenset[Role]) -> Role:
        """Return the weightiest of the actor's roles among `roles`: the one an act is recorded under.

        Raises ValueError where they share none.
        """
        return min(self.roles & roles, key=_WEIGHT.index)

    def is_any(self, roles: frozenset[Role]) -> bool:
        """Say whether the actor holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)

    @property
    def staff_id(self) -> int | None:
        """The account's primary key, or None for citizens and the system."""
        kind, _, key = self.ref.partition(":")
        return int(key) if kind == "staff" else None

    @property
    def caller(self) -> str:
        """The caller's opaque reference, empty for everybody but citizens."""
        kind, _, key = self.ref.partition(":")
        return key if kind == "citizen" else ""


_WEIGHT = (
    Role.SYSTEM,
    Role.SUPERVISOR,
    Role.REVIEWER,
    Role.DISPATCHER,
    Role.OPERATOR,
    Role.UNIT_LEAD,
    Role.UNIT_CLERK,
    Role.HANDLER,
    Role.DISTRICT_COORDINATOR,
    Role.INSPECTOR,
    Role.CONTRACTOR,
    Role.API_PARTNER,
    Role.SECURITY_ADMIN,
    Role.SYSTEM_ADMIN,
    Role.AUDITOR,
    Role.ANALYST,
    Role.CITIZEN,
)

SYSTEM = Actor(ref="system", roles=frozenset({Role.SYSTEM}), name="system")


def citizen(caller: str, only: str = "") -> Actor:
    """Return the actor for the caller with the opaque reference `caller` (a UUID's text)."""
    return Actor(ref=f"citizen:{caller}", roles=frozenset({Role.CITIZEN}), only=only)
