"""Thresholds found on history: a replay shows what a budget would have brought; a person puts it in force."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction
from django.utils import timezone

from hotline.insight.detectors.budget import Score, Timed, alerts, scale, threshold
from hotline.insight.detectors.stream import Stream, index, kilometres
from hotline.insight.trial.scores import ClusterJudge, Counted, RepeatJudge, SurgeJudge
from hotline.insight.watching.city import City
from hotline.insight.watching.models import DetectorSetting, EarlyWarning, Tuning
from hotline.insight.watching.quick import place_of
from hotline.insight.watching.settings import fresh, kept
from hotline.insight.words import Detector
from hotline.insight.worth import was_real
from routing.domain.speech import _
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Actor
from tickets.domain.refusals import Forbidden, Invalid, NotNow, Stale

log = logging.getLogger(__name__)

SPAN = timedelta(days=365 + 84)
WARM = 56
TUNABLE = (Detector.SURGE, Detector.CLUSTER, Detector.REPEAT_PLACE)
BUDGETS = (0.25, 0.5, 1.0, 2.0, 4.0)
SHOWN = 40


def ask(detector: str, budget: float, *, key: str, actor: Actor, now: datetime) -> Tuning:
    """Ask for a replay; the same `key` again returns the one it asked for. Raises `Invalid`, `Forbidden`."""
    _supervisor(actor)
    if detector not in TUNABLE:
        raise Invalid("unknown_code", _("This detector has no threshold to replay."), field="detector")
    if not 0.02 <= budget <= 50:
        raise Invalid("out_of_range", _("A budget lies between 0.02 and 50 a week."), field="budget")
    made, fresh_ = Tuning.objects.get_or_create(
        key=UUID(key), defaults={"detector": detector, "budget": budget, "asked_by": actor.name, "asked_at": now}
    )
    if fresh_:
        transaction.on_commit(lambda: _send(made.pk))
    return made


def _send(pk: int) -> None:
    from hotline.insight.tasks import do_tuning

    try:
        do_tuning.delay(pk)
    except Exception:  # the broker may be away for a while: the sweep sends it again
        log.exception("replay %s could not be handed to a worker", pk, extra={"action": "insight.tuning_not_sent"})


def send_again(now: datetime) -> int:
    """Hand replays to a worker again that nobody took; say how many."""
    keys = Tuning.objects.filter(status=Tuning.Status.WAITING, asked_at__lt=now - timedelta(minutes=35))
    found = list(keys.values_list("pk", flat=True))
    for pk in found:
        _send(pk)
    return len(found)


def do(pk: int) -> None:
    """Replay, and keep what came of it; one that is over is left alone."""
    run = Tuning.objects.filter(pk=pk, status=Tuning.Status.WAITING).first()
    if run is None:
        return
    try:
        result = replay(run.detector, run.budget, timezone.now())
    except Exception:
        log.exception("replay %s failed", pk, extra={"action": "insight.tuning_failed"})
        Tuning.objects.filter(pk=pk).update(status=Tuning.Status.FAILED, ended_at=timezone.now())
        return
    Tuning.objects.filter(pk=pk).update(status=Tuning.Status.DONE, result=result, ended_at=timezone.now())


def replay(detector: str, budget: float, now: datetime) -> dict[str, Any]:
    """Return what a year of history says: the scale, the threshold for the budget and for others, what it would have
    raised, and how many of the warnings that were judged it would have kept. Empty without weeks enough."""
    history, first = _history(now)
    weeks = (history.days - WARM) / 7
    if weeks < 3:
        return {"weeks": max(weeks, 0)}
    judge = _judge(detector, history)
    scores = sorted(judge.history(WARM, lambda _days: None), key=lambda score: score.at)
    own = scale(scores, weeks)
    timed = [_timed(each, own.interval(each.group, each.score)) for each in scores]
    limit = threshold(timed, budget * weeks)
    others = [(each, threshold(timed, each * weeks)) for each in BUDGETS]
    raised = alerts(timed, limit)
    return {
        "weeks": round(weeks, 1),
        "tickets": len(history),
        "scale": kept(own),
        "threshold": limit,
        "curve": [[each, other, len(alerts(timed, other))] for each, other in others],
        "raised": len(raised),
        "latest": [
            [(first + timedelta(days=int(each.at))).isoformat(), each.group, round(each.value, 2)]
            for each in raised[-SHOWN:]
        ],
        **_kept_of_judged(detector, own.interval, limit),
    }


def take(key: int, *, actor: Actor, now: datetime, expect: int) -> DetectorSetting:
    """Put a replay's threshold in force. `expect` is the version of the setting that was read."""
    _supervisor(actor)
    with transaction.atomic():
        run = Tuning.objects.select_for_update().filter(pk=key).first()
        if run is None or run.status != Tuning.Status.DONE or "threshold" not in run.result:
            raise NotNow("nothing_found", _("This replay has found no threshold."))
        setting = _locked(run.detector, expect)
        setting.budget, setting.threshold, setting.scale = run.budget, run.result["threshold"], run.result["scale"]
        run.taken_at = now
        run.save(update_fields=["taken_at"])
        return _changed(setting, actor, now)


