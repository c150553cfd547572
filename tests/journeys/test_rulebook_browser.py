"""A supervisor changes a rule in a real browser: drafted, said in words while it is typed, replayed over the last days,
published, rolled back; and the pages of policies and calendars beside it."""

import pytest
from django.core.cache import cache

from hotline.rulebook import running
from hotline.rulebook.models import LawDraft, Run
from hotline.rulebook.tasks import do_run
from routing.models import Rule, RuleSet
from tests import town
from tests.journeys.people import NAMES, WAYS, Window
from tickets import rehearsal
from tickets.law import forget_cached

TICKETS = 3


@pytest.fixture
def story(transactional_db, monkeypatch):
    """Three road matters that a human sent elsewhere than the rules would, and that were well handled there."""
    cache.clear()
    forget_cached()
    town.build()
    story = town.Story(now=town.at("2026-03-02 09:00"))
    for _turn in range(TICKETS):
        story.sent(lead="market")
        story.closed("market")
        story.wait(minutes=10)
    story.register()
    story.until("2026-03-09 09:30")
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.now)
    yield story
    forget_cached()


class Room(Window):
    """The rulebook on a screen."""

    def presses(self, selector):
        """Press what leads to another page, and look at that."""
        with self.page.expect_navigation():
            self.page.click(f"main {selector} >> visible=true")
        self.sound()

    def told(self):
        """Wait until the page says that it worked."""
        self.page.wait_for_selector(".toast-success")


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS, ids=NAMES)
def test_a_rule_is_replayed_published_and_taken_back(story, live_server, window, monkeypatch, size, locale, language):
    page, complaints = window(size, locale)
    room = Room(story, page, live_server.url, language)
    room.sits("supervisor")

    # A draft of what is in force; its rule leads elsewhere, and the sentence follows while it is typed.
    room.opens("/rules/")
    room.presses(".head .tools form button.main")
    room.told()
    draft = RuleSet.objects.get(status="draft")
    room.presses("#rule-road-works h2 a")
    before = page.inner_text("#words")
    page.select_option("[name='lead.0.way']", "unit")
    page.wait_for_selector("[name='lead.0.value'][list='list-unit']")
    page.fill("[name='lead.0.value']", "")
    page.keyboard.type("Market bureau (market)", delay=10)
    page.locator("#words", has_text="Market bureau").wait_for()
    assert page.evaluate("document.activeElement.name") == "lead.0.value", "one goes on typing where one was"
    assert page.input_value("[name='lead.0.value']") == "Market bureau (market)"
    assert page.inner_text("#words") != before
    room.sound()
    assert Rule.objects.get(ruleset=draft, code="road-works").outcome["lead"] == {"duty": "roads"}, (
        "nothing is saved yet"
    )
    with page.expect_navigation():
        page.keyboard.press("F8")
    room.told()
    assert Rule.objects.get(ruleset=draft, code="road-works").outcome["lead"] == [{"unit": "market"}]

    # It may not be published unseen.
    room.presses(".head .tools a.main")
    page.check("[name=sure]")
    room.presses("form button.main")
    page.wait_for_selector("[name=unseen][aria-invalid=true]")
    assert RuleSet.objects.get(status="published").version == 1

    # Replayed over the last days: it waits for a worker, one watches it work, and reads what would change.
    room.presses(f".card a[href$='/sets/{draft.version}/replay/']")
    page.fill("[name=days]", "10")
    room.presses("form button.main")
    page.wait_for_selector("#run progress:not([value])")
    monkeypatch.setattr(rehearsal, "EVERY", 1)
    telling, watched = running._teller, []

    def teller(run):
        tell = telling(run)

        def told(done, total):
            tell(done, total)
            if done == 2:
                page.wait_for_selector(f"#run progress[value='{done}'][max='{total}']")
                watched.append((done, total))
                room.sound()

        return told

    monkeypatch.setattr(running, "_teller", teller)
    assert do_run.apply(args=[Run.objects.get().pk]).successful()
    assert watched == [(2, TICKETS + 1)]
    page.wait_for_selector("#run table")
    room.sound()
    changes = page.locator("#run table").first
    assert "Roads bureau" in changes.inner_text()
    assert "Market bureau" in changes.inner_text()
    result = Run.objects.get().result
    assert (result["changed"], result["right_before"], result["right_after"]) == (TICKETS + 1, 0, TICKETS)
    assert page.locator("#run .chip-done").count() == TICKETS, "three would have gone to the right unit"

    # Published: it stands in force, and binds the next call.
    room.presses("#run a.main")
    page.fill("[name=note]", "Markets mend roads.")
    page.check("[name=sure]")
    room.presses("form button.main")
    room.told()
    assert RuleSet.objects.get(status="published").version == draft.version
    assert page.locator("h1 .chip-done").count() == 1
    assert story.register().decision.lead == "market"
    room.opens("/rules/")

    # Rolled back: under a new number the old rules hold again.
    room.presses("a[href$='/sets/1/roll-back/']")
    page.fill("[name=note]", "It was wrong.")
    page.check("[name=sure]")
    room.presses("form button.grave")
    room.told()
    assert RuleSet.objects.get(status="published").version == draft.version + 1
    assert story.register().decision.lead == "roads"
    assert [one for one in complaints if "422" not in one] == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "locale", "language"), WAYS, ids=NAMES)
