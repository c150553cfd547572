"""What Celery runs for citizens: each task a load and one call."""

from celery import shared_task
from django.core.management import call_command

A_NIGHT = 20_000
"""Tickets forgotten in one run: what is left waits for the next night."""


@shared_task(name="citizens.forget", queue="heavy", ignore_result=True)
def forget() -> None:
    """Forget whose time is up (see the command ``forget_due``)."""
    call_command("forget_due", limit=A_NIGHT)
