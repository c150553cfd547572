"""Is it alive, and does it do its work? ``/health/live`` for who restarts processes, ``/health/ready`` for who sends
visitors and for who is woken at night."""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import KombuError

from config.celery import app
from tickets import delivery, pulse, sweep

MOST_LAG = 300.0
"""Seconds a due step may wait: by then a promise is being broken by us and not by a unit."""

MOST_BACKLOG = 900.0
"""Seconds an event may wait to be told to anybody."""

MOST_SILENCE = 120.0
"""Seconds without a tick: the clocks stand."""

PING_SECONDS = 2.0


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Say what works and how far behind it is; 503 with the reasons when something is bad."""
    checks: dict[str, dict[str, Any]] = {}
    reasons: list[str] = []
    for name, check in CHECKS.items():
        try:
            checks[name], reason = check()
        except (DatabaseError, OSError, KombuError, ConnectionError) as error:
            checks[name], reason = {"ok": False}, f"{name}: {type(error).__name__}"
        if reason:
            reasons.append(reason)
    body = {"status": "bad" if reasons else "ready", "reasons": reasons, "checks": checks}
    return JsonResponse(body, status=503 if reasons else 200)


Checked = tuple[dict[str, Any], str]


def _database() -> Checked:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True}, ""


def _broker() -> Checked:
    with app.connection_for_write(connect_timeout=PING_SECONDS) as line:
        line.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=PING_SECONDS)
        client = getattr(line.default_channel, "client", None)
        if client is not None:  # Redis connects only when something is asked of it
            client.ping()
    return {"ok": True}, ""


def _clocks() -> Checked:
    lag = sweep.lag(timezone.now())
    bad = lag > MOST_LAG
    return {"ok": not bad, "lag_seconds": round(lag, 1)}, "clocks: due steps wait" if bad else ""


def _delivery() -> Checked:
    backlog = delivery.backlog(timezone.now())
    bad = backlog > MOST_BACKLOG
    return {"ok": not bad, "backlog_seconds": round(backlog, 1)}, "delivery: events wait" if bad else ""


def _tick() -> Checked:
    age = pulse.age(timezone.now())
    bad = age is None or age > MOST_SILENCE
    shown = round(age, 1) if age is not None else None
    return {"ok": not bad, "age_seconds": shown}, "tick: no worker looks at the clocks" if bad else ""


CHECKS: dict[str, Callable[[], Checked]] = {
    "database": _database,
    "broker": _broker,
    "clocks": _clocks,
    "delivery": _delivery,
    "tick": _tick,
}
