"""The rooms of active governance: what is shown to whom, what a form refuses, what an act leaves behind."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hotline.figures.models import IntakeDay
from hotline.insight.campaigns import Said, begin, indicator
from hotline.insight.watching.models import Campaign, CampaignTask, DetectorSetting, EarlyWarning
from hotline.insight.watching.watch import look
from hotline.insight.wordlist import as_lines, read_lines
from tests.counters.insight import burst, past
from tickets.domain.people import Role
from tickets.domain.refusals import Forbidden, Invalid
from tickets.models import Ticket

KEY = "0b0a0908-0706-4504-8302-0100000000"


@pytest.fixture
def warned(story):
    """A surge that was warned of."""
    past(story.now)
    burst(story, 9)
    look(story.now - timedelta(hours=3), story.now)
    return EarlyWarning.objects.get()


@pytest.fixture
def inside(client, story):
    """Let somebody in: ``inside("supervisor")``."""
    from hotline.staff.models import User
    from tests.counters.casefile import BACKEND

    def enter(role):
        story.who(role)
        client.force_login(User.objects.get(username=role), backend=BACKEND)
        return client

    return enter


def sent(warning, **said):
    return {"version": warning.version, **said}


def test_the_list_shows_what_is_open_and_what_ended(inside, warned):
    desk = inside("supervisor")
    assert "Road damage" in desk.get("/insight/").content.decode()
    desk.post(f"/insight/warnings/{warned.pk}/dismiss/", sent(warned, reason="chance", why="Fair."))
    assert "Road damage" not in desk.get("/insight/").content.decode()
    ended = desk.get("/insight/?list=ended&detector=surge").content.decode()
    assert "nothing unusual behind it" in ended
    assert "Road damage" not in desk.get("/insight/?list=ended&detector=cluster").content.decode()


def test_the_page_explains_and_names_the_tickets(inside, warned):
    page = inside("supervisor").get(f"/insight/warnings/{warned.pk}/").content.decode()
    assert f"{warned.seen} came in within" in page
    assert warned.numbers[-1] in page


def test_an_analyst_reads_figures_and_no_tickets(inside, warned):
    desk = inside("analyst")
    page = desk.get(f"/insight/warnings/{warned.pk}/").content.decode()
    assert "came in within" in page
    assert not any(number in page for number in warned.numbers)
    assert "<form" not in page.split("<main", 1)[1]
    assert desk.post(f"/insight/warnings/{warned.pk}/acknowledge/", sent(warned)).status_code == 404
    data = desk.get(f"/api/v1/warnings/{warned.pk}/").json()
    assert data["numbers"] == []
    warned.refresh_from_db()
    assert warned.version == 1


def test_a_dismissal_without_a_reason_is_sent_back_with_what_was_typed(inside, warned):
    answer = inside("supervisor").post(f"/insight/warnings/{warned.pk}/dismiss/", sent(warned, why="Because of rain."))
    assert answer.status_code == 422
    assert "Because of rain." in answer.content.decode()
    warned.refresh_from_db()
    assert warned.standing == "raised"


def test_a_task_is_on_its_way(inside, warned):
    desk = inside("supervisor")
    said = sent(warned, title="Mend Main Street", content="Nine potholes.")
    answer = desk.post(f"/insight/warnings/{warned.pk}/task/", said)
    assert answer.status_code == 303
    warned.refresh_from_db()
    ticket = Ticket.objects.get(number=warned.task)
    assert ticket.title == "Mend Main Street"
    again = desk.post(f"/insight/warnings/{warned.pk}/task/", said)
    assert again.status_code == 412
    assert Ticket.objects.filter(title="Mend Main Street").count() == 1
    assert ticket.number in desk.get(f"/insight/warnings/{warned.pk}/").content.decode()


def test_somebody_was_faster(inside, warned):
    desk = inside("supervisor")
    desk.post(f"/insight/warnings/{warned.pk}/acknowledge/", sent(warned))
    answer = desk.post(f"/insight/warnings/{warned.pk}/dismiss/", sent(warned, reason="chance", why="Mine."))
    assert answer.status_code == 412
    assert "Mine." in answer.content.decode()


def test_lists_cost_the_same_however_long(inside, story):
    desk = inside("supervisor")

    def add(many):
        for number in range(many):
            EarlyWarning.objects.create(
                detector="surge", matter=f"{many}-{number}", window=story.now.date(), category="0706", area="east",
                score=3, seen=5, expected=1, days=1, raised_at=story.now - timedelta(minutes=number + 60 * many),
                grew_at=story.now,
            )  # fmt: skip

    counts = []
    for many in (2, 30):
        add(many)
        desk.get("/insight/")
        with CaptureQueriesContext(connection) as seen:
            page = desk.get("/insight/").content.decode()
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert "cursor=" in page


def test_pages_by_key_show_each_warning_once(inside, story):
    for number in range(60):
        EarlyWarning.objects.create(
            detector="surge", matter=str(number), window=story.now.date(), score=3, seen=5, expected=1, days=1,
            raised_at=story.now - timedelta(minutes=number // 2), grew_at=story.now,
        )  # fmt: skip
    desk, seen, cursor = inside("supervisor"), [], ""
    while True:
        data = desk.get(f"/api/v1/warnings/?cursor={cursor}").json()
        seen += [one["id"] for one in data["results"]]
        cursor = data["next"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 60
    assert desk.get("/api/v1/warnings/?standing=odd").status_code == 400
    assert desk.get("/api/v1/warnings/?cursor=odd").status_code == 400


class TestDetectors:
    def test_words_are_data(self, inside, story):
        desk = inside("supervisor")
        assert desk.get("/insight/detectors/sensitive/").status_code == 200
        bad = desk.post("/insight/detectors/sensitive/words/", {"version": 0, "words": "gas 3 leak"})
        assert bad.status_code == 400
        assert "Line 1" in bad.content.decode()
        assert not DetectorSetting.objects.exists()
        good = desk.post("/insight/detectors/sensitive/words/", {"version": 0, "words": "own | 3 | flying saucer"})
        assert good.status_code == 303
        story.register(content="A flying saucer.")
        look(story.now - timedelta(hours=1), story.now)
        assert EarlyWarning.objects.get().facts["words"] == [["own", "flying saucer"]]

    def test_a_list_survives_being_written_down(self):
        lists = {"gas": {"weight": 3.0, "words": ["漏气", "gas leak"]}}
        assert read_lines(as_lines(lists)) == lists
        with pytest.raises(Invalid):
            read_lines("a | 1 | b\na | 1 | c")

    def test_switching_off(self, inside):
        desk = inside("supervisor")
        assert desk.post("/insight/detectors/surge/switch/", {"version": 0, "on": "0"}).status_code == 303
        assert not DetectorSetting.objects.get(pk="surge").on
        assert desk.post("/insight/detectors/surge/switch/", {"version": 0, "on": "1"}).status_code == 412
        assert desk.get("/insight/detectors/odd/").status_code == 404


class TestCampaigns:
    def form(self, **changed):
        said = {
            "topic": "Main Street", "question": "No potholes.", "category": "0706", "lead": "roads",
            "starts_on": "2026-03-01", "ends_on": "2026-03-31", "once": f"{KEY}01",
        }  # fmt: skip
        return {**said, **changed}

    def test_from_beginning_to_end(self, inside, warned, story):
        desk = inside("supervisor")
        answer = desk.post("/insight/campaigns/new/", self.form())
        campaign = Campaign.objects.get()
        assert answer.url == reverse("insight:campaign", args=[campaign.pk])
        desk.post("/insight/campaigns/new/", self.form())
        assert Campaign.objects.count() == 1
        desk.post(f"/insight/warnings/{warned.pk}/campaign/", sent(warned, campaign=campaign.pk))
        task = {"title": "Survey", "content": "Look at all streets.", "area": "east-1", "once": f"{KEY}02"}
        for _twice in range(2):
            assert desk.post(f"/insight/campaigns/{campaign.pk}/task/", task).status_code == 303
        assert CampaignTask.objects.count() == 1
        assert Ticket.objects.get(number=CampaignTask.objects.get().number).lead_id == "roads"
        page = desk.get(f"/insight/campaigns/{campaign.pk}/").content.decode()
        assert "Survey" in page
        assert "Road damage" in page
        ended = desk.post(f"/insight/campaigns/{campaign.pk}/close/", {"version": 1, "conclusion": "Half as many."})
        assert ended.status_code == 303
        late = desk.post(f"/insight/campaigns/{campaign.pk}/task/", {**task, "once": f"{KEY}03"})
        assert late.status_code == 409
        assert CampaignTask.objects.count() == 1

    def test_what_cannot_be(self, inside):
        desk = inside("supervisor")
        answer = desk.post("/insight/campaigns/new/", self.form(ends_on="2026-02-01"))
        assert answer.status_code == 400
        assert "A campaign ends after it begins" in answer.content.decode()
        assert not Campaign.objects.exists()

    def test_the_season_is_taken_out(self, story):
        start = story.now.date() - timedelta(days=10)
        for ago, before, since in ((0, 6, 3), (364, 4, 4)):
            for day in range(-10, 10):
                IntakeDay.objects.create(
                    day=start + timedelta(days=day - ago), category="0706", area="", channel="",
                    count=since if day >= 0 else before,
                )  # fmt: skip
            for day in range(-10, 10):
                IntakeDay.objects.create(
                    day=start + timedelta(days=day - ago), category="", area="", channel="", count=9
                )
        said = Said("T", "Q", "0706", "roads", start, start + timedelta(days=30))
        campaign = begin(said, key=f"{KEY}04", actor=story.who("supervisor"), now=story.now)
        found = indicator(campaign, story.now.date())
        assert (found.before, found.since, found.before_then, found.since_then) == (60, 30, 40, 40)
        assert found.effect == pytest.approx(-0.5)

    def test_others_may_not(self, story):
        said = Said("T", "Q", "0706", "roads", story.now.date(), story.now.date() + timedelta(days=30))
        with pytest.raises(Forbidden):
            begin(said, key=f"{KEY}05", actor=story.who(Role.ANALYST), now=story.now)
