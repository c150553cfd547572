"""A handler at the ticket's page in a real browser, at a desk and in the street: signs, is overtaken, replies."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests import town
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.journeys.conftest import DESK, PHONE
from tickets.law import forget_cached

GRAVE = ("serious", "critical")


@pytest.fixture
def story(transactional_db):
    cache.clear()
    forget_cached()
    town.build()
    story = town.Story(now=timezone.now())
    story.sent("market", address="Harbour Road 5", lon=120.25, lat=30.05)
    story.now = timezone.now()
    yield story
    forget_cached()


def grave(page):
    """Return what axe finds grave on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found if one["impact"] in GRAVE]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "locale", "language"),
    [(DESK, "en-GB", "en"), (PHONE, "zh-CN", "zh-hans"), (PHONE, "en-GB", "en"), (DESK, "zh-CN", "zh-hans")],
    ids=["desk-en", "phone-zh", "phone-en", "desk-zh"],
)
def test_a_handler_signs_is_overtaken_and_replies(story, live_server, window, size, locale, language):
    page, complaints = window(size, locale)
    user = account(story.who("roads"))
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user, backend=BACKEND)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": live_server.url}
    page.context.add_cookies([cookie])

    page.goto(f"/tickets/{story.number}/")
    assert grave(page) == []
    assert fits(page)
    page.click("form[data-verb=sign_for] button >> visible=true")
    page.wait_for_selector("[data-verb=reply] >> visible=true")
    assert story.ticket.state == "handling"

    # What others do shows by itself, where nothing is being typed.
    story.do("note", "operator", text="The caller moved.")
    page.click("#clocks summary >> nth=0")
    page.wait_for_selector("#clocks .why dl")
    before = page.evaluate("scrollY")
    page.evaluate("document.querySelector('#pulse').dispatchEvent(new CustomEvent('poll'))")
    page.wait_for_selector("text=The caller moved.")
    assert page.evaluate("scrollY") == before
    assert page.locator("#clocks details[open] .why dl").count() == 1

    with page.expect_request("**/act/reply/") as asked:
        page.click("[data-verb=reply] >> visible=true")
    assert "x-by-itself" not in asked.value.headers  # somebody pressed it, and is there
    page.wait_for_selector("dialog[open] textarea")
    assert grave(page) == []
    page.fill("dialog [name=text]", "The hole is filled.")
    page.check("dialog [name=result][value=solved]")
    story.do("append", "operator", text="It is deeper now.")
    page.evaluate("document.querySelector('#pulse').dispatchEvent(new CustomEvent('poll'))")
    page.click("dialog button.main")
    page.wait_for_selector("dialog [role=alert]")
    assert "It is deeper now." in page.inner_text("dialog [role=alert]")
    assert page.input_value("dialog [name=text]") == "The hole is filled."
    with page.expect_navigation():
        page.click("dialog button.main")
    page.wait_for_selector(".toast-success")
    assert story.ticket.state == "replied"
    assert story.papers("reply")["text"][0] == "The hole is filled."
    assert grave(page) == []

    page.click("#clocks-before > summary")
    page.click("#clocks-before .clock summary >> nth=0")
    page.wait_for_selector("#clocks-before .why dl")
    assert grave(page) == []

    page.goto(f"/tickets/{story.number}/act/note/")
    assert grave(page) == []
    assert fits(page)
    page.goto(f"/tickets/{story.number}/print/")
    assert grave(page) == []

    # Sent elsewhere while one looks at it: the page says so, and asks no more.
    page.goto(f"/tickets/{story.number}/")
    story.do("return_reply", "supervisor", missing="A photo.")
    story.do("redirect", "supervisor", lead="water", why="Theirs.")
    page.evaluate("document.querySelector('#pulse').dispatchEvent(new CustomEvent('poll'))")
    page.wait_for_selector(".case > [role=alert]")
    assert [one for one in complaints if "412" not in one and "404" not in one] == []
