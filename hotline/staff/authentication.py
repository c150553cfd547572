"""How a program signs in: ``Authorization: Bearer hl_…``."""

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from hotline.staff.models import AccessToken, User


class TokenAuthentication(BaseAuthentication):
    """Bearer tokens of `AccessToken`. Without the header the next authentication is asked."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != b"bearer":
            return None
        try:
            text = words[1].decode("ascii") if len(words) == 2 else ""
        except UnicodeDecodeError:
            text = ""
        user = AccessToken.owner(text, timezone.now())
        if user is None:
            raise AuthenticationFailed(_("This token is unknown, expired or revoked."))
        return user, text

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells drf-spectacular about bearer tokens."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
