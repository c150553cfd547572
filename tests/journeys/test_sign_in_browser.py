"""In a real browser: in by password and phone, through every kind of page, and the console has nothing to say."""

import base64
import re

import pytest
from django.core.cache import cache
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from hotline.staff.models import User
from tests.journeys.conftest import DESK, PHONE

PASSWORD = "a long enough password"
KINDS = (
    "/account/",
    "/account/password/",
    "/account/second-factor/",
    "/admin/",
    "/admin/staff/user/",
    "/admin/staff/user/add/",
    "/admin/staff/accesstoken/add/",
    "/admin/routing/unit/add/",
    "/admin/tickets/policyversion/add/",
    "/api/v1/docs/",
)


def code_for(key, steps=0):
    return f"{totp(base64.b32decode(key + '=' * (-len(key) % 8)), t0=-30 * steps):06d}"


def overflows(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size, locale", [(DESK, "en-GB"), (PHONE, "zh-CN")], ids=["desk-en", "phone-zh"])
def test_in_by_password_and_phone(window, settings, size, locale):
    cache.clear()
    settings.REQUIRE_SECOND_FACTOR = ["system_admin"]
    User.objects.create_user("admin.test", password=PASSWORD, roles=["system_admin"], is_staff=True)
    page, complaints = window(size, locale)

    page.goto("/admin/")  # leads to the one door, and back afterwards
    assert "/account/sign-in/" in page.url
    page.keyboard.type("admin.test")  # the field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    page.wait_for_url("**/account/second-factor/new/")
    key = page.inner_text("figcaption code").replace(" ", "")
    assert page.locator("svg.qr").bounding_box()["width"] > 150
    page.fill("[name=code]", code_for(key))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    sheet = re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", page.inner_text(".codes"))
    assert len(sheet) == 10
    page.click("main a.button")
    page.wait_for_url("**/admin/")

    for address in KINDS:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert not overflows(page), address
        assert page.title(), address
    page.wait_for_selector(".swagger-ui .opblock")
    assert complaints == []

    page.goto("/account/")
    if size == PHONE:  # behind one's name in the bar
        page.click("details:has(form[action*='sign-out']) > summary")
    page.click("form[action*='sign-out'] button")
    page.wait_for_url("**/account/sign-in/?over=out")
    TOTPDevice.objects.update(last_t=-1)
    page.fill("[name=username]", "admin.test")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/sign-in/code/")
    page.keyboard.type(sheet[0])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/rules/$"))
    assert complaints == []
