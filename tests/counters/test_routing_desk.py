"""The desk for reference data in the admin site."""

import pytest
from django.contrib import admin
from django.urls import path, reverse

from routing.models import Area, Duty, RuleSet, Unit
from tests.factories_routing import put_city, put_rules

urlpatterns = [path("admin/", admin.site.urls)]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def city(db):
    put_city()


@pytest.fixture
def desk(admin_client):
    return admin_client


@pytest.mark.parametrize("table", ["area", "unit", "category", "duty", "placename", "ruleset"])
def test_the_desk_shows_lists(desk, table):
    put_rules()
    assert desk.get(reverse(f"admin:routing_{table}_changelist")).status_code == 200


def test_the_desk_saves_through_the_actions(desk):
    hexi, hedong = Area.objects.get(code="hexi"), Area.objects.get(code="hedong")
    form = {
        "name": "Hexi",
        "names": "{}",
        "aliases": "[]",
        "level": "district",
        "parent": hedong.pk,
        "polygon": "null",
    }
    answer = desk.post(reverse("admin:routing_area_change", args=[hexi.pk]), form)
    assert answer.status_code == 302, answer.content
    assert Area.objects.get(code="nanhu").path == "lin/hedong/hexi/nanhu"
    # A circle is refused in the form.
    answer = desk.post(
        reverse("admin:routing_area_change", args=[hedong.pk]),
        {**form, "name": "Hedong", "parent": Area.objects.get(code="nanhu").pk},
    )
    assert answer.status_code == 200
    assert "part of itself" in answer.content.decode()


def test_the_desk_makes_new_units(desk):
    form = {
        "code": "gas",
        "name": "Lin Gas",
        "names": "{}",
        "kind": "enterprise",
        "parent": "",
        "area": "",
        "active": "on",
        "accepts_dispatch": "on",
    }
    answer = desk.post(reverse("admin:routing_unit_add"), form)
    assert answer.status_code == 302, answer.content
    assert Unit.objects.get(code="gas").path == "gas"
    answer = desk.post(reverse("admin:routing_unit_add"), {**form, "code": "nook", "kind": "community"})
    assert "Nothing is dispatched to a community." in answer.content.decode()
    assert not Unit.objects.filter(code="nook").exists()


def test_the_desk_refuses_a_second_holder_of_a_duty(desk):
    lin, market = Area.objects.get(code="lin"), Unit.objects.get(code="market")
    form = {"duty": "water", "area": lin.pk, "unit": market.pk, "valid_from": "2026-01-01"}
    answer = desk.post(reverse("admin:routing_duty_add"), form)
    assert answer.status_code == 200
    assert Duty.objects.filter(duty="water").count() == 1


def test_the_desk_shows_rules_in_words_and_writes_none(desk):
    version = put_rules()
    page = reverse("admin:routing_ruleset_change", args=[RuleSet.objects.get(version=version).pk])
    assert "the category is exactly Street vending" in desk.get(page).content.decode()
    assert desk.post(page, {"note": "x"}).status_code == 403
    assert desk.get(reverse("admin:routing_ruleset_add")).status_code == 403
    unit = Unit.objects.get(code="water")
    assert desk.post(reverse("admin:routing_unit_delete", args=[unit.pk]), {"post": "yes"}).status_code == 403
