"""What Celery runs for active governance. All are safe to run twice, at once, and late."""

from celery import shared_task
from django.utils import timezone

from hotline.insight.grouped import night, stream


@shared_task(name="insight.topics", ignore_result=True)
def group_topics() -> None:
    """Group the texts of the window anew."""
    night.run(timezone.now())


@shared_task(name="insight.follow", ignore_result=True)
def follow_topics() -> None:
    """Let new tickets find their matters, until there are no more."""
    while stream.follow(timezone.now()) == stream.MOST:
        pass
