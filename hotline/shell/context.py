"""What base templates read, each asked for only where it is used."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from hotline.shell import times
from hotline.shell.counters import address, counters
from hotline.shell.counts import known
from hotline.shell.manner import Manner

HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "4..", "swap": True, "error": False},
        {"code": "...", "swap": False, "error": True},
    ],
}


class Shell:
    """The surroundings of one page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.demo = settings.DEMO
        self.name = settings.SITE_NAME
        self.languages = settings.LANGUAGES
        self.due_shapes = [(severity, times.ICONS[severity]) for severity in ("ahead", "soon", "late")]
        self.above = [counter.above for counter in counters() if counter.above]
        self.badges = [counter.badge for counter in counters() if counter.badge]
        self.sign_out, self.own = address("account:sign-out"), address("account:own")

    @cached_property
    def manner(self) -> Manner:
        """Theme and size of type, as the reader chose."""
        return Manner.of(self.request)

    @cached_property
    def navigation(self) -> list[dict[str, Any]]:
        """The counters of the person and their links, with the counts that are known already."""
        user = self.request.user
        if not user.is_authenticated:
            return []
        actor = user.actor
        found = known(actor)
        return [
            {
                "counter": counter,
                "links": [
                    {
                        "link": link,
                        "url": url,
                        "counted": link.count is not None,  # a template would call it
                        "count": found.get(link.key),
                        "here": url == self.request.path,
                    }
                    for link in counter.links_of(actor)
                    if (url := address(link.url_name))
                ],
            }
            for counter in counters()
            if actor.is_any(counter.roles)
        ]

    @cached_property
    def words(self) -> str:
        """What scripts need to say, as JSON."""
        return json.dumps(times.words())

    @cached_property
    def htmx(self) -> str:
        """How htmx behaves under our policy: nothing evaluated, nothing inline, refusals shown."""
        return json.dumps(HTMX)

    @cached_property
    def now(self) -> str:
        """The server's clock, for browsers whose own is wrong."""
        return timezone.now().isoformat()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``shell``."""
    return {"shell": Shell(request)}
