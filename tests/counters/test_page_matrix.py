"""Role × page: who is let into which room. Made from the URL conf, so that no page can be added without an entry here.

This asks the coarse question of every address: with GET, as everybody there is. What each page shows and what its
forms do is asked in the counters' own tests. The same walk proves that looking writes nothing.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from hotline.queues.queue import QUEUES
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.counters.test_access_matrix import WRITERS, patterns
from tests.story import staff
from tickets.domain.lifecycle import DECIDERS, FLOOR, LOOKERS, REVIEWERS, SUPERVISORS, UNIT_PEOPLE
from tickets.domain.people import HOTLINE_FLOOR, STAFF_ROLES, Role

NOBODY = "nobody"
ANYBODY = frozenset({NOBODY, *STAFF_ROLES})
EVERYBODY = frozenset(STAFF_ROLES)
QUICK = (NOBODY, Role.SUPERVISOR, Role.HANDLER, Role.ANALYST)
"""Who walks in the quick suite; the others in the slow one."""


@dataclass(frozen=True)
class Room:
    """Who gets `ok`. Others get `no`; without an account one is shown the way in (302), unless it is for anybody."""

    who: frozenset[str]
    ok: int = 200
    no: int = 404

    def wanted(self, role: str) -> int:
        if role in self.who:
            return self.ok
        return 302 if role == NOBODY and self.no == 404 else self.no


PUBLIC, SIGNED_IN, OF_TICKET, ON_THE_FLOOR = Room(ANYBODY), Room(EVERYBODY), Room(LOOKERS), Room(HOTLINE_FLOOR)
PUSH = Room(ANYBODY, 405)
"""An address that is only sent to."""

ONWARD = Room(ANYBODY, 303)
"""A step that sends whoever has not come to it to the one before."""

NOT_BEGUN = Room(frozenset())
"""What belongs to a draft, a call or a breach that is not there here: whoever gets in finds nothing."""

ABSENT = Room(ANYBODY, 404)
"""What is not there for anybody as it is asked for here."""

QUEUE_PEOPLE = {
    "triage": FLOOR,
    "arbitration": SUPERVISORS,
    "requests": DECIDERS,
    "review": REVIEWERS,
    "callbacks": FLOOR,
}

SUPERVISOR = Room(frozenset({Role.SUPERVISOR}))
WATCHERS = frozenset({Role.SUPERVISOR, Role.ANALYST})
READERS = Room(WATCHERS)
LEADERS = frozenset({Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR})
FIGURE_READERS = WATCHERS | LEADERS
RULE_PAGES = (
    "sets",
    "try",
    "set",
    "against",
    "replay",
    "policies",
    "policy",
    "policy-items",
    "calendars",
    "calendar",
    "calendar-forecast",
)
RULE_PUSHES = (
    "draft",
    "discard",
    "move",
    "remove",
    "policy-begin",
    "policy-drop",
    "calendar-begin",
    "calendar-drop",
)
RULES_BEGUN = (
    "run",
    "publish",
    "roll-back",
    "new-rule",
    "rule",
    "forecast",
    "policy-publish",
    "policy-general",
    "policy-class",
    "policy-item",
    "calendar-publish",
)

ROOMS: dict[str, Room] = {
    "account:own": SIGNED_IN,
    "account:sign-in": PUBLIC,
    "account:second": Room(ANYBODY, 302),
    "account:sign-out": PUSH,
    "account:password": SIGNED_IN,
    "account:factor": SIGNED_IN,
    "account:set-up": Room(ANYBODY, 302),
    "account:kept": SIGNED_IN,
    "shell:counts": SIGNED_IN,
    "shell:manner": PUSH,
    "shell:language": PUSH,
    "shell:components": SIGNED_IN,
    # The demo's lobby is not there in an installation, which is what the tests run as.
    **dict.fromkeys(("lobby:lobby", "lobby:switch", "lobby:walk"), ABSENT),
    **dict.fromkeys(
        (
            "casefile:ticket",
            "casefile:live",
            "casefile:timeline",
            "casefile:identity",
            "casefile:deadline",
            "casefile:print",
            "casefile:act",
            "casefile:part",
        ),
        OF_TICKET,
    ),
    **dict.fromkeys((f"desk:{name}" for name in ("console", "map")), ON_THE_FLOOR),
    **dict.fromkeys(
        (f"desk:{name}" for name in ("finish", "join", "park", "drop", "cti", "caller", "suggest", "beside")), PUSH
    ),
    "desk:ringing": Room(HOTLINE_FLOOR, 204),
    "desk:done": NOT_BEGUN,
    **dict.fromkeys(
        (f"unit:{name}" for name in ("inbox", "tabs", "print", "days", "filters", "save-filter")), Room(UNIT_PEOPLE)
    ),
    **dict.fromkeys((f"unit:{name}" for name in ("people", "units")), Room(LEADERS)),
    **dict.fromkeys((f"unit:{name}" for name in ("bulk", "change-filter")), PUSH),
    **dict.fromkeys((f"supervision:{name}" for name in ("breaches", "proposals", "policies", "unit")), SUPERVISOR),
    **dict.fromkeys((f"supervision:{name}" for name in ("press", "take-up", "review")), NOT_BEGUN),
    "supervision:home": Room(WATCHERS, 302),
    "insight:topics": Room(WATCHERS),
    "insight:topic": NOT_BEGUN,
    **dict.fromkeys(
        (f"insight:{name}" for name in ("warnings", "detectors", "detector", "campaigns", "season")), READERS
    ),
    **dict.fromkeys((f"insight:{name}" for name in ("act", "replay", "switch", "words", "take", "campaign-act")), PUSH),
    **dict.fromkeys((f"insight:{name}" for name in ("warning", "campaign")), NOT_BEGUN),
    "insight:campaign-new": SUPERVISOR,
    "supervision:wall": Room(WATCHERS),
    "supervision:second": PUSH,
    **dict.fromkeys((f"rulebook:{name}" for name in RULE_PAGES), Room(WRITERS)),
    **dict.fromkeys((f"rulebook:{name}" for name in RULE_PUSHES), PUSH),
    **dict.fromkeys((f"rulebook:{name}" for name in RULES_BEGUN), NOT_BEGUN),
    "figures:rates": Room(FIGURE_READERS),
    **dict.fromkeys((f"figures:{name}" for name in ("tickets", "score", "month")), NOT_BEGUN),
    "figures:one": Room(FIGURE_READERS),
    "figures:claims": Room(SUPERVISORS | LEADERS),
    "figures:months": Room(WATCHERS),
    **dict.fromkeys((f"figures:{name}" for name in ("publish", "decide")), PUSH),
    "notify:inbox": SIGNED_IN,
    "notify:bell": SIGNED_IN,
    "notify:read-all": PUSH,
    "notify:open": PUSH,
    "queues:overview": ON_THE_FLOOR,
    **{f"queues:{queue.name}": Room(frozenset(QUEUE_PEOPLE[queue.name]) & EVERYBODY) for queue in QUEUES},
    "queues:work": ON_THE_FLOOR,
    "queues:preview": NOT_BEGUN,
    **dict.fromkeys((f"queues:{name}" for name in ("next", "bulk", "hold", "leave", "over", "look", "act")), PUSH),
    **dict.fromkeys((f"portal:{name}" for name in ("home", "help", "figures", "what", "check")), PUBLIC),
    **dict.fromkeys(
        (
            f"portal:{name}"
            for name in (
                "begin",
                "kind",
                "where",
                "near",
                "photos",
                "contact",
                "review",
                "receipt",
                "start-over",
                "close",
                "matter",
                "data",
            )
        ),
        ONWARD,
    ),
    **dict.fromkeys((f"portal:{name}" for name in ("article", "map", "act", "link")), ABSENT),
}

FILLED = {
    "verb": "note",
    "key": "citizen-1",
    "clock": "citizen-1",
    "name": "triage",
    "code": "roads",
    "service_class": "normal",
    "act": "rename",
    "size": "small",
    "token": "x",
}
ABOUT = {
    "rulebook:policy": {"key": "shandong"},
    "rulebook:calendar": {"key": "city"},
    "casefile:part": {"name": "waterfall"},
    "figures:one": {"dim": "unit", "key": "roads"},
    "figures:tickets": {"dim": "unit", "key": "roads", "what": "never"},
    "figures:month": {"name": "2026-01"},
    "insight:detector": {"code": "surge"},
    "insight:warning": {"key": 1},
    "insight:act": {"key": 1, "act": "dismiss"},
    "insight:take": {"code": "surge", "key": 1},
    "insight:campaign": {"key": 1},
    "insight:campaign-act": {"key": 1, "act": "close"},
}
"""What some pages are about: a policy and a calendar of the town, a part of a ticket's page."""