def test_a_promise_and_a_holiday_are_changed(story, live_server, window, size, locale, language):
    page, complaints = window(size, locale)
    room = Room(story, page, live_server.url, language)
    room.sits("supervisor")

    # A class: a mistake stands at its field, what was typed beside it; then it is kept.
    room.opens("/rules/policies/")
    room.presses("td a")
    room.presses(".head .tools form button.main")
    room.presses("a[href$='/classes/normal/']")
    page.fill("[name='handle.n']", "3")
    page.fill("[name='dispatches']", "0")
    page.keyboard.press("F8")
    page.wait_for_selector("#field-dispatches[aria-invalid=true]")
    assert page.input_value("[name='handle.n']") == "3"
    room.sound()
    page.fill("[name='dispatches']", "2")
    with page.expect_navigation():
        page.keyboard.press("F8")
    room.told()
    room.sound()

    # A catalogue item of its own, and the deadlines all this gives.
    room.presses("a[href$='/items/']")
    page.fill("[name=add]", "Road damage (0706)")
    room.presses(".filters button")
    page.fill("[name='handle.n']", "2")
    room.presses("button.main")
    room.presses("a[href$='/foresee/']")
    page.select_option("[name=category]", "0706")
    page.fill("[name=at]", "2026-09-29T10:00")
    room.presses(".filters button")
    assert page.locator("ins").count() >= 2
    room.opens("/rules/policies/shandong/publish/")
    page.fill("[name=note]", "Faster roads.")
    page.check("[name=sure]")
    room.presses("form button.main")
    room.told()
    do_run.apply(args=[Run.objects.get().pk])
    page.wait_for_selector("#run .notice-good")
    room.sound()

    # A holiday of the city's own.
    room.opens("/rules/calendars/")
    room.presses("h2 a")
    room.presses(".head .tools form button.main")
    page.fill("[name=days-first]", "2026-05-08")
    page.fill("[name=days-hours]", "9-5")
    page.select_option("[name=days-kind]", "hours")
    page.fill("[name=days-name]", "City day")
    room.presses("form:has([name=days-first]) button.main")
    page.wait_for_selector("[name=days-hours][aria-invalid=true]")
    page.select_option("[name=days-kind]", "holiday")
    room.presses("form:has([name=days-first]) button.main")
    room.told()
    assert LawDraft.objects.get().data["exceptions"]["2026-05-08"] == {"name": "City day", "windows": []}
    room.presses("a[href$='/foresee/']")
    room.opens("/rules/calendars/city/publish/")
    room.opens("/rules/try/")
    assert [one for one in complaints if "422" not in one] == []
