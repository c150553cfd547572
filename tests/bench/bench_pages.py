"""Pages as browsers fetch and send them: with a million tickets, and with a small city, in one run.

    pytest tests/bench/bench_pages.py -m bench -s

Prints also what one request of each page costs by itself: on a machine that others use too, that is the truer figure.
Uses the cities of `bench_api` (the first run makes them). People are signed in beforehand; eight browsers ask at once.
Reports, calls and notes that are sent stay in the cities. A page whose counter is not there is told and left out.

    BENCH_EACH=20            requests of each client, instead of 60
    BENCH_ONLY=wall,ticket   only what has one of these words in its name
"""

import json
import os
from pathlib import Path
from random import randrange
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.bench.load import CLIENTS, CODE, LARGE, Served, city, prepared, timed, told

pytestmark = pytest.mark.bench

EACH = 8
"""Writes of a client in a round; there are two rounds, and each write has a ticket or report of its own."""

HERE = Path(__file__).parent
PREPARE, COST = (HERE / "prepare_pages.py").read_text(), (HERE / "cost_pages.py").read_text()
CSRF = "c" * 32
RUN = randrange(1, 250)
ONLY = [word for word in os.environ.get("BENCH_ONLY", "").split(",") if word]


def reads(known):
    """Yield (what, request) for every page that is there."""
    for what, page in known["reads"].items():
        if not page["urls"]:
            print(f"left out, not there: {what}")
        elif wanted(what):
            yield what, getting(page["urls"], page["cookies"])


def getting(urls, cookies):
    return lambda n: ("GET", urls[n % len(urls)], None, headers(cookies[n % len(cookies)], n))


def writes(known):
    """Yield (what, request) for every form; the n-th request is about the n-th ticket or report."""
    urls, staff, tickets = known["forms"], known["staff"], known["fresh"]

    def note(n):
        return post(urls["note"][n], staff["clerk"], n, version=tickets[n][1], text="Seen on site.")

    def sign(n):
        return post(urls["sign_for"][n], staff["clerk"], n, version=tickets[n][1] + 1)

    def call(n):
        words = {"content": f"The lamp before house {n} has been dark for a week.", "phone": f"139{n:08d}"}
        return post(urls["call"], staff["operator"], n, key=str(uuid4()), **words, **known["matter"])

    def report(n):
        method, url, body, sent = post(urls["review"], known["reports"][n], n, once=str(uuid4()))
        return method, url, body, sent | {"X-Forwarded-For": f"100.{known['run']}.{n % 250}.1"}

    def status(n):
        return post(urls["check"], "", n, number=known["numbers"][n % len(known["numbers"])], code=CODE)

    found = {
        "a note on a ticket": (note, urls["note"]),
        "a handler signs for": (sign, urls["sign_for"]),
        "an operator submits a call": (call, urls["call"]),
        "a citizen sends a report": (report, known["reports"]),
        "status by number and code": (status, urls["check"]),
    }
    for what, (request, there) in found.items():
        if not there:
            print(f"left out, not there: {what}")
        elif wanted(what):
            yield what, request


def wanted(what):
    return not ONLY or any(word in what for word in ONLY)


def post(url, cookies, n, **said):
    return "POST", url, urlencode(said), headers(cookies, n) | {"Content-Type": "application/x-www-form-urlencoded"}


def headers(cookies, n):
    """Return what a browser sends that stands in a house of its own: tries and reports are counted by its block."""
    return {
        "Cookie": f"{cookies}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "X-Forwarded-For": f"198.{18 + n // 250 % 2}.{n % 250}.{RUN}",
        "Accept": "text/html",
        "Accept-Encoding": "gzip",
    }


def measure(name):
    known = prepared(name, PREPARE, CODE, str(2 * CLIENTS * EACH))
    costs = prepared(name, COST, json.dumps({what: page for what, page in known["reads"].items() if wanted(what)}))
    with Served(name):
        read = {what: timed(request) for what, request in reads(known)}
        return known["tickets"], costs, read, {what: timed(request, EACH) for what, request in writes(known)}


def weighed(small, large, counts):
    """Print what single requests cost in two cities."""
    print("\none request by itself: processor ms, statements, ms in the database, kB sent")
    print(f"{'':<34}{counts[0]:>19,} tickets {counts[1]:>19,} tickets")
    for what in large:
        pair = (f"{cpu:>9.1f}{n:>5}{waited:>8.1f}{size:>6.1f}" for cpu, n, waited, size in (small[what], large[what]))
        print(f"{what:<34}{''.join(pair)}")


def test_pages_cost_what_is_shown(servers, capsys):
    with capsys.disabled():
        city("hotline_small", 0)
        city("hotline_million", LARGE)
        few, small_costs, small_reads, small_writes = measure("hotline_small")
        many, large_costs, large_reads, large_writes = measure("hotline_million")
        weighed(small_costs, large_costs, (few, many))
        told(small_reads, large_reads, (few, many), "p95 ≤ 150 at a million")
        told(small_writes, large_writes, (few, many), "p95 ≤ 300 at a million")
