"""The telephone switch: believed when it signs, once, and only by the clock; its call reaches the right desk."""

import json
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from hotline.desk.models import Ring
from hotline.desk.ringing import signature
from tests.counters.desk import call, operator, send
from tests.verbs.conftest import built, story

__all__ = ["built", "story"]

BODY = {"agent": "operator", "phone": "+86 139 0013 9000", "call": "c-1"}


@pytest.fixture
def desk(clock):
    return operator(clock)


def ring(client, now, secret="", nonce="", skew=0, body=None, sign="", **said):
    raw = json.dumps({**BODY, **said}).encode() if body is None else body
    stamp = str(int(now.timestamp()) + skew)
    nonce = nonce or uuid.uuid4().hex
    signed = sign or signature(secret or settings.CTI_SECRET, stamp, nonce, raw)
    headers = {"X-CTI-Timestamp": stamp, "X-CTI-Nonce": nonce, "X-CTI-Signature": signed}
    return client.post("/desk/cti/", raw, content_type="application/json", headers=headers)


def test_a_call_reaches_its_operator(clock, desk, client):
    assert ring(client, clock.now).status_code == 202
    rang = Ring.objects.get()
    page = desk.get("/desk/ringing/").content.decode()
    assert "13900139000" in page
    assert operator(clock, "supervisor").get("/desk/ringing/").status_code == 204
    assert operator(clock, "supervisor").get(f"/desk/?ring={rang.pk}").content.decode().count("13900139000") == 0
    fresh = desk.get(f"/desk/?ring={rang.pk}").content.decode()
    assert 'value="13900139000"' in fresh
    assert desk.get("/desk/ringing/", {"have": rang.pk}).status_code == 204
    send(desk, call(ring=rang.pk, phone="13900139000"), "beside")
    assert desk.get("/desk/ringing/").status_code == 204
    assert Ring.objects.get().taken_at == clock.now


def test_a_call_under_way_is_put_aside_for_the_next(clock, desk, client):
    ring(client, clock.now)
    rang = Ring.objects.get()
    answered = send(desk, call(next_ring=str(rang.pk)), "park")
    assert answered["Location"] == f"/desk/?ring={rang.pk}"


def test_nobody_waits_for_ever(clock, desk, client):
    ring(client, clock.now)
    clock.now += timedelta(minutes=3)
    assert desk.get("/desk/ringing/").status_code == 204


def test_the_number_lies_sealed(clock, desk, client):
    ring(client, clock.now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT desk_ring::text FROM desk_ring")
        assert "13900139000" not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("how", "status", "code"),
    [
        ({"skew": 59}, 202, ""),
        ({"skew": -59}, 202, ""),
        ({"skew": 61}, 403, "bad_timestamp"),
        ({"skew": -61}, 403, "bad_timestamp"),
        ({"secret": "another"}, 403, "bad_signature"),
        ({"sign": "0" * 64}, 403, "bad_signature"),
        ({"sign": "é"}, 403, "bad_signature"),
        ({"nonce": "short"}, 403, "bad_nonce"),
        ({"nonce": "n" * 65}, 403, "bad_nonce"),
        ({"body": b"no json"}, 400, "bad_value"),
        ({"body": b"[]"}, 400, "bad_value"),
        ({"phone": "12ab"}, 400, "bad_phone"),
        ({"phone": ""}, 400, "required"),
        ({"call": ""}, 400, "required"),
        ({"call": "x" * 81}, 400, "bad_value"),
        ({"call": 7}, 400, "bad_value"),
        ({"agent": "nobody"}, 404, "absent"),
        ({"body": b" " * 5000}, 413, "too_long"),
    ],
)
def test_what_is_believed(clock, desk, client, how, status, code):
    answered = ring(client, clock.now, **how)
    assert answered.status_code == status
    assert answered.json().get("code", "") == code
    assert Ring.objects.count() == (status == 202)


def test_units_answer_no_calls(clock, client):
    clock.who("roads")
    assert ring(client, clock.now, agent="clerk.roads").status_code == 404


def test_a_message_counts_once(clock, desk, client):
    assert ring(client, clock.now, nonce="n" * 20).status_code == 202
    assert ring(client, clock.now, nonce="n" * 20).status_code == 403
    assert ring(client, clock.now, nonce="n" * 20, call="c-2").status_code == 403
    # The switch tells of the same call again: one telephone rings, once.
    assert ring(client, clock.now).json() == {"ring": Ring.objects.get().pk}


def test_without_a_signature(client, db):
    assert client.post("/desk/cti/", b"{}", content_type="application/json").status_code == 403
    assert client.get("/desk/cti/").status_code == 405
