"""What is kept of the matters that texts were grouped into."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """A matter several tickets speak of.

    `title` is one ticket's own sentence and shown only to who may see tickets; `words` are said by at least half of
    them. `warmth` is the logarithm (base 2) of the heat, moved back to a fixed day: it does not change while nothing
    comes in, so a list by heat is an index, whenever it is looked at.
    """

    title = models.CharField(_("title"), max_length=120)
    words = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("words"))
    place = models.CharField(_("place"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=80, blank=True)
    question = models.BooleanField(_("mostly consultations"), default=False)
    crowd = ArrayField(models.CharField(max_length=16), default=list, verbose_name=_("who speaks"))
    first_at = models.DateTimeField(_("first"))
    last_at = models.DateTimeField(_("last"))
    size = models.PositiveIntegerField(_("tickets"))
    voices = models.PositiveIntegerField(_("people"))
    echo = models.PositiveIntegerField(_("joined and urged"))
    peak = models.FloatField(_("highest heat"))
    peak_at = models.DateTimeField(_("hottest"))
    warmth = models.FloatField(_("warmth"))

    class Meta:
        verbose_name = _("matter by text")
        verbose_name_plural = _("matters by text")
        constraints = [models.CheckConstraint(name="topic_several", condition=Q(size__gte=2))]
        indexes = [models.Index(fields=["question", "-warmth", "-id"], name="topic_hottest")]

    def __str__(self) -> str:
        return self.title


class TopicTicket(models.Model):
    """A ticket in its matter. The ticket is named by its key: no identity, no text is kept here."""

    ticket_id = models.BigIntegerField(_("ticket"), unique=True)
    topic = models.ForeignKey(
        Topic, verbose_name=_("matter"), on_delete=models.CASCADE, related_name="tickets", db_index=False
    )
    at = models.DateTimeField(_("registered"))

    class Meta:
        verbose_name = _("ticket of a matter")
        verbose_name_plural = _("tickets of matters")
        indexes = [models.Index(fields=["topic", "-at", "-ticket_id"], name="topic_tickets")]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.ticket_id}"


class TopicState(models.Model):
    """The one row that says how far texts are grouped: by night up to ticket `base`, followed up to `upto`. `space` is
    what new texts are compared with: arrays, nothing that runs when it is read."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    made_at = models.DateTimeField(_("made"), null=True)
    base = models.BigIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    tickets = models.PositiveIntegerField(_("tickets"), default=0)
    seconds = models.FloatField(_("seconds"), default=0.0)
    space = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("state of grouping")
        verbose_name_plural = _("states of grouping")
        constraints = [models.CheckConstraint(name="topic_state_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.made_at)
