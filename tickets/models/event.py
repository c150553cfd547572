"""Events: append-only (the database refuses update and delete), one per act; and the outbox they feed."""

from functools import partial

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.models.ticket import Ticket
from tickets.words import choices_of


class Event(models.Model):
    """One act. `at` is when it happened, `recorded_at` when it was written. `step_key` makes a ladder step
    happen once, whoever sweeps."""

    ticket = models.ForeignKey(
        Ticket, verbose_name=_("ticket"), on_delete=models.PROTECT, related_name="events", db_index=False
    )
    seq = models.PositiveIntegerField(_("no."))
    verb = models.CharField(_("act"), max_length=16, choices=partial(choices_of, Verb))
    at = models.DateTimeField(_("when"))
    actor = models.CharField(_("who (reference)"), max_length=60)
    role = models.CharField(_("role"), max_length=24, choices=partial(choices_of, Role), blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    name = models.CharField(_("who"), max_length=80, blank=True)
    public = models.BooleanField(_("public"))
    data = models.JSONField(_("data"), default=dict)
    hash = models.BinaryField(_("hash"), max_length=32)
    step_key = models.CharField(_("step of the ladder"), max_length=60, null=True)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now())

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["ticket", "seq"], name="event_seq"),
            models.UniqueConstraint(fields=["step_key"], name="event_step_once"),
        ]
        indexes = [
            models.Index(fields=["at"], name="event_reveals", condition=Q(verb="reveal")),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.seq}"


class Outbox(models.Model):
    """An event that somebody outside the transaction still has to hear of; gone once everybody has."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE)
    due_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("undelivered event")
        verbose_name_plural = _("undelivered events")
        indexes = [models.Index(fields=["due_at"], name="outbox_due")]

    def __str__(self) -> str:
        return str(self.event_id)
