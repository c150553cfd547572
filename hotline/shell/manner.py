"""How a reader wants pages: light or dark, usual or large type. Kept in two cookies; no account is needed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

THEMES = ("auto", "light", "dark")
TYPES = ("usual", "large")
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Manner:
    """A reader's choice."""

    theme: str = "auto"
    type: str = "usual"

    @classmethod
    def of(cls, request: HttpRequest) -> "Manner":
        """Read the choice; what nobody offered is nothing chosen."""
        theme, type_ = request.COOKIES.get("theme", ""), request.COOKIES.get("type", "")
        return cls(theme if theme in THEMES else "auto", type_ if type_ in TYPES else "usual")

    def keep(self, response: HttpResponse, secure: bool) -> None:
        """Write the choice; scripts may change it too, so that a switch shows at once."""
        for name, value in (("theme", self.theme), ("type", self.type)):
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=secure)
