"""One call's whole life in a real browser, as everybody meets it: logged, signed for, answered with a photo, passed,
called back, read by the citizen step by step. And the other life: not solved, an extension granted, done again."""

import re
import time

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import override

from routing import queries as routing
from tests import town
from tests.journeys.conftest import PHONE
from tests.journeys.people import NAMES, WAYS, Window
from tests.pictures import picture
from tickets.domain.vocabulary import State
from tickets.law import forget_cached
from tickets.models import Ticket
from tickets.queries.timeline import events_of, public_timeline

TELEPHONE = "13800138000"
SAID = {
    "en": "The rubbish at Harbour Road 5 was not collected, for three days now.",
    "zh-hans": "Harbour Road 5 的垃圾三天没人收了，臭味很大。",
}
LETTER = {
    "en": "We emptied the bins on {day} and will come twice a week from now on. The neighbours saw it.",
    "zh-hans": "我们已于{day}清运完毕，今后每周清运两次，并已当面告知居民。",
}
OFFICE = "s-east-1"
MINUTE = 60


@pytest.fixture
def story(transactional_db):
    cache.clear()
    forget_cached()
    town.build()
    yield town.Story(now=timezone.now())
    forget_cached()


@pytest.fixture
def life(story, live_server, window, size, locale, language):
    """A life to be lived in a window, and what the browser complained about in the end."""
    page, complaints = window(size, locale)
    yield Life(Window(story, page, live_server.url, language), size)
    # A poll that is under way when the page is left is broken off, which htmx complains of.
    assert [one for one in complaints if not one.startswith("htmx:")] == []


