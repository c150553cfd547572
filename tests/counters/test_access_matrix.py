"""Role × endpoint: who gets in where. Made from the URL conf, so that no door can be hung without an entry here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from rest_framework.test import APIClient

from hotline.citizens.flags import raise_flag
from hotline.citizens.identity import Identity
from hotline.citizens.records import know
from hotline.files.api.files import GIVERS
from hotline.knowledge.actions import ArticleRow, put_article
from hotline.shell.counters import counters
from routing.actions import draft_rules
from tests.counters.doors import account
from tests.counters.test_tickets_api import valid
from tests.pictures import uploaded
from tests.story import Story, staff
from tickets.domain.lifecycle import DECIDERS, FLOOR, REGISTRARS, REVIEWERS, SUPERVISORS, UNIT_PEOPLE, VERBS, Verb
from tickets.domain.people import HOTLINE, STAFF_ROLES, UNIT, Role
from tickets.domain.vocabulary import State

NOBODY = "nobody"
EVERYBODY = frozenset(role.value for role in STAFF_ROLES)
SEES = FLOOR | UNIT_PEOPLE
"""Whose people see the ticket of this matrix: it lies with the roads bureau, below the coordinator's city hall."""

WRITERS = frozenset({Role.SUPERVISOR, Role.SYSTEM_ADMIN})
WATCHERS = frozenset({Role.SUPERVISOR, Role.ANALYST})
FIGURE_READERS = WATCHERS | {Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR}
LOG_READERS = frozenset({Role.AUDITOR, Role.SECURITY_ADMIN, Role.SUPERVISOR})
REGISTERS = REGISTRARS & STAFF_ROLES


@dataclass(frozen=True)
class Knock:
    """One way to knock at a door. Who is in `who` gets one of `ok`; other accounts get `no`; without an account it is
    401, unless the door is `public`."""

    method: str
    who: frozenset[Any] = EVERYBODY
    ok: tuple[int, ...] = (200,)
    no: int = 404
    body: Any = None
    public: bool = False
    path: dict[str, Any] = field(default_factory=dict)


def get(who: frozenset[Any] = EVERYBODY, no: int = 404, **path: Any) -> list[Knock]:
    return [Knock("get", who, no=no, path=path)]


def post(
    who: frozenset[Any] = EVERYBODY, no: int = 403, ok: tuple[int, ...] = (200,), body: Any = None, **path: Any
) -> list[Knock]:
    return [Knock("post", who, ok, no, body, path=path)]


def public(method: str = "post", ok: tuple[int, ...] = (400,), body: Any = None) -> list[Knock]:
    return [Knock(method, ok=ok, body=body, public=True)]


def of_ticket(who: frozenset[Any] = SEES, no: int = 404) -> list[Knock]:
    return [Knock("get", who, no=no, path={"number": "{number}"})]


FACTS = {"type": "complaint", "category": "0706", "area": "east-1"}
MATTER = {"type": "complaint", "title": "Pothole", "content": "Deep.", "category": "0706", "area": "east-1"}
LOOK = {"reason": "site_visit"}
FLAG = {
    "phone": "13900139000",
    "reason": "occupies_line",
    "step": "dissuaded",
    "evidence": "Calls.",
    "expires_on": "2026-04-01",
}
HANDLES = HOTLINE | UNIT
"""Who may look at the caller of this ticket: a hired agent only during their own call, a unit while it handles."""

RULES = {"version": 1}
DRAFT = {"version": 2}

