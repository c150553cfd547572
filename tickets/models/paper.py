"""Free texts of acts: they belong to an event, but may be erased when a citizen is forgotten."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tickets.models.event import Event
from tickets.models.ticket import Ticket


class Paper(models.Model):
    """One text of one act: `field` is the `Say` it answers, `digest` what the event keeps of it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="papers")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="papers", db_index=False)
    field = models.CharField(max_length=16)
    text = models.TextField()
    public = models.BooleanField()
    digest = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return self.field
