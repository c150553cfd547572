"""Pictures of pages, taken by the machine's own Chromium; Playwright, which drives it, is a tool of development."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from hotline.shell.walk import SETTLED, Stop, unwrite, write

SIZES = {"1366x768": (1366, 768), "390x844": (390, 844)}
DESK, PHONE = SIZES
LOCALES = {"en": "en-GB", "zh-hans": "zh-CN"}
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
COLOURS = 256
"""Pages have few colours, and a picture of so many weighs a third."""


class NoBrowser(Exception):
    """There is no Chromium on this machine; CHROMIUM may name one."""


@dataclass
class Album:
    """One browser, a place to visit, and what it complained about."""

    browser: Any
    base: str
    complaints: list[str] = field(default_factory=list)

    def take(
        self, stop: Stop, size: str, language: str, cookies: dict[str, str], to: Path, *, whole: bool = True
    ) -> int:
        """Visit a page and keep its picture, the whole page or (sharper) what is seen at first; return its bytes."""
        width, height = SIZES[size]
        scale = 1 if whole or size == DESK else 2
        context = self.browser.new_context(
            base_url=self.base,
            locale=LOCALES[language],
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
        )
        context.add_cookies([{"name": name, "value": value, "url": self.base} for name, value in cookies.items()])
        page = context.new_page()
        listen(page, lambda said: self.complaints.append(f"{stop.name} ({size}): {said}"))
        page.goto(stop.url, wait_until="load")
        page.wait_for_function(SETTLED)
        write(page, stop, language)
        page.evaluate("scrollTo(0, 0)")
        drawn = page.screenshot(full_page=whole)
        unwrite(page, stop)
        context.close()
        return _keep(drawn, to)


def listen(page: Any, complain: Callable[[str], None]) -> None:
    """Have `complain` told of what a browser's console, its policy and its requests find wrong."""
    page.on("console", lambda said: complain(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complain(str(error)))
    page.on("response", lambda got: complain(f"{got.status} {got.url}") if got.status >= 400 else None)


@contextmanager
def opened(base: str) -> Iterator[Album]:
    """Start the browser. Raises `NoBrowser`."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise NoBrowser
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield Album(browser, base)
        finally:
            browser.close()


def _keep(drawn: bytes, to: Path) -> int:
    to.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(BytesIO(drawn)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(to, optimize=True)
    return to.stat().st_size
