"""Claims that an order is not to count, with their unalterable log."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hotline.figures.rates.claiming import REASONS, Origin, Standing, Step


class Claim(models.Model):
    """That an order is to be left out of the figures: proposed by the hotline, or appealed by its unit. It is in force
    once another person decided so; one claim at a time stands for an order."""

    number = models.CharField(_("ticket"), max_length=16)
    ticket = models.BigIntegerField()
    origin = models.CharField(_("from"), max_length=8)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    reason = models.CharField(_("reason"), max_length=24)
    day = models.DateField(_("callback due on"))
    standing = models.CharField(_("standing"), max_length=12)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    version = models.PositiveIntegerField(_("version"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"],
                name="claim_one_at_a_time",
                condition=Q(standing__in=[Standing.ASKED, Standing.IN_FORCE]),
            ),
            models.CheckConstraint(name="claim_reason", condition=Q(reason__in=list(REASONS))),
            models.CheckConstraint(name="claim_origin", condition=Q(origin__in=list(Origin))),
            models.CheckConstraint(
                name="claim_second_person",
                condition=Q(standing=Standing.ASKED, decided_by__isnull=True, decided_at__isnull=True)
                | Q(standing__in=[Standing.IN_FORCE, Standing.REFUSED, Standing.LIFTED], decided_at__isnull=False)
                & Q(decided_by__isnull=False)
                & ~Q(decided_by=F("asked_by")),
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at", "id"], name="claim_waiting", condition=Q(standing=Standing.ASKED)),
            models.Index(fields=["day"], name="claim_day", condition=Q(standing=Standing.ASKED)),
            models.Index(fields=["-decided_at", "id"], name="claim_decided", condition=~Q(standing=Standing.ASKED)),
            models.Index(fields=["number"], name="claim_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.reason}"


class ClaimEntry(models.Model):
    """One step of a claim, for good: the database refuses to change or delete it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="entries", db_index=False)
    no = models.PositiveIntegerField(_("no."))
    step = models.CharField(_("step"), max_length=12)
    why = models.TextField(_("why"))
    evidence = models.TextField(_("evidence"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("step of a claim")
        verbose_name_plural = _("steps of claims")
        constraints = [
            models.UniqueConstraint(fields=["claim", "no"], name="claim_entry_no"),
            models.CheckConstraint(name="claim_entry_evidence", condition=~Q(step=Step.ASKED) | ~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"{self.step} #{self.no}"
