"""Policies and calendars as versioned documents: a version that was in force is never edited, only followed."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

STATUSES = [("draft", _("draft")), ("published", _("published")), ("retired", _("retired"))]


class PolicyVersion(models.Model):
    """One version of a policy; its document is read by `tickets.domain.terms.Policy`. New tickets get the
    published version of the policy that is `standard`."""

    key = models.SlugField(_("key"), max_length=40)
    version = models.PositiveIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=10, choices=STATUSES, default="draft")
    standard = models.BooleanField(_("for new tickets"), default=False)
    names = models.JSONField(_("names"), default=dict)
    data = models.JSONField(_("document"))
    note = models.TextField(_("note"), blank=True)
    made_by = models.CharField(_("made by"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("made"), db_default=Now())

    class Meta:
        verbose_name = _("policy version")
        verbose_name_plural = _("policy versions")
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="policy_version"),
            models.UniqueConstraint(fields=["key"], name="policy_one_published", condition=Q(status="published")),
            models.UniqueConstraint(fields=["standard"], name="policy_one_standard", condition=Q(standard=True)),
            models.CheckConstraint(
                name="policy_standard_is_published", condition=Q(standard=False) | Q(status="published")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}@{self.version}"


class CalendarVersion(models.Model):
    """One version of a calendar; its document is read by `tickets.domain.calendar.Calendar`. The highest
    version is in force."""

    key = models.SlugField(_("key"), max_length=40)
    version = models.PositiveIntegerField(_("version"))
    data = models.JSONField(_("document"))
    note = models.TextField(_("note"), blank=True)
    made_by = models.CharField(_("made by"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("made"), db_default=Now())

    class Meta:
        verbose_name = _("calendar version")
        verbose_name_plural = _("calendar versions")
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="calendar_version")]

    def __str__(self) -> str:
        return f"{self.key}@{self.version}"
