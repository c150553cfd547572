"""Long looks: asked for at the counter, done by a worker, their results kept."""

import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from hotline.rulebook.models import Run
from routing.domain.digest import digest
from routing.models import RuleSet
from routing.queries import rules_of
from tickets.actions.recompute import recompute_calendar, recompute_policy
from tickets.rehearsal import rehearse

log = logging.getLogger(__name__)

STUCK = timedelta(minutes=35)
"""Longer than a worker may work on a task: whoever ran it is gone."""


def ask(kind: str, subject: str, *, by: str, now: datetime, key: str = "", **more: Any) -> Run:
    """Ask for a run; the same `key` again returns the run it asked for before."""
    run, made = Run.objects.get_or_create(
        key=UUID(key) if key else uuid4(),
        defaults={"kind": kind, "subject": subject, "asked_by": by, "asked_at": now, **more},
    )
    if made:
        transaction.on_commit(lambda: _send(run.pk))
    return run


def _send(pk: int) -> None:
    from hotline.rulebook.tasks import do_run

    try:
        do_run.delay(pk)
    except Exception:  # the broker may be away for a while: the sweep sends it again
        log.exception("run %s could not be handed to a worker", pk, extra={"action": "rulebook.run_not_sent"})


def send_again(now: datetime) -> int:
    """Hand runs to a worker again that nobody took or finished; say how many."""
    waiting = Run.objects.filter(status=Run.Status.WAITING, asked_at__lt=now - timedelta(minutes=2))
    stuck = Run.objects.filter(status=Run.Status.RUNNING, asked_at__lt=now - STUCK)
    keys = [*waiting.values_list("pk", flat=True), *stuck.values_list("pk", flat=True)]
    for pk in keys:
        _send(pk)
    return len(keys)


def do(pk: int) -> None:
    """Do a run and keep what came of it; one that is over is left alone."""
    run = Run.objects.filter(pk=pk).first()
    if run is None or run.over:
        return
    Run.objects.filter(pk=pk).update(status=Run.Status.RUNNING)
    try:
        result = WORK[run.kind](run)
    except Exception:
        log.exception("run %s failed", pk, extra={"action": "rulebook.run_failed"})
        Run.objects.filter(pk=pk).update(status=Run.Status.FAILED, ended_at=timezone.now())
        return
    Run.objects.filter(pk=pk).update(status=Run.Status.DONE, result=result, ended_at=timezone.now())


def _teller(run: Run) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        Run.objects.filter(pk=run.pk).update(done=done, total=total)

    return tell


def _replay(run: Run) -> dict[str, Any]:
    assert run.since is not None
    assert run.until is not None
    # The draft may be edited while it waits and while it is replayed: only what stood still is known to be replayed.
    before = digest_of(int(run.subject))
    found = rehearse(int(run.subject), since=run.since, until=run.until, tell=_teller(run))
    Run.objects.filter(pk=run.pk).update(digest=before if digest_of(int(run.subject)) == before else "")
    return {**found.as_data(), "moved": [asdict(one) for one in found.moved]}


def digest_of(version: int) -> str:
    """Return the digest of a rule set's rules, empty where there is no such set."""
    found = RuleSet.objects.filter(version=version).first()
    return digest(rules_of(found)) if found else ""


def _policy(run: Run) -> dict[str, Any]:
    key = run.subject.partition("@")[0]
    return {"changed": recompute_policy(key, run.subject, timezone.now(), _teller(run))}


def _calendar(run: Run) -> dict[str, Any]:
    return {"changed": recompute_calendar(run.subject, timezone.now(), _teller(run))}


WORK: dict[str, Callable[[Run], dict[str, Any]]] = {
    Run.Kind.REPLAY: _replay,
    Run.Kind.POLICY: _policy,
    Run.Kind.CALENDAR: _calendar,
}
