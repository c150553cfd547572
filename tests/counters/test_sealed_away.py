"""A caller sealed under a key that this installation has not: said so wherever it shows, and nothing else breaks."""

import pytest
from cryptography.fernet import Fernet

from hotline.citizens.identity import Identity, Masked
from hotline.citizens.looking import masked, reveal
from hotline.citizens.models import Citizen, RefusedLook
from hotline.citizens.records import know
from hotline.citizens.vault import SealBroken
from hotline.intake.calling import known_tickets
from tests.counters.casefile import case_url, person, sent
from tests.counters.doors import program

PHONE = "13800138000"
SAID = "The caller’s details cannot be opened with this installation’s key."
API = "/api/v1/tickets/{number}/identity/"


@pytest.fixture
def lost(clock, settings):
    """A ticket whose caller was sealed before the key was lost."""
    caller = know(Identity.read({"name": "陈小明", "phone": PHONE}), now=clock.now, care=["elderly"])
    clock.register(caller=str(caller.id))
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    return clock


def test_the_page_says_so_and_the_log_names_the_key(lost, caplog):
    answer = person(lost, "operator").get(case_url(lost))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert SAID in html
    assert "elderly" in html  # what was not sealed still helps
    assert "陈" not in html
    (line,) = {record.getMessage() for record in caplog.records if record.name == "hotline.citizens.models"}
    assert Citizen.objects.get().sealed_with in line
    assert "陈" not in line


def test_the_page_says_so_in_chinese(lost):
    browser = person(lost, "operator")
    browser.cookies["django_language"] = "zh-hans"
    assert "密钥" in browser.get(case_url(lost)).content.decode()


def test_the_api_says_so(lost):
    answer = program(lost, "operator").get(API.format(number=lost.number))
    assert answer.status_code == 200
    assert (answer.json()["withheld"], answer.json()["name"], answer.json()["shown"]) == ("sealed", "", False)


def test_nobody_has_looked_who_was_shown_nothing(lost):
    before = lost.verbs()
    with pytest.raises(SealBroken):
        reveal(lost.number, actor=lost.who("operator"), now=lost.now, reason="contact_caller")
    answer = program(lost, "operator").post(API.format(number=lost.number), {"reason": "contact_caller"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "seal_broken"
    page = sent(person(lost, "operator"), lost, "reveal", {"reason": "contact_caller"})
    assert page.status_code == 409
    assert SAID in page.content.decode()
    assert lost.verbs() == before
    assert {row.code for row in RefusedLook.objects.all()} == {"seal_broken"}


def test_a_look_that_holds_shows_the_mask_once_the_key_is_gone(clock, settings):
    caller = know(Identity.read({"name": "陈小明", "phone": PHONE}), now=clock.now)
    clock.register(caller=str(caller.id))
    reveal(clock.number, actor=clock.who("operator"), now=clock.now, reason="contact_caller")
    browser = person(clock, "operator")
    assert "陈小明" in browser.get(case_url(clock)).content.decode()
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    assert SAID in browser.get(case_url(clock)).content.decode()


def test_a_number_that_calls_again_is_answered(lost):
    known = known_tickets(PHONE, actor=lost.who("operator"), now=lost.now)
    assert known.callers == [Masked(care=("elderly",), withheld="sealed")]
    assert [ticket.number for ticket in known.open] == [lost.number]


def test_what_is_said_now_gets_a_row_of_its_own_and_the_sealed_one_stays(lost):
    before = Citizen.objects.values("pk", "sealed", "sealed_with").get()
    again = know(Identity.read({"name": "陈小明", "phone": PHONE}), now=lost.now)
    assert again.identity().name == "陈小明"
    assert not again.proved
    assert Citizen.objects.count() == 2
    assert Citizen.objects.values("pk", "sealed", "sealed_with").get(pk=before["pk"]) == before


def test_the_key_that_comes_back_opens_it(clock, settings):
    key = settings.IDENTITY_KEYS[0]
    caller = know(Identity.read({"name": "陈小明", "phone": PHONE}), now=clock.now)
    clock.register(caller=str(caller.id))
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    assert masked(clock.ticket, clock.who("operator")).withheld == "sealed"
    settings.IDENTITY_KEYS = [settings.IDENTITY_KEYS[0], key]
    assert masked(clock.ticket, clock.who("operator")).name == "陈**"
