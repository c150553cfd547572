"""Following a matter: one answer for wrong numbers and wrong codes, links that end, and an honest page."""

import re

import pytest
from django.core import signing
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.portal.links import SALT, token_of
from hotline.portal.proof import SECONDS
from tests.counters.portal import HOME, OFFICE, Citizen, text
from tests.counters.test_public_status import nobodys, wrong
from tickets.tries import PAIR_TRIES


@pytest.fixture
def ticket(clock):
    clock.register()
    return clock


@pytest.fixture
def citizen(ticket):
    """A citizen whose matter is open in their browser."""
    one = Citizen()
    one.post("status/", f"status/{ticket.number}/", number=ticket.number, code=ticket.code)
    return one


def plain(answer):
    """Return a page without what differs from one load to the next, and without what was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"', "", text(answer))
    page = re.sub(r'content="20[^"]+"', "", page)
    return re.sub(r'value="[^"]*"', "", page)


def headers(answer):
    """Return what goes with a page, without the second at which it was asked for."""
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


def test_a_wrong_number_and_a_wrong_code_are_one_answer_after_the_same_work(ticket, monkeypatch):
    from tickets import codes

    answers, work, hashes = [], [], []
    keyed = codes._keyed
    monkeypatch.setattr(codes, "_keyed", lambda *args: hashes.append(args[0]) or keyed(*args))
    for number, code in ((ticket.number, wrong(ticket.code)), (nobodys(), ticket.code)):
        hashes.clear()
        with CaptureQueriesContext(connection) as seen:
            answers.append(Citizen().post("status/", status=404, number=number, code=code))
        work.append((len(seen), list(hashes)))
    assert plain(answers[0]) == plain(answers[1])
    assert len(answers[0].content) == len(answers[1].content)
    assert work[0] == work[1]
    assert "do not belong together" in text(answers[0])
    assert headers(answers[0]) == headers(answers[1])


@pytest.mark.parametrize(
    "number, code, field", [("12", "12345678", "number"), (None, "12", "code"), ("", "", "number")]
)
def test_what_cannot_be_right_is_said_at_its_field(ticket, number, code, field):
    number = ticket.number if number is None else number
    page = text(Citizen().post("status/", status=422 if not code else 400, number=number, code=code))
    assert f'id="id_{field}_error"' in page


def test_guessing_waits_and_says_how_long_and_headers_do_not_help(ticket):
    for turn in range(PAIR_TRIES):
        Citizen(HTTP_X_FORWARDED_FOR=f"192.0.2.{turn}").post(
            "status/", status=404, number=ticket.number, code=wrong(ticket.code)
        )
    answer = Citizen(HTTP_X_FORWARDED_FOR="192.0.2.99").post(
        "status/", status=429, number=ticket.number, code=ticket.code
    )
    assert answer["Retry-After"] == "900"
    assert "15 minutes" in text(answer)
    Citizen(OFFICE).post("status/", f"status/{ticket.number}/", number=ticket.number, code=ticket.code)
    cache.clear()  # the window has passed
    Citizen().post("status/", f"status/{ticket.number}/", number=ticket.number, code=ticket.code)


def test_nobody_else_opens_it(ticket, citizen):
    stranger = Citizen(HOME)
    location = stranger.get(f"status/{ticket.number}/", 303)["Location"]
    assert location == f"/status/?gone=1&number={ticket.number}"
    assert stranger.get(f"status/{nobodys()}/", 303)["Location"] == f"/status/?gone=1&number={nobodys()}"
    stranger.client.cookies["matters"] = signing.dumps({ticket.number: "0" * 24}, salt="hotline.portal.proof")
    stranger.get(f"status/{ticket.number}/", 303)
    stranger.get(f"status/{ticket.number}/data.json", 303)
    stranger.get(f"status/{ticket.number}/withdraw/", 303)


def test_a_browser_forgets(ticket, citizen, monkeypatch):
    import time

    later = time.time() + SECONDS + 5
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    citizen.get(f"status/{ticket.number}/", 303)


def test_it_is_closed_by_hand(ticket, citizen):
    citizen.post("status/close/", "home/")
    citizen.get(f"status/{ticket.number}/", 303)


def test_a_link_opens_ends_and_is_revoked(ticket, settings, monkeypatch):
    import time

    token = token_of(ticket.ticket)
    stranger = Citizen(OFFICE)
    answer = stranger.get(f"s/{token}/", 303)
    assert answer["Location"] == f"/status/{ticket.number}/"
    assert answer["Referrer-Policy"] == "no-referrer"
    stranger.get(f"status/{ticket.number}/")
    forged = signing.dumps([ticket.number, "0" * 24], salt=SALT)
    for bad in (token[:-2] + "xx", forged, "nonsense", signing.dumps(7, salt=SALT)):
        assert "no longer works" in text(Citizen().get(f"s/{bad}/", 404))
    now = time.time()
    with monkeypatch.context() as later:
        later.setattr("django.core.signing.time.time", lambda: now + (settings.PORTAL_LINK_DAYS + 1) * 86400)
        Citizen().get(f"s/{token}/", 404)
    type(ticket.ticket).objects.filter(number=ticket.number).update(code_hash=b"x" * 32)
    Citizen().get(f"s/{token}/", 404)
    stranger.get(f"status/{ticket.number}/", 303)  # what was open is closed, too
    type(ticket.ticket).objects.filter(number=ticket.number).update(code_hash=b"")
    Citizen().get(f"s/{token_of(ticket.ticket)}/", 404)


def test_the_page_is_honest(ticket, citizen):
    ticket.do("request", "roads", kind="return", reason="wrong_duty", basis="SECRET basis", suggested="market")
    ticket.do("decide", "supervisor", request=1, decision="granted", why="SECRET why")
    ticket.do("dispatch", "operator", lead="market", why="SECRET route")
    ticket.do("note", "operator", text="SECRET note")
    ticket.handled("market")
    ticket.do("reveal", "market", reason="contact_caller")
    ticket.do("contact", "market", way="phone", note="SECRET talk")
    ticket.do("reply", "market", result="solved", text="SECRET until it has passed", evidence="SECRET evidence")
    page = text(citizen.get(f"status/{ticket.number}/"))
    for said in (
        "Roads bureau asked to hand the matter back.",
        "Given to Market bureau.",
        "Market bureau has replied. The hotline is checking",
        "Promised to you",
        "The unit’s time",
        "by the end of the day",
        "to contact you about your matter",
        "Market bureau · unit",
        'aria-current="step"',
    ):
        assert said in page, said
    for hidden in ("SECRET", "clerk.", "staff:", str(ticket.ticket.caller), "operator"):
        assert hidden not in page, hidden
    ticket.do("pass_reply", "reviewer")
    page = text(citizen.get(f"status/{ticket.number}/"))
    assert "SECRET until it has passed" in page
    assert "SECRET evidence" not in page
    told = citizen.get(f"status/{ticket.number}/data.json")
    assert told.json()["timeline"]
    assert "SECRET note" not in text(told)


def test_dates_the_citizen_was_given_stand_where_they_look(ticket, citizen):
    ticket.handled()
    ticket.do("interim_reply", "roads", text="The asphalt is ordered.", promise_on="2026-03-09")
    assert "More news is promised by Monday, 9 Mar 2026" in text(citizen.get(f"status/{ticket.number}/"))
    ticket.do("suspend", "supervisor", plan="In spring.", owner="Roads", review_on="2026-04-20")
    page = text(citizen.get(f"status/{ticket.number}/"))
    assert "on the ledger" in page
    assert "It is looked at again by Monday, 20 Apr 2026" in page


def test_the_identity_is_nowhere_in_it(clock):
    citizen = Citizen()
    ticket = citizen.sent(name="Chen Xiaoming", phone="13800138000", email="chen@example.org")
    for page in ("", "data.json", "add/", "urge/"):
        shown = text(citizen.get(f"status/{ticket.number}/{page}"))
        for hidden in ("Chen Xiaoming", "13800138000", "chen@example.org"):
            assert hidden not in shown


def test_the_page_costs_the_same_whatever_happened(ticket, citizen):
    def cost():
        citizen.get(f"status/{ticket.number}/")
        with CaptureQueriesContext(connection) as seen:
            citizen.get(f"status/{ticket.number}/")
        return len(seen)

    first = cost()
    ticket.replied()
    for turn in range(5):
        ticket.do("note", "operator", text=f"Note {turn}", shown=True)
        ticket.do("reveal", "reviewer", reason="call_back")
    ticket.do("pass_reply", "reviewer")
    assert cost() <= first + 2  # the papers of looks, and the name of who looked, are asked once
    assert first <= 14


def test_every_page_that_holds_somebodys_words_is_kept_by_no_cache(ticket, citizen):
    for path in ("report/what/", "status/", f"status/{ticket.number}/", f"status/{ticket.number}/add/"):
        assert "no-store" in citizen.get(path)["Cache-Control"]


def test_who_wants_no_callback_has_no_step_of_their_opinion_and_may_still_dispute(clock):
    clock.register(no_callback=True)
    clock.asked()
    one = Citizen()
    one.post("status/", f"status/{clock.number}/", number=clock.number, code=clock.code)
    page = text(one.get(f"status/{clock.number}/"))
    assert "Your opinion" not in page
    assert "Say whether it is solved" not in page
    one.post(f"status/{clock.number}/reopen/", f"status/{clock.number}/", facts="The hole is back.")
    assert clock.ticket.state == "closed"
    assert clock.event("ask_reopen").role == "citizen"
