"""What the way in remembers: recovery codes, and under words of ours who came in and who failed to (django-axes)."""

import hashlib
import secrets
from typing import Any

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another one
GROUPS, GROUP = 3, 4


class RecoveryCode(models.Model):
    """A code that opens once where the second factor is lost: shown once, kept hashed, used up."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.BinaryField(max_length=32, editable=False)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("user", "digest", name="account_recovery_code_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.made_at:%Y-%m-%d}"

    @staticmethod
    def new_text() -> str:
        """Return a new code, like ``h4kp-97xm-cd3w``: 59 random bits, and guessing is counted."""
        return "-".join("".join(secrets.choice(LETTERS) for _n in range(GROUP)) for _g in range(GROUPS))

    @staticmethod
    def hash(user: Any, text: str) -> bytes:
        """Hash a code as typed (capitals and gaps do not matter) together with whom it belongs to."""
        plain = "".join(sign for sign in text.lower() if sign in LETTERS)
        return hashlib.sha256(f"recovery:{user.pk}:{plain}:{settings.PEPPER}".encode()).digest()


class SignIn(AccessLog):
    """Who came in, when and from where."""

    class Meta:
        proxy = True
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")


class FailedSignIn(AccessAttempt):
    """Who tried a wrong password, how often, and from where."""

    class Meta:
        proxy = True
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
