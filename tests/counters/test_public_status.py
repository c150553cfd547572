"""The public status: right with number and code, silent otherwise, slow to guess at, and never shut for good."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from tests.counters.doors import problem, told
from tickets.api.address import address_of
from tickets.domain.numbers import check_digit
from tickets.tries import HOUSE_TRIES, PAIR_TRIES, TICKET_TRIES, Tries, block_of

URL = "/api/v1/public/status/"
HOME, OFFICE = "198.51.100.7", "203.0.113.9"


def ask(number, code, address=HOME, **headers):
    return APIClient().post(URL, {"number": number, "code": code}, REMOTE_ADDR=address, **headers)


def nobodys():
    return f"260302-999999-{check_digit('260302999999')}"


def wrong(code):
    return f"{(int(code) + 1) % 10**8:08}"


@pytest.fixture
def ticket(clock):
    clock.register()
    return clock


def test_what_the_citizen_reads(ticket):
    body = told(ask(ticket.number, ticket.code), 200)
    assert (body["number"], body["state_label"], body["unit"]) == (
        ticket.number, "waits to be signed for", "Roads bureau",
    )  # fmt: skip
    assert (body["due_text"], body["late"]) == ("2026-03-18 24:00", False)
    assert [clock["kind"] for clock in body["clocks"]] == ["citizen", "handle"]
    assert [entry["sentence"] for entry in body["timeline"]] == [
        "Your matter was registered.",
        "Given to Roads bureau.",
    ]
    assert body["open_verbs"] == ["withdraw", "append", "urge"]


def test_nobody_of_the_staff_and_no_identity_is_in_it(ticket):
    ticket.replied()
    text = ask(ticket.number, ticket.code).content.decode()
    for hidden in ("clerk.roads", "staff:", "operator", str(ticket.ticket.caller)):
        assert hidden not in text


def test_number_and_code_are_read_as_people_type_them(ticket):
    number = f"工单号：{ticket.number.replace('-', ' ')}"
    told(ask(number, f"{ticket.code[:4]} {ticket.code[4:]}"), 200)
    assert problem(ask("12", ticket.code), 400, "bad_number")["field"] == "number"
    assert problem(ask(ticket.number, "12"), 400, "bad_code")["field"] == "code"
    assert {error["field"] for error in told(ask("", ""), 400)["errors"]} == {"number", "code"}


def test_a_wrong_number_and_a_wrong_code_are_one_answer_after_the_same_work(ticket):
    answers, work = [], []
    for number, code in ((ticket.number, wrong(ticket.code)), (nobodys(), ticket.code)):
        with CaptureQueriesContext(connection) as seen:
            answers.append(ask(number, code))
        work.append(len(seen))
    first, second = (problem(answer, 404, "no_match") for answer in answers)
    assert first == second
    assert answers[0].headers == answers[1].headers
    assert work[0] == work[1] == 1


def test_an_erased_code_never_matches(ticket):
    type(ticket.ticket).objects.filter(number=ticket.number).update(code_hash=b"")
    problem(ask(ticket.number, ticket.code), 404, "no_match")


def test_guessing_is_slowed_down_for_the_guesser_alone(ticket):
    for _turn in range(PAIR_TRIES):
        problem(ask(ticket.number, wrong(ticket.code)), 404, "no_match")
    refused = ask(ticket.number, ticket.code)
    assert problem(refused, 429, "too_many_tries")["data"]["minutes"] == 15
    assert refused["Retry-After"] == "900"
    problem(ask(ticket.number, ticket.code, "198.51.100.250"), 429, "too_many_tries")  # the same block
    told(ask(ticket.number, ticket.code, OFFICE), 200)


def test_unknown_numbers_are_counted_alike(ticket):
    for _turn in range(PAIR_TRIES):
        problem(ask(nobodys(), "12345678"), 404, "no_match")
    problem(ask(nobodys(), "12345678"), 429, "too_many_tries")


def test_a_written_header_changes_nothing(ticket):
    for turn in range(PAIR_TRIES):
        problem(ask(ticket.number, wrong(ticket.code), HTTP_X_FORWARDED_FOR=f"192.0.2.{turn}"), 404, "no_match")
    problem(ask(ticket.number, ticket.code, HTTP_X_FORWARDED_FOR="192.0.2.77"), 429, "too_many_tries")


def test_many_guessers_cannot_shut_the_owner_out(ticket):
    told(ask(ticket.number, ticket.code, OFFICE), 200)
    for turn in range(TICKET_TRIES + 10):
        ask(ticket.number, wrong(ticket.code), f"10.0.{turn}.1")
    # From home the owner has one try in ten minutes, and it is right.
    told(ask(ticket.number, ticket.code), 200)
    # A stranger has one, too, and then waits.
    problem(ask(ticket.number, wrong(ticket.code), "192.0.2.1"), 404, "no_match")
    problem(ask(ticket.number, wrong(ticket.code), "192.0.2.1"), 429, "too_many_tries")
    # Where the right code came from before, all five are left.
    for _turn in range(PAIR_TRIES):
        problem(ask(ticket.number, wrong(ticket.code), OFFICE), 404, "no_match")
    problem(ask(ticket.number, wrong(ticket.code), OFFICE), 429, "too_many_tries")


def test_right_answers_use_nothing_up(ticket):
    for _turn in range(PAIR_TRIES * 3):
        told(ask(ticket.number, ticket.code), 200)
    assert not cache.get(f"tries:ticket:{ticket.number}")


def test_the_whole_house_slows_down_but_does_not_close(ticket):
    cache.set("tries:house", HOUSE_TRIES, 600)
    problem(ask(ticket.number, wrong(ticket.code)), 404, "no_match")
    problem(ask(ticket.number, ticket.code), 429, "too_many_tries")
    told(ask(ticket.number, ticket.code, OFFICE), 200)


def test_a_bad_token_does_not_matter_here(ticket):
    told(ask(ticket.number, ticket.code, HTTP_AUTHORIZATION="Bearer nonsense"), 200)


@pytest.mark.parametrize(
    "address, block",
    [
        ("198.51.100.7", "198.51.100.0"),
        ("2001:db8:1:2ff::7", "2001:db8:1:200::"),
        ("::ffff:198.51.100.7", "198.51.100.0"),
        ("", "none"),
        ("nonsense", "none"),
    ],
)
def test_blocks(address, block):
    assert block_of(address) == block


@pytest.mark.parametrize(
    "hops, header, found",
    [
        (0, "192.0.2.1", HOME),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
        (1, "192.0.2.1:4711", "192.0.2.1"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "nonsense", HOME),
        (1, "", HOME),
        (3, "192.0.2.1", HOME),
    ],
)
def test_a_forwarded_address_is_believed_as_far_as_a_trusted_hop_wrote_it(settings, hops, header, found):
    settings.TRUSTED_HOPS = hops
    extra = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=HOME, **extra)) == found


def test_tries_at_once_are_all_counted(clock):
    tries = Tries("260302-000001-3", "198.51.100.0")
    for _turn in range(PAIR_TRIES):
        tries.spend()
    with pytest.raises(Exception, match="Too many"):
        tries.spend()
