"""What the rulebook has workers do."""

from celery import shared_task
from django.utils import timezone

from hotline.rulebook import running


@shared_task(name="rulebook.run")
def do_run(pk: int) -> None:
    """Do a run that somebody asked for."""
    running.do(pk)


@shared_task(name="rulebook.sweep")
def send_runs_again() -> int:
    """See that no run is forgotten."""
    return running.send_again(timezone.now())
