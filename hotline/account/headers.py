"""Every answer says what may be done with it: content policy, permissions, and that no other site may embed it."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from hotline.account.policies import PERMISSIONS, policy_for

ALLOWED = ", ".join(f"{name}={who}" for name, who in PERMISSIONS.items())


class Headers(CSPMiddleware):
    """django-csp with a policy by path, and the headers Django has no setting for. First in line, it sees all."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        return PolicyParts() if report_only else PolicyParts(config=policy_for(request.path_info))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.setdefault("Permissions-Policy", ALLOWED)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return super().process_response(request, response)
