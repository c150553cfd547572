"""Notices: who is to be told of which event, by which channel."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.models import Event, Ticket

IN_APP, PORTAL = "in_app", "portal"
CHANNELS = [(IN_APP, _("on the desk")), (PORTAL, _("on the portal"))]
LEVELS = [("info", _("for information")), ("warning", _("warning")), ("alarm", _("alarm"))]


class Notice(models.Model):
    """One thing to tell one recipient (an actor's `ref`) by one channel, once.

    `kind` and `data` say what, in codes; the words are made when it is read or sent, in the reader's language
    (`hotline.notify.words`). So nothing personal lies here, and nothing has to be erased.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    recipient = models.CharField(max_length=60)
    channel = models.CharField(max_length=8, choices=CHANNELS)
    kind = models.CharField(max_length=24)
    level = models.CharField(max_length=8, choices=LEVELS)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient", "channel"], name="notice_once"),
            models.CheckConstraint(name="notice_channel", condition=Q(channel__in=[code for code, _name in CHANNELS])),
            models.CheckConstraint(name="notice_level", condition=Q(level__in=[code for code, _name in LEVELS])),
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notice_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["recipient", "-id"], name="notice_read", condition=Q(read_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient}"
