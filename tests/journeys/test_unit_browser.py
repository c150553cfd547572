"""A unit at work in a real browser: the whole matter from the inbox to the reply, and the list by keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests import town
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.counters.unit_room import settle
from tests.journeys.conftest import DESK, PHONE
from tests.pictures import picture
from tickets.law import forget_cached
from tickets.models import Ticket

GRAVE = ("serious", "critical")
WAYS = [(DESK, "en-GB", "en"), (PHONE, "zh-CN", "zh-hans"), (PHONE, "en-GB", "en"), (DESK, "zh-CN", "zh-hans")]
NAMES = ["desk-en", "phone-zh", "phone-en", "desk-zh"]


@pytest.fixture
def story(transactional_db):
    cache.clear()
    forget_cached()
    town.build()
    story = settle(town.Story(now=timezone.now()))
    for title in ("Deep hole", "Deeper hole", "Deepest hole"):
        story.sent("market", title=title, address="Harbour Road 5")
    story.now = timezone.now()
    yield story
    forget_cached()


def grave(page):
    """Return what axe finds grave on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found if one["impact"] in GRAVE]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def enter(page, story, live_server, who, language):
    """Be somebody of the story in this browser from now on."""
    user = account(story.who(who))
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user, backend=BACKEND)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": live_server.url}
    page.context.add_cookies([cookie])


def sent(page, url):
    """Send the verb's form that stands open on its own page."""
    with page.expect_navigation():
        page.click("main form[data-draft] button.main >> visible=true")
    page.wait_for_selector(".toast-success")
    assert url in page.url


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS, ids=NAMES)
def test_from_the_inbox_to_the_reply(story, live_server, window, size, locale, language, tmp_path):
    page, complaints = window(size, locale)
    enter(page, story, live_server, "roads", language)
    page.goto("/unit/")
    assert grave(page) == []
    assert fits(page)

    page.check(f"#pick-{story.number}")
    with page.expect_navigation():
        page.click("button[value=sign_for] >> visible=true")
    assert story.ticket.state == "handling"
    assert grave(page) == []
    assert fits(page)
    with page.expect_navigation():
        page.click(".tools a.main")

    back = "?next=/unit/"
    at = f"/tickets/{story.number}/act"
    page.goto(f"{at}/contact/{back}")
    page.check("[name=way][value=phone]")
    page.fill("[name=note]", "We spoke and agreed on a visit.")
    sent(page, "/unit/")
    page.goto(f"{at}/interim_reply/{back}")
    page.fill("[name=text]", "The hole is fenced off.")
    page.fill("[name=promise_on]", timezone.localdate().isoformat())
    sent(page, "/unit/")

    enter(page, story, live_server, "lead", language)
    page.goto(f"{at}/request/?kind=extension&next=/unit/")
    page.select_option("[name=reason]", index=1) if page.query_selector("select[name=reason]") else page.check(
        "[name=reason] >> nth=0"
    )
    page.fill("[name=basis]", "The asphalt plant is closed.")
    page.fill("[name=days]", "1")
    sent(page, "/unit/")
    assert story.ticket.pending

    enter(page, story, live_server, "roads", language)
    page.goto(f"{at}/reply/{back}")
    photo = tmp_path / "filled.jpg"
    photo.write_bytes(picture(size=(800, 600)))
    page.check("[name=result][value=solved]")
    page.fill("[name=text]", "The hole is filled.")
    page.set_input_files("input[type=file]", str(photo))
    page.wait_for_load_state("networkidle")
    sent(page, "/unit/")
    assert story.ticket.state == "replied"
    assert story.event("reply").data["files"]

    enter(page, story, live_server, "lead", language)
    for place in (
        "days/",
        "people/",
        "units/",
        "filters/",
        "filters/save/?list=unit",
        "?list=unit&flags=urged",
        "print/",
    ):
        page.goto(f"/unit/{place}")
        assert grave(page) == [], place
        assert fits(page) or place == "print/", place
    page.goto("/notices/")
    assert grave(page) == []
    assert fits(page)
    assert complaints == []


@pytest.mark.slow
def test_the_list_by_keyboard_alone(story, live_server, window):
    page, complaints = window(DESK, "en-GB")
    enter(page, story, live_server, "lead", "en")
    page.goto("/unit/?list=to_sign")
    page.wait_for_selector(".keys-hint >> visible=true")
    order = page.eval_on_selector_all("tr[data-row]", "rows => rows.map(row => row.dataset.row)")

    def here():
        return page.evaluate("document.activeElement.closest('tr[data-row]')?.dataset.row")

    page.keyboard.press("j")
    assert here() == order[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")  # the last one stays
    assert here() == order[2]
    page.keyboard.press("k")
    assert here() == order[1]
    page.keyboard.press("x")
    assert page.is_checked(f"#pick-{order[1]}")
    assert page.inner_text("[data-chosen]") == "1 chosen"
    page.keyboard.press("k")
    page.keyboard.press("x")
    with page.expect_navigation():
        page.keyboard.press("s")
    assert {ticket.number for ticket in Ticket.objects.filter(state="handling")} == set(order[:2])

    page.goto("/unit/?list=handling")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "person"
    page.select_option("[name=person]", str(story.who("handler").staff_id))
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Ticket.objects.filter(handler=story.who("handler").staff_id).count() == 1

    # What others do shows by itself, where nothing is ticked; one goes on from the row one stood on.
    page.goto("/unit/?list=unit")
    page.keyboard.press("j")
    stood = here()
    story.do("append", "operator", stood, text="Worse.")
    story.do("urge", "operator", stood)
    page.evaluate("document.querySelector('#list').dispatchEvent(new CustomEvent('poll'))")
    page.wait_for_selector(f"tr[data-row='{stood}'] >> text=urged")
    page.keyboard.press("j")
    assert here() not in (None, stood)
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/tickets/{stood}/")
    assert complaints == []
