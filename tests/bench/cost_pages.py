"""Run by `bench_pages` in a process of its own: what one request of each page costs, with nobody else asking.

Waiting times on a busy machine say little; the processor's time and the statements say which page is heavy, and why.
Takes the pages as JSON from the first argument, and prints by page: milliseconds of our own processor time, statements,
milliseconds of waiting for the database (each the best of a few), and kilobytes as sent.
"""

# ruff: noqa: E402 (what follows the setup needs it)

import json
import sys
from time import perf_counter, process_time

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client

settings.ALLOWED_HOSTS = ["*"]
TURNS = 7


class Statements:
    """Counts statements, and how long they were waited for."""

    def __init__(self):
        self.count, self.seconds = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        begin = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count, self.seconds = self.count + 1, self.seconds + perf_counter() - begin


def cost(page):
    """Return what a page costs: (processor ms, statements, database ms, kB)."""
    spent, waited = [], []
    url, cookie = page["urls"][0], page["cookies"][0]
    client = Client(headers={"Accept-Encoding": "gzip", "X-Forwarded-For": "198.20.0.1", "Cookie": cookie})
    for turn in range(TURNS + 2):
        seen = Statements()
        with connection.execute_wrapper(seen):
            begin = process_time()
            answer = client.get(url)
            taken = process_time() - begin
        assert answer.status_code < 400, (url, answer.status_code)
        if turn > 1:  # the first ones read what is remembered
            spent.append(taken * 1000)
            waited.append(seen.seconds * 1000)
    return min(spent), seen.count, min(waited), len(answer.content) / 1000


print(json.dumps({what: cost(page) for what, page in json.loads(sys.argv[1]).items() if page["urls"]}))
