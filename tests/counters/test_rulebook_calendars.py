"""The calendar editor at the counter: drafted, refused field by field, foreseen, edited by two, put in force."""

import re
from datetime import date

import pytest

from hotline.rulebook.law import drafts
from hotline.rulebook.models import DraftChange, LawDraft, Run
from tests.counters.casefile import person
from tests.counters.rulebook import Fields, shown
from tests.story import at, staff
from tickets import law
from tickets.actions.law import put_calendar
from tickets.domain.calendar import Calendar
from tickets.domain.people import Role
from tickets.domain.promise import reckon
from tickets.domain.vocabulary import ClockKind
from tickets.domain.wall import due_text
from tickets.models import CalendarVersion
from tickets.moments import in_words

URL = "/rules/calendars/city/"
DAYS, WEEK, NOTICE = "days", "week", "notice"


@pytest.fixture
def super_(clock):
    client = person(clock, "supervisor")
    client.post(f"{URL}begin/")
    return client


def forms(html):
    """Return the page's three forms by name, as a browser would send them."""
    found = {}
    for part in re.findall(r'<form method="post" action="\?year=.*?</form>', html, re.S):
        said = Fields(part.replace('action="?year=2026"', ""), **{})
        found[said.sent["do"][0]] = said
    return found


def sent(client, which, **said):
    """Open the page, fill in one of its forms and send it."""
    fields = forms(client.get(f"{URL}?year=2026").content.decode())[which].sent
    return posted(client, which, fields, **said)


def posted(client, which, fields, **said):
    return client.post(f"{URL}?year=2026", {**fields, **{f"{which}-{name}": value for name, value in said.items()}})


def wrong(answer):
    """Return the labels of the fields that are said to be wrong, with what is said."""
    html = answer.content.decode()
    found = re.findall(
        r'<div class="field wrong">\s*<label for="id_([a-z_-]+)">.*?<span>([^<]*)</span></p>', html, re.S
    )
    return dict(found)


def drafted():
    return LawDraft.objects.get(kind="calendar", key="city").data


def test_a_draft_is_a_copy_and_binds_nobody(super_):
    found = CalendarVersion.objects.get(key="city")
    assert drafted() == found.data
    first = LawDraft.objects.get()
    super_.post(f"{URL}begin/")
    assert LawDraft.objects.get() == first, "there is one draft, whoever begins it"
    answer = sent(super_, DAYS, first="2026-05-06", last="2026-05-08", kind="holiday", name="City day")
    assert answer.status_code == 303
    assert drafted()["exceptions"]["2026-05-07"] == {"name": "City day", "windows": []}
    assert CalendarVersion.objects.get(key="city").data == found.data
    assert "City day" in super_.get(f"{URL}?year=2026").content.decode()


def test_days_of_every_kind(super_):
    sent(super_, DAYS, first="2026-05-09", kind="work", name="Make-up")  # a Saturday
    assert drafted()["exceptions"]["2026-05-09"]["windows"] == ["09:00-12:00", "13:30-18:00"]
    sent(super_, DAYS, first="2026-05-08", kind="hours", name="Half a day", hours="９：００-12:00")
    assert drafted()["exceptions"]["2026-05-08"]["windows"] == ["09:00-12:00"], "full-width digits are digits"
    sent(super_, DAYS, first="2026-05-08", kind="usual")
    assert "2026-05-08" not in drafted()["exceptions"]
    sent(super_, DAYS, first="2026-05-11", kind="work", name="Make-up")
    assert "2026-05-11" not in drafted()["exceptions"], "a Monday is worked anyway"


