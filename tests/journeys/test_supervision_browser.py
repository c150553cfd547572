"""A supervisor's morning in a real browser: yesterday's breaches, who had it how long, decisions by one and by two
people, pressure on three at once, and the wall."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from hotline.supervision.board.minutes import keep
from hotline.supervision.models import BreachReview
from tests import town
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.journeys.conftest import DESK, PHONE
from tests.story import staff
from tickets.domain.people import Role
from tickets.law import forget_cached
from tickets.models import Supervision

GRAVE = ("serious", "critical")


@pytest.fixture
def story(transactional_db, monkeypatch):
    cache.clear()
    forget_cached()
    town.build()
    story = town.Story(now=town.at("2026-03-03 09:00"))
    for _turn in range(4):
        story.sent(lead="roads")
        story.wait(minutes=20)
    story.until("2026-03-04 09:30")
    story.people["second"] = staff("second", Role.SUPERVISOR)
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.now)
    yield story
    forget_cached()


def grave(page):
    """Return what axe finds grave on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found if one["impact"] in GRAVE]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def signed_in(page, live_server, user, language):
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user, backend=BACKEND)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": live_server.url}
    page.context.add_cookies([cookie])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "locale", "language"),
    [(DESK, "en-GB", "en"), (PHONE, "zh-CN", "zh-hans"), (PHONE, "en-GB", "en"), (DESK, "zh-CN", "zh-hans")],
    ids=["desk-en", "phone-zh", "phone-en", "desk-zh"],
)
def test_a_supervisors_morning(story, live_server, window, size, locale, language):
    page, complaints = window(size, locale)
    signed_in(page, live_server, account(story.who("supervisor")), language)

    # Yesterday's breaches are the first thing there is.
    page.goto("/supervision/")
    assert page.url.endswith("/supervision/breaches/")
    reviews = page.locator("a[href*='/breaches/2603']")
    assert reviews.count() >= 4
    assert grave(page) == []
    assert fits(page)

    # Who had it how long; a policy at fault.
    reviews.nth(0).click()
    page.wait_for_selector("#fall svg rect")
    assert page.locator("#fall .fall-due").count() == 1
    assert grave(page) == []
    assert fits(page)
    page.check("[name=causes][value=budget_too_short]")
    page.check("[name=verdict][value=policy]")
    page.fill("[name=why]", "Two hours over noon are too few.")
    page.click("form[data-draft] button.main")
    page.wait_for_selector(".toast-success")
    assert BreachReview.objects.get().verdict == "policy"

    # One excused: without evidence it comes back, with it a second person confirms.
    page.goto("/supervision/breaches/")
    page.locator("a.button.main[href*='/breaches/2603']").nth(0).click()
    page.check("[name=causes][value=outside]")
    page.check("[name=verdict][value=excused]")
    page.fill("[name=why]", "The network was down.")
    page.click("form[data-draft] button.main")
    page.wait_for_selector("[role=alert]")
    assert page.input_value("[name=why]") == "The network was down."
    page.fill("[name=evidence]", "Notice 7 of the operator.")
    page.click("form[data-draft] button.main")
    page.wait_for_selector(".toast-success")
    excused = BreachReview.objects.get(verdict="excused")
    assert not excused.settled
    other, more = window(size, locale)
    signed_in(other, live_server, account(story.who("second")), language)
    other.goto("/supervision/proposals/")
    assert grave(other) == []
    assert fits(other)
    other.click("a[href*='/breaches/2603']")
    other.wait_for_selector("#second")
    assert grave(other) == []
    other.click("#second button.main")
    other.wait_for_selector(".toast-success")
    excused.refresh_from_db()
    assert excused.settled

    # Three under supervision at once.
    page.goto("/supervision/breaches/?kind=sign_for")
    numbers = {box.get_attribute("value") for box in page.locator("input[name=ticket]").all()}
    for number in sorted(numbers)[:3]:
        page.locator(f"input[name=ticket][value='{number}']").first.check()
    page.click(".choosing button[type=submit] >> nth=0")
    page.wait_for_selector("[name=why]")
    assert grave(page) == []
    assert fits(page)
    page.check("[name=kind][value=written]")
    page.fill("[name=why]", "Sign for it today.")
    page.click("form.card button.main")
    page.wait_for_selector("[role=status]")
    assert Supervision.objects.filter(kind="written").count() == 3
    assert grave(page) == []

    keep(story.now)
    for url in ("/supervision/wall/", "/supervision/units/roads/", "/supervision/policies/",
                "/supervision/breaches/?day=week&by=unit"):  # fmt: skip
        page.goto(url)
        assert grave(page) == [], url
        assert fits(page), url
    refused = [one for one in complaints + more if not any(code in one for code in ("400", "422"))]
    assert refused == []