class Life:
    """What the people do, one after the other."""

    def __init__(self, room, size):
        self.room, self.page, self.story, self.size = room, room.page, room.story, size
        self.code = ""

    def calls(self):
        """The operator writes the call down and sends it: by keyboard at a desk, with a thumb on a phone."""
        page, pressed = self.page, []

        def press(key):
            page.keyboard.press(key)
            pressed.append(key)

        self.room.sits("operator")
        self.room.opens("/desk/")
        begun = time.monotonic()
        if self.size is PHONE:
            page.fill("#f-phone", TELEPHONE)
            page.click("#f-content")
        else:
            page.keyboard.type(TELEPHONE)
            press("Alt+w")
        page.keyboard.type(SAID[self.room.language])
        page.wait_for_selector('[data-take="area"]')
        page.wait_for_selector('[data-take="category"]')
        if self.size is PHONE:
            page.click("[data-take-all]")
        else:
            press("Alt+Enter")
        page.wait_for_selector(".part-sent .to strong >> text=east-1")
        if self.size is PHONE:
            page.click("[data-press=finish]")
        else:
            press("Control+Enter")
        page.wait_for_url("**/desk/done/**")
        seconds = time.monotonic() - begun
        self.room.sound()
        ticket = Ticket.objects.get()
        assert (ticket.lead_id, ticket.area_id, ticket.state) == (OFFICE, "east-1", State.DISPATCHED)
        assert seconds < MINUTE
        print(f"\na call logged and sent, {self.room.language}, {self.size['width']}: {seconds:.1f} s; {pressed}")
        number, code = page.locator(".groups").all()
        assert number.get_attribute("aria-label") == ticket.number
        self.story.number, self.code = ticket.number, re.sub(r"\s", "", code.inner_text())

    def signs(self):
        """The unit finds it in its inbox and signs for it on its page."""
        self.room.sits(OFFICE)
        self.room.opens("/unit/")
        self.page.click(f"a[href='/tickets/{self.story.number}/'] >> visible=true")
        self.page.wait_for_url(f"**/tickets/{self.story.number}/")
        self.room.sound()
        with self.page.expect_navigation():
            self.page.click("form[data-verb=sign_for] button >> visible=true")
        assert self.story.ticket.state == State.HANDLING

    def replies(self, photo):
        """It has spoken with the caller, and replies with a photo."""
        self.room.sits(OFFICE)
        self.room.opens(f"/tickets/{self.story.number}/act/contact/")
        self.page.check("[name=way][value=visit]")
        self.page.fill("[name=note]", "Spoke at the door.")
        self.room.sends()
        self.room.opens(f"/tickets/{self.story.number}/act/reply/")
        self.page.check("[name=result][value=solved]")
        self.page.fill("[name=text]", self.letter())
        self.page.set_input_files("input[type=file]", str(photo))
        self.page.wait_for_load_state("networkidle")
        self.room.sends()
        assert self.story.ticket.state == State.REPLIED
        self.room.sound()

    def letter(self):
        """What the unit writes, another in each round."""
        return LETTER[self.room.language].format(day=f"{self.story.ticket.round}.3.")

    def passes(self):
        """The reviewer reads it and passes it."""
        self.room.sits("reviewer")
        self.room.works("review")
        assert self.letter() in self.page.inner_text("main")
        self.page.keyboard.press("p")
        self.room.done()

    def is_called_back(self, solved):
        """The operator calls, having noted why the number is looked at, and puts the three questions."""
        self.room.sits("operator")
        self.room.works("callbacks")
        if not self.page.query_selector(".shown"):
            self.page.keyboard.press("s")
        self.page.wait_for_selector(".shown")
        assert TELEPHONE in self.page.inner_text(".shown").replace(" ", "")
        self.room.answers(solved)

    def asks_for_days(self, days):
        """The unit asks for more time, with its reason."""
        self.room.sits(OFFICE)
        self.room.opens(f"/tickets/{self.story.number}/act/request/?kind=extension")
        if self.page.query_selector("select[name=reason]"):
            self.page.select_option("[name=reason]", index=1)
        else:
            self.page.check("[name=reason] >> nth=0")
        self.page.fill("[name=basis]", "The lorry is being repaired.")
        self.page.fill("[name=days]", str(days))
        self.room.sends()
        assert self.story.ticket.pending

    def is_granted(self):
        """The supervisor grants it."""
        before = self.story.clock("handle").due_at
        self.room.sits("supervisor")
        self.room.works("requests")
        self.page.keyboard.press("w")
        self.page.keyboard.type("Until the lorry is back.")
        self.page.keyboard.press("Alt+g")
        self.page.wait_for_selector(".toast-success")
        assert not self.story.ticket.pending
        assert self.story.clock("handle").due_at > before

    def reads(self):
        """The citizen types number and code, and reads every step that is theirs to read, in their language."""
        self.room.leaves()
        self.room.opens("/status/")
        self.page.fill("[name=number]", self.story.number)
        self.page.fill("[name=code]", self.code)
        self.page.locator("main form.fields button.main").last.click()
        self.page.wait_for_url(f"**/status/{self.story.number}/")
        self.room.sound()
        told = self.page.inner_text("main")
        with override(self.room.language):
            steps = public_timeline(events_of(self.story.ticket), routing.current())
        assert steps
        for step in steps:
            assert step.sentence in told, step.sentence
        assert self.letter() in told
        photos = self.page.locator("main img[src*='/files/']")
        for photo in photos.all():
            photo.scroll_into_view_if_needed()
        self.page.wait_for_load_state("networkidle")
        assert photos.count()
        assert all(photo.evaluate("one => one.naturalWidth > 0") for photo in photos.all())
        return steps


@pytest.fixture
def photo(tmp_path):
    taken = tmp_path / "bins.jpg"
    taken.write_bytes(picture(size=(800, 600)))
    return taken


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS, ids=NAMES)
def test_a_call_becomes_a_matter_settled(life, photo):
    life.calls()
    life.signs()
    life.replies(photo)
    life.passes()
    life.is_called_back("yes")
    assert (life.story.ticket.state, life.story.ticket.outcome) == (State.CLOSED, "resolved")
    life.reads()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS[:2], ids=NAMES[:2])
def test_not_solved_is_done_again_with_the_days_that_were_asked_for(life, photo):
    life.calls()
    life.signs()
    life.replies(photo)
    life.passes()
    life.is_called_back("no")
    assert (life.story.ticket.state, life.story.ticket.round) == (State.DISPATCHED, 2)
    life.signs()
    life.asks_for_days(1)
    life.is_granted()
    life.replies(photo)
    life.passes()
    life.is_called_back("yes")
    assert (life.story.ticket.state, life.story.ticket.round) == (State.CLOSED, 2)
    steps = life.reads()
    assert {"register", "sign_for", "reply", "call_back"} <= {step.verb for step in steps}
