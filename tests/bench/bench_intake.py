"""What an intake costs, against a bare transaction that writes the very same rows.

    pytest tests/bench/bench_intake.py -m bench -s

Ours: identity and all of `register` (read the law, route, reckon deadlines, events, outbox, commit). The yardstick, in
the same run and turn and turn about: psycopg alone, one INSERT a table with all rows ready made, commit.
"""

import time
from statistics import median

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import town

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

TABLES = ("tickets_ticket", "tickets_event", "tickets_paper", "tickets_timer", "tickets_assignment", "tickets_outbox")
ROUNDS, EACH = 6, 60


def matters(story, count):
    for number in range(count):
        yield {
            "type": "complaint",
            "title": f"Pothole {number}",
            "content": "A deep pothole at the corner of Harbour Road, two bicycles have fallen already. " * 2,
            "channel": "phone",
            "category": "0706",
            "area": "east-1",
            "caller": town.CALLER,
        }


def ours(story, count):
    """Return intakes a second, one transaction each."""
    from tickets.actions.register import register

    actor = story.who("operator")
    batch = list(matters(story, count))
    begin = time.perf_counter()
    for matter in batch:
        register(matter, actor=actor, now=story.now)
    return count / (time.perf_counter() - begin)


class Bare:
    """The rows of one real intake, ready to be written again under new keys."""

    def __init__(self, ticket):
        self.connection = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor})
        self.connection.prepare_threshold = 0
        self.statements = []
        with connection.cursor() as cursor:
            for table in TABLES:
                columns = [c.name for c in connection.introspection.get_table_description(cursor, table)]
                where = {"tickets_ticket": "id = %s"}.get(table, "ticket_id = %s")
                if table == "tickets_outbox":
                    where = "event_id IN (SELECT id FROM tickets_event WHERE ticket_id = %s)"
                texts = ", ".join(f'"{name}"::text' for name in columns)
                cursor.execute(f"SELECT {texts} FROM {table} WHERE {where}", [ticket.pk])
                rows = cursor.fetchall()
                if rows:
                    self.statements.append((table, columns, rows, self._sql(cursor, table, columns, len(rows))))
        self.key = 10_000_000

    @staticmethod
    def _sql(cursor, table, columns, count):
        cursor.execute(
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = %s::regclass"
            " AND attnum > 0 AND NOT attisdropped",
            [table],
        )
        types = dict(cursor.fetchall())
        row = "(" + ", ".join(f"%s::{types[name]}" for name in columns) + ")"
        names = ", ".join(f'"{name}"' for name in columns)
        return f"INSERT INTO {table} ({names}) VALUES " + ", ".join([row] * count)

    def run(self, count):
        """Return transactions a second."""
        begin = time.perf_counter()
        for _turn in range(count):
            self.key += 100
            with self.connection.cursor() as cursor:
                cursor.execute("SELECT nextval('tickets_serial')")
                for table, columns, rows, sql in self.statements:
                    values = []
                    for place, row in enumerate(rows):
                        known = dict(zip(columns, row, strict=True))
                        if "id" in known:
                            known["id"] = str(self.key + place)
                        if "ticket_id" in known:
                            known["ticket_id"] = str(self.key)
                        if "event_id" in known:
                            known["event_id"] = str(self.key + place)
                        if table == "tickets_ticket":
                            known["number"] = str(self.key)[-16:]
                        values += known.values()
                    cursor.execute(sql, values)
            self.connection.commit()
        return count / (time.perf_counter() - begin)


def test_an_intake_against_a_bare_transaction(capsys):
    town.build()
    story = town.Story()
    ours(story, 20)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ours(story, 1)
    statements = len(queries)
    with CaptureQueriesContext(connection) as queries:
        ours(story, 10)
    assert len(queries) == 10 * statements
    bare = Bare(story.register().ticket)
    bare.run(20)
    pairs = [(ours(story, EACH), bare.run(EACH)) for _round in range(ROUNDS)]
    bare.connection.close()
    mine, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    ratio = median(pair[0] / pair[1] for pair in pairs)
    with capsys.disabled():
        print(f"\nintake: {mine:,.0f}/s, bare transaction {theirs:,.0f}/s, ratio {ratio:.2f} (wanted ≥ 0.33)")
        print(f"statements per intake: {statements} (wanted ≤ 14)")
        for query in queries.captured_queries[:statements]:
            print("   ", query["sql"][:110].replace("\n", " "))
    assert statements <= 14
