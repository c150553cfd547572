"""What Celery runs for the desk: each task a load and one call."""

from celery import shared_task
from django.utils import timezone

from hotline.desk import drafts


@shared_task(name="desk.expire", ignore_result=True)
def expire() -> int:
    """Forget what outlived its shift."""
    return drafts.expire(timezone.now())
