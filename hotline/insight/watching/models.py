"""What active governance keeps: detectors' settings, their runs, warnings with their log, campaigns."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hotline.insight.words import DETECTORS, ENDINGS, REASONS, STANDINGS, STEPS, Ending, Standing, Step


def _offered(words: Any) -> list[tuple[str, Any]]:
    return [(str(code), name) for code, name in words.items()]


def _account(label: Any, **more: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, on_delete=models.PROTECT, related_name="+", db_index=False, **more
    )


class DetectorSetting(models.Model):
    """How one detector is set. `threshold` is on the scale of `scale` (log10 of the weeks after which so high a score
    comes again in its category), found by a replay for `budget` false alerts a week; `params` is what else it takes.
    """

    detector = models.CharField(_("detector"), max_length=16, choices=partial(_offered, DETECTORS), primary_key=True)
    on = models.BooleanField(_("on"), default=True)
    budget = models.FloatField(_("false alerts a week"), default=1.0)
    threshold = models.FloatField(_("threshold"))
    scale = models.JSONField(_("scale"), default=dict)
    params = models.JSONField(_("parameters"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=0)
    changed_by = models.CharField(_("changed by"), max_length=80, blank=True)
    changed_at = models.DateTimeField(_("changed"), null=True)

    class Meta:
        verbose_name = _("detector")
        verbose_name_plural = _("detectors")

    def __str__(self) -> str:
        return self.detector


class Watch(models.Model):
    """One look of the detectors: at what came in up to `until`. The latest `until` is where the next goes on."""

    class Kind(models.TextChoices):
        NEW = "new", _("new tickets")
        DAILY = "daily", _("the day before")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    until = models.DateTimeField(_("up to"))
    tickets = models.PositiveIntegerField(_("tickets"), default=0)
    raised = models.PositiveIntegerField(_("raised"), default=0)
    grew = models.PositiveIntegerField(_("grew"), default=0)
    milliseconds = models.PositiveIntegerField(_("milliseconds"), default=0)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("look of the detectors")
        verbose_name_plural = _("looks of the detectors")
        constraints = [models.UniqueConstraint(fields=["kind", "until"], name="watch_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.until:%Y-%m-%d %H:%M}"


class Campaign(models.Model):
    """A topic of the month: what is done about one kind of matter at its root. `category` and `area` are its evidence
    query; its indicator is how many tickets they bring, against the same season of last year."""

    topic = models.CharField(_("topic"), max_length=120)
    question = models.TextField(_("what is to change"))
    category = models.CharField(_("category"), max_length=80)
    area = models.CharField(_("area"), max_length=80, blank=True)
    lead = models.CharField(_("lead unit"), max_length=80)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    policies = models.TextField(_("policies and measures"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    conclusion = models.TextField(_("conclusion"), blank=True)
    made_by = _account(_("made by"))
    made_at = models.DateTimeField(_("made"))
    version = models.PositiveIntegerField(_("version"), default=1)
    key = models.UUIDField(_("key"), unique=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [models.CheckConstraint(name="campaign_span", condition=Q(ends_on__gt=models.F("starts_on")))]

    def __str__(self) -> str:
        return self.topic


class EarlyWarning(models.Model):
    """Something unusual that a detector saw.

    `matter` is what it is about, in the detector's own words; `window` is the day it was raised: the same matter within
    a week is the same warning, which grows. `numbers` are the tickets behind it, `facts` what explains it. `peak_at` is
    when most came in, known afterwards.
    """

    detector = models.CharField(_("detector"), max_length=16, choices=partial(_offered, DETECTORS))
    matter = models.CharField(_("matter"), max_length=160)
    window = models.DateField(_("window"))
    category = models.CharField(_("category"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    lon = models.FloatField(_("longitude"), null=True)
    lat = models.FloatField(_("latitude"), null=True)
    score = models.FloatField(_("score"))
    seen = models.PositiveIntegerField(_("seen"))
    expected = models.FloatField(_("expected"))
    days = models.FloatField(_("days"))
    facts = models.JSONField(_("facts"), default=dict)
    numbers = ArrayField(models.CharField(max_length=16), default=list, verbose_name=_("tickets"))
    raised_at = models.DateTimeField(_("raised"))
    grew_at = models.DateTimeField(_("grew last"))
    peak_at = models.DateTimeField(_("most came in"), null=True)

    standing = models.CharField(
        _("standing"), max_length=12, choices=partial(_offered, STANDINGS), default=Standing.RAISED
    )
    ending = models.CharField(_("ended by"), max_length=12, choices=partial(_offered, ENDINGS), blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=partial(_offered, REASONS), blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    into = models.ForeignKey("self", verbose_name=_("merged into"), null=True, on_delete=models.PROTECT)
    task = models.CharField(_("task"), max_length=16, blank=True)
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), null=True, on_delete=models.PROTECT, related_name="warnings"
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")
        constraints = [
            models.UniqueConstraint(fields=["detector", "matter", "window"], name="warning_once"),
            models.CheckConstraint(
                name="warning_ended",
                condition=Q(standing=Standing.ENDED, ended_at__isnull=False) & ~Q(ending="")
                | ~Q(standing=Standing.ENDED) & Q(ending="", ended_at__isnull=True),
            ),
            models.CheckConstraint(name="warning_reason", condition=Q(ending=Ending.DISMISSED) | Q(reason="")),
            models.CheckConstraint(
                name="warning_merged", condition=Q(ending=Ending.MERGED, into__isnull=False) | Q(into__isnull=True)
            ),
            models.CheckConstraint(name="warning_task", condition=Q(ending=Ending.TASK) & ~Q(task="") | Q(task="")),
        ]
        indexes = [
            models.Index(fields=["-raised_at", "-id"], name="warning_newest"),
            models.Index(fields=["detector", "matter", "-raised_at"], name="warning_matter"),
            models.Index(fields=["-raised_at", "-id"], name="warning_open", condition=~Q(standing=Standing.ENDED)),
        ]

    def __str__(self) -> str:
        return f"{self.detector} {self.matter}"


class WarningEntry(models.Model):
    """One step of a warning's life; `by` is empty where a detector did it."""

    warning = models.ForeignKey(EarlyWarning, on_delete=models.CASCADE, related_name="entries", db_index=False)
    no = models.PositiveIntegerField(_("no."))
    step = models.CharField(_("step"), max_length=12, choices=partial(_offered, STEPS))
    why = models.TextField(_("why"), blank=True)
    by = _account(_("by"), null=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("step of a warning")
        verbose_name_plural = _("steps of warnings")
        constraints = [
            models.UniqueConstraint(fields=["warning", "no"], name="warning_entry_no"),
            models.CheckConstraint(name="warning_entry_step", condition=Q(step__in=list(Step))),
        ]

    def __str__(self) -> str:
        return f"{self.step} #{self.no}"


class CampaignTask(models.Model):
    """A proactive ticket of a campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="tasks", db_index=False)
    number = models.CharField(_("ticket"), max_length=16, unique=True)
    title = models.CharField(_("title"), max_length=200)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("task of a campaign")
        verbose_name_plural = _("tasks of campaigns")
        indexes = [models.Index(fields=["campaign", "at"], name="campaign_tasks")]

    def __str__(self) -> str:
        return self.number


class Tuning(models.Model):
    """A detector replayed over history for a budget: what its threshold would be, and what it would have raised."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    key = models.UUIDField(_("key"), unique=True)
    detector = models.CharField(_("detector"), max_length=16, choices=partial(_offered, DETECTORS))
    budget = models.FloatField(_("false alerts a week"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    result = models.JSONField(_("result"), default=dict)
    asked_by = models.CharField(_("asked by"), max_length=80)
    asked_at = models.DateTimeField(_("asked"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    taken_at = models.DateTimeField(_("put in force"), null=True)

    class Meta:
        verbose_name = _("replay of a detector")
        verbose_name_plural = _("replays of detectors")
        indexes = [models.Index(fields=["detector", "-id"], name="tuning_latest")]

    def __str__(self) -> str:
        return f"{self.detector} {self.budget}"
