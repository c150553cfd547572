"""What a citizen does on their matter: each act once, refused with a sentence where it cannot be."""

import pytest

from hotline.files.models import StoredFile
from tests.counters.portal import Citizen, photo, text


@pytest.fixture
def citizen(clock):
    clock.register()
    one = Citizen()
    one.post("status/", f"status/{clock.number}/", number=clock.number, code=clock.code)
    one.home = f"status/{clock.number}/"
    return one


RATING = {"solved": "yes", "satisfied": "5", "contacted": "no"}
ONCE = "6f9b2c1e-7f1c-4a50-9a57-1f0f8f3b7a11"


def test_adding_material_with_photos(citizen, clock):
    citizen.post(f"{citizen.home}add/", citizen.home, text="It has grown.", files=[photo()])
    assert clock.papers("append")["text"][0] == "It has grown."
    assert StoredFile.objects.get().ticket == clock.number
    page = text(citizen.get(citizen.home))
    assert "Your addition was noted." in page
    assert 'class="gallery"' in page
    assert "sig=" in page


def test_the_same_form_twice_acts_once(citizen, clock):
    for _turn in range(3):
        citizen.post(f"{citizen.home}add/", citizen.home, text="It has grown.", once=ONCE)
    assert clock.ticket.events.filter(verb="append").count() == 1


def test_pressing_for_progress_once_a_day(citizen, clock):
    citizen.post(f"{citizen.home}urge/", citizen.home)
    assert clock.ticket.urges == 1
    assert "You can press again from 3 Mar 2026, 10:00" in text(citizen.get(f"{citizen.home}urge/"))
    answer = citizen.post(f"{citizen.home}urge/", status=409, text="Still waiting")
    assert "Still waiting" in text(answer)
    assert "try again" in text(answer)
    assert clock.ticket.urges == 1
    clock.wait(hours=25)
    citizen.post(f"{citizen.home}urge/", citizen.home)
    assert clock.ticket.urges == 2


def test_withdrawing_asks_why(citizen, clock):
    assert "Say why." in text(citizen.post(f"{citizen.home}withdraw/", status=422, why=" "))
    citizen.post(f"{citizen.home}withdraw/", citizen.home, why="It was repaired.")
    assert clock.ticket.outcome == "withdrawn"
    assert "withdrawn by the caller" in text(citizen.get(citizen.home))
    assert "not possible at the moment" in text(citizen.get(f"{citizen.home}urge/"))


def test_rating(citizen, clock):
    assert "Say whether it is solved" not in text(citizen.get(citizen.home))
    clock.asked()
    assert "Say whether it is solved" in text(citizen.get(citizen.home))
    page = text(citizen.post(f"{citizen.home}rate/", status=422, solved="yes"))
    assert "Choose how satisfied you are." in page
    citizen.post(f"{citizen.home}rate/", citizen.home, **RATING, remark="Thank you.")
    assert (clock.ticket.outcome, clock.event("call_back").data["contacted"]) == ("resolved", False)
    assert "Closed: resolved" in text(citizen.get(citizen.home))


def test_disputing_sends_it_into_another_round(citizen, clock):
    clock.asked()
    citizen.post(f"{citizen.home}rate/", citizen.home, solved="no", satisfied="1", contacted="yes", reason="not_solved")
    assert (clock.ticket.state, clock.ticket.round) == ("dispatched", 2)
    assert "The matter is handled again" in text(citizen.get(citizen.home))


def test_accepting_what_is_not_solved_closes_it(citizen, clock):
    clock.asked(result="explained")
    citizen.post(f"{citizen.home}rate/", citizen.home, solved="no", satisfied="3", contacted="yes", accept="on")
    assert clock.ticket.outcome == "explained"


def test_asking_to_reopen_within_thirty_days(citizen, clock):
    clock.closed()
    page = text(citizen.get(citizen.home))
    assert "Ask to open it again" in page
    assert "Until Wednesday, 1 Apr 2026" in page
    citizen.post(f"{citizen.home}reopen/", citizen.home, facts="It broke again.")
    assert clock.ticket.pending
    assert "waits for a decision" in text(citizen.post(f"{citizen.home}reopen/", status=409, facts="Again."))


def test_too_late_to_reopen_says_so_and_keeps_the_text(citizen, clock):
    clock.closed()
    clock.wait(days=32)
    assert "Ask to open it again" not in text(citizen.get(citizen.home))
    page = text(citizen.post(f"{citizen.home}reopen/", status=409, facts="Kept words"))
    assert "Kept words" in page
    assert "new report" in page


def test_limits_per_ticket_say_when_again(citizen, clock, monkeypatch):
    monkeypatch.setattr("hotline.intake.limits.ACTS", (2, 3600))
    for turn in range(2):
        citizen.post(f"{citizen.home}add/", citizen.home, text=f"More {turn}")
    answer = citizen.post(f"{citizen.home}add/", status=429, text="Kept words")
    assert answer["Retry-After"] == "3600"
    assert "Kept words" in text(answer)
    assert "60 minutes" in text(answer)
    citizen.post(f"{citizen.home}withdraw/", citizen.home, why="Each act counts by itself.")


def test_an_unknown_act_is_no_page(citizen):
    citizen.get(f"{citizen.home}reveal/", 404)


def test_a_get_changes_nothing(citizen, clock):
    from tests.story import everything

    before = everything()
    for name in ("add", "urge", "withdraw", "rate", "reopen"):
        citizen.get(f"{citizen.home}{name}/")
    assert everything() == before
