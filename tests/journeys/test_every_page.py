"""Every page that counters name, in both languages, at a desk and on a telephone: fit for everybody, quiet and light.

It walks the same list as `make screenshots`, through a small city that has lived for a few days.
"""

import gzip
import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.core.management import call_command

from hotline.shell import walk
from hotline.shell.album import listen
from tests.journeys.conftest import DESK, PHONE
from tickets.law import forget_cached

GRAVE = ("serious", "critical")
LIGHT = 150_000
"""Bytes over the wire at a first visit."""
TEXTS = ("text/", "javascript", "json", "svg")
MEASURE = "window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => { " + (
    "if (!each.hadRecentInput) window.shifted += each.value })).observe({ type: 'layout-shift', buffered: true })"
)
SMALL = """() => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .filter((one) => !(one.matches("a") && getComputedStyle(one).display === "inline"))
    .filter((one) => !one.closest(".unseen, .skip, label"))
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width && (box.width < 23.5 || box.height < 23.5))
    .filter(([box, html]) => !/type="(checkbox|radio)"/.test(html))
    .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""


@pytest.fixture
def city(transactional_db):
    cache.clear()
    forget_cached()
    call_command("seed_city", verbosity=0)
    call_command("simulate", days=3, quiet=True, verbosity=0)
    yield
    forget_cached()


@pytest.mark.walk
@pytest.mark.parametrize(("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"])
def test_every_page_is_fit_for_everybody_quiet_and_light(city, chromium, live_server, size, language):
    wanted = [stop for stop in walk.stops() if os.environ.get("PAGES", "") in stop.name]
    assert len(wanted) > 30 or os.environ.get("PAGES")
    wrong = []
    with walk.signed_in([stop.page.username for stop in wanted], language) as keys:
        for stop in wanted:
            wrong += [
                f"{stop.name}: {fault}" for fault in faults(chromium, live_server.url, stop, keys, size, language)
            ]
    assert wrong == []


def faults(chromium, base, stop, keys, size, language):
    """Yield what is wrong with a page, seen with an empty cache."""
    context = chromium.new_context(viewport=size, base_url=base)
    cookies = walk.cookies_of(stop, keys, language)
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
    page, said, answers = context.new_page(), [], []
    page.add_init_script(MEASURE)
    listen(page, said.append)
    page.on("response", lambda answer: answers.append(answer))
    page.goto(stop.url, wait_until="load")
    page.wait_for_function("() => !document.querySelector('.htmx-request')")
    yield from said
    if page.evaluate("document.documentElement.lang") != language:
        yield "the page does not say its language"
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
        yield f"{wide} px wide"
    yield from page.evaluate(SMALL)
    if (moved := page.evaluate("window.shifted")) >= 0.05:
        yield f"the layout shifts by {moved:.3f}"
    if (weight := sum(wire(answer) for answer in answers if answer.url.startswith(base))) > LIGHT:
        yield f"{weight:,} bytes at a first visit"
    for one in Axe().run(page).response["violations"]:
        if one["impact"] in GRAVE:
            yield f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
    context.close()


def wire(answer):
    """Bytes an answer has when it is compressed, as it is behind the product's own door."""
    if answer.status in (204, 304) or 300 <= answer.status < 400:
        return 0
    body, kind = answer.body(), answer.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if any(text in kind for text in TEXTS) else len(body)
