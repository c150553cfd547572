"""Who sends a request, as the law sees them."""

from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from hotline.staff.models import User
from tickets.domain.people import Actor


def actor_of(request: Request) -> Actor:
    """Return the actor behind a request of a signed-in account. Raises NotAuthenticated (401) for anybody else."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user.actor
