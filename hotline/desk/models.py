"""What the desk keeps for hours: calls half written down, what became of each call, and telephones that ring.

Nothing here outlives a shift. What a caller said lies sealed, and is gone as soon as it stands in a ticket.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hotline.citizens import vault

DOINGS = [
    ("route", _("dispatched or left for triage")),
    ("answer", _("answered on the line")),
    ("refer", _("told where it belongs")),
    ("append", _("added to an open ticket")),
    ("merge", _("registered under a master")),
]


class Draft(models.Model):
    """A call that is being written down. Its key is the form's: it names the call until it is done."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    sealed = models.BinaryField(editable=False)
    parked = models.BooleanField(_("parked"), default=False)
    started_at = models.DateTimeField(_("started"))
    touched_at = models.DateTimeField(_("last written"))

    class Meta:
        verbose_name = _("call half written down")
        verbose_name_plural = _("calls half written down")
        indexes = [
            models.Index(fields=["operator", "-touched_at"], name="draft_of_operator"),
            models.Index(fields=["touched_at"], name="draft_by_age"),
        ]

    def __str__(self) -> str:
        return str(self.key)

    def write(self, words: dict[str, str]) -> None:
        """Seal what was typed; the caller saves."""
        self.sealed = vault.seal(f"draft:{self.key}", words)

    def words(self) -> dict[str, str]:
        """Open what was typed. Raises `vault.SealBroken` where its key is gone."""
        return vault.unseal(f"draft:{self.key}", self.sealed)


class Finished(models.Model):
    """What became of a call: one row for each form, whoever submits it how often. Numbers and codes, no words."""

    key = models.UUIDField(primary_key=True, editable=False)
    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    did = models.CharField(_("what was done"), max_length=8, choices=DOINGS)
    number = models.CharField(_("ticket"), max_length=16, blank=True)
    at = models.DateTimeField(_("when"), db_index=True)

    class Meta:
        verbose_name = _("finished call")
        verbose_name_plural = _("finished calls")
        constraints = [
            models.CheckConstraint(name="finished_did", condition=Q(did__in=[code for code, _name in DOINGS]))
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.did}"


class Ring(models.Model):
    """A telephone that rings at somebody's place, as the switch told it. Each message and each call counts once."""

    nonce = models.CharField(max_length=64, unique=True)
    call = models.CharField(_("call"), max_length=80, unique=True)
    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    sealed = models.BinaryField(editable=False)
    at = models.DateTimeField(_("when"), db_index=True)
    taken_at = models.DateTimeField(_("taken"), null=True)

    class Meta:
        verbose_name = _("ringing telephone")
        verbose_name_plural = _("ringing telephones")
        indexes = [models.Index(fields=["operator", "-at"], name="ring_waiting", condition=Q(taken_at__isnull=True))]

    def __str__(self) -> str:
        return self.call

    def write(self, phone: str) -> None:
        """Seal the number; the caller saves."""
        self.sealed = vault.seal(f"ring:{self.call}", {"phone": phone})

    @property
    def phone(self) -> str:
        """The number that rings."""
        return vault.unseal(f"ring:{self.call}", self.sealed)["phone"]