DOORS: dict[str, list[Knock]] = {
    "me": get(),
    "schema": public("get", (200,)),
    "docs": public("get", (200,)),
    "lifecycle": public("get", (200,)),
    "policies": get(),
    "calendars": get(),
    "calendar-preview": post(body={"start": "2026-03-02T10:00:00Z", "span": "5 wd"}, key="city"),
    # Lists answer everybody, with what is theirs: test_a_list_holds_what_is_seen.
    "ticket-list": get(),
    "worklists": get(),
    "worklist": [
        *get(FLOOR, name="triage"),
        *get(frozenset({Role.SUPERVISOR}), name="arbitration"),
        *get(UNIT_PEOPLE | DECIDERS, name="to_sign"),
        *get(UNIT_PEOPLE, name="unit"),
        *get(REVIEWERS, name="reply_review"),
        *get(UNIT_PEOPLE | FLOOR, name="overdue"),
    ],
    "look-alikes": get(),
    "ticket": of_ticket(),
    "ticket-timeline": of_ticket(),
    "ticket-timers": of_ticket(),
    "ticket-requests": of_ticket(),
    "public-status": public(),
    # Reference data and rules
    "area-list": get(),
    "area-detail": get(code="east-1"),
    "unit-list": get(),
    "unit-detail": get(code="roads"),
    "category-list": get(),
    "category-detail": get(code="0706"),
    "duty-list": get(),
    "duty-kind-list": get(),
    "place-name-list": get(),
    "area-locate": [Knock("get", ok=(400,))],
    "ruleset-list": [*get(), *post(WRITERS, ok=(201,), body={})],
    "ruleset-detail": [*get(**RULES), Knock("delete", WRITERS, (204,), 403, path=DRAFT)],
    "ruleset-check": get(**RULES),
    "ruleset-judge": post(body=FACTS, **RULES),
    "ruleset-rehearsal": get(WRITERS, no=403, **RULES),
    "ruleset-publish": post(WRITERS, body={}, **DRAFT),
    "ruleset-retire": post(WRITERS, **RULES),
    "ruleset-roll-back": post(WRITERS, ok=(200, 409), body={}, **RULES),
    "ruleset-rules": [Knock("put", WRITERS, (200,), 403, [], path=DRAFT)],
    "ruleset-rule": [
        Knock("put", WRITERS, (400,), 403, {}, path={**DRAFT, "code": "new"}),
        Knock("delete", WRITERS, (204,), 403, path={**DRAFT, "code": "burst"}),
    ],
    # Intake
    "complaints": post(REGISTERS, ok=(201,), body={"matter": MATTER}),
    "complaints-preview": post(REGISTERS, body=MATTER),
    "callers-lookup": post(FLOOR, no=404, body={"phone": "13800138000"}),
    "public-complaints": public(),
    "public-looks": public(),
    **{f"public-{verb}": public() for verb in ("append", "urge", "withdraw", "call_back", "ask_reopen")},
    # Files
    "files": [Knock("post", GIVERS, (400,), 403, {}, public=True)],
    "file": get(SEES, key="{file}"),
    "ticket-files": of_ticket(),
    "public-files": public(),
    # Identities
    "ticket-identity": [
        *of_ticket(),
        Knock("post", HANDLES, (200,), -1, LOOK, path={"number": "{number}"}),
    ],
    "ticket-looks": of_ticket(LOG_READERS),
    "looks-by": get(LOG_READERS, account=1),
    "caller-flag-appeals": get(SUPERVISORS, no=403),
    "caller-flags": post(HOTLINE, ok=(201,), body=FLAG),
    "caller-flag-appeal": post(FLOOR, no=404, body={"text": "It was not me."}, key="{flag}"),
    "caller-flag-decide": post(SUPERVISORS, ok=(409,), body={"upheld": True, "why": "Yes."}, key="{flag}"),
    # Knowledge and notices
    "article-list": get(),
    "article-detail": [
        *get(code="meter"),
        Knock("put", WRITERS, (400,), 403, {}, path={"code": "meter"}),
        Knock("delete", WRITERS, (200,), 403, path={"code": "meter"}),
    ],
    "article-versions": get(code="meter"),
    "figures-rates": get(FIGURE_READERS),
    "figures-one": [*get(FIGURE_READERS, dim="unit", key="roads"), *get(WATCHERS, dim="city", key="all")],
    "figures-intake": get(WATCHERS),
    "figures-published": get(frozenset(), name="2026-01"),
    "warning-list": get(frozenset({Role.SUPERVISOR, Role.ANALYST}), no=403),
    "warning": [Knock("get", frozenset({Role.SUPERVISOR, Role.ANALYST}), ok=(404,), no=403, path={"key": 1})],
    "notices": get(),
    "notice-read": post(ok=(404,), key=1),
    "notices-read-all": post(body={"upto": 1}),
    # Every verb of the table: see test_verbs.
    **{f"ticket-{verb.value}": [] for verb, row in VERBS.items() if row.manual},
}  # fmt: skip


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield (address, name) of every URL of the product."""
    for one in (resolver or get_resolver()).url_patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            yield address, one.name or ""
        else:
            yield from patterns(one, address)


NAMES = {name for address, name in patterns() if address.startswith("api/")}


def test_every_url_has_an_entry():
    assert NAMES - set(DOORS) == set(), "a door without an entry: say who gets in"
    assert set(DOORS) - NAMES == set(), "an entry without a door"
    assert "" not in NAMES


def test_nothing_else_is_open_to_programs():
    roots = {address.partition("/")[0] for address, _name in patterns()}
    pages = {"account", "shell"} | {counter.prefix.partition("/")[0] for counter in counters()}
    at_the_root = [counter.name for counter in counters() if not counter.prefix]
    for name in at_the_root:
        pages |= {address.partition("/")[0] for address, _name in patterns(get_resolver(f"hotline.{name}.urls"))}
    assert roots - (pages - {""}) == {"", "api", "admin", "health"}


@dataclass
class Place:
    """The town with one ticket at the roads bureau, a draft of rules, an article and a flag."""

    story: Story
    flag: int
    file: str
    clients: dict[str, APIClient] = field(default_factory=dict)

    def client(self, role: str) -> APIClient:
        """Return a client of somebody who has just this role."""
        if role not in self.clients:
            client = APIClient()
            if role != NOBODY:
                unit = {"district_coordinator": "hall"}.get(role, "roads" if Role(role) in UNIT_PEOPLE else "")
                client.force_authenticate(account(staff(f"matrix.{role}", Role(role), unit=unit)))
            self.clients[role] = client
        return self.clients[role]

    def knock(self, role: str, name: str, knock: Knock) -> int:
        """Return the status of an answer; what was written is taken back."""
        known = {"number": self.story.number, "flag": self.flag, "file": self.file}
        filled = {key: value.format(**known) if isinstance(value, str) else value for key, value in knock.path.items()}
        url = reverse(name, kwargs=filled)
        cache.clear()
        with transaction.atomic():
            answer = getattr(self.client(role), knock.method)(url, knock.body)
            transaction.set_rollback(True)
        if answer.streaming:
            list(answer.streaming_content)  # a file that is not read to its end stays open
        return answer.status_code


@pytest.fixture
def place(clock):
    caller = know(Identity.read({"name": "Chen", "phone": FLAG["phone"]}), now=clock.now, proved=True)
    proof = uploaded(clock, "operator").id
    clock.register(caller=str(caller.pk), files=[proof])
    draft_rules(by="tests", now=clock.now)
    put_article(
        ArticleRow(code="meter", titles={"en": "Meter"}, answers={"en": "Every second month."}, owner="water"),
        by="tests",
        now=clock.now,
    )
    said = {**FLAG, "expires_on": date.fromisoformat(FLAG["expires_on"])}
    flag = raise_flag(actor=clock.who("reviewer"), now=clock.now, **said)
    return Place(clock, flag.pk, proof)


ROLES = [NOBODY, *sorted(EVERYBODY)]


@pytest.mark.parametrize("role", ROLES)
def test_doors(place, role):
    wrong = []
    for name, knocks in DOORS.items():
        for knock in knocks:
            if role == NOBODY:
                allowed, expected = knock.public, knock.ok if knock.public else (401,)
            else:
                allowed = role in {str(one) for one in knock.who}
                expected = knock.ok if allowed else (knock.no,)
            status = place.knock(role, name, knock)
            fine = status in expected or (knock.no == -1 and not allowed and role != NOBODY and status in (403, 404))
            if not fine:
                wrong.append((name, knock.method, knock.path, status, "expected", expected))
    assert not wrong


@pytest.mark.parametrize("role", ROLES)
def test_verbs(place, role):
    """Who sees the ticket and has the role is let in, and may then be told "not now"; others are not."""
    state = State(place.story.ticket.state)
    wrong = []
    for verb, row in VERBS.items():
        if not row.manual:
            continue
        knock = Knock("post", body=valid(verb), path={"number": "{number}"})
        status = place.knock(role, f"ticket-{verb.value}", knock)
        if role == NOBODY:
            expected = (401,)
        elif Role(role) not in SEES:
            expected = (404,)
        elif state not in row.sources:
            expected = (409,)
        elif Role(role) not in row.who:
            expected = (403,)
        elif role == "district_coordinator":
            # Their city hall holds no part in it: of a unit's verbs only those are theirs that need none.
            expected = (200, 400, 403, 409)
        elif (role, verb) == ("contractor", Verb.REVEAL):
            expected = (403,)  # a hired agent looks only during the call they log themselves
        else:
            expected = (200, 400, 409)
        if status not in expected:
            wrong.append((verb.value, status))
    assert not wrong


def test_a_list_holds_what_is_seen(place):
    for role in sorted(EVERYBODY):
        body = place.client(role).get("/api/v1/tickets/").json()
        assert bool(body["results"]) == (Role(role) in SEES), role
        likes = place.client(role).get("/api/v1/look-alikes/", {"category": "0706"}).json()
        assert bool(likes) == bool(body["results"]), role


def test_signing_in_is_asked_for_by_default():
    assert settings.REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] == ["rest_framework.permissions.IsAuthenticated"]
