"""What Celery runs for active governance. All are safe to run twice, at once, and late."""

from celery import shared_task
from django.utils import timezone

from hotline.insight import tuning
from hotline.insight.grouped import night, stream
from hotline.insight.watching.watch import look_back, watch


@shared_task(name="insight.topics", ignore_result=True)
def group_topics() -> None:
    """Group the texts of the window anew."""
    night.run(timezone.now())


@shared_task(name="insight.follow", ignore_result=True)
def follow_topics() -> None:
    """Let new tickets find their matters, until there are no more."""
    while stream.follow(timezone.now()) == stream.MOST:
        pass


@shared_task(name="insight.watch", ignore_result=True)
def watch_new() -> None:
    """Let the detectors look at what came in since their last look; days that were missed are caught up."""
    watch(timezone.now())
    tuning.send_again(timezone.now())


@shared_task(name="insight.look_back", ignore_result=True)
def watch_daily() -> None:
    """Look at what only changes from day to day."""
    look_back(timezone.now())


@shared_task(name="insight.tune", ignore_result=True)
def do_tuning(pk: int) -> None:
    """Replay a detector over history."""
    tuning.do(pk)
