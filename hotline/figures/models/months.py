"""Months as they were published, and the notes that correct them. The database refuses to change either."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Month(models.Model):
    """A month's figures as published: `data` as `freezing` makes it, and a hash over it and the month before."""

    first = models.DateField(_("month"), primary_key=True)
    frozen_at = models.DateTimeField(_("published at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    data = models.JSONField(_("figures"))
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("published month")
        verbose_name_plural = _("published months")

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


class Correction(models.Model):
    """A note that says what counts otherwise than it was published; what was published stays as it was.

    `changes`: one entry for each figure, with its counts as published (or as corrected last) and as they are. `by` is
    empty where the hotline's own watch found it. `hash` goes over the note and the hash before it.
    """

    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="corrections", db_index=False)
    no = models.PositiveIntegerField(_("no."))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    why = models.TextField(_("why"), blank=True)
    changes = models.JSONField(_("changes"))
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("correction note")
        verbose_name_plural = _("correction notes")
        constraints = [models.UniqueConstraint(fields=["month", "no"], name="correction_no")]

    def __str__(self) -> str:
        return f"{self.month_id} #{self.no}"
