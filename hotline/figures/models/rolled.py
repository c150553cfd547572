"""What is kept of each ticket, and the roll-ups that figures are read from."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.models import Ticket


def codes(label: Any) -> "ArrayField[list[str], list[str]]":
    """Return a column of codes, from the widest to the narrowest."""
    return ArrayField(models.CharField(max_length=80), verbose_name=label, default=list)


class Mark(models.Model):
    """A ticket to which something happened and that is to be scored anew; gone when it is. Twice does no harm."""

    ticket = models.BigIntegerField(_("ticket"))

    class Meta:
        verbose_name = _("ticket to be scored")
        verbose_name_plural = _("tickets to be scored")

    def __str__(self) -> str:
        return str(self.ticket)


class Score(models.Model):
    """What counts of one ticket (`rates.scored.Scored`), as of its `seq`-th event."""

    ticket = models.OneToOneField(
        Ticket, verbose_name=_("ticket"), primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seq = models.PositiveIntegerField(_("events"))
    registered_at = models.DateTimeField(_("registered"))
    channel = models.CharField(_("channel"), max_length=24)
    areas = codes(_("areas"))
    district = models.CharField(_("district"), max_length=80, blank=True)
    street = models.CharField(_("street"), max_length=80, blank=True)
    categories = codes(_("categories"))
    category = models.CharField(_("category"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    day = models.DateField(_("callback due on"), null=True)
    left_out = models.CharField(_("left out because"), max_length=24, blank=True)
    responded = models.BooleanField(_("contacted in time"))
    solved = models.CharField(_("solved"), max_length=8, blank=True)
    satisfied = models.PositiveSmallIntegerField(_("satisfied"))
    first_solved = models.CharField(_("solved in the first round"), max_length=8, blank=True)
    redone = models.BooleanField(_("handled again"))
    told = models.BooleanField(_("told to withdraw or to say “satisfied”"))

    class Meta:
        verbose_name = _("score of a ticket")
        verbose_name_plural = _("scores of tickets")
        indexes = [
            models.Index(fields=["day", "ticket"], name="score_day", condition=Q(day__isnull=False)),
            models.Index(fields=["unit", "day", "ticket"], name="score_unit", condition=Q(day__isnull=False)),
            models.Index(fields=["district", "day", "ticket"], name="score_district", condition=Q(day__isnull=False)),
            models.Index(fields=["street", "day", "ticket"], name="score_street", condition=Q(day__isnull=False)),
            models.Index(fields=["category", "day", "ticket"], name="score_category", condition=Q(day__isnull=False)),
            models.Index(fields=["channel", "day", "ticket"], name="score_channel", condition=Q(day__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Turn(models.Model):
    """A lead unit's part in a ticket, as figures count it (`rates.scored.Turn`)."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="turns", db_index=False)
    no = models.PositiveSmallIntegerField(_("no."))
    unit = models.CharField(_("unit"), max_length=80)
    given_on = models.DateField(_("given on"))
    returned = models.BooleanField(_("returned"))
    due_on = models.DateField(_("to be handled by"), null=True)
    on_time = models.BooleanField(_("handled in time"))

    class Meta:
        verbose_name = _("part of a unit")
        verbose_name_plural = _("parts of units")
        constraints = [models.UniqueConstraint(fields=["score", "no"], name="turn_no")]
        indexes = [
            models.Index(fields=["unit", "given_on", "id"], name="turn_given"),
            models.Index(fields=["unit", "due_on", "id"], name="turn_due", condition=Q(due_on__isnull=False)),
            models.Index(fields=["given_on", "id"], name="turn_days_given"),
            models.Index(fields=["due_on", "id"], name="turn_days_due", condition=Q(due_on__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.unit} #{self.no}"


class Tally(models.Model):
    """One cell of the roll-ups: `rates.cells.Cell`, with `rates.sums.Sums`."""

    dim = models.CharField(_("by"), max_length=16)
    grain = models.CharField(_("grain"), max_length=5)
    key = models.CharField(_("key"), max_length=80, blank=True)
    sub = models.CharField(_("second key"), max_length=80, blank=True)
    day = models.DateField(_("day"))

    due = models.IntegerField(default=0)
    left_out = models.IntegerField(default=0)
    responded = models.IntegerField(default=0)
    yes = models.IntegerField(default=0)
    partly = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    sat1 = models.IntegerField(default=0)
    sat2 = models.IntegerField(default=0)
    sat3 = models.IntegerField(default=0)
    sat4 = models.IntegerField(default=0)
    sat5 = models.IntegerField(default=0)
    first_asked = models.IntegerField(default=0)
    first_yes = models.IntegerField(default=0)
    redone = models.IntegerField(default=0)
    told = models.IntegerField(default=0)
    given = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    handled = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("counts of rates")
        verbose_name_plural = _("counts of rates")
        constraints = [
            # One key over its days; all keys of a span of days is the index below.
            models.UniqueConstraint(fields=["dim", "grain", "key", "sub", "day"], name="tally_cell"),
        ]
        indexes = [models.Index(fields=["dim", "grain", "day"], name="tally_days")]

    def __str__(self) -> str:
        return f"{self.dim} {self.key} {self.day}"


class IntakeDay(models.Model):
    """How many matters came in on a day; an empty code stands for all. Areas and categories count what lies below."""

    day = models.DateField(_("day"))
    category = models.CharField(_("category"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=80, blank=True)
    channel = models.CharField(_("channel"), max_length=24, blank=True)
    count = models.IntegerField(_("matters"))

    class Meta:
        verbose_name = _("intake of a day")
        verbose_name_plural = _("intake of days")
        constraints = [
            models.UniqueConstraint(fields=["category", "area", "channel", "day"], name="intake_day"),
        ]
        indexes = [models.Index(fields=["day"], name="intake_days")]

    def __str__(self) -> str:
        return f"{self.day} {self.category} {self.area} {self.channel}"


class IntakeHour(models.Model):
    """How many matters came in within an hour (its beginning); kept for `intake.HOURS_KEPT` days."""

    at = models.DateTimeField(_("hour"))
    category = models.CharField(_("category"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=80, blank=True)
    count = models.IntegerField(_("matters"))

    class Meta:
        verbose_name = _("intake of an hour")
        verbose_name_plural = _("intake of hours")
        constraints = [
            models.UniqueConstraint(fields=["category", "area", "at"], name="intake_hour"),
        ]
        indexes = [models.Index(fields=["at"], name="intake_hours")]

    def __str__(self) -> str:
        return f"{self.at} {self.category} {self.area}"
