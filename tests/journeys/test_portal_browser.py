"""A citizen on a phone and at a desk: reports, follows, adds, is answered and rates; in both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.utils import timezone

from tests import town
from tests.counters.portal import photo
from tests.journeys.conftest import DESK, PHONE
from tickets.law import forget_cached
from tickets.models import Ticket

GRAVE = ("serious", "critical")


@pytest.fixture
def story(transactional_db):
    cache.clear()
    forget_cached()
    town.build()
    yield town.Story(now=timezone.now())
    forget_cached()


def looked_at(page):
    """The page as it stands: nothing grave for axe, nothing wider than the window, targets a thumb can hit."""
    found = Axe().run(page).response["violations"]
    grave = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found if one["impact"] in GRAVE]
    assert grave == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main .button, main select, main input:not([type=hidden])")]
            .filter(one => one.checkVisibility() && !["radio", "checkbox"].includes(one.type))
            .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
            .filter(([, height]) => height < 43.5)"""
    )
    assert small == [], page.url


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(
    ("size", "locale"), [(PHONE, "en-GB"), (PHONE, "zh-CN"), (DESK, "zh-CN")], ids=["phone-en", "phone-zh", "desk-zh"]
)
def test_a_citizen_reports_and_follows_to_rating(story, live_server, window, chromium, size, locale, script):
    page, complaints = window(size, locale)
    if script:
        _whole_way(story, page, size, lambda: looked_at(page))
    else:
        bare = chromium.new_context(viewport=size, locale=locale, base_url=live_server.url, java_script_enabled=False)
        _whole_way(story, bare.new_page(), size, lambda: None)  # axe is a script itself
        bare.close()
    assert [one for one in complaints if "422" not in one and "404" not in one] == []


def _whole_way(story, page, size, look):
    def go_on():
        look()
        page.locator("main form.fields button.main").last.click()

    page.goto("/home/")
    look()
    page.click("a.door.main")
    go_on()  # nothing written yet: said so, nothing lost
    assert page.locator("#id_content_error").is_visible()
    page.fill("[name=content]", "A deep pothole at the corner. A cyclist fell this morning.")
    go_on()
    page.check("[name=choice][value='0706']")
    go_on()
    look()
    page.locator(f"input[name={'small' if size is PHONE else 'large'}]").click(position={"x": 250, "y": 150})
    assert page.locator("#place .notice").is_visible()
    look()
    page.click("button[name=do][value=next]")
    page.set_input_files(
        "input[type=file]", {"name": "hole.jpg", "mimeType": "image/jpeg", "buffer": photo().getvalue()}
    )
    look()
    page.click("button[name=do][value=next]")
    page.fill("[name=phone]", "12")
    go_on()
    assert page.input_value("[name=phone]") == "12"
    page.fill("[name=phone]", "138 0013 8000")
    page.go_back()
    page.fill("[name=phone]", "138 0013 8000")
    go_on()
    look()
    page.click("a[href='/report/what/']")  # looks again, and comes back
    go_on()
    page.click("button.send")
    look()
    ticket = Ticket.objects.get()
    story.number = ticket.number
    code = page.locator(".code").inner_text()
    assert re.fullmatch(r"\d{4} \d{4}", code)
    link = page.locator(".receipt a.button").get_attribute("href")
    page.locator("main form button.main").click()
    assert page.url.endswith(f"/status/{ticket.number}/")
    look()

    page.context.clear_cookies()
    page.goto("/status/")
    look()
    page.fill("[name=number]", ticket.number)
    page.fill("[name=code]", code)
    go_on()
    page.click(f"a[href='/status/{ticket.number}/add/']")
    page.fill("[name=text]", "It has grown.")
    go_on()
    assert page.locator("main .timeline .said").first.inner_text() == "It has grown."
    page.click(f"a[href='/status/{ticket.number}/urge/']")
    go_on()

    story.now = timezone.now()
    story.asked(ticket.lead_id)
    page.context.clear_cookies()
    page.goto(link)
    assert "Filled the pothole." in page.locator(".answer").inner_text()
    look()
    page.click(f"a[href='/status/{ticket.number}/rate/']")
    page.check("[name=solved][value=yes]")
    page.check("[name=satisfied][value='5']")
    page.check("[name=contacted][value=yes]")
    go_on()
    assert Ticket.objects.get().outcome == "resolved"
    look()
    for path in ("/figures/", "/help/?q=nothing", "/s/nonsense/", "/home/"):
        page.goto(path)
        look()
