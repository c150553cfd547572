"""What hangs on a ticket's life: units' parts, requests, supervisions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.domain.life import ASSIST, COPY, LEAD
from tickets.domain.vocabulary import RequestKind, SupervisionKind
from tickets.models.choices import code_field, known
from tickets.models.ticket import Ticket


class Assignment(models.Model):
    """A unit's part in a ticket. `open` parts make worklists; parts that have not ended give the right to see.

    `due_at` is when the unit's next clock on this ticket falls due.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="assignments", db_index=False)
    no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(
        "routing.Unit",
        to_field="code",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    role = models.CharField(max_length=8, choices=[(LEAD, _("lead")), (ASSIST, _("assist")), (COPY, _("copy"))])
    round = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=16, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    open = models.BooleanField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["ticket", "no"], name="assignment_no"),
            models.UniqueConstraint(
                fields=["ticket"], name="assignment_one_lead", condition=Q(role=LEAD, ended_at__isnull=True)
            ),
            models.CheckConstraint(name="assignment_role", condition=Q(role__in=[LEAD, ASSIST, COPY])),
        ]
        indexes = [
            # With what open work is counted by, so that it is counted from the index alone.
            models.Index(
                fields=["unit", "due_at", "ticket"],
                include=["role", "signed_at", "handler"],
                name="assignment_worklist",
                condition=Q(open=True),
            ),
            models.Index(fields=["unit", "ticket"], name="assignment_sight", condition=Q(ended_at__isnull=True)),
            models.Index(
                fields=["unit", "-replied_at"], name="assignment_replied", condition=Q(replied_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} ({self.role})"


class TicketRequest(models.Model):
    """Something asked of the hotline on a ticket, and how it was decided."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="requests", db_index=False)
    no = models.PositiveSmallIntegerField()
    kind = code_field(RequestKind)
    reason = models.CharField(max_length=40)
    unit = models.CharField(max_length=80, blank=True)
    suggested = models.CharField(max_length=80, blank=True)
    days = models.PositiveSmallIntegerField(default=0)
    review_on = models.CharField(max_length=10, blank=True)
    asked_at = models.DateTimeField()
    status = models.CharField(max_length=12)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.UniqueConstraint(fields=["ticket", "no"], name="request_no"),
            models.UniqueConstraint(
                fields=["ticket", "kind"], name="request_one_pending", condition=Q(status="pending")
            ),
            known("kind", RequestKind, name="request_kind"),
            models.CheckConstraint(
                name="request_status", condition=Q(status__in=["pending", "granted", "refused", "designated", "void"])
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], name="request_pending", condition=Q(status="pending")),
            models.Index(fields=["unit", "kind", "-asked_at"], name="request_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.no}"


class Supervision(models.Model):
    """Formal pressure on a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="supervisions", db_index=False)
    no = models.PositiveSmallIntegerField()
    kind = code_field(SupervisionKind)
    at = models.DateTimeField()
    due_on = models.CharField(max_length=10, blank=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("supervision")
        verbose_name_plural = _("supervisions")
        constraints = [
            models.UniqueConstraint(fields=["ticket", "no"], name="supervision_no"),
            known("kind", SupervisionKind, name="supervision_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.no}"
