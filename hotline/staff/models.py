"""Accounts of people who work at the hotline and in the units, and the tokens their programs carry."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from tickets.domain.people import INCOMPATIBLE, STAFF_ROLES, Actor, Role
from tickets.words import WORDS

ROLE_NAMES = {role: WORDS[Role][role] for role in Role if role in STAFF_ROLES}


def languages() -> list[tuple[str, Any]]:
    """Return the languages that pages are to be had in."""
    return list(settings.LANGUAGES)


class User(AbstractUser):
    """One person's account; no account is shared. Names are display names, shown in timelines."""

    display_name = models.CharField(_("display name"), max_length=80, blank=True)
    roles = ArrayField(
        models.CharField(max_length=24, choices=[(r.value, ROLE_NAMES[r]) for r in ROLE_NAMES]),
        verbose_name=_("roles"),
        default=list,
        blank=True,
    )
    unit = models.ForeignKey(
        "routing.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    language = models.CharField(
        _("language"), max_length=10, choices=languages, blank=True, help_text=_("Empty: as the browser asks.")
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                name="staff_user_admins_are_separate",
                condition=~(
                    models.Q(roles__contains=[Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN])
                    | models.Q(roles__contains=[Role.SYSTEM_ADMIN, Role.AUDITOR])
                    | models.Q(roles__contains=[Role.SECURITY_ADMIN, Role.AUDITOR])
                ),
            ),
            models.CheckConstraint(
                name="staff_user_known_roles",
                condition=models.Q(roles__contained_by=sorted(r.value for r in STAFF_ROLES)),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def clean(self) -> None:
        super().clean()
        for pair in INCOMPATIBLE:
            if pair <= set(self.roles):
                raise ValidationError({"roles": _("These administrators must be separate people.")})

    def has_role(self, *names: str) -> bool:
        """Say whether the account holds any of the named roles."""
        return not set(names).isdisjoint(self.roles)

    @cached_property
    def actor(self) -> Actor:
        """The person as the law sees them."""
        return Actor(
            ref=f"staff:{self.pk}",
            roles=frozenset(Role(role) for role in self.roles),
            name=str(self),
            unit=self.unit.code if self.unit else "",
        )


class AccessToken(models.Model):
    """A program's key to the API in the name of one account: shown once, stored hashed, expiring, revocable."""

    user = models.ForeignKey(User, verbose_name=_("account"), on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(_("what it is for"), max_length=80)
    digest = models.BinaryField(max_length=32, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires on"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")

    def __str__(self) -> str:
        return f"{self.user} · {self.label}"

    @classmethod
    def issue(cls, user: User, label: str, now: datetime, days: int = 90) -> str:
        """Make a token valid for `days` days and return its text, which is never to be had again."""
        text = f"hl_{secrets.token_urlsafe(32)}"
        cls.objects.create(user=user, label=label, digest=cls.hash(text), expires_at=now + timedelta(days=days))
        return text

    @classmethod
    def owner(cls, text: str, now: datetime) -> User | None:
        """Return the active account a token's text stands for, or None: unknown, expired or revoked."""
        found: Any = (
            cls.objects.filter(digest=cls.hash(text), expires_at__gt=now, revoked_at=None, user__is_active=True)
            .select_related("user__unit")
            .first()
        )
        return found.user if found else None

    @staticmethod
    def hash(text: str) -> bytes:
        """Hash a token's text. The text carries 256 random bits, so a plain digest cannot be guessed back."""
        return hashlib.sha256(text.encode()).digest()