WRITES = re.compile(
    r"^\s*(INSERT INTO|UPDATE|DELETE FROM|WITH .*\b(?:INSERT INTO|UPDATE|DELETE FROM))\s+\"?(\w+)", re.S
)
SESSION = "django_session"
"""The one table that looking may write to: when a session was last used."""


def rooms() -> Iterator[tuple[str, str]]:
    """Yield the name and address of every page of the site; the API and the administration have tests of their own."""
    for one in get_resolver().url_patterns:
        if isinstance(one, URLResolver) and one.namespace and one.namespace != "admin":
            for address, name in patterns(one):
                yield f"{one.namespace}:{name}", address


def filled(story, page: str, kind: str, key: str) -> object:
    """Return what stands in an address for a key of some kind."""
    if kind == "uuid":
        return uuid.UUID(int=0)
    if kind in ("int", "version"):
        return 1
    known = {"number": story.number, **FILLED, **ABOUT.get(page.rpartition("-")[0] or page, {}), **ABOUT.get(page, {})}
    return known[key]


def keeper(written: list[str]):
    def watch(execute, sql, params, many, context):
        found = WRITES.match(sql if isinstance(sql, str) else str(sql))
        if found and found[1] != SESSION:
            written.append(sql[:200])
        return execute(sql, params, many, context)

    return connection.execute_wrapper(watch)


def somebody(role: str) -> Client:
    client = Client()
    if role != NOBODY:
        unit = {Role.DISTRICT_COORDINATOR: "hall"}.get(role, "roads" if Role(role) in UNIT_PEOPLE else "")
        client.force_login(account(staff(f"rooms.{role}", Role(role), unit=unit)), backend=BACKEND)
        client.get("/account/")
    return client


def test_every_page_has_an_entry():
    names = {name for name, _address in rooms()}
    assert names - set(ROOMS) == set(), "a page without an entry: say who gets in"
    assert set(ROOMS) - names == set(), "an entry without a page"


@pytest.mark.parametrize(
    "role",
    [role if role in QUICK else pytest.param(role, marks=pytest.mark.slow) for role in (NOBODY, *sorted(STAFF_ROLES))],
)
def test_who_gets_in_and_that_looking_writes_nothing(clock, role):
    clock.register()
    client, wrong, written = somebody(role), {}, []
    for name, address in rooms():
        wishes = {key: filled(clock, name, kind, key) for kind, key in re.findall(r"<(?:(\w+):)?(\w+)>", address)}
        cache.clear()
        with keeper(written):
            status = client.get(reverse(name, kwargs=wishes)).status_code
        if status != ROOMS[name].wanted(role):
            wrong[name] = (status, ROOMS[name].wanted(role))
    assert wrong == {}
    assert written == []
