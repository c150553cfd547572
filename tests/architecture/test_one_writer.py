"""Tickets have one writer: nobody else saves, updates or deletes what hangs on a ticket, by the ORM or by SQL."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "hotline", "tickets", "routing")

GUARDED = {"Ticket", "Timer", "Assignment", "TicketRequest", "Supervision", "Event", "Outbox", "Paper"}
LAW = {"PolicyVersion", "CalendarVersion"}
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
TABLES = re.compile(r"\b(insert\s+into|update|delete\s+from|truncate|copy)\s+\"?tickets_", re.IGNORECASE)

WRITERS: dict[str, set[str]] = {
    "tickets/actions/_write.py": GUARDED,  # what `_move` calls at the end of every move
    "tickets/actions/forget.py": {"Ticket", "Paper"},  # erases what was said; the chain stays
    "tickets/actions/law.py": LAW,
    "tickets/delivery.py": {"Outbox"},  # what was delivered, or has to wait
    "hotline/demo/growth.py": {"SQL"},  # copies lived histories a million times, to measure with
    "hotline/demo/simulation/chores.py": {"SQL"},  # drops the notices of a past that was only simulated
}


def sources() -> list[str]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def models_of(tree: ast.AST) -> dict[str, str]:
    """Return the names a module gives to guarded models: alias → model."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tickets.models"):
            names.update({one.asname or one.name: one.name for one in node.names if one.name in GUARDED | LAW})
    return names


def root_of(node: ast.AST) -> str:
    """Return the name a chain of attributes and calls begins with."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def writes_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, model) of each write to a guarded model; "" for a saved or deleted row nobody can name."""
    tree = ast.parse(source)
    models = models_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TABLES.search(node.value):
            yield node.lineno, "SQL"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sheet":
            named = node.args[0].id if node.args and isinstance(node.args[0], ast.Name) else ""
            yield node.lineno, models.get(named, "")
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            continue
        root = root_of(node.func.value)
        if root in models:
            yield node.lineno, models[root]
        elif node.func.attr in ("save", "delete") and root in ("ticket", "case", "timer", "event", "paper", "row"):
            yield node.lineno, ""


@pytest.mark.parametrize("path", sources())
def test_only_writers_write(path):
    allowed = WRITERS.get(path, set())
    wrong = [
        (line, model)
        for line, model in writes_of((ROOT / path).read_text())
        if model not in allowed and not (model == "" and (allowed or not path.startswith("tickets/")))
    ]
    assert not wrong, f"{path} writes what only {sorted(WRITERS)} may write"


def test_the_watch_sees_what_it_watches_for():
    source = """
from tickets.models import Event as Row, Ticket
Ticket.objects.filter(pk=1).update(state="closed")
Row.objects.bulk_create([])
Ticket(number="x").save()
cursor.execute("UPDATE tickets_ticket SET state = 'closed'")
ticket.save()
other.objects.update()
Sheet(Ticket, ["state"])
"""
    assert [(line, model) for line, model in sorted(writes_of(source))] == [
        (3, "Ticket"), (4, "Event"), (5, "Ticket"), (6, "SQL"), (7, ""), (9, "Ticket"),
    ]  # fmt: skip


def test_the_writers_are_still_there():
    for path in WRITERS:
        assert list(writes_of((ROOT / path).read_text())), f"{path} writes nothing any more: take it off the list"
