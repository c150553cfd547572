"""Every page that counters name, in both languages, at a desk and on a telephone: fit for everybody, quiet and light.

It walks the same list as `make screenshots`, through a small city that has lived for a few days. `PAGES=portal` narrows
it to pages with that in their name; `WALK="phone-en desk-zh-dark"` says how to look at them: what kind of screen, which
language, and, where wanted, in dark colours or large type.
"""

import gzip
import os
import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Error

from hotline.shell import walk
from hotline.shell.album import listen
from tests.journeys.conftest import DESK, PHONE
from tickets.law import forget_cached

SCREENS, LANGUAGES = {"phone": PHONE, "desk": DESK}, {"en": "en", "zh": "zh-hans"}
PATIENCE = 20_000
"""Milliseconds for each thing a page is asked; one that takes longer is at fault, and the walk goes on."""
LIGHT = 150_000
"""Bytes over the wire at a first visit."""
STILL = 0.05
"""How far a layout may shift: half of what is called good."""
TEXTS = ("text/", "javascript", "json", "svg")
WATCH = """window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => {
    if (!each.hadRecentInput) window.shifted += each.value })).observe({ type: 'layout-shift', buffered: true })"""
SMALL = """[...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .filter((one) => !(one.matches("a") && getComputedStyle(one).display === "inline"))
    .filter((one) => !one.closest(".unseen, .skip, label"))
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width && (box.width < 23.5 || box.height < 23.5))
    .filter(([box, html]) => !/type="(checkbox|radio)"/.test(html))
    .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
GRAVE = """(await axe.run(document, { resultTypes: ["violations"] })).violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`)"""
LOOK = f"""async () => ({{ language: document.documentElement.lang, wide: document.documentElement.scrollWidth,
    shifted: window.shifted, small: {SMALL}, grave: {GRAVE} }})"""
"""Asked as something to wait for, not to evaluate: only waiting has an end where a page's own script has none."""


@pytest.fixture
def city(transactional_db, settings):
    settings.DEMO = True  # its lobby is a page, too
    cache.clear()
    forget_cached()
    call_command("seed_city", verbosity=0)
    call_command("simulate", days=3, quiet=True, verbosity=0)
    yield
    forget_cached()


@pytest.mark.slow
@pytest.mark.parametrize("manner", os.environ.get("WALK", "phone-zh desk-en").split())
def test_every_page_is_fit_for_everybody_quiet_and_light(city, chromium, live_server, capsys, manner):
    screen, language, *more = manner.split("-")
    size, language = SCREENS[screen], LANGUAGES[language]
    cookies = {"theme": "dark" if "dark" in more else "light", "type": "large" if "large" in more else "usual"}
    wanted = [stop for stop in walk.stops() if os.environ.get("PAGES", "") in stop.name]
    assert len(wanted) > 30 or os.environ.get("PAGES")
    wrong = []
    with walk.signed_in([stop.page.username for stop in wanted], language) as keys:
        for count, stop in enumerate(wanted, 1):
            place, began = f"{manner} {count}/{len(wanted)} {stop.name}", time.monotonic()
            held = walk.cookies_of(stop, keys, language, **cookies)
            found = [f"{stop.name}: {fault}" for fault in faults(chromium, live_server.url, stop, held, size, language)]
            wrong += found
            with capsys.disabled():
                print(f"{place} {time.monotonic() - began:.1f} s", *found, sep="\n  ")
    assert not wrong, "\n".join(wrong)


def faults(chromium, base, stop, cookies, size, language):
    """Yield what is wrong with a page, seen with an empty cache."""
    context = chromium.new_context(viewport=size, base_url=base)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
    page, said, come = context.new_page(), [], []
    page.add_init_script(WATCH)
    page.add_init_script(AXE_SCRIPT)
    listen(page, said.append)
    page.on("requestfinished", lambda asked: come.append(asked))
    try:
        page.goto(stop.url, wait_until="load")
        page.wait_for_function(walk.SETTLED)
        walk.write(page, stop, language)
        seen = page.wait_for_function(LOOK).json_value()
        weight = sum(wire(one.response()) for one in come if one.url.startswith(base))
    except Error as failed:
        yield f"looking at it failed: {failed.message.splitlines()[0]}"
    else:
        if seen["language"] != language:
            yield "the page does not say its language"
        if seen["wide"] > size["width"]:
            yield f"{seen['wide']} px wide"
        if seen["shifted"] >= STILL:
            yield f"the layout shifts by {seen['shifted']:.3f}"
        if weight > LIGHT:
            yield f"{weight:,} bytes at a first visit"
        yield from (*seen["small"], *seen["grave"])
    yield from said
    context.close()


def wire(answer):
    """Bytes an answer has when it is compressed, as it is behind the product's own door."""
    if answer is None or answer.status in (204, 304) or 300 <= answer.status < 400:
        return 0
    body, kind = answer.body(), answer.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if any(text in kind for text in TEXTS) else len(body)
