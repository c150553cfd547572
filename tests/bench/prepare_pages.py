"""Run by `bench_pages` in a process of its own, on the city's database, before anything is measured.

Signs people in, gives new tickets to a unit, and fills citizens' reports up to their last page; prints what the clients
need as JSON.
"""

# ruff: noqa: E402 (what follows the setup needs it)

import json
import sys
from itertools import islice
from random import randrange

import django

django.setup()

from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.utils import timezone

from hotline.citizens.models import Citizen
from hotline.shell.counters import address
from hotline.staff.models import User
from routing.models import Category
from tickets.actions.dispatch import dispatch
from tickets.actions.register import register
from tickets.codes import code_hash
from tickets.models import Assignment, Ticket

settings.ALLOWED_HOSTS = ["*"]
CODE, WRITES = sys.argv[1], int(sys.argv[2])
NOW = timezone.now()
BACKEND = "django.contrib.auth.backends.ModelBackend"
RUN = randrange(64, 128)  # reports are counted by address: each run has others
LISTS = ("triage", "arbitration", "requests", "review", "callbacks")


def signed_in(role):
    """Return somebody with a role, and the cookie of their session; of a unit, who has most to do."""
    people = User.objects.filter(roles__contains=[role], is_active=True).select_related("unit")
    if role == "unit_clerk":
        busy = dict(Assignment.objects.filter(open=True).values_list("unit").annotate(n=Count("pk")))
        person = max(people, key=lambda one: busy.get(one.unit.code if one.unit else "", 0))
    else:
        person = people.order_by("pk").first()
    client = Client()
    client.force_login(person, backend=BACKEND)
    session = client.session
    session["account.second"] = True
    session.save()
    return person, f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def readable(ticket):
    """Say whether the caller is sealed under a key of this run: the city may be older."""
    caller = Citizen.objects.filter(pk=ticket.caller).first()
    return caller is None or caller.masked().withheld != "sealed"


def pages(urls, cookies=("",)):
    return {"urls": [url for url in urls if url], "cookies": list(cookies)}


def given(clerk, operator, count):
    """Return new tickets that wait to be signed for by the clerk's unit: (number, version)."""
    found = []
    category = Category.objects.filter(path__contains="/").order_by("path").first()
    for number in range(count):
        said = {"type": "complaint", "title": f"Bench {number}", "content": "The lamp is dark.", "channel": "phone"}
        said |= {"category": category.code}
        receipt = register(said, actor=operator.actor, now=NOW, route=False)
        sent = {"lead": clerk.unit.code, "why": "Bench."}
        ticket = dispatch(receipt.ticket.number, actor=operator.actor, now=NOW, said=sent)
        found.append((ticket.number, ticket.seq))
    return found


def report(number, category, area):
    """Return the cookie of a browser in which a report waits to be sent."""
    client = Client(HTTP_X_FORWARDED_FOR=f"100.{RUN}.{number % 250}.1")
    steps = (
        ("what", {"content": f"A deep pothole at the corner {number}.", "type": "complaint"}),
        ("kind", {"choice": "other", "other": category}),
        ("where", {"area": area, "do": "next"}),
        ("near", {"join": ""}),
        ("photos", {"do": "next"}),
        ("contact", {}),
    )
    for step, said in steps:
        answer = client.post(address(f"portal:{step}"), said)
        assert answer.status_code in (302, 303), (step, answer.status_code, answer.content.decode()[-3000:])
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items() if name != "csrftoken")


def matter_cookie(number, place):
    """Return the cookie of a browser in which a citizen looked their matter up, at an address of their own."""
    client = Client(HTTP_X_FORWARDED_FOR=f"198.20.{RUN}.{place}")
    client.post(address("portal:check"), {"number": number, "code": CODE})
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


clerk, clerk_cookie = signed_in("unit_clerk")
operator, operator_cookie = signed_in("operator")
supervisor, supervisor_cookie = signed_in("supervisor")
reviewer, reviewer_cookie = signed_in("reviewer")
district, district_cookie = signed_in("district_coordinator")
numbers = []
named = Ticket.objects.filter(caller__isnull=False).order_by("-pk")
for ticket in islice(filter(readable, named.iterator(200)), 100):
    Ticket.objects.filter(pk=ticket.pk).update(code_hash=code_hash(ticket.number, CODE))
    numbers.append(ticket.number)

known = Ticket.objects.filter(channel="phone", category__isnull=False, area__isnull=False).order_by("-pk").first()
matter = {"category": known.category_id, "area": known.area_id, "type": "complaint", "do": "route"}
fresh = given(clerk, operator, WRITES)
there, breaches = address("portal:review"), address("supervision:breaches")
queues = {
    f"queue: {name}": pages([address(f"queues:{name}")], [reviewer_cookie if name == "review" else supervisor_cookie])
    for name in LISTS
}
print(
    json.dumps(
        {
            "tickets": Ticket.objects.count(),
            "numbers": numbers,
            "fresh": fresh,
            "matter": matter,
            "staff": {"clerk": clerk_cookie, "operator": operator_cookie},
            "reports": [report(number, known.category_id, known.area_id) for number in range(WRITES)] if there else [],
            "run": RUN,
            "forms": {
                "note": [address("casefile:act", number, "note") for number, _version in fresh],
                "sign_for": [address("casefile:act", number, "sign_for") for number, _version in fresh],
                "call": address("desk:finish"),
                "review": there,
                "check": address("portal:check"),
            },
            "reads": {
                "front door": pages(["/"]),
                "portal home": pages([address("portal:home")]),
                "public figures": pages([address("portal:figures")]),
                "a citizen's matter": pages(
                    [address("portal:matter", number) for number in numbers[:20]],
                    [matter_cookie(number, place) for place, number in enumerate(numbers[:20])],
                ),
                "a ticket": pages([address("casefile:ticket", number) for number in numbers], [supervisor_cookie]),
                "unit inbox": pages([address("unit:inbox")], [clerk_cookie]),
                "inbox of a district": pages([address("unit:inbox")], [district_cookie]),
                "operator's console": pages([address("desk:console")], [operator_cookie]),
                "queues: overview": pages([address("queues:overview")], [supervisor_cookie]),
                **queues,
                "work below a district by unit": pages([address("unit:units")], [district_cookie]),
                "work of a unit by day": pages([address("unit:days")], [clerk_cookie]),
                "breach review": pages([breaches], [supervisor_cookie]),
                "breaches of a week by unit": pages(
                    [f"{address('supervision:breaches')}?day=week&by=unit"], [supervisor_cookie]
                ),
                "what a unit is late with": pages([address("supervision:unit", clerk.unit.code)], [supervisor_cookie]),
                "wallboard": pages([address("supervision:wall")], [supervisor_cookie]),
                "rule sets": pages([address("rulebook:sets")], [supervisor_cookie]),
            },
        }
    )
)
