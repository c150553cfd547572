"""Many tickets at once: each by itself, what was refused and why, twice is once."""

import re

import pytest

from tests.counters.casefile import person
from tests.counters.unit_room import settle
from tickets.models import Event, Ticket


@pytest.fixture
def room(clock):
    return settle(clock)


def made(room, count=3, **more):
    """Return numbers of tickets that wait to be signed for."""
    return [room.sent(title=f"Hole {turn}", **more).number for turn in range(count)]


def ticked(numbers, act="sign_for", **more):
    """Return what a browser sends for these rows as they stand now."""
    versions = {f"version-{t.number}": t.seq for t in Ticket.objects.filter(number__in=numbers)}
    return {"ticket": list(numbers), "act": act, **versions, **more}


def states(numbers):
    return [Ticket.objects.get(number=number).state for number in numbers]


def test_all_are_signed_for(room):
    numbers = made(room)
    answer = person(room, "roads").post("/unit/bulk/", ticked(numbers))
    assert answer.status_code == 200
    assert "All done" in answer.content.decode()
    assert states(numbers) == ["handling"] * 3


def test_what_is_refused_stops_nothing_and_says_why(room):
    first, stale, signed, mine = made(room, 4)
    other = room.sent(lead="water", title="A leak").number
    room.do("sign_for", "roads", signed)
    said = ticked([first, stale, signed, other, mine, "no-such-number"])
    room.do("append", "operator", stale, text="It is deeper now.")
    answer = person(room, "roads").post("/unit/bulk/", said)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert states([first, stale, signed, other, mine]) == [
        "handling",
        "dispatched",
        "handling",
        "dispatched",
        "handling",
    ]
    assert "4 tickets were not changed" in html
    assert "2 tickets: done" in html
    assert html.count('class="error"') == 4
    assert "A leak" not in html  # what is not theirs is not told
    # What had moved on is ticked again, with the version it has now.
    assert re.findall(r'value="([\d-]+)"[^>]*checked', html) == [stale]
    assert f'name="version-{stale}" value="{Ticket.objects.get(number=stale).seq}"' in html
    again = person(room, "roads").post("/unit/bulk/", ticked([stale]))
    assert "All done" in again.content.decode()


def test_twice_is_once(room):
    numbers, client = made(room), person(room, "roads")
    said = ticked(numbers)
    client.post("/unit/bulk/", said)
    before = Event.objects.count()
    answer = client.post("/unit/bulk/", said)
    assert "All done" in answer.content.decode()
    assert Event.objects.count() == before


def test_they_are_given_to_a_person(room):
    numbers, key = made(room), room.who("handler").staff_id
    client = person(room, "lead")
    assert client.post("/unit/bulk/", ticked(numbers, "assign", person=key)).status_code == 200
    assert set(Ticket.objects.values_list("handler", flat=True)) == {key}
    # And to somebody else afterwards.
    other = room.who("lead").staff_id
    client.post("/unit/bulk/", ticked(numbers[:1], "assign", person=other))
    assert Ticket.objects.get(number=numbers[0]).handler_id == other


def test_to_whom_is_asked_with_nothing_lost(room):
    numbers, client = made(room), person(room, "lead")
    answer = client.post("/unit/bulk/", ticked(numbers, "assign", person=""))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose the person to give it to." in html
    assert re.findall(r'value="([\d-]+)"[^>]*checked', html) == numbers
    assert states(numbers) == ["dispatched"] * 3


def test_nobody_of_another_unit_is_offered_or_taken(room):
    (number,), stranger = made(room, 1), room.who("water").staff_id
    answer = person(room, "lead").post("/unit/bulk/", ticked([number], "assign", person=stranger))
    assert answer.status_code == 422
    assert Ticket.objects.get(number=number).handler_id is None


def test_an_assisting_unit_gives_out_its_own_part(room):
    number = room.sent("roads", lead="market").number
    key = room.who("handler").staff_id
    person(room, "lead").post("/unit/bulk/", ticked([number], "assign", person=key))
    ticket = Ticket.objects.get(number=number)
    assert ticket.handler_id is None
    assert ticket.assignments.get(unit="roads").handler_id == key


def test_nothing_or_too_much(room):
    client = person(room, "roads")
    assert client.post("/unit/bulk/", {"act": "sign_for"}).status_code == 422
    (number,) = made(room, 1)
    many = {"act": "sign_for", "ticket": [number, *(f"x{n}" for n in range(100))], f"version-{number}": 1}
    assert client.post("/unit/bulk/", many).status_code == 422
    assert states([number]) == ["dispatched"]


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999", "１"])
def test_no_version_is_nothing_done(room, version):
    (number,) = made(room, 1)
    said = {"ticket": number, f"version-{number}": version, "act": "sign_for"}
    answer = person(room, "roads").post("/unit/bulk/", said)
    assert answer.status_code == 200
    assert states([number]) == ["dispatched"]


def test_other_verbs_are_no_bulk_acts(room):
    numbers = made(room)
    answer = person(room, "roads").post("/unit/bulk/", ticked(numbers, "reply"))
    assert answer.status_code == 422
    assert states(numbers) == ["dispatched"] * 3


def test_the_way_back_leads_nowhere_else(room):
    (number,) = made(room, 1)
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        html = person(room, "roads").post("/unit/bulk/", ticked([number], next=elsewhere)).content.decode()
        assert elsewhere not in html
    html = person(room, "roads").post("/unit/bulk/", ticked([number], next="/unit/?list=unit")).content.decode()
    assert 'href="/unit/?list=unit"' in html
