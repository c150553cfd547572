"""By which rules: versioned sets, of which one is in force. A set that was ever in force is evidence and
never changes.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from routing.models.codes import CODE, is_code


class RuleSet(models.Model):
    """One version. Drafts may be changed; published and retired ones are frozen by a trigger, their rules
    too.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    version = models.PositiveIntegerField(_("version"), unique=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT)
    note = models.CharField(_("note"), max_length=400, blank=True)
    based_on = models.ForeignKey(
        "self",
        verbose_name=_("based on"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.CharField(_("drafted by"), max_length=80)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.CharField(_("published by"), max_length=80, blank=True)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)
    content_hash = models.CharField(_("hash of the rules"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="routing_ruleset_one_published", fields=["status"], condition=Q(status="published")
            ),
            models.CheckConstraint(
                name="routing_ruleset_status", condition=Q(status__in=["draft", "published", "retired"])
            ),
            models.CheckConstraint(
                name="routing_ruleset_published_is_signed",
                condition=~Q(status="published")
                | (Q(published_at__isnull=False, valid_from__isnull=False) & ~Q(published_by="") & ~Q(content_hash="")),
            ),
            models.CheckConstraint(
                name="routing_ruleset_retired_has_a_time",
                condition=Q(status="retired", retired_at__isnull=False)
                | (~Q(status="retired") & Q(retired_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} ({self.get_status_display()})"


class Rule(models.Model):
    """One rule of a set; see `routing.domain.language` and `routing.domain.outcomes` for the JSON."""

    ruleset = models.ForeignKey(RuleSet, verbose_name=_("rule set"), on_delete=models.CASCADE, related_name="rules")
    priority = models.PositiveIntegerField(_("priority"), help_text=_("Smaller is judged first."))
    code = models.CharField(_("code"), max_length=48, validators=[is_code])
    name = models.CharField(_("name"), max_length=120)
    conditions = models.JSONField(_("conditions"))
    outcome = models.JSONField(_("outcome"))
    enabled = models.BooleanField(_("enabled"), default=True)

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["priority", "code"]
        constraints = [
            models.UniqueConstraint(name="routing_rule_once_per_set", fields=["ruleset", "code"]),
            models.CheckConstraint(name="routing_rule_code_is_a_code", condition=Q(code__regex=rf"^{CODE}$")),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
