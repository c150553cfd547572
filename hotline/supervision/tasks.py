"""What Celery runs for the supervisor's rooms."""

from celery import shared_task
from django.utils import timezone

from hotline.supervision.board.minutes import keep


@shared_task(name="supervision.board", ignore_result=True)
def board() -> None:
    """Count the wall's figures. Safe to run twice."""
    keep(timezone.now())
