"""One's own notices as pages: whose they are, what opening one does, and the bell."""

import pytest
from django.test import Client

from hotline.notify import consumer
from hotline.notify.models import Notice
from hotline.staff.models import User
from tests.counters.casefile import BACKEND, person
from tests.counters.test_access_matrix import patterns
from tests.counters.unit_room import settle
from tickets.domain.people import STAFF_ROLES
from tickets.models import Event


@pytest.fixture
def told(clock):
    """The latest notice of somebody of the roads bureau, and what they look at it with."""
    settle(clock).register()
    clock.do("sign_for", "roads")
    clock.do("urge", "operator", text="They called again.")
    consumer.notify(list(Event.objects.select_related("ticket").order_by("pk")))
    notice = Notice.objects.filter(channel="in_app", recipient=clock.who("roads").ref).latest("pk")
    client = Client()
    client.force_login(User.objects.get(pk=clock.who("roads").staff_id), backend=BACKEND)
    return notice, client


def again(notice):
    notice.refresh_from_db()
    return notice


def test_every_address_is_tried():
    names = {name for address, name in patterns() if address.startswith("notices/")}
    assert names == {"inbox", "bell", "read-all", "open"}


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_everybody_has_their_own(clock, told, role):
    notice, _reader = told
    client = person(settle(clock), f"as.{role}")
    mine = Notice.objects.filter(recipient=clock.who(f"as.{role}").ref).exists()
    page = client.get("/notices/")
    assert page.status_code == client.get("/notices/bell/").status_code == 200
    assert (clock.number in page.content.decode()) == mine
    assert client.post(f"/notices/{notice.pk}/open/").status_code == 404
    client.post("/notices/read/", {"upto": notice.pk})
    assert again(notice).read_at is None


def test_without_signing_in_there_is_the_way_in(client):
    for page in ("", "bell/"):
        assert client.get(f"/notices/{page}").status_code == 302


def test_looking_changes_nothing_and_opening_does(clock, told, django_assert_max_num_queries):
    notice, client = told
    client.get("/notices/")
    with django_assert_max_num_queries(9):
        page = client.get("/notices/").content.decode()
    assert clock.number in page
    assert again(notice).read_at is None
    answer = client.post(f"/notices/{notice.pk}/open/")
    assert answer["Location"] == f"/tickets/{clock.number}/"
    assert again(notice).read_at is not None
    assert client.get(f"/notices/{notice.pk}/open/").status_code == 405


def test_all_are_marked_by_asking(told):
    notice, client = told
    for upto in ("", "x", "²", "9" * 30):
        assert client.post("/notices/read/", {"upto": upto}).status_code == 303
    assert again(notice).read_at is None
    client.post("/notices/read/", {"upto": notice.pk})
    assert again(notice).read_at is not None
    assert ">1<" not in client.get("/notices/bell/").content.decode()


def test_the_bell_counts_and_hangs_on_every_page_of_staff(told):
    notice, client = told
    waiting = Notice.objects.filter(recipient=notice.recipient, read_at=None).count()
    assert f"</span>{waiting}</b>" in client.get("/notices/bell/").content.decode()
    assert 'hx-get="/notices/bell/"' in client.get("/unit/").content.decode()


def test_a_notice_about_what_is_no_longer_theirs_leads_nowhere(clock, told):
    notice, client = told
    clock.do("redirect", "supervisor", lead="market", why="Theirs.")
    page = client.get("/notices/").content.decode()
    assert clock.number in page
    assert f"/tickets/{clock.number}/" not in page
    assert f"/notices/{notice.pk}/open/" not in page


def test_a_cursor_nobody_made(told):
    assert told[1].get("/notices/?cursor=nonsense").status_code == 400
