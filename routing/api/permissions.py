"""Who may use these doors. Accounts belong to `hotline`; all that is asked of one is ``has_role(name)``."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

RULE_WRITERS = ("supervisor", "system_admin")


def has_any_role(user: Any, roles: tuple[str, ...]) -> bool:
    """True when the account holds one of the roles; an account that knows no roles holds none."""
    ask = getattr(user, "has_role", None)
    return ask is not None and any(ask(role) for role in roles)


class ReadOrRuleWriter(BasePermission):
    """Staff may read; supervisors and system administrators may write. Trying out (judging) writes nothing."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not (request.user and request.user.is_authenticated):
            return False
        if request.method in SAFE_METHODS or getattr(view, "action", "") in getattr(view, "reading_actions", ()):
            return True
        return has_any_role(request.user, RULE_WRITERS)
