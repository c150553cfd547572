"""What the rulebook keeps of its own: drafts of policies and calendars, and long looks at past or open tickets."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LawDraft(models.Model):
    """A policy or calendar somebody is changing. It binds nobody; `base` is the version it was copied from and `seq`
    is its last `DraftChange`: two people who edit it notice each other, also across a draft thrown away and begun anew.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", _("policy")
        CALENDAR = "calendar", _("calendar")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    key = models.SlugField(_("key"), max_length=40)
    base = models.PositiveIntegerField(_("based on version"))
    data = models.JSONField(_("document"))
    seq = models.PositiveBigIntegerField(_("last change"))
    changed_by = models.CharField(_("changed by"), max_length=80)
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("draft of the law")
        verbose_name_plural = _("drafts of the law")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="law_draft_once"),
            models.CheckConstraint(name="law_draft_kind", condition=Q(kind__in=["policy", "calendar"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class DraftChange(models.Model):
    """One change of a draft: `parts` are the places in the document that differ, each with what stood there before and
    after. It outlives the draft, so that whoever still has it open learns what became of it."""

    class What(models.TextChoices):
        BEGUN = "begun", _("began the draft")
        CHANGED = "changed", _("changed the draft")
        DROPPED = "dropped", _("threw the draft away")
        PUBLISHED = "published", _("put the draft in force")

    kind = models.CharField(_("kind"), max_length=10, choices=LawDraft.Kind)
    key = models.SlugField(_("key"), max_length=40)
    what = models.CharField(_("what"), max_length=10, choices=What)
    parts = models.JSONField(_("what differs"), default=dict)
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("change of a draft")
        verbose_name_plural = _("changes of drafts")
        indexes = [models.Index(fields=["kind", "key", "id"], name="draft_change_by_key")]
        constraints = [
            models.CheckConstraint(name="draft_change_kind", condition=Q(kind__in=["policy", "calendar"])),
            models.CheckConstraint(
                name="draft_change_what", condition=Q(what__in=["begun", "changed", "dropped", "published"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.what}"


class Run(models.Model):
    """A long look, done aside: a rule set replayed over past tickets, or open deadlines counted anew.

    `subject` is the rule set's version, or the policy's reference, or the calendar's key; `digest` says which rules
    exactly were replayed. `key` makes a second press of the button harmless.
    """

    class Kind(models.TextChoices):
        REPLAY = "replay", _("replay of rules")
        POLICY = "policy", _("deadlines under a new policy")
        CALENDAR = "calendar", _("deadlines by a new calendar")

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    key = models.UUIDField(_("key"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    subject = models.CharField(_("subject"), max_length=60)
    digest = models.CharField(_("hash of the rules"), max_length=64, blank=True)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    result = models.JSONField(_("result"), default=dict)
    asked_by = models.CharField(_("asked by"), max_length=80)
    asked_at = models.DateTimeField(_("asked"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        indexes = [models.Index(fields=["kind", "subject", "-id"], name="run_by_subject")]
        constraints = [
            models.CheckConstraint(name="run_kind", condition=Q(kind__in=["replay", "policy", "calendar"])),
            models.CheckConstraint(name="run_status", condition=Q(status__in=["waiting", "running", "done", "failed"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in (self.Status.DONE, self.Status.FAILED)
