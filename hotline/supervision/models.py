"""Reviews of missed deadlines with their unalterable log, and the figures of the wall, minute by minute."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hotline.supervision.verdicts import CAUSES, STANDINGS, STEPS, VERDICTS, Cause, Standing, Step, Verdict
from tickets.domain.vocabulary import ClockKind
from tickets.models.choices import code_field


def _offered(words: Any) -> list[tuple[str, Any]]:
    return [(str(code), name) for code, name in words.items()]


class BreachReview(models.Model):
    """What is held of one missed deadline: the clock of a ticket, and the moment it was due.

    A deadline that was moved and missed again is another breach with a review of its own. `unit` answers for the
    clock (empty: the hotline), `policy` gave it its time. What excuses is in force once another person confirmed it.
    """

    number = models.CharField(_("ticket"), max_length=16)
    clock = models.CharField(_("clock"), max_length=24)
    due_at = models.DateTimeField(_("due"))
    kind = code_field(ClockKind, verbose_name=_("kind of clock"))
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    policy = models.CharField(_("policy"), max_length=60)
    verdict = models.CharField(_("decision"), max_length=12, choices=partial(_offered, VERDICTS))
    causes = ArrayField(models.CharField(max_length=24, choices=partial(_offered, CAUSES)), verbose_name=_("causes"))
    standing = models.CharField(_("standing"), max_length=12, choices=partial(_offered, STANDINGS))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    decided_at = models.DateTimeField(_("decided at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    taken_up_at = models.DateTimeField(_("taken up at"), null=True)
    version = models.PositiveIntegerField(_("version"))

    class Meta:
        verbose_name = _("breach review")
        verbose_name_plural = _("breach reviews")
        constraints = [
            models.UniqueConstraint(fields=["number", "clock", "due_at"], name="review_of_breach"),
            models.CheckConstraint(name="review_verdict", condition=Q(verdict__in=list(Verdict))),
            models.CheckConstraint(name="review_standing", condition=Q(standing__in=list(Standing))),
            models.CheckConstraint(
                name="review_causes",
                condition=Q(causes__contained_by=list(Cause)) & Q(causes__len__gt=0),
            ),
            # An exclusion in force has two people; nothing else has, or waits for, a second one.
            models.CheckConstraint(
                name="review_second_person",
                condition=Q(verdict=Verdict.EXCUSED, standing=Standing.IN_FORCE, confirmed_by__isnull=False)
                & ~Q(confirmed_by=F("decided_by"))
                | Q(verdict=Verdict.EXCUSED, standing__in=[Standing.PROPOSED, Standing.REFUSED])
                & Q(confirmed_by__isnull=True)
                | ~Q(verdict=Verdict.EXCUSED) & Q(standing=Standing.IN_FORCE, confirmed_by__isnull=True),
            ),
            models.CheckConstraint(
                name="review_only_policy_is_taken_up",
                condition=Q(taken_up_at__isnull=True) | Q(verdict=Verdict.POLICY),
            ),
        ]
        indexes = [
            models.Index(fields=["decided_at", "id"], name="review_proposed", condition=Q(standing=Standing.PROPOSED)),
            models.Index(
                fields=["decided_at", "id"],
                name="review_policy",
                condition=Q(verdict=Verdict.POLICY, taken_up_at__isnull=True),
            ),
            models.Index(fields=["unit", "-decided_at"], name="review_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.clock}"

    @property
    def settled(self) -> bool:
        """Whether a decision is in force."""
        return self.standing == Standing.IN_FORCE


class ReviewEntry(models.Model):
    """One step of a review, for good: the database refuses to change or delete it."""

    review = models.ForeignKey(BreachReview, on_delete=models.PROTECT, related_name="entries", db_index=False)
    no = models.PositiveIntegerField(_("no."))
    step = models.CharField(_("step"), max_length=12, choices=partial(_offered, STEPS))
    verdict = models.CharField(_("decision"), max_length=12, choices=partial(_offered, VERDICTS))
    causes = ArrayField(models.CharField(max_length=24, choices=partial(_offered, CAUSES)), verbose_name=_("causes"))
    why = models.TextField(_("why"))
    evidence = models.TextField(_("evidence"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")
        constraints = [
            models.UniqueConstraint(fields=["review", "no"], name="review_entry_no"),
            models.CheckConstraint(name="review_entry_step", condition=Q(step__in=list(Step))),
            models.CheckConstraint(name="review_entry_evidence", condition=~Q(step=Step.PROPOSED) | ~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"{self.step} #{self.no}"


class BoardMinute(models.Model):
    """The wall's figures as they were counted in one minute. Kept for a day."""

    at = models.DateTimeField(_("when"), primary_key=True)
    data = models.JSONField(_("figures"))

    class Meta:
        verbose_name = _("figures of a minute")
        verbose_name_plural = _("figures of minutes")

    def __str__(self) -> str:
        return self.at.isoformat()
