"""The admin's desk: who sees which drawer, tickets to read only, law by versions, accounts and tokens."""

import json
import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hotline.staff.models import AccessToken, User
from hotline.staff.permissions import BY_ROLE
from routing.models import Unit
from tests.story import everything
from tickets.domain.people import Role
from tickets.domain.presets import PRESETS
from tickets.models import CalendarVersion, Event, PolicyVersion, Ticket, Timer

DESK = "/admin"


def person(*roles, name="", unit="", **more):
    return User.objects.create_user(
        name or f"desk.{'.'.join(roles) or 'nobody'}", password="a long enough password",
        roles=list(roles), is_staff=True, unit=Unit.objects.get(code=unit) if unit else None, **more,
    )  # fmt: skip


def at_desk(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client, address, status=200):
    answer = client.get(f"{DESK}/{address}")
    assert answer.status_code == status, (answer.status_code, answer.content[:300])
    return answer.content.decode()


DRAWERS = {
    "tickets/ticket/": {"operator", "dispatcher", "reviewer", "supervisor"},
    "tickets/event/": {"operator", "dispatcher", "reviewer", "supervisor", "auditor"},
    "tickets/timer/": {"operator", "dispatcher", "reviewer", "supervisor"},
    "tickets/policyversion/": {"operator", "dispatcher", "reviewer", "supervisor", "system_admin"},
    "tickets/policyversion/add/": {"supervisor", "system_admin"},
    "tickets/calendarversion/add/": {"supervisor", "system_admin"},
    "staff/user/": {"system_admin"},
    "staff/user/add/": {"system_admin"},
    "staff/accesstoken/": {"system_admin", "security_admin"},
    "staff/accesstoken/add/": {"system_admin"},
    "admin/logentry/": {"security_admin", "auditor"},
    "routing/unit/": {"operator", "dispatcher", "reviewer", "supervisor", "system_admin"},
    "routing/unit/add/": {"system_admin"},
    "tickets/ticket/add/": set(),
    "tickets/event/add/": set(),
    "admin/logentry/add/": set(),
    "auth/group/": set(),
}


@pytest.mark.parametrize("role", sorted(role.value for role in Role if role not in (Role.CITIZEN, Role.SYSTEM)))
def test_each_role_has_its_drawers(story, role):
    client = at_desk(person(role))
    for drawer, roles in DRAWERS.items():
        status = client.get(f"{DESK}/{drawer}").status_code
        assert (status == 200) == (role in roles), (drawer, status)
        assert status in (200, 403, 404)


def test_nobody_enters_without_being_staff(story):
    user = User.objects.create_user("visitor", password="a long enough password", roles=["supervisor"])
    assert at_desk(user).get(f"{DESK}/").status_code == 302
    assert Client().get(f"{DESK}/tickets/ticket/").status_code == 302


def test_an_account_put_to_rest_has_no_rights(story):
    user = person("system_admin")
    assert user.has_perm("staff.view_user")
    user.is_active = False
    assert not user.has_perm("staff.view_user")


def test_administrators_see_no_tickets():
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR, Role.ANALYST):
        assert not {"tickets.view_ticket", "tickets.view_timer"} & BY_ROLE.get(role, frozenset())
    of_tickets = [perm for perms in BY_ROLE.values() for perm in perms if perm.startswith("tickets.")]
    assert not [perm for perm in of_tickets if "change" in perm or "delete" in perm]


# Tickets -------------------------------------------------------------------------------------------------


@pytest.fixture
def supervisor(story):
    return at_desk(person("supervisor"))


def test_tickets_are_found_by_number_and_by_words(story, supervisor):
    story.register()
    first = story.number
    story.register(title="Rubbish", content="A heap.", category="0203")
    assert first in page(supervisor, "tickets/ticket/")
    found = page(supervisor, f"tickets/ticket/?q={first.replace('-', '')}")
    assert first in found
    assert story.number not in found
    found = page(supervisor, "tickets/ticket/?q=heap")
    assert story.number in found
    assert first not in found
    assert first not in page(supervisor, "tickets/ticket/?q=' OR 1=1")
    for drawer in ("event", "timer"):
        assert first in page(supervisor, f"tickets/{drawer}/?q={first}")
        assert story.number not in page(supervisor, f"tickets/{drawer}/?q={first}")