@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"first": "tomorrow", "kind": "holiday", "name": "X"}, "days-first", "valid date"),
        ({"first": "", "kind": "holiday", "name": "X"}, "days-first", "required"),
        ({"first": "2026-02-30", "kind": "holiday", "name": "X"}, "days-first", "valid date"),
        ({"first": "1066-10-14", "kind": "holiday", "name": "X"}, "days-first", "not to 1066"),
        ({"first": "2026-05-08", "last": "2026-05-07", "kind": "holiday", "name": "X"}, "days-last", "lies before"),
        ({"first": "2026-05-08", "last": "2027-05-07", "kind": "holiday", "name": "X"}, "days-last", "At most 60"),
        ({"first": "2026-05-08", "kind": "holiday"}, "days-name", "called"),
        ({"first": "2026-05-08", "kind": "hours", "name": "X"}, "days-hours", "Say the hours"),
        ({"first": "2026-05-08", "kind": "hours", "name": "X", "hours": "nine to five"}, "days-hours", "nine to five"),
        ({"first": "2026-05-08", "kind": "hours", "name": "X", "hours": "12:00-09:00"}, "days-hours", "ends after"),
        ({"first": "2026-05-08", "kind": "hours", "name": "X", "hours": "09:00-25:00"}, "days-hours", "24:00"),
        ({"first": "2026-05-08", "kind": "hours", "name": "X", "hours": "09:00-12:00, 11:00-13:00"}, "days-hours",
         "overlap"),
        ({"first": "2026-05-08", "kind": "fast", "name": "X"}, "days-kind", "fast"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_days_stands_at_its_field(super_, said, field, told):
    before = drafted()
    answer = sent(super_, DAYS, **said)
    assert answer.status_code == 422
    assert set(wrong(answer)) == {field}
    assert told in wrong(answer)[field]
    assert drafted() == before
    again = forms(answer.content.decode())[DAYS].sent
    assert again["days-first"] == [said["first"]], "what was typed stays"


@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"mon": "9-5"}, "week-mon", "Monday: “9-5”"),
        ({"tue": "09:00-12:00, 11:59-18:00"}, "week-tue", "overlap"),
        ({"sun": "18:00-09:00"}, "week-sun", "ends after"),
        ({"published": "soon"}, "week-published", "soon"),
        ({"published": "1066"}, "week-published", "1900"),
        (dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ""), "week-mon", "working time"),
    ],
)
def test_what_is_wrong_with_a_week_stands_at_its_field(super_, said, field, told):
    before = drafted()
    answer = sent(super_, WEEK, **said)
    assert answer.status_code == 422
    assert set(wrong(answer)) == {field}
    assert told in wrong(answer)[field]
    assert drafted() == before


def test_mistakes_are_said_in_chinese(super_, clock):
    super_.get("/", headers={"accept-language": "zh-hans"})
    fields = forms(super_.get(f"{URL}?year=2026").content.decode())[WEEK].sent
    said = {**fields, "week-mon": "9-5", "week-tue": "18:00-09:00", "week-published": "soon"}
    answer = super_.post(f"{URL}?year=2026", said, headers={"accept-language": "zh-hans"})
    assert answer.status_code == 422
    found = wrong(answer)
    assert set(found) == {"week-mon", "week-tue", "week-published"}
    assert "星期一" in found["week-mon"]
    assert not re.search("[A-Za-z]{4}", found["week-mon"] + found["week-tue"])


def test_the_week_is_written_in_one_manner(super_):
    before = drafted()
    assert sent(super_, WEEK, fri="９:00-12:00，13:30—17:00", published="2026，2024-2025").status_code == 303
    assert drafted()["week"]["fri"] == ["09:00-12:00", "13:30-17:00"]
    assert drafted()["published"] == ["2024-2026"]
    assert drafted()["exceptions"] == before["exceptions"]


def test_a_notice_takes_the_place_of_that_year_s_days(super_):
    sent(super_, DAYS, first="2026-05-06", kind="holiday", name="City day")
    sent(super_, DAYS, first="2025-05-06", kind="holiday", name="City day")
    assert sent(super_, NOTICE, jurisdiction="CN").status_code == 303
    found = drafted()["exceptions"]
    assert "2026-05-06" not in found
    assert "2025-05-06" in found
    assert found["2026-10-01"]["windows"] == []
    before = drafted()
    for typed, told in (("XX", "XX"), ("", "required")):
        answer = sent(super_, NOTICE, jurisdiction=typed)
        assert answer.status_code == 422
        assert told in wrong(answer)["notice-jurisdiction"]
    fields = forms(super_.get(f"{URL}?year=2026").content.decode())[NOTICE].sent
    answer = super_.post(f"{URL}?year=2099", fields)
    assert "2099" in wrong(answer)["notice-jurisdiction"], "nobody knows it yet"
    assert drafted() == before


def test_two_people_at_one_calendar(super_, clock):
    clock.people["second"] = staff("second", Role.SUPERVISOR)
    other = person(clock, "second")
    mine = forms(super_.get(f"{URL}?year=2026").content.decode())[DAYS].sent
    assert sent(other, WEEK, fri="09:00-11:00").status_code == 303
    answer = posted(super_, DAYS, mine, first="2026-05-06", kind="holiday", name="City day")
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "second" in html
    assert "09:00-12:00, 13:30-18:00 → 09:00-11:00" in html, "it says what changed"
    assert "2026-05-06" not in drafted()["exceptions"]
    again = forms(html)[DAYS].sent
    assert again["days-name"] == ["City day"]
    assert super_.post(f"{URL}?year=2026", again).status_code == 303
    assert drafted()["exceptions"]["2026-05-06"]["name"] == "City day"
    assert drafted()["week"]["fri"] == ["09:00-11:00"], "theirs stays"


