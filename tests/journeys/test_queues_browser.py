"""The floor in a real browser: a ticket bounces to arbitration and is designated; callback, redo, callback, closed."""

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from hotline.citizens.identity import Identity
from hotline.citizens.records import know
from hotline.queues.models import Lease
from tests import town
from tests.journeys.conftest import DESK
from tests.journeys.people import NAMES, WAYS, Window
from tickets.law import forget_cached

PHONE_NUMBER = "13800138000"
LETTER = "On the spot we found the hole, filled it with cold asphalt on Monday and spoke with the neighbours there."


@pytest.fixture
def story(transactional_db):
    cache.clear()
    forget_cached()
    town.build()
    story = town.Story(now=timezone.now())
    caller = know(Identity.read({"name": "Chen", "phone": PHONE_NUMBER}), now=story.now, proved=True)
    story.sent(caller=str(caller.pk), address="Harbour Road 5", lon=120.25, lat=30.05)
    yield story
    forget_cached()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS, ids=NAMES)
def test_bounced_designated_called_redone_closed(story, live_server, window, size, locale, language):
    page, complaints = window(size, locale)
    floor = Window(story, page, live_server.url, language)
    floor.sits("supervisor")

    units = ["roads", "water", "gas"]
    for unit, other in zip(units, ["water", "gas", "roads"], strict=True):
        story.do("request", unit, kind="return", reason="wrong_duty", basis="Not our duty.", suggested=other)
        floor.works("requests")
        page.keyboard.press("w")
        page.keyboard.type("The list of duties says so.")
        page.keyboard.press("Alt+g")
        floor.done()
        if story.ticket.arbitration:
            break
        floor.works("triage")
        page.keyboard.press("1")  # the unit that the return names
        page.wait_for_selector("[data-choose][aria-pressed=true]")
        page.click(".work-form button.main")
        floor.done()
        assert story.ticket.lead_id == other

    assert story.ticket.arbitration
    floor.works("arbitration")
    assert page.locator(".statement").count() == 3
    page.click("[data-choose=roads]")
    page.click(".work-form button.main")
    floor.done()
    assert (story.ticket.lead_id, story.ticket.designated) == ("roads", True)

    for solved in ("no", "yes"):
        story.do("sign_for", "roads")
        story.do("contact", "roads", way="visit", note="Looked at it together.")
        story.do("reply", "roads", result="solved", text=LETTER)
        floor.sits("reviewer")
        floor.works("review")
        page.keyboard.press("p")
        floor.done()

        floor.sits("operator")
        floor.works("callbacks")
        if solved == "no":
            assert PHONE_NUMBER not in page.content()
            page.keyboard.press("s")
        page.wait_for_selector(".shown")  # the second time within the minutes of the first look
        assert PHONE_NUMBER in page.inner_text(".shown").replace(" ", "")
        floor.answers(solved)
        assert story.ticket.state == ("dispatched" if solved == "no" else "closed")

    assert (story.ticket.round, story.ticket.outcome) == (2, "resolved")
    assert complaints == []


@pytest.mark.slow
def test_the_list_is_walked_by_keys_and_what_is_left_is_given_back(story, live_server, window):
    page, complaints = window(DESK, "en-GB")
    floor = Window(story, page, live_server.url, "en")
    floor.sits("operator")
    numbers = []
    for title in ("First", "Second", "Third"):
        story.register(route=False, title=title)
        numbers.append(story.number)
    page.goto("/queues/triage/")
    for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        page.wait_for_url(f"**/queues/triage/{numbers[number]}/")
        page.wait_for_selector("#lease .icon-user-check")
        assert page.get_attribute(".queue-rows [aria-current]", "data-number") == numbers[number]
    assert [lease.number for lease in Lease.objects.all()] == [numbers[1]]

    page.keyboard.press("a")  # the form of another verb, with the focus in it
    page.wait_for_selector("[name=answer]:focus")
    page.keyboard.type("On Fridays.")
    assert page.input_value("[name=answer]") == "On Fridays."
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "work-title"
    page.reload()
    page.keyboard.press("a")
    page.wait_for_selector("[name=answer]")
    expect(page.locator("[name=answer]")).to_have_value("On Fridays.")  # the draft

    page.goto("/queues/")
    page.wait_for_load_state("networkidle")
    assert not Lease.objects.exists()
    floor.sound()
    assert complaints == []