def test_a_ticket_is_read_and_not_written(story, supervisor):
    story.register()
    before = everything()
    for model in (Ticket, Event, Timer):
        row = model.objects.order_by("pk").first()
        address = f"tickets/{model._meta.model_name}/{row.pk}/change/"
        html = page(supervisor, address)
        assert 'name="_save"' not in html
        for hidden in ("code_hash", str(story.ticket.caller)):
            assert hidden not in html
        assert supervisor.post(f"{DESK}/{address}", {"title": "Hacked", "state": "closed"}).status_code == 403
        gone = address.replace("change", "delete")
        assert supervisor.post(f"{DESK}/{gone}", {"post": "yes"}).status_code == 403
    assert everything() == before


def test_lists_do_not_count_a_million_rows(story, supervisor):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            page(supervisor, "tickets/ticket/")
        assert not [one["sql"] for one in seen if "COUNT(*)" in one["sql"] and "LIMIT" not in one["sql"]]
        return len(seen)

    story.register()
    cost()
    one = cost()
    for _turn in range(12):
        story.register()
    assert cost() == one


def test_auditors_read_the_trail_and_no_ticket(story):
    story.register()
    auditor = at_desk(person("auditor"))
    assert "register" in page(auditor, "tickets/event/")
    page(auditor, "tickets/ticket/", 403)


# The law -------------------------------------------------------------------------------------------------


def test_a_policy_is_changed_by_a_new_version(story, supervisor):
    copied = page(supervisor, "tickets/policyversion/add/?key=shandong")
    assert "&quot;classes&quot;" in copied
    data = {**PRESETS["shandong"], "class_by_type": {}}
    form = {"key": "shandong", "data": json.dumps(data), "note": "No classes by type.", "standard": "on"}
    answer = supervisor.post(f"{DESK}/tickets/policyversion/add/", form)
    assert answer.status_code == 302, answer.context_data["errors"]
    new = PolicyVersion.objects.get(key="shandong", version=2)
    assert (new.status, new.standard, new.made_by) == ("published", True, "desk.supervisor")
    assert PolicyVersion.objects.get(key="shandong", version=1).status == "retired"
    html = page(supervisor, f"tickets/policyversion/{new.pk}/change/")
    assert 'name="_save"' not in html
    assert supervisor.post(f"{DESK}/tickets/policyversion/{new.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "data, said",
    [
        ("{", "JSON"),
        ("[1]", "A document is a JSON object."),
        ('{"a": 1}', "The policy cannot be kept"),
        ('{"classes": {"normal": {"clocks": {"citizen": {"span": "soon"}}}}}', "soon"),
        ('{"calendar": "moon", "classes": {"normal": {"clocks": {"citizen": {"span": "5 wd"}}}}}', "moon"),
    ],
)
def test_a_policy_that_cannot_be_kept_is_refused_in_the_form(story, supervisor, data, said):
    answer = supervisor.post(f"{DESK}/tickets/policyversion/add/", {"key": "new", "data": data, "note": ""})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not PolicyVersion.objects.filter(key="new").exists()
    assert PolicyVersion.objects.get(standard=True).version == 1


def test_a_calendar_is_changed_by_a_new_version_and_open_deadlines_follow(
    story, supervisor, monkeypatch, django_capture_on_commit_callbacks
):
    told = []
    monkeypatch.setattr("tickets.admin.recompute.delay", lambda **what: told.append(what), raising=False)
    data = CalendarVersion.objects.get(key="city").data
    data["exceptions"]["2026-03-04"] = {"name": "Flood", "windows": []}
    with django_capture_on_commit_callbacks(execute=True):
        answer = supervisor.post(
            f"{DESK}/tickets/calendarversion/add/", {"key": "city", "data": json.dumps(data), "note": "Flood."}
        )
    assert answer.status_code == 302
    assert CalendarVersion.objects.filter(key="city").count() == 2
    assert told == [{"calendar": "city"}]
    bad = supervisor.post(f"{DESK}/tickets/calendarversion/add/", {"key": "city", "data": '{"week": {}}', "note": ""})
    assert bad.status_code == 200
    assert CalendarVersion.objects.filter(key="city").count() == 2


# Accounts ------------------------------------------------------------------------------------------------


@pytest.fixture
def chief(story):
    return person("system_admin", name="chief")