def test_a_draft_begun_anew_is_another_draft(super_, clock):
    mine = forms(super_.get(f"{URL}?year=2026").content.decode())[DAYS].sent
    drop = shown(super_, URL, action="calendars/city/drop/")
    assert super_.post(f"{URL}drop/", {"seq": "0"}).status_code == 412, "only what was read is thrown away"
    assert super_.post(f"{URL}drop/", drop).status_code == 303
    gone = posted(super_, DAYS, mine, first="2026-05-06", kind="holiday", name="City day")
    assert gone.status_code == 412
    assert "can no longer be done" in gone.content.decode()
    assert forms(gone.content.decode())[DAYS].sent["days-name"] == ["City day"], "to be copied"
    super_.post(f"{URL}begin/")
    answer = posted(super_, DAYS, mine, first="2026-05-06", kind="holiday", name="City day")
    assert answer.status_code == 412
    assert [row.what for row in DraftChange.objects.order_by("pk")] == ["begun", "dropped", "begun"]
    assert drafted() == CalendarVersion.objects.get(key="city").data


def test_the_deadlines_foreseen_are_those_reckoned(super_, clock):
    moment = at("2026-09-29 10:00")
    sent(super_, DAYS, first="2026-10-09", kind="holiday", name="City day")
    html = super_.get(f"{URL}foresee/?at=2026-09-29T10:00").content.decode()
    policy = law.in_force().current
    old = CalendarVersion.objects.get(key="city")
    for data in (old.data, drafted()):
        calendar = Calendar.from_data({**data, "key": "city", "version": 2})
        for kind in (ClockKind.HANDLE, ClockKind.CITIZEN):
            term = policy.terms("normal").clocks[kind]
            due = reckon(moment, term.span, calendar, term.counting).due
            assert in_words(due_text(due, calendar.tz)) in html, (kind, data is old.data)
    assert super_.get(f"{URL}foresee/?at=whenever").status_code == 200
    assert "At most 10 years" in super_.get(f"{URL}foresee/?at=2099-01-01T10:00").content.decode()


def test_published_as_the_next_version_and_open_deadlines_follow(super_, clock):
    clock.sent(lead="roads")
    day = date(2026, 3, 4)
    sent(super_, DAYS, first=day.isoformat(), kind="holiday", name="Storm")
    url = f"{URL}publish/"
    html = super_.get(url).content.decode()
    assert "Storm" in html
    assert re.search(r"<dd>1</dd>", html), "one open ticket"
    fields = shown(super_, url)
    for said, field in (({"sure": "on"}, "note"), ({"note": "A storm."}, "sure")):
        answer = super_.post(url, {**fields, **said})
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()
    assert CalendarVersion.objects.filter(key="city").count() == 1
    answer = super_.post(url, {**fields, "note": "A storm.", "sure": "on", "recount": "on"})
    assert answer.status_code == 303
    newest = CalendarVersion.objects.get(key="city", version=2)
    assert (newest.note, newest.data["exceptions"]["2026-03-04"]["name"]) == ("A storm.", "Storm")
    assert Run.objects.get().kind == "calendar"
    assert not LawDraft.objects.exists()
    again = super_.post(url, {**fields, "note": "A storm.", "sure": "on"})
    assert again.status_code == 412, "pressed twice"
    assert "put the draft in force" in again.content.decode().lower()
    assert CalendarVersion.objects.filter(key="city").count() == 2


def test_what_it_was_copied_from_is_still_in_force(super_, clock):
    sent(super_, DAYS, first="2026-05-06", kind="holiday", name="City day")
    fields = shown(super_, f"{URL}publish/")
    old = CalendarVersion.objects.get(key="city")
    put_calendar("city", {**old.data, "exceptions": {}}, by="command")
    answer = super_.post(f"{URL}publish/", {**fields, "note": "Mine.", "sure": "on"})
    assert answer.status_code == 409
    assert "begin anew" in answer.content.decode()
    assert CalendarVersion.objects.filter(key="city").count() == 2
    assert drafts.draft_of(LawDraft.Kind.CALENDAR, "city") is not None
