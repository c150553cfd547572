"""The demo's front hall: only in the demo; tours end when something was really done; nobody gets in by it elsewhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone

from hotline.demo.seeding import seed
from hotline.lobby.progress import progress
from hotline.lobby.tours import OTHERS, TOURS
from hotline.shell.counters import counters
from hotline.staff.models import User
from tests.counters.doors import account
from tickets.domain.people import Role

SWITCH, WALK, LOBBY = "/lobby/switch/", "/lobby/tour/", "/lobby/"


@pytest.fixture
def demo(clock, settings):
    settings.DEMO = True
    for role in ("operator", "supervisor", "reviewer"):
        account(clock.who(role))
    return clock


def who(client):
    return client.session.get("_auth_user_id")


def entered(door):
    client = Client()
    client.post(SWITCH, {"door": door})
    return client


def strip(client, path="/account/"):
    return client.get(path).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", [LOBBY, SWITCH, WALK])
@pytest.mark.parametrize("said", [{"door": "operator"}, {"role": "system_admin"}, {"door": "citizen"}])
def test_an_installation_has_no_lobby_and_no_switch(settings, path, said):
    settings.DEMO = False
    User.objects.create_user("op.test", roles=["operator"])
    User.objects.create_user("admin.test", roles=["system_admin"])
    client = Client()
    assert client.post(path, said).status_code == 404
    assert client.get(path).status_code == 404
    assert who(client) is None


@pytest.mark.django_db
def test_an_installation_shows_neither_chip_nor_strip(settings):
    settings.DEMO = False
    client = Client()
    client.force_login(User.objects.create_user("op.test"), backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["lobby.tour"] = {"door": "operator", "after": 0, "at": 0, "number": ""}
    session.save()
    page = strip(client)
    assert "lobby/" not in page
    assert 'class="tour"' not in page


def test_no_password_is_known_outside_the_demo(db, settings):
    settings.DEMO, settings.DEMO_PASSWORD = False, ""
    with pytest.raises(CommandError):
        call_command("demo_accounts")
    list(seed("en", timezone.now()))
    assert User.objects.exists()
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_the_switch_is_asked_for_and_proved(demo):
    client = Client(enforce_csrf_checks=True)
    assert client.get(SWITCH).status_code == 405
    assert client.post(SWITCH, {"door": "operator"}).status_code == 403
    assert who(client) is None


@pytest.mark.parametrize(
    "door, role", [("operator", "operator"), ("handler", "unit_clerk"), ("supervisor", "supervisor")]
)
def test_each_door_makes_one_somebody_fit_for_it(demo, door, role):
    demo.register()
    account(demo.who(demo.ticket.lead_id))
    client = entered(door)
    assert role in User.objects.get(pk=who(client)).roles


def test_the_handlers_unit_has_something_to_sign_for(demo):
    demo.register()
    lead = demo.ticket.lead_id
    account(demo.who(lead))
    assert User.objects.get(pk=who(entered("handler"))).unit.code == lead


@pytest.mark.parametrize(("asked", "kept"), [("zh-CN", "zh-hans"), ("en-GB", "en")])
def test_behind_the_door_the_language_stays(demo, asked, kept):
    User.objects.update(language="en" if kept == "zh-hans" else "zh-hans")
    client = Client(headers={"accept-language": asked})
    client.post(SWITCH, {"door": "operator"})
    assert f'lang="{kept}"' in strip(client).lower()


@pytest.mark.parametrize(
    "said", [{}, {"door": "mayor"}, {"role": "system"}, {"role": "operator\0"}, {"role": "citizen"}]
)
def test_nobody_else_is_behind_the_doors(demo, said):
    client = Client()
    assert client.post(SWITCH, said).status_code == 404
    assert who(client) is None


def test_a_superuser_is_never_handed_out(demo):
    User.objects.all().update(is_superuser=True)
    assert Client().post(SWITCH, {"door": "operator"}).status_code == 404


def test_a_citizen_is_nobody_signed_in(demo):
    client = entered("operator")
    client.post(SWITCH, {"door": "citizen"})
    assert who(client) is None
    assert "lobby.tour" in client.session


def at(client):
    client.get("/account/", follow=True)
    return client.session["lobby.tour"]["at"]


def visit(client, path):
    """Stand on a page, whether or not its counter is there: the strip judges by the address."""
    request = RequestFactory().get(path)
    request.session, request.user = client.session, AnonymousUser()
    progress(request)
    request.session.save()


def test_the_operators_tour_ends_with_a_call_that_was_logged(demo):
    demo.register()  # before the tour: does not count
    client = entered("operator")
    assert at(client) == 0
    visit(client, "/desk/")
    assert at(client) == 1
    demo.register()
    assert at(client) == 2
    assert demo.number in strip(client).replace("</span>", "").replace("<span>", "") or demo.number[:6] in strip(client)
    assert at(client) == 2
    client.post(WALK, {"said": "", "back": "/account/"})
    assert at(client) == 3
    client.post(WALK, {"end": ""})
    assert "lobby.tour" not in client.session


def test_what_somebody_else_does_does_not_count(demo):
    client = entered("supervisor")
    visit(client, "/supervision/")
    visit(client, "/tickets/1/")
    demo.register()
    demo.do("urge", "operator")
    assert at(client) == 2
    demo.do("supervise", "supervisor", kind="written", why="late")
    assert at(client) == 3


def test_the_handlers_tour_ends_with_a_word_to_the_citizen(demo):
    demo.register()
    lead = demo.ticket.lead_id
    demo.who(lead)
    client = entered("handler")
    visit(client, "/unit/")
    assert at(client) == 1
    demo.do("sign_for", lead)
    assert at(client) == 2
    assert client.post(WALK, {"said": ""}).status_code == 302
    assert at(client) == 2  # saying so is not doing it
    demo.do("contact", lead, way="phone", note="We are coming tomorrow.")
    assert at(client) == 3


def test_the_citizens_tour_ends_with_looking_it_up(demo):
    client = entered("citizen")
    visit(client, "/report/")
    demo.register()
    assert Client.get(client, LOBBY).status_code == 200
    assert client.session["lobby.tour"]["at"] == 1  # an operator's call is not it
    demo.register(by="citizen", channel="web")
    client.get("/account/sign-in/")
    assert client.session["lobby.tour"]["at"] == 2
    visit(client, "/status/")
    client.get("/account/sign-in/")
    assert client.session["lobby.tour"]["at"] == 2  # a form that nothing was typed into yet
    visit(client, f"/status/{demo.number}/")
    assert client.session["lobby.tour"]["at"] == 3


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_the_strip_leads_nowhere_else(demo, back):
    assert entered("operator").post(WALK, {"end": "", "back": back})["Location"] == "/"


def test_the_lobby_shows_every_door_and_role(demo):
    page = Client().get("/").content.decode()
    for door in TOURS:
        assert f'value="{door}"' in page
    for role in OTHERS:
        assert f'value="{Role(role).value}"' in page
    for link in ("/api/v1/docs/", "/admin/", "/health/ready"):
        assert link in page


def test_the_lobby_costs_no_statement(demo, django_assert_max_num_queries):
    cache.clear()
    with django_assert_max_num_queries(0):
        Client().get("/")


WHOSE = {"/desk/": "desk", "/unit/": "unit", "/supervision/": "supervision", "/report/": "portal", "/status/": "portal"}


@pytest.mark.parametrize("path, counter", WHOSE.items())
def test_tours_lead_to_pages_that_are_there(path, counter):
    """Where a counter is there at all: each can be deleted by its folder."""
    assert {step.path for tour in TOURS.values() for step in tour.steps} <= set(WHOSE)
    if any(one.name == counter for one in counters()):
        resolve(path)