def switch(detector: str, on: bool, *, actor: Actor, now: datetime, expect: int) -> DetectorSetting:
    """Switch a detector on or off."""
    _supervisor(actor)
    with transaction.atomic():
        setting = _locked(detector, expect)
        setting.on = on
        return _changed(setting, actor, now)


def put_words(lists: dict[str, Any], *, actor: Actor, now: datetime, expect: int) -> DetectorSetting:
    """Put a list of sensitive words in force."""
    _supervisor(actor)
    with transaction.atomic():
        setting = _locked(Detector.SENSITIVE, expect)
        setting.params = {**setting.params, "words": lists}
        return _changed(setting, actor, now)


def _locked(detector: str, expect: int) -> DetectorSetting:
    if detector not in set(Detector):
        raise Invalid("unknown_code", _("There is no such detector."), field="detector")
    found = DetectorSetting.objects.select_for_update().filter(pk=detector).first() or fresh(detector)
    if found.version != expect:
        raise Stale(
            "stale", _("Somebody has set this detector in the meantime."), version=found.version, expected=expect
        )
    return found


def _changed(setting: DetectorSetting, actor: Actor, now: datetime) -> DetectorSetting:
    setting.version += 1
    setting.changed_by, setting.changed_at = actor.name, now
    setting.save()
    return setting


def _supervisor(actor: Actor) -> None:
    if not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))


def _history(now: datetime) -> tuple[Stream, date]:
    """Return what came in within the span, and the day it begins: that of the first ticket, not of an empty city."""
    city = City(now)
    rows = [one for one in city.came(now - SPAN) if one.category]
    first = timezone.localdate(rows[0].at if rows else now)
    begin = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    category, categories = index([one.category for one in rows])
    area, areas = index([one.district for one in rows])
    place, _places = index([f"{one.category}|{place_of(one)}" if place_of(one) else "" for one in rows])
    lon, lat = (
        np.array([np.nan if getattr(one, name) is None else getattr(one, name) for one in rows], dtype=np.float64)
        for name in ("lon", "lat")
    )
    x, y = kilometres(lon, lat)
    at = np.array([(one.at - begin) / timedelta(days=1) for one in rows])
    return Stream(at, category, area, place, x, y, categories, areas, first.weekday()), first


def _judge(detector: str, history: Stream) -> SurgeJudge | ClusterJudge | RepeatJudge:
    if detector == Detector.SURGE:
        return SurgeJudge(Counted(history))
    if detector == Detector.CLUSTER:
        return ClusterJudge(history)
    return RepeatJudge(history, first=WARM)


def _timed(score: Score, value: float) -> Timed:
    return Timed(score.at, value, score.group, score.matter)


def _kept_of_judged(detector: str, interval: Any, limit: float) -> dict[str, int]:
    """Say how many of the warnings that people judged the new threshold would have raised, real ones and false."""
    kept_real = kept_false = real = false = 0
    rows = EarlyWarning.objects.filter(detector=detector).exclude(ending="")
    for category, facts, ending, reason in rows.values_list("category", "facts", "ending", "reason"):
        right = was_real(ending, reason)
        score = facts.get("surprise") or facts.get("ratio")
        if right is None or score is None:
            continue
        held = interval(category, float(score)) >= limit
        real, false = real + right, false + (not right)
        kept_real, kept_false = kept_real + (right and held), kept_false + (not right and held)
    return {"real": real, "false": false, "kept_real": kept_real, "kept_false": kept_false}
