"""A real browser for whole stories: the machine's own Chromium, and what its console complains about."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once per run."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine (CHROMIUM names one)")
    # The driver runs a loop in this thread, which Django takes for being asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, live_server):
    """Open a window of a size and language: ``page, complaints = window(PHONE, "zh-CN")``."""
    opened = []

    def open_(size, locale):
        context = chromium.new_context(viewport=size, locale=locale, base_url=live_server.url)
        opened.append(context)
        page, complaints = context.new_page(), []
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page, complaints

    yield open_
    for context in opened:
        context.close()
