"""Matters by text over the installation's tickets: kept, followed, made anew; and their pages."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.insight.grouped import listing, night, stream
from hotline.insight.grouped.models import Topic, TopicState, TopicTicket
from hotline.insight.grouped.texts import WINDOW
from hotline.insight.tasks import follow_topics, group_topics
from tests.counters.casefile import person
from tests.story import staff
from tickets.domain.people import Role
from tickets.models import Ticket

PLANT = [
    ("桂花苑小区旁搅拌站噪音", "桂花苑小区旁边的搅拌站每天半夜开工，噪音和粉尘让业主无法休息。"),
    ("桂花苑附近搅拌站粉尘太大", "桂花苑小区业主反映，搅拌站粉尘漫天，孩子咳嗽，夜里噪音不断。"),
    ("搅拌站扰民，桂花苑业主求助", "搅拌站就在桂花苑小区门口，噪音粉尘严重，请环保部门查处。"),
]
LAMPS = [
    ("Street lamps dark in Harbour Road", "All lamps in Harbour Road are out since Monday, residents fear the dark."),
    ("Harbour Road: no street lamps", "The street lamps of Harbour Road do not burn, residents stumble."),
]
ALONE = ("公交车晚点", "十二路公交车早高峰总是晚点半小时。")


@pytest.fixture(autouse=True)
def nothing_kept():
    stream._kept.clear()
    yield
    stream._kept.clear()


@pytest.fixture
def town(clock):
    clock.people["analyst"] = staff("analyst", Role.ANALYST)
    for title, content in [*PLANT, *LAMPS, ALONE]:
        said(clock, title, content)
    return clock


def said(story, title, content, **more):
    story.wait(minutes=7)
    return story.register(title=title, content=content, **more).ticket


def shape():
    """Every matter as the titles of its tickets."""
    titles = dict(Ticket.objects.values_list("pk", "title"))
    found: dict[int, set[str]] = {}
    for pk, topic in TopicTicket.objects.values_list("ticket_id", "topic_id"):
        found.setdefault(topic, set()).add(titles[pk])
    return sorted(sorted(one) for one in found.values())


def rows():
    topics = list(Topic.objects.order_by("pk").values())
    return topics, list(TopicTicket.objects.order_by("pk").values())


def both():
    return sorted([sorted(title for title, _c in PLANT), sorted(title for title, _c in LAMPS)])


def test_a_night_finds_the_matters_and_tells_them(town):
    done = night.run(town.now)
    assert (done.tickets, done.topics, done.changed) == (6, 2, 5)
    assert shape() == both()
    plant = Topic.objects.get(size=3)
    assert (plant.place, plant.area, plant.crowd[0], plant.question) == ("桂花苑", "east-1", "owners", False)
    assert plant.voices == 1  # one caller of the story wrote them all
    assert plant.first_at < plant.last_at


def test_a_second_night_on_the_same_tickets_writes_nothing(town):
    night.run(town.now)
    before = rows()
    town.wait(hours=5)
    assert night.run(town.now).changed == 0
    assert rows() == before


def test_a_new_ticket_joins_its_matter_and_the_night_agrees(town):
    night.run(town.now)
    plant = Topic.objects.get(size=3)
    new = said(town, "桂花苑搅拌站又半夜开工", "桂花苑小区旁的搅拌站半夜噪音粉尘，业主无法休息。")
    assert stream.follow(town.now) == 1
    assert stream.follow(town.now) == 0
    grown = Topic.objects.get(pk=plant.pk)
    assert (grown.size, grown.last_at) == (4, new.registered_at)
    assert grown.warmth > plant.warmth
    assert (grown.title, grown.place) == (plant.title, plant.place)
    assert TopicTicket.objects.get(ticket_id=new.pk).topic_id == plant.pk
    followed = shape()
    assert night.run(town.now).changed == 0
    assert shape() == followed


def test_two_that_were_alone_become_a_matter(town):
    night.run(town.now)
    new = said(town, *ALONE)
    assert stream.follow(town.now) == 1
    topic = TopicTicket.objects.get(ticket_id=new.pk).topic
    assert (topic.size, topic.title) == (2, ALONE[0])
    assert "公交车" in topic.words
    assert shape() == sorted([*both(), [ALONE[0]]])


def test_another_worker_comes_to_the_same(town):
    """Whoever begins without anything in memory catches up with what others followed."""
    night.run(town.now)
    said(town, *ALONE)
    stream.follow(town.now)
    stream._kept.clear()
    third = said(town, *ALONE)
    assert stream.follow(town.now) == 1
    assert TopicTicket.objects.get(ticket_id=third.pk).topic.size == 3


def test_what_was_in_memory_is_dropped_when_the_writing_fails(town, monkeypatch):
    night.run(town.now)
    said(town, *PLANT[0])
    monkeypatch.setattr(TopicState, "save", lambda *args, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        stream.follow(town.now)
    monkeypatch.undo()
    assert shape() == both()
    assert stream.follow(town.now) == 1
    assert Topic.objects.order_by("-size").first().size == 4


def test_nothing_is_followed_before_the_first_night(town):
    assert stream.follow(town.now) == 0
    assert not Topic.objects.exists()


def test_confidential_tickets_are_in_no_matter(town):
    secret = said(town, *PLANT[0], confidential=True)
    night.run(town.now)
    said(town, *PLANT[1], confidential=True)
    assert stream.follow(town.now) == 0
    assert shape() == both()
    assert not TopicTicket.objects.filter(ticket_id=secret.pk).exists()


def test_a_ticket_that_became_confidential_leaves_and_a_matter_of_one_goes(town):
    night.run(town.now)
    Ticket.objects.filter(title=LAMPS[0][0]).update(confidential=True)
    night.run(town.now)
    assert shape() == [sorted(title for title, _c in PLANT)]
    assert Topic.objects.count() == 1


def test_what_rests_altogether_stays_as_it_was(town):
    night.run(town.now)
    before = rows()
    town.now += 2 * WINDOW
    assert night.run(town.now).tickets == 0
    assert rows() == before


def test_tasks_and_command_do_the_same(town, capsys):
    group_topics()
    said(town, *PLANT[0])
    follow_topics()
    assert Topic.objects.order_by("-size").first().size == 4
    call_command("find_topics", "--quiet")
    assert capsys.readouterr().out.startswith("7 tickets, 2 matters, 0 tickets changed theirs;")


def test_questions_are_a_list_of_their_own(town):
    for _time in range(2):
        said(town, "怎么办护照", "请问护照在哪里办理，需要什么材料？", type="consultation")
    night.run(town.now)
    assert [row.topic.title for row in listing.topics(town.now, question=True).rows] == ["怎么办护照"]
    assert len(listing.topics(town.now).rows) == 2


def test_the_list_goes_on_by_key_and_back(town, monkeypatch):
    night.run(town.now)
    monkeypatch.setattr(listing, "LONG", 1)
    first = listing.topics(town.now)
    second = listing.topics(town.now, first.next)
    back = listing.topics(town.now, second.previous)
    assert [len(page.rows) for page in (first, second, back)] == [1, 1, 1]
    assert first.rows[0].topic == back.rows[0].topic != second.rows[0].topic
    assert (first.previous, second.next, back.previous) == ("", "", "")
    warmths = [first.rows[0].topic.warmth, second.rows[0].topic.warmth]
    assert warmths == sorted(warmths, reverse=True)


def test_members_go_on_by_key(town, monkeypatch):
    night.run(town.now)
    monkeypatch.setattr(listing, "LONG", 2)
    topic = Topic.objects.get(size=3)
    first = listing.tickets(topic, town.who("supervisor"))
    second = listing.tickets(topic, town.who("supervisor"), first.next)
    seen = [ticket.registered_at for page in (first, second) for ticket in page.rows]
    assert len(seen) == 3
    assert seen == sorted(seen, reverse=True)
    assert listing.tickets(topic, town.who("analyst")).rows == []


def test_the_supervisor_reads_titles_and_tickets_the_analyst_words(town):
    night.run(town.now)
    plant = Topic.objects.get(size=3)
    page = person(town, "supervisor").get("/insight/topics/").content.decode()
    assert plant.title in page
    one = person(town, "supervisor").get(f"/insight/topics/{plant.pk}/").content.decode()
    numbers = Ticket.objects.filter(title__contains="搅拌站").values_list("number", flat=True)
    assert all(number in one for number in numbers)
    for address in ("/insight/topics/", f"/insight/topics/{plant.pk}/"):
        seen = person(town, "analyst").get(address).content.decode()
        assert "搅拌站" in seen
        assert not any(title in seen for title in (plant.title, *(title for title, _c in PLANT)))
        assert not any(number in seen for number in numbers)


def test_a_district_is_chosen(town):
    night.run(town.now)
    supervisor = person(town, "supervisor")
    assert "桂花苑" in supervisor.get("/insight/topics/?area=east").content.decode()
    assert "桂花苑" not in supervisor.get("/insight/topics/?area=west").content.decode()


@pytest.mark.parametrize("address", ["/insight/topics/?cursor=x", "/insight/topics/?cursor=%00", "/insight/topics/0/"])
def test_what_is_not_there_is_not_found(town, address):
    assert person(town, "supervisor").get(address).status_code == 404


def test_an_empty_city_says_why(town):
    assert "have not been grouped yet" in person(town, "supervisor").get("/insight/topics/").content.decode()


def test_the_list_costs_the_same_however_much_there_is(town):
    night.run(town.now)
    browser = person(town, "supervisor")
    few = statements(browser)
    for at in range(6):
        for _time in range(2):
            said(town, f"第{at}号楼{'甲乙丙丁戊己'[at]}电梯停运", f"{'甲乙丙丁戊己'[at] * 9}")
    night.run(town.now)
    assert Topic.objects.count() > 2
    assert statements(browser) == few


def statements(browser):
    browser.get("/insight/topics/")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        browser.get("/insight/topics/")
    return len(seen)
