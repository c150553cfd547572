"""Health: alive is not ready, and what is bad is named."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client

from config import health
from tickets import pulse
from tickets.tasks import tick


def ready():
    answer = Client().get("/health/ready")
    return answer.status_code, answer.json()


@pytest.fixture
def beating(clock):
    pulse.beat(clock.now)
    return clock


def test_alive_without_anything(db):
    answer = Client().get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})
    assert "no-store" in answer["Cache-Control"]
    assert Client().post("/health/live").status_code == 405


def test_ready(beating):
    status, body = ready()
    assert (status, body["status"], body["reasons"]) == (200, "ready", [])
    assert set(body["checks"]) == {"database", "broker", "clocks", "delivery", "tick"}


def test_a_tick_leaves_its_mark(clock):
    status, body = ready()
    assert (status, body["reasons"]) == (503, ["tick: no worker looks at the clocks"])
    tick()
    assert ready()[0] == 200
    clock.now += timedelta(seconds=health.MOST_SILENCE + 1)
    status, body = ready()
    assert status == 503
    assert body["checks"]["tick"] == {"ok": False, "age_seconds": health.MOST_SILENCE + 1}


def test_steps_that_wait_are_bad(beating):
    beating.register()
    beating.now += timedelta(days=9)
    pulse.beat(beating.now)
    status, body = ready()
    assert status == 503
    assert "clocks: due steps wait" in body["reasons"]
    assert body["checks"]["clocks"]["lag_seconds"] > health.MOST_LAG
    beating.sweep()
    assert ready()[1]["checks"]["clocks"]["ok"]


def test_events_that_wait_are_bad(beating, monkeypatch):
    monkeypatch.setattr("tickets.delivery.backlog", lambda now: health.MOST_BACKLOG + 1)
    assert ready()[1]["reasons"] == ["delivery: events wait"]


def test_what_does_not_answer_is_named_and_nothing_else(beating, monkeypatch):
    def broken():
        raise DatabaseError("password=secret")

    monkeypatch.setitem(health.CHECKS, "database", broken)
    status, body = ready()
    assert (status, body["reasons"]) == (503, ["database: DatabaseError"])
    assert "secret" not in str(body)


def test_a_broker_that_is_gone_is_noticed(beating, settings, monkeypatch):
    from celery import Celery

    monkeypatch.setattr(health, "app", Celery(broker="redis://127.0.0.1:1/0", set_as_current=False))
    status, body = ready()
    assert status == 503
    assert body["reasons"][0].startswith("broker: ")
