"""Clocks as rows: the truth that a sweep reads. A broker is not a clock."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.domain.clock import Standing
from tickets.domain.vocabulary import ClockKind
from tickets.models.choices import code_field, known
from tickets.models.ticket import Ticket


class Timer(models.Model):
    """One clock of a ticket. `next_at` is set while a step of its ladder lies ahead; one partial index on it
    serves warnings, breaches and escalations alike."""

    ticket = models.ForeignKey(
        Ticket, verbose_name=_("ticket"), on_delete=models.CASCADE, related_name="timers", db_index=False
    )
    key = models.CharField(_("key"), max_length=24)
    kind = code_field(ClockKind, verbose_name=_("kind of clock"))
    round = models.PositiveSmallIntegerField(_("round"))
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    start = models.DateTimeField(_("started"))
    span = models.CharField(_("budget"), max_length=20, blank=True)
    until = models.CharField(_("until"), max_length=10, blank=True)
    calendar = models.CharField(_("calendar"), max_length=40)
    calendar_version = models.PositiveIntegerField(_("calendar version"))
    adjustments = models.JSONField(_("adjustments"), default=list)
    standing = code_field(Standing, verbose_name=_("standing"))
    held_at = models.DateTimeField(_("ended"), null=True)
    due_at = models.DateTimeField(_("due"))
    provisional = models.BooleanField(_("provisional deadline"), default=False)
    edition = models.PositiveSmallIntegerField(_("edition"), default=0)
    fired = ArrayField(models.SmallIntegerField(), verbose_name=_("steps taken"), default=list)
    breached_at = models.DateTimeField(_("missed at"), null=True)
    next_at = models.DateTimeField(_("next step at"), null=True)
    next_no = models.PositiveSmallIntegerField(_("next step"), null=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = [
            models.UniqueConstraint(fields=["ticket", "key"], name="timer_key"),
            known("kind", ClockKind, name="timer_kind"),
            known("standing", Standing, name="timer_standing"),
            models.CheckConstraint(
                name="timer_only_running_fires", condition=Q(next_at__isnull=True) | Q(standing=Standing.RUNNING)
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="timer_due", condition=Q(next_at__isnull=False)),
            # What supervisors look through, in its order: what runs, and what was missed.
            models.Index(fields=["due_at", "id"], name="timer_running", condition=Q(standing=Standing.RUNNING)),
            # With what they are counted by, so that a week of them is counted from the index alone.
            models.Index(
                fields=["breached_at", "id"],
                include=["unit", "kind"],
                name="timer_missed",
                condition=Q(breached_at__isnull=False),
            ),
            # The same for one unit.
            models.Index(
                fields=["unit", "due_at", "id"],
                name="timer_running_by_unit",
                condition=Q(standing=Standing.RUNNING) & ~Q(unit=""),
            ),
            models.Index(
                fields=["unit", "breached_at", "id"],
                include=["kind"],
                name="timer_missed_by_unit",
                condition=Q(breached_at__isnull=False) & ~Q(unit=""),
            ),
            models.Index(
                fields=["calendar", "ticket"],
                name="timer_by_calendar",
                condition=Q(standing__in=[Standing.RUNNING, Standing.PAUSED]),
            ),
        ]

    def __str__(self) -> str:
        return self.key
