"""What roles may do at the admin's desk. Django asks backends for permissions; this one reads them off the roles.

Tickets are never changed at the desk, whoever asks: their admin classes refuse that by themselves. Administrators of
system, security and audit are separate people, and each sees their own drawer only (law.md "People").
"""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.base_user import AbstractBaseUser

from tickets.domain.people import HOTLINE, Role

REFERENCE = ("area", "unit", "category", "duty", "placename", "ruleset", "rule")
LAW = ("policyversion", "calendarversion")


def _all(app: str, models: tuple[str, ...], *acts: str) -> frozenset[str]:
    return frozenset(f"{app}.{act}_{model}" for model in models for act in acts)


SEES_TICKETS = _all("tickets", ("ticket", "event", "timer"), "view")
SEES_LAW = _all("tickets", LAW, "view") | _all("routing", REFERENCE, "view")
WRITES_LAW = SEES_LAW | _all("tickets", LAW, "add")
LOGS = frozenset({"admin.view_logentry", "account.view_signin", "account.view_failedsignin"})

BY_ROLE: dict[Role, frozenset[str]] = {
    **dict.fromkeys(HOTLINE, SEES_TICKETS | SEES_LAW),
    Role.SUPERVISOR: SEES_TICKETS | WRITES_LAW,
    Role.SYSTEM_ADMIN: WRITES_LAW
    | _all("routing", REFERENCE, "add", "change")
    | _all("routing", ("duty", "placename"), "delete")
    | _all("staff", ("user",), "view", "add", "change")
    | _all("staff", ("accesstoken",), "view", "add", "change"),
    Role.SECURITY_ADMIN: LOGS | _all("staff", ("accesstoken",), "view"),
    Role.AUDITOR: LOGS | _all("tickets", ("event",), "view"),
}


class RoleBackend(BaseBackend):
    """Permissions by role; signing in is another backend's."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return what the account's roles allow; nothing on single objects."""
        if obj is not None or not user_obj.is_active or user_obj.is_anonymous:
            return set()
        return set().union(*(BY_ROLE.get(Role(role), frozenset()) for role in user_obj.roles))

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the same: there are no groups."""
        return self.get_user_permissions(user_obj, obj)

    def has_perm(self, user_obj: AbstractBaseUser | Any, perm: str, obj: Any = None) -> bool:
        """Say whether a role of the account allows it."""
        return perm in self.get_user_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Say whether anything in the app is theirs."""
        return any(perm.startswith(f"{app_label}.") for perm in self.get_user_permissions(user_obj))
