"""``{% load lobby %}``: the strip that tells the step of the tour, and the chip that tells who one is. In the demo."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.translation import get_language

from hotline.lobby.call import prepared_call
from hotline.lobby.progress import progress
from hotline.staff.models import ROLE_NAMES, User
from tickets.domain.people import Role
from tickets.words import word

register = template.Library()


@register.simple_tag(takes_context=True)
def tour(context: Context) -> Any:
    """``{% tour as now %}``: where the tour of this session stands, None without one or outside the demo."""
    request = context.get("request")
    return progress(request) if settings.DEMO and request is not None and hasattr(request, "session") else None


@register.simple_tag
def call() -> Any:
    """``{% call as prepared %}``: who is on the line in the operator's tour."""
    return prepared_call(get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def roles(context: Context) -> str:
    """``{% roles %}``: who one is in the demo, in words."""
    user = context["request"].user
    names = [str(ROLE_NAMES[Role(role)]) for role in user.roles] if isinstance(user, User) else []
    return ", ".join(names) or word(Role, Role.CITIZEN)


@register.simple_tag
def demo() -> bool:
    """``{% demo as is_demo %}``: whether this is one."""
    return bool(settings.DEMO)
