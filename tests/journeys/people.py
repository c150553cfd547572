"""Whoever sits before the window: sits down, works a queue, answers a call, and is never shown what cannot be read."""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone

from hotline.queues.models import Lease
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.journeys.conftest import DESK, PHONE

GRAVE = ("serious", "critical")
WAYS = [(DESK, "en-GB", "en"), (PHONE, "zh-CN", "zh-hans"), (PHONE, "en-GB", "en"), (DESK, "zh-CN", "zh-hans")]
NAMES = ["desk-en", "phone-zh", "phone-en", "desk-zh"]


class Window:
    """A browser's window before which the people of a story take turns."""

    def __init__(self, story, page, url, language):
        self.story, self.page, self.url, self.language = story, page, url, language

    def sits(self, who):
        """Let somebody sit down at it."""
        user = account(self.story.who(who))
        user.language = self.language
        user.save(update_fields=["language"])
        client = Client()
        client.force_login(user, backend=BACKEND)
        key = client.session.session_key
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.url}])

    def leaves(self):
        """Let nobody sit there: whoever comes next is a citizen."""
        self.page.context.clear_cookies()

    def opens(self, path):
        """Open a page and look at it."""
        self.page.goto(path)
        self.sound()

    def sound(self):
        """Nothing on the page is grave to those who read it otherwise, and it fits."""
        found = [one for one in Axe().run(self.page).response["violations"] if one["impact"] in GRAVE]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]
        assert told == [], (self.page.url, told)
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), self.page.url

    def works(self, queue):
        """Go to a queue and press N: the ticket is handed out, and its page holds it."""
        self.opens(f"/queues/{queue}/")
        self.page.keyboard.press("n")
        self.page.wait_for_url(f"**/queues/{queue}/{self.story.number}/")
        self.page.wait_for_selector("#lease .icon-user-check")
        self.sound()

    def sends(self):
        """Send the verb's form that stands open on a page of its own."""
        with self.page.expect_navigation():
            self.page.click("main form[data-draft] button.main >> visible=true")
        self.page.wait_for_selector(".toast-success")

    def done(self):
        """The act went through, and the ticket was given back."""
        self.page.wait_for_selector(".toast-success")
        assert not Lease.objects.filter(number=self.story.number).exists()
        self.story.now = timezone.now()

    def answers(self, solved):
        """Reach the citizen and put the three questions."""
        page = self.page
        page.keyboard.press("1")
        page.wait_for_selector(".asked >> visible=true")
        self.sound()
        page.check("[name=contacted][value=yes]")
        page.check(f"[name=solved][value={solved}]")
        page.check(f"[name=satisfied][value='{5 if solved == 'yes' else 1}']")
        page.keyboard.press("Alt+s")
        self.done()
