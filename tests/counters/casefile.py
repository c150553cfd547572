"""Standing before a ticket's page in tests: somebody signed in, the verbs on it, a form as a browser would send it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from tests.counters.doors import account
from tests.story import Story

BACKEND = "django.contrib.auth.backends.ModelBackend"


def person(story: Story, who: str) -> Client:
    """Return a browser in which somebody of the story is signed in."""
    client = Client()
    client.force_login(account(story.who(who)), backend=BACKEND)
    return client


def case_url(story: Story, *rest: str) -> str:
    """Return an address below the ticket's."""
    return "/".join(("/tickets", story.number, *rest, ""))


class Page(HTMLParser):
    """What a page offers: verbs as buttons, and the fields of its forms of verbs, as a browser would send them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.verbs: set[str] = set()
        self.fields: dict[str, list[str]] = {}
        self.named: set[str] = set()
        self.choices: dict[str, list[str]] = {}
        self._select = ""
        self._inside = False
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, found: Any) -> None:
        attrs = dict(found)
        if "data-verb" in attrs:
            self.verbs.add(attrs["data-verb"])
        if tag == "form":
            self._inside = "data-draft" in attrs
        if not self._inside:
            return
        name = attrs.get("name", "")
        if name:
            self.named.add(name)
        if tag == "input" and name and attrs.get("type") not in ("file", "submit"):
            if attrs.get("type") in ("radio", "checkbox"):
                self.choices.setdefault(name, []).append(attrs.get("value", "on"))
                if "checked" not in attrs:
                    return
            self.fields.setdefault(name, []).append(attrs.get("value", ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self.choices.setdefault(self._select, []).append(attrs.get("value", ""))
            if "selected" in attrs:
                self.fields.setdefault(self._select, []).append(attrs.get("value", ""))
        elif tag == "textarea":
            self._area = name
            self.fields.setdefault(name, [""])

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] = [(self.fields[self._area][0] + data).removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""


def opened(client: Client, story: Story, verb: str, query: str = "") -> Page:
    """Return a verb's form, opened on a page of its own."""
    answer = client.get(case_url(story, "act", verb) + query)
    assert answer.status_code == 200, (verb, answer.status_code, answer.content.decode()[:400])
    return Page(answer.content.decode())


def sent(client: Client, story: Story, verb: str, said: dict[str, Any], query: str = "") -> Any:
    """Open a verb's form, fill it in and send it; everything said must be a field of it."""
    page = opened(client, story, verb, query)
    missing = set(said) - page.named
    assert not missing, f"the form of {verb} has no {missing}"
    return client.post(case_url(story, "act", verb), {**page.fields, **said})