def fields(user, **more):
    return {
        "username": user.username, "display_name": user.display_name, "email": "", "language": "",
        "roles": user.roles, "unit": user.unit_id or "", "is_active": "on", "is_staff": "on", **more,
    }  # fmt: skip


def test_accounts_are_made_with_roles_and_a_unit(chief):
    form = {
        "username": "new", "display_name": "New", "usable_password": "true", "password1": "a long enough password",
        "password2": "a long enough password", "roles": ["unit_clerk"], "unit": Unit.objects.get(code="roads").pk,
    }  # fmt: skip
    answer = at_desk(chief).post(f"{DESK}/staff/user/add/", form)
    assert answer.status_code == 302, answer.context_data["errors"]
    made = User.objects.get(username="new")
    assert (made.roles, made.unit.code, made.is_staff, made.is_superuser) == (["unit_clerk"], "roads", False, False)


def test_administrators_are_separate_people(chief):
    other = person("operator", name="other")
    form = fields(other, roles=["system_admin", "auditor"])
    answer = at_desk(chief).post(f"{DESK}/staff/user/{other.pk}/change/", form)
    assert answer.status_code == 200
    assert "separate people" in answer.content.decode()
    other.refresh_from_db()
    assert other.roles == ["operator"]


def test_nobody_gives_themselves_a_role(chief):
    at_desk(chief).post(f"{DESK}/staff/user/{chief.pk}/change/", fields(chief, roles=["supervisor"], is_superuser="on"))
    chief.refresh_from_db()
    assert chief.roles == ["system_admin"]
    assert not chief.is_superuser


def test_nobody_makes_a_superuser(chief):
    other = person("operator", name="other")
    answer = at_desk(chief).post(f"{DESK}/staff/user/{other.pk}/change/", fields(other, is_superuser="on"))
    assert answer.status_code == 302
    other.refresh_from_db()
    assert not other.is_superuser


def test_a_superuser_is_out_of_reach(chief):
    root = User.objects.create_superuser("root", password="a long enough password")
    client = at_desk(chief)
    assert client.post(f"{DESK}/staff/user/{root.pk}/change/", fields(root)).status_code == 403
    assert client.get(f"{DESK}/staff/user/{root.pk}/password/").status_code == 403
    assert client.post(f"{DESK}/staff/user/{root.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_password_is_never_shown(chief):
    other = person("operator", name="other")
    assert other.password not in page(at_desk(chief), f"staff/user/{other.pk}/change/")


def test_a_token_is_shown_once(chief):
    partner = person("api_partner", name="partner")
    client = at_desk(chief)
    answer = client.post(f"{DESK}/staff/accesstoken/add/", {"user": partner.pk, "label": "Import", "days": 30})
    text = re.search(r"hl_[\w-]{40,}", answer.content.decode())[0]
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    token = AccessToken.objects.get()
    assert (token.user, token.label) == (partner, "Import")
    assert Client().get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {text}").json()["name"] == "partner"
    for address in ("staff/accesstoken/", f"staff/accesstoken/{token.pk}/change/"):
        assert text not in page(client, address)
    client.post(f"{DESK}/staff/accesstoken/", {"action": "revoke", "_selected_action": [token.pk]})
    assert Client().get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {text}").status_code == 401


def test_nobody_gets_a_token_in_somebody_elses_name(chief):
    other = person("supervisor", name="other")
    client = at_desk(chief)
    answer = client.post(f"{DESK}/staff/accesstoken/add/", {"user": other.pk, "label": "Mine", "days": 30})
    assert answer.status_code == 200
    assert not AccessToken.objects.exists()
    answer = client.post(f"{DESK}/staff/accesstoken/add/", {"user": chief.pk, "label": "Mine", "days": 366})
    assert not AccessToken.objects.exists()


def test_every_drawer_is_known():
    """A model registered at the desk without a line here would be open to whoever has its permission."""
    registered = {f"{model._meta.app_label}.{model._meta.model_name}" for model in admin.site._registry}
    ours = {name for name in registered if name.split(".")[0] in ("tickets", "staff", "admin", "auth")}
    assert ours == {
        "tickets.ticket", "tickets.event", "tickets.timer", "tickets.policyversion", "tickets.calendarversion",
        "staff.user", "staff.accesstoken", "admin.logentry",
    }  # fmt: skip
