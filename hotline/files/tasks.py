"""What Celery runs for files: each task a load and one call."""

from celery import shared_task
from django.utils import timezone

from hotline.files import storing


@shared_task(name="files.sweep", ignore_result=True)
def sweep() -> None:
    """Delete uploads nobody sent, and bytes nobody can ask for. Safe to run twice."""
    now = timezone.now()
    storing.sweep_loose(now)
    storing.sweep_bytes(now)
